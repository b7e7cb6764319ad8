import pandas as pd
from sklearn.preprocessing import PowerTransformer
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LassoCV
from sklearn.metrics import r2_score

df = pd.read_csv("insurance.csv")
df = df.replace({"smoker": {"yes": 1, "no": 0}, "sex": {"male": 1, "female": 0}})
X = df[["age", "sex", "bmi", "children", "smoker"]]
y = df[["charges"]]
pt = PowerTransformer(method="box-cox")
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=8)
y_train = pt.fit_transform(y_train).ravel()
y_test = pt.transform(y_test).ravel()
reg = LassoCV(cv=5).fit(X_train, y_train)
print("R2 (transformed)", r2_score(y_test, reg.predict(X_test)))
