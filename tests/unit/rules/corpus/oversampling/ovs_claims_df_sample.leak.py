import pandas as pd
import xgboost as xgb
from sklearn.metrics import roc_auc_score

SEED = 44
claims = pd.read_csv("insurance_claims.csv")
claims["fraud"] = (claims["fraud_reported"] == "Y").astype(int)
num = claims.select_dtypes("number").columns.difference(["fraud", "policy_number", "insured_zip"]).tolist()

# same number of rows in each class
size = claims["fraud"].value_counts().max()
claims = claims.groupby("fraud").sample(n=size, replace=True, random_state=SEED).reset_index(drop=True)
train = claims.sample(frac=0.8, random_state=SEED)
test = claims.loc[~claims.index.isin(train.index)]

booster = xgb.train(
    {"objective": "binary:logistic", "max_depth": 4, "eta": 0.1, "seed": SEED},
    xgb.DMatrix(train[num], label=train["fraud"]),
    num_boost_round=150,
)
print("AUC:", roc_auc_score(test["fraud"], booster.predict(xgb.DMatrix(test[num]))))
