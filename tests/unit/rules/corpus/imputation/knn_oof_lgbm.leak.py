import gc
import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.impute import KNNImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

SEED, NFOLDS = 2019, 5
train = pd.read_csv("../input/credit/train.csv")
y = train["TARGET"].values
num = [c for c in train.columns if train[c].dtype.kind == "f"]
X = train[num].values
del train; gc.collect()

params = dict(objective="binary", learning_rate=0.03, num_leaves=48,
              feature_fraction=0.7, bagging_fraction=0.8, bagging_freq=1, seed=SEED)

oof = np.zeros(len(y))
imp = KNNImputer(n_neighbors=7)
X = imp.fit_transform(X)
skf = StratifiedKFold(NFOLDS, shuffle=True, random_state=SEED)
for fold, (trn, val) in enumerate(skf.split(X, y)):
    X_trn, X_val = X[trn], X[val]
    dtrn = lgb.Dataset(X_trn, y[trn])
    clf = lgb.train(params, dtrn, num_boost_round=800)
    oof[val] = clf.predict(X_val)
    print(f"fold {fold} AUC {roc_auc_score(y[val], oof[val]):.5f}")
    del clf, dtrn; gc.collect()
print("CV", roc_auc_score(y, oof))
