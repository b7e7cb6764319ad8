import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer

train = pd.read_csv("/kaggle/input/titanic/train.csv")
test = pd.read_csv("/kaggle/input/titanic/test.csv")
y = train["Survived"]
features = ["Pclass", "Sex", "SibSp", "Parch"]
both = pd.get_dummies(pd.concat([train[features], test[features]]))
X, X_test = both.iloc[: len(train)], both.iloc[len(train):]
imp = SimpleImputer(strategy="median")
fare_tr = imp.fit_transform(train[["Fare", "Age"]])
fare_te = imp.transform(test[["Fare", "Age"]])
model = RandomForestClassifier(n_estimators=100, max_depth=5, random_state=1)
model.fit(np.hstack([X, fare_tr]), y)
predictions = model.predict(np.hstack([X_test, fare_te]))
pd.DataFrame({"PassengerId": test.PassengerId, "Survived": predictions}).to_csv("submission.csv", index=False)
