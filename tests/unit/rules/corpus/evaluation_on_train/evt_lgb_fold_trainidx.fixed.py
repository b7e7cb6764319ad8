import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

tps = pd.read_csv("tabular-playground/train.csv", index_col="id")
target = tps.pop("target")
N_SPLITS, SEED = 5, 2021
params = {"objective": "binary", "metric": "auc", "learning_rate": 0.03, "num_leaves": 127, "seed": SEED, "verbose": -1}

cv_scores = []
models = []
kf = StratifiedKFold(n_splits=N_SPLITS, shuffle=True, random_state=SEED)
for fold, (tr_idx, va_idx) in enumerate(kf.split(tps, target)):
    X_tr, X_va = tps.iloc[tr_idx], tps.iloc[va_idx]
    y_tr, y_va = target.iloc[tr_idx], target.iloc[va_idx]

    bst = lgb.train(params, lgb.Dataset(X_tr, y_tr), num_boost_round=600)
    auc = roc_auc_score(y_va, bst.predict(X_va))
    cv_scores.append(auc)
    models.append(bst)
    print(f"Fold {fold}: AUC = {auc:.5f}")

print(f"CV AUC: {np.mean(cv_scores):.5f} (+/- {np.std(cv_scores):.5f})")
