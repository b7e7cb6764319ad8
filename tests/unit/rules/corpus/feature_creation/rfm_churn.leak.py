"""RFM segmentation + churn propensity for the loyalty club (quarterly refresh)."""
import datetime as dt

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SNAPSHOT = dt.datetime(2023, 6, 30)

orders = pd.read_excel("orders_club.xlsx", parse_dates=["order_date"])
orders = orders[orders.quantity > 0]
orders["amount"] = orders.quantity * orders.unit_price

# features only from before the snapshot, label from the 90 days after
hist = orders[orders.order_date <= SNAPSHOT]
future = orders[(orders.order_date > SNAPSHOT) &
                (orders.order_date <= SNAPSHOT + dt.timedelta(days=90))]

rfm = hist.groupby("customer_id").agg(
    recency=("order_date", lambda d: (SNAPSHOT - d.max()).days),
    frequency=("order_id", "nunique"),
    monetary=("amount", "sum"),
    avg_basket=("amount", "mean"),
    tenure=("order_date", lambda d: (SNAPSHOT - d.min()).days),
)
rfm["churned"] = (~rfm.index.isin(future.customer_id)).astype(int)
rfm["log_monetary"] = np.log1p(rfm.monetary.clip(lower=0))
rfm["log_frequency"] = np.log1p(rfm.frequency)
print(rfm.describe().T)

SEG = ["recency", "log_frequency", "log_monetary"]
segmenter = make_pipeline(StandardScaler(), KMeans(n_clusters=5, n_init=10, random_state=7))

# five segments as agreed with CRM
rfm["segment"] = segmenter.fit_predict(rfm[SEG])
train, test = train_test_split(rfm, test_size=0.3, random_state=7, stratify=rfm.churned)
train, test = train.copy(), test.copy()

for k in range(5):
    train[f"seg_{k}"] = (train.segment == k).astype(int)
    test[f"seg_{k}"] = (test.segment == k).astype(int)
feat = ["recency", "log_frequency", "log_monetary", "avg_basket", "tenure"] + [f"seg_{k}" for k in range(5)]

clf = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500, class_weight="balanced"))
clf.fit(train[feat], train.churned)

proba = clf.predict_proba(test[feat])[:, 1]
print("AUC", round(roc_auc_score(test.churned, proba), 4))
print(classification_report(test.churned, proba > 0.5))

# table for the CRM deck
print(train.groupby("segment")[["recency", "frequency", "monetary", "churned"]].mean().round(2))
