import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import roc_auc_score

data = pd.read_csv("avazu_small.csv")
y_col = "click"
cats = ["site_id", "site_domain", "app_id", "device_ip"]
mask = np.random.RandomState(1).rand(len(data)) < 0.8
prior = data.loc[mask, y_col].mean()
for c in cats:
    agg = data[mask].groupby(c)[y_col].agg(["sum", "count"])
    smooth = (agg["sum"] + 20 * prior) / (agg["count"] + 20)
    data[c + "_te"] = data[c].map(smooth).fillna(prior)

tr, te = data[mask], data[~mask]
cols = [c + "_te" for c in cats]
gbm = lgb.LGBMClassifier(n_estimators=300)
gbm.fit(tr[cols], tr[y_col])
print(roc_auc_score(te[y_col], gbm.predict_proba(te[cols])[:, 1]))
