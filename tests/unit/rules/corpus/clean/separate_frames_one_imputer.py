import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import KNNImputer

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
cols = ["Pclass", "Age", "Fare", "SibSp"]
imp = KNNImputer().fit(train[cols])
rf = RandomForestClassifier().fit(imp.transform(train[cols]), train["Survived"])
test["Survived"] = rf.predict(imp.transform(test[cols]))
test[["PassengerId", "Survived"]].to_csv("submission.csv", index=False)
