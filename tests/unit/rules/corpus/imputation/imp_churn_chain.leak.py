import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

users = (
    pd.read_csv("subscriptions.csv", parse_dates=["signup"])
    .rename(columns=str.lower)
    .drop(columns=["email", "phone"])
    .assign(tenure=lambda d: (pd.Timestamp("2024-01-01") - d["signup"]).dt.days)
    .assign(per_month=lambda d: d["spend"] / (d["tenure"] / 30 + 1))
    .pipe(lambda d: d.fillna(d.mean(numeric_only=True)))
)

cols = ["tenure", "per_month", "spend", "tickets", "logins_30d"]
tr = users.sample(frac=0.8, random_state=3)
te = users.drop(tr.index)

lr = LogisticRegression(max_iter=2000).fit(tr[cols], tr["churned"])
print("F1", f1_score(te["churned"], lr.predict(te[cols])))
