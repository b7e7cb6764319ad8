import pandas as pd
import numpy as np
import lightgbm as lgb
from sklearn.metrics import roc_auc_score

# fraud detection
tx = pd.read_csv("train_transaction.csv")
identity = pd.read_csv("train_identity.csv")
df = tx.merge(identity, on="TransactionID", how="left")
df = df.sort_values("TransactionDT").reset_index(drop=True)
del tx, identity

df["day"] = df["TransactionDT"] // 86400
df["cents"] = (df["TransactionAmt"] - np.floor(df["TransactionAmt"])) * 100
df["email_match"] = np.where(df["P_emaildomain"] == df["R_emaildomain"], 1, 0)

split = int(len(df) * 0.8)
tr = df.iloc[:split].copy()
va = df.iloc[split:].copy()
for col in ["card1", "card2", "addr1", "P_emaildomain", "DeviceInfo"]:
    counts = tr[col].value_counts(dropna=False, normalize=True)
    tr[col + "_freq"] = tr[col].map(counts)
    va[col + "_freq"] = va[col].map(counts).fillna(0)

drop = ["isFraud", "TransactionID", "TransactionDT", "day"]
feats = [c for c in tr.columns if c not in drop and tr[c].dtype != "object"]

dtr = lgb.Dataset(tr[feats], tr["isFraud"])
params = {"objective": "binary", "metric": "auc", "learning_rate": 0.03, "num_leaves": 127, "verbose": -1}
bst = lgb.train(params, dtr, 500)
pred = bst.predict(va[feats])
print("AUC:", roc_auc_score(va["isFraud"], pred))

imp = pd.Series(bst.feature_importance("gain"), index=feats).sort_values(ascending=False)
print(imp.head(20))
