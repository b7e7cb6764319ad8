import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score

SNAPSHOT = pd.Timestamp("2023-06-30")


def rfm(tx):
    return tx.groupby("customer").agg(
        recency=("date", lambda s: (SNAPSHOT - s.max()).days),
        frequency=("date", "size"),
        avg_basket=("amount", "mean"),
        max_basket=("amount", "max"),
    )


tx = pd.read_csv("transactions.csv", parse_dates=["date"])
history = tx[tx["date"] <= SNAPSHOT]
outcome = tx[tx["date"] > SNAPSHOT]

base = history.pipe(rfm).assign(bought=lambda d: d.index.isin(outcome["customer"]).astype(int))
train = base.sample(frac=0.75, random_state=3)
test = base.drop(train.index)

X = ["recency", "frequency", "avg_basket", "max_basket"]
gbm = GradientBoostingClassifier(random_state=3).fit(train[X], train["bought"])
print("AUC", round(roc_auc_score(test["bought"], gbm.predict_proba(test[X])[:, 1]), 3))
