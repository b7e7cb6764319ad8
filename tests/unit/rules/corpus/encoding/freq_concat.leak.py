# # IEEE-style fraud baseline: frequency encoding + LightGBM

import os
import numpy as np
import pandas as pd
import lightgbm as lgb
import matplotlib.pyplot as plt
from sklearn.metrics import roc_auc_score

DATA = '../input/ieee-fraud-detection'
os.listdir(DATA)

def build_maps(frame, cols):
    maps = {}
    for c in cols:
        maps[c] = frame[c].value_counts(dropna=False, normalize=True).to_dict()
    return maps

def apply_maps(frame, maps):
    for c, m in maps.items():
        frame[c + '_fq'] = frame[c].map(m).fillna(0).astype('float32')
    return frame

train = pd.read_csv(f'{DATA}/train_transaction.csv', nrows=300000)
test = pd.read_csv(f'{DATA}/test_transaction.csv', nrows=100000)
print(train.shape, test.shape)
train.isFraud.mean()

keep = ['TransactionID', 'TransactionDT', 'TransactionAmt', 'ProductCD', 'card1', 'card2', 'card3', 'card5', 'addr1',
        'P_emaildomain', 'R_emaildomain', 'dist1', 'C1', 'C13', 'D1', 'D15']
fq = ['card1', 'card2', 'card3', 'card5', 'addr1', 'P_emaildomain', 'R_emaildomain']
target = train['isFraud'].values
n_train = len(train)
full = pd.concat([train[keep], test[keep]], axis=0, ignore_index=True)
full.head()

# simple row-wise stuff for both at once
full['hour'] = (full['TransactionDT'] // 3600) % 24
full['dow'] = (full['TransactionDT'] // 86400) % 7
full['cents'] = (full['TransactionAmt'] - np.floor(full['TransactionAmt'])).round(2)
full['log_amt'] = np.log1p(full['TransactionAmt'])
full['ProductCD'] = full['ProductCD'].map({'W': 0, 'C': 1, 'R': 2, 'H': 3, 'S': 4})

train.groupby('ProductCD').isFraud.mean().plot.bar()

# Time based validation: last 20% of the train rows. Data is ordered by TransactionDT.

cut = int(n_train * 0.8)

maps = build_maps(full, fq)
full = apply_maps(full, maps)

feats = [c for c in full.columns if c not in ['TransactionID', 'TransactionDT', 'P_emaildomain', 'R_emaildomain', 'card1']]
train_, test_ = full.iloc[:n_train], full.iloc[n_train:]
X_tr, y_tr = train_[feats].iloc[:cut], target[:cut]
X_va, y_va = train_[feats].iloc[cut:], target[cut:]
len(feats)

params = {'objective': 'binary', 'metric': 'auc', 'learning_rate': 0.03, 'num_leaves': 128,
          'feature_fraction': 0.6, 'bagging_fraction': 0.8, 'bagging_freq': 1, 'seed': 1, 'verbose': -1}
bst = lgb.train(params, lgb.Dataset(X_tr, y_tr), num_boost_round=600)
print('valid AUC', roc_auc_score(y_va, bst.predict(X_va)))

lgb.plot_importance(bst, max_num_features=20, importance_type='gain', figsize=(7, 6))
plt.show()

sub = pd.DataFrame({'TransactionID': test_['TransactionID'].values, 'isFraud': bst.predict(test_[feats])})
sub.to_csv('submission.csv', index=False)
