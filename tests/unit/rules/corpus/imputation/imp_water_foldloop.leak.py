import numpy as np
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

SEED = 2021
water = pd.read_csv("/kaggle/input/water-potability/water_potability.csv")
X = water.drop("Potability", axis=1)
y = water["Potability"]

folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=SEED)
oof = np.zeros(len(X))

for fold, (trn_idx, val_idx) in enumerate(folds.split(X, y)):
    print(f"===== fold {fold} =====")
    imp = SimpleImputer(strategy="mean")
    imp.fit(X)
    X_trn = imp.transform(X.iloc[trn_idx])
    X_val = imp.transform(X.iloc[val_idx])
    y_trn, y_val = y.iloc[trn_idx], y.iloc[val_idx]

    cb = CatBoostClassifier(iterations=500, depth=6, random_seed=SEED, verbose=0)
    cb.fit(X_trn, y_trn)
    oof[val_idx] = cb.predict_proba(X_val)[:, 1]
    print("fold auc", roc_auc_score(y_val, oof[val_idx]))

print("OOF AUC", roc_auc_score(y, oof))
