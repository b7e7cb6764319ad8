import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

raw = pd.read_csv("bank_marketing.csv", sep=";")

frame = (
    raw.assign(
        y=lambda d: (d["y"] == "yes").astype(int),
        balance_bin=lambda d: pd.qcut(d["balance"], 10, labels=False, duplicates="drop"),
        has_loan=lambda d: (d["loan"] == "yes").astype(int),
    )
    .loc[:, ["y", "balance_bin", "has_loan", "age", "campaign"]]
)
train, test = train_test_split(frame, stratify=frame["y"], test_size=0.3, random_state=14)

use = ["balance_bin", "has_loan", "age", "campaign"]
lr = LogisticRegression(max_iter=500).fit(train[use], train["y"])
print(roc_auc_score(test["y"], lr.predict_proba(test[use])[:, 1]))
