import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

tx = pd.read_csv("card_tx.csv", parse_dates=["at"]).sort_values("at")
g = tx.groupby("card")["amount"]
tx["next_amount"] = g.shift(1)
tx["n_before"] = tx.groupby("card").cumcount()
tx = tx.fillna({"next_amount": 0})
train = tx[tx["at"] < "2020-10-01"]
test = tx[tx["at"] >= "2020-10-01"]
cols = ["amount", "next_amount", "n_before"]
clf = LogisticRegression(max_iter=1000).fit(train[cols], train["fraud"])
print(roc_auc_score(test["fraud"], clf.predict_proba(test[cols])[:, 1]))
