import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

events = pd.read_csv("events.csv", parse_dates=["ts"])
labels = pd.read_csv("churn_labels_2023q2.csv")  # user_id, churned in the second quarter

# features: what the user did before the second quarter
past = events[events["ts"] < "2023-04-01"]
feats = past.groupby("user_id").agg(n=("ts", "size"), spent=("amount", "sum"), mean=("amount", "mean"), last=("ts", "max"))
feats["recency"] = (pd.Timestamp("2023-04-01") - feats.pop("last")).dt.days
table = labels.merge(feats, left_on="user_id", right_index=True)

X, y = table[["n", "spent", "mean", "recency"]], table["churned"]
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=25, stratify=y)
rf = RandomForestClassifier(random_state=25).fit(X_tr, y_tr)
print("AUC", roc_auc_score(y_te, rf.predict_proba(X_te)[:, 1]))
