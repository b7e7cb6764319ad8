import pandas as pd
from sklearn.metrics import roc_auc_score
from xgboost import XGBClassifier

orders = pd.read_parquet("orders.parquet").sort_values("placed_at").reset_index(drop=True)
by_client = orders.groupby("client_id")
orders["n_before"] = by_client.cumcount()
orders["mean_before"] = by_client["amount"].transform(lambda s: s.shift().expanding().mean())
orders["gap_days"] = by_client["placed_at"].diff().dt.total_seconds() / 86400
orders["over_usual"] = orders["amount"] / orders["mean_before"]

new = orders["placed_at"] >= pd.Timestamp("2024-01-01")
cols = ["amount", "n_before", "mean_before", "gap_days", "over_usual"]
clf = XGBClassifier(n_estimators=250, max_depth=4)
clf.fit(orders.loc[~new, cols], orders.loc[~new, "returned"])
print(roc_auc_score(orders.loc[new, "returned"], clf.predict_proba(orders.loc[new, cols])[:, 1]))
