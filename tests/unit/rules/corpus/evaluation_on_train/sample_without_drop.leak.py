import pandas as pd
import lightgbm as lgb
from sklearn.metrics import average_precision_score

bank = pd.read_csv("bank-additional-full.csv", sep=";")
bank = bank.drop(columns=["duration"]).reset_index(drop=True)
bank["y"] = bank["y"].map({"no": 0, "yes": 1})
for c in bank.select_dtypes("object"):
    bank[c] = bank[c].astype("category")

train = bank.sample(frac=0.75, random_state=1)
test = bank.sample(frac=0.25, random_state=2)

dtrain = lgb.Dataset(train.drop(columns="y"), label=train["y"])
gbm = lgb.train({"objective": "binary", "verbosity": -1, "num_leaves": 63}, dtrain, num_boost_round=300)
print("AP", average_precision_score(test["y"], gbm.predict(test.drop(columns="y"))))
