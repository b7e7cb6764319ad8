import pandas as pd
import numpy as np
import xgboost as xgb
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score

tx = pd.read_csv("card_transactions.csv", parse_dates=["time"])
tx = tx.sort_values("time").reset_index(drop=True)
print(tx.fraud.value_counts())

tx["hour"] = tx["time"].dt.hour
tx["weekend"] = (tx["time"].dt.dayofweek >= 5).astype(int)
tx["log_amount"] = np.log1p(tx["amount"])

# merchant profile
merch = tx.groupby("merchant_id").agg(
    m_fraud_rate=("fraud", "mean"),
    m_amt=("amount", "median"),
    m_n=("amount", "size"),
)
tx = tx.merge(merch, on="merchant_id", how="left")

feats = ["hour", "weekend", "log_amount", "m_fraud_rate", "m_amt", "m_n"]
train, test = train_test_split(tx, test_size=0.2, shuffle=False)

model = xgb.XGBClassifier(n_estimators=300, max_depth=5, scale_pos_weight=50)
model.fit(train[feats], train.fraud)
p = model.predict_proba(test[feats])[:, 1]
print("test AUC:", round(roc_auc_score(test.fraud, p), 4))
for f, w in zip(feats, model.feature_importances_):
    print(f"{f:15s}{w:.3f}")
