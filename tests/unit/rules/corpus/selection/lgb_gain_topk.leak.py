import numpy as np, pandas as pd
import lightgbm as lgb
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import log_loss

PARAMS = dict(objective='binary', learning_rate=0.03, num_leaves=15, feature_fraction=.4, verbosity=-1)
TOP = 60


def rank_by_gain(X, y):
    b = lgb.train(PARAMS, lgb.Dataset(X, y), num_boost_round=300)
    imp = pd.Series(b.feature_importance('gain'), index=X.columns)
    return imp.sort_values(ascending=False).index[:TOP].tolist()


def run_cv(X, y, seeds=(1, 2, 3)):
    cols = rank_by_gain(X, y)
    pred = np.zeros(len(X))
    for s in seeds:
        for tr, va in StratifiedKFold(5, shuffle=True, random_state=s).split(X, y):
            b = lgb.train({**PARAMS, 'seed': s}, lgb.Dataset(X.iloc[tr][cols], y.iloc[tr]), 800)
            pred[va] += b.predict(X.iloc[va][cols]) / len(seeds)
    return log_loss(y, pred)


santander = pd.read_csv('santander_small.csv').set_index('ID_code')
target = santander.pop('target')
print('cv logloss', run_cv(santander, target))
