import numpy as np, pandas as pd
import xgboost as xgb
from sklearn.model_selection import KFold
from sklearn.metrics import mean_squared_error

tr = pd.read_csv("/kaggle/input/mercari/train.tsv", sep="\t")
tr["y"] = np.log1p(tr["price"])
cats = ["brand_name", "category_name", "item_condition_id"]
tr[cats] = tr[cats].astype(str)
prior_w = 20


def te(frame, col, ref):
    g = ref.groupby(col)["y"].agg(["sum", "count"])
    m = ref["y"].mean()
    enc = (g["sum"] + prior_w * m) / (g["count"] + prior_w)
    return frame[col].map(enc).fillna(m)


feats = ["te_" + c for c in cats] + ["shipping"]
oof = np.zeros(len(tr))
for i, (a, b) in enumerate(KFold(10, shuffle=True, random_state=77).split(tr)):
    A, B = tr.iloc[a].copy(), tr.iloc[b].copy()
    for c in cats:
        B["te_" + c] = te(B, c, A)
    inner = KFold(5, shuffle=True, random_state=i)
    for c in cats:
        A["te_" + c] = 0.0
        for p, q in inner.split(A):
            A.iloc[q, A.columns.get_loc("te_" + c)] = te(A.iloc[q], c, A.iloc[p]).values
    m = xgb.XGBRegressor(n_estimators=600, max_depth=6, learning_rate=0.05, subsample=.8)
    m.fit(A[feats], A["y"])
    oof[b] = m.predict(B[feats])
    print(i, mean_squared_error(B["y"], oof[b]) ** .5)
print("OOF RMSLE", mean_squared_error(tr["y"], oof) ** .5)
