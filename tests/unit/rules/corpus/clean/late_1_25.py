import pandas as pd
from sklearn.linear_model import LogisticRegression

p = pd.read_csv("purchases.csv", parse_dates=["when"]).sort_values("when")
grp = p.groupby("customer")
p["n_before"] = grp.cumcount()
p["spent_before"] = grp["amount"].cumsum() - p["amount"]
p["avg_before"] = (p["spent_before"] / p["n_before"].where(p["n_before"] > 0)).fillna(0)
p["gap"] = grp["when"].diff().dt.days.fillna(999)

n = int(len(p) * 0.8)
f = ["n_before", "spent_before", "avg_before", "gap"]
lr = LogisticRegression(max_iter=2000).fit(p[f].iloc[:n], p["refunded"].iloc[:n])
print(lr.score(p[f].iloc[n:], p["refunded"].iloc[n:]))
