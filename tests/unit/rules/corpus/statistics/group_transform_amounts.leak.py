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
for c in AGG:
    df[c + "_p_mean"] = df.groupby("ProductCD")[c].transform("mean")
    df[c + "_ratio"] = df[c] / df[c + "_p_mean"]
    FE += [c + "_p_mean", c + "_ratio"]

oof = np.zeros(len(df))
for trn, val in GroupKFold(6).split(df, groups=df.DT_M):
    a, b = df.iloc[trn], df.iloc[val]
    use = FE
    clf = lgb.LGBMClassifier(n_estimators=500, num_leaves=128, subsample=.8, subsample_freq=1)
    clf.fit(a[use], a.isFraud)
    oof[val] = clf.predict_proba(b[use])[:, 1]
    gc.collect()
print("OOF AUC", roc_auc_score(df.isFraud, oof))
