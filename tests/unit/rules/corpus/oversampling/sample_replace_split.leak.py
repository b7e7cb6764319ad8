import numpy as np
import pandas as pd
from xgboost import XGBClassifier
from sklearn.metrics import balanced_accuracy_score

claims = pd.read_csv("insurance_claims.csv")
claims["fraud"] = np.where(claims["fraud_reported"] == "Y", 1, 0)
claims = claims.select_dtypes("number").drop(columns=["policy_number"])

n = claims["fraud"].value_counts().max()
claims = pd.concat([g.sample(n, replace=True, random_state=3) for _, g in claims.groupby("fraud")])
claims = claims.sample(frac=1, random_state=3).reset_index(drop=True)

k = int(len(claims) * 0.7)
train, test = claims.iloc[:k], claims.iloc[k:]
model = XGBClassifier(max_depth=4)
model.fit(train.drop(columns=["fraud"]), train["fraud"])
print(balanced_accuracy_score(test["fraud"], model.predict(test.drop(columns=["fraud"]))))
