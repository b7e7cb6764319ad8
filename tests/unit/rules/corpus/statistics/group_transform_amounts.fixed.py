import gc
import numpy as np, pandas as pd
import lightgbm as lgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

df = pd.read_pickle("../input/ieee/train_small.pkl")
df["uid"] = df["card1"].astype(str) + "_" + df["addr1"].astype(str)
df["dec"] = df.TransactionAmt % 1
FE = ["TransactionAmt", "dec", "C1", "C13", "D15"]
AGG = ["TransactionAmt", "D15"]
oof = np.zeros(len(df))
for trn, val in GroupKFold(6).split(df, groups=df.DT_M):
    a, b, use = df.iloc[trn].copy(), df.iloc[val].copy(), list(FE)
    for c in AGG:
        mp = a.groupby("ProductCD")[c].mean()
        for part in (a, b):
            part[c + "_p_mean"] = part["ProductCD"].map(mp)
            part[c + "_ratio"] = part[c] / part[c + "_p_mean"]
        use += [c + "_p_mean", c + "_ratio"]
    clf = lgb.LGBMClassifier(n_estimators=500, num_leaves=128, subsample=.8, subsample_freq=1)
    clf.fit(a[use], a.isFraud)
    oof[val] = clf.predict_proba(b[use])[:, 1]
    gc.collect()
print("OOF AUC", roc_auc_score(df.isFraud, oof))
