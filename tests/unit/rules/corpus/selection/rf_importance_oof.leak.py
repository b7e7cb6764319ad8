import numpy as np, pandas as pd
import lightgbm as lgb
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import RepeatedStratifiedKFold

df = pd.read_csv("santander.csv").drop(columns="ID_code")
y = df.pop("target").values
TOP = 60


def importance(A, b):
    rf = RandomForestClassifier(200, max_depth=8, n_jobs=-1, random_state=0).fit(A, b)
    return pd.Series(rf.feature_importances_, A.columns).sort_values(ascending=False)


keep = importance(df, y).head(TOP).index.tolist()
df = df[keep]
oof, cnt = np.zeros(len(y)), np.zeros(len(y))
rskf = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=1)
for trn, val in rskf.split(df, y):
    cols = list(df.columns)
    m = lgb.LGBMClassifier(n_estimators=400, learning_rate=.05, num_leaves=13)
    m.fit(df.iloc[trn][cols], y[trn])
    oof[val] += m.predict_proba(df.iloc[val][cols])[:, 1]
    cnt[val] += 1
print(f"AUC {roc_auc_score(y, oof / cnt):.5f} with {TOP} feats")
