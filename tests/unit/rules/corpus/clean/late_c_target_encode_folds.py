import numpy as np, pandas as pd
import lightgbm as lgb
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import roc_auc_score

df = pd.read_csv("cat_in_the_dat.csv")
print(df.groupby("nom_5")["target"].mean().describe())     # just a look
y = df["target"].values
X = df[["nom_5", "ord_3", "day", "month"]].copy()
X["ord_3"] = X["ord_3"].fillna("none").map(lambda s: ord(s[0]))
X[["day", "month"]] = X[["day", "month"]].fillna(-1)

oof = np.zeros(len(df))
for trn, val in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
    Xt, Xv, yt = X.iloc[trn].copy(), X.iloc[val].copy(), pd.Series(y[trn], X.index[trn])
    full = yt.groupby(Xt["nom_5"]).mean()
    enc = pd.Series(yt.mean(), Xt.index)
    for p, q in StratifiedKFold(5, shuffle=True, random_state=1).split(Xt, yt):
        m = yt.iloc[p].groupby(Xt["nom_5"].iloc[p]).mean()
        enc.iloc[q] = Xt["nom_5"].iloc[q].map(m).fillna(yt.iloc[p].mean()).values
    Xt["nom_5"], Xv["nom_5"] = enc, Xv["nom_5"].map(full).fillna(yt.mean())
    clf = lgb.LGBMClassifier(n_estimators=300).fit(Xt, yt)
    oof[val] = clf.predict_proba(Xv)[:, 1]
print(roc_auc_score(y, oof))
