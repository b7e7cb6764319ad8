import pandas as pd
import lightgbm as lgb

tr = pd.read_csv("train_transaction.csv")
te = pd.read_csv("test_transaction.csv")
label = tr.pop("isFraud")
drop = ["TransactionID", "TransactionDT"]

for col in ["card1", "card2", "addr1", "P_emaildomain"]:
    n = pd.concat([tr[col], te[col]]).value_counts(dropna=False)
    tr[col + "_n"] = tr[col].map(n)
    te[col + "_n"] = te[col].map(n)

num = [c for c in tr.select_dtypes("number") if c not in drop]
clf = lgb.LGBMClassifier(n_estimators=500, learning_rate=0.03, num_leaves=256)
clf.fit(tr[num], label)
out = te[["TransactionID"]].copy()
out["isFraud"] = clf.predict_proba(te[num])[:, 1]
out.to_csv("sub.csv", index=False)
