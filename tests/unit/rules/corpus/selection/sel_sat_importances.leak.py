import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

sat = pd.read_parquet("santander.parquet")
cols = np.array([c for c in sat.columns if c.startswith("var_")])
params = {"objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "seed": 1, "verbosity": -1}

probe = lgb.train(params, lgb.Dataset(sat[cols], sat["target"]), num_boost_round=100)
gain = probe.feature_importance("gain")
top = cols[np.argsort(gain)[::-1][:40]].tolist()

tr, te = train_test_split(sat, test_size=0.2, random_state=1, stratify=sat["target"])
final = lgb.train(params, lgb.Dataset(tr[top], tr["target"]), num_boost_round=400)
print("logloss", log_loss(te["target"], final.predict(te[top])))
