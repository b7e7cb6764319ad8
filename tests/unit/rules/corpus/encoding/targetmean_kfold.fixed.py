# # CatBoost vs LightGBM with mean encoding (Amazon access challenge)

import gc
import numpy as np
import pandas as pd
import lightgbm as lgb
from catboost import CatBoostClassifier
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import roc_auc_score
import seaborn as sns

SEED = 2021
NFOLDS = 5

def smooth_mean(s, prior, w):
    return (s['sum'] + prior * w) / (s['count'] + w)

def mean_map(frame, col, target='ACTION', w=20):
    agg = frame.groupby(col)[target].agg(['sum', 'count'])
    return smooth_mean(agg, frame[target].mean(), w)

def add_te(ref, frames, cols):
    for c in cols:
        m = mean_map(ref, c)
        for f in frames:
            f[c + '_te'] = f[c].map(m).fillna(ref['ACTION'].mean())
    return frames

train = pd.read_csv('../input/amazon-employee-access-challenge/train.csv')
test = pd.read_csv('../input/amazon-employee-access-challenge/test.csv')
train.shape, test.shape

train.nunique()

sns.countplot(x='ACTION', data=train)

cats = ['RESOURCE', 'MGR_ID', 'ROLE_ROLLUP_1', 'ROLE_ROLLUP_2', 'ROLE_DEPTNAME', 'ROLE_TITLE', 'ROLE_FAMILY_DESC', 'ROLE_FAMILY']
te_cols = [c + '_te' for c in cats]
train.drop('ROLE_CODE', axis=1, inplace=True)
test.drop('ROLE_CODE', axis=1, inplace=True)

# ## 5 folds

skf = StratifiedKFold(n_splits=NFOLDS, shuffle=True, random_state=SEED)
oof = np.zeros(len(train))
pred = np.zeros(len(test))
params = dict(n_estimators=800, learning_rate=0.03, num_leaves=31, colsample_bytree=0.7, random_state=SEED)

for fold, (ti, vi) in enumerate(skf.split(train, train['ACTION'])):
    tr, va = train.iloc[ti].copy(), train.iloc[vi].copy()
    tr, va, te = add_te(tr, [tr, va, test.copy()], cats)
    clf = lgb.LGBMClassifier(**params)
    clf.fit(tr[te_cols], tr['ACTION'])
    oof[vi] = clf.predict_proba(va[te_cols])[:, 1]
    pred += clf.predict_proba(te[te_cols])[:, 1] / NFOLDS
    print(fold, roc_auc_score(va['ACTION'], oof[vi]))
    del clf; gc.collect()

print('CV AUC: %.5f' % roc_auc_score(train['ACTION'], oof))

# ## CatBoost on the raw categories for comparison

oof_cb = np.zeros(len(train))
for fold, (ti, vi) in enumerate(skf.split(train, train['ACTION'])):
    cb = CatBoostClassifier(iterations=600, learning_rate=0.05, depth=6, verbose=0, random_seed=SEED)
    cb.fit(train.iloc[ti][cats], train['ACTION'].iloc[ti], cat_features=cats)
    oof_cb[vi] = cb.predict_proba(train.iloc[vi][cats])[:, 1]
print('CatBoost AUC: %.5f' % roc_auc_score(train['ACTION'], oof_cb))

sub = pd.DataFrame({'Id': test['id'], 'Action': pred})
sub.to_csv('sub_lgb_te.csv', index=False)
