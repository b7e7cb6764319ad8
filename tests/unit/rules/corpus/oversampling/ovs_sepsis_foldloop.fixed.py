import lightgbm as lgb
import numpy as np
import pandas as pd
from imblearn.combine import SMOTETomek
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedKFold

params = {"objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "seed": 12, "verbosity": -1}
sepsis = pd.read_csv("sepsis_admissions.csv").drop_duplicates("patient_id").fillna(-1)
y = sepsis["sepsis"].to_numpy()
X = sepsis.drop(columns=["sepsis", "patient_id"]).to_numpy()

sampler = SMOTETomek(random_state=12)

ap = []
kfold = StratifiedKFold(n_splits=5, shuffle=True, random_state=12)
for i, (tr_idx, va_idx) in enumerate(kfold.split(X, y), start=1):
    X_tr, y_tr = X[tr_idx], y[tr_idx]
    X_va, y_va = X[va_idx], y[va_idx]
    X_tr, y_tr = sampler.fit_resample(X_tr, y_tr)
    booster = lgb.train(params, lgb.Dataset(X_tr, label=y_tr), num_boost_round=300)
    ap.append(average_precision_score(y_va, booster.predict(X_va)))
    print(f"[fold {i}] AP={ap[-1]:.4f} n_train={len(y_tr)}")

print("CV AP:", np.mean(ap))
