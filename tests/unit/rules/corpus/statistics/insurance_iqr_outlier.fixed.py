import pandas as pd
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score

seguro = pd.read_csv("insurance.csv")
seguro["smoker"] = (seguro["smoker"] == "yes").astype(int)
seguro["sex"] = (seguro["sex"] == "male").astype(int)
seguro = seguro.drop("region", axis=1)

X = seguro.drop("charges", axis=1)
y = seguro["charges"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=101)
# obese relative to the rest of the clients
mediana = X_train["bmi"].median()
X_train["alto_bmi"] = (X_train["bmi"] > mediana).astype(int)
X_test["alto_bmi"] = (X_test["bmi"] > mediana).astype(int)
reg = LinearRegression().fit(X_train, y_train)
print("r2 test", r2_score(y_test, reg.predict(X_test)))
print(pd.Series(reg.coef_, index=X_train.columns))
