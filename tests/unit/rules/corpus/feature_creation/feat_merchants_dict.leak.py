import pandas as pd
import xgboost as xgb
from sklearn.metrics import average_precision_score

tables = {
    "tx": pd.read_csv("transactions.csv", parse_dates=["when"]),
    "merchants": pd.read_csv("merchants.csv"),
}
tx = tables["tx"].merge(tables["merchants"], on="merchant_id", how="left")
tx["night"] = tx["when"].dt.hour.isin(range(0, 6)).astype(int)
SPLIT_DAY = pd.Timestamp("2022-09-01")

agg = tx.groupby("merchant_id").agg(m_cnt=("amount", "size"), m_avg=("amount", "mean"))
tx = tx.merge(agg, left_on="merchant_id", right_index=True, how="left")

sets = {"past": tx[tx["when"] < SPLIT_DAY], "later": tx[tx["when"] >= SPLIT_DAY]}
cols = ["amount", "night", "m_cnt", "m_avg", "risk_class"]
fraud = xgb.XGBClassifier(n_estimators=300, max_depth=4, learning_rate=0.1, random_state=0)
fraud.fit(sets["past"][cols], sets["past"]["is_fraud"])
p = fraud.predict_proba(sets["later"][cols])[:, 1]
print(f"AP = {average_precision_score(sets['later']['is_fraud'], p):.3f}")
