import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.model_selection import KFold
from sklearn.metrics import roc_auc_score

PATH = '../input/ieee-fraud-detection/'
tr = pd.read_csv(PATH + 'train_transaction.csv', nrows=200000)
cat_cols = ['card1', 'card2', 'addr1', 'P_emaildomain']
num_cols = ['TransactionAmt', 'C1', 'C2', 'C13', 'D1']

for col in cat_cols:
    freq = tr[col].value_counts(normalize=True)
    tr[col + '_freq'] = tr[col].map(freq)

use = num_cols + [c + '_freq' for c in cat_cols]
oof = np.zeros(len(tr))
kf = KFold(n_splits=5, shuffle=True, random_state=42)
for fold, (idx_t, idx_v) in enumerate(kf.split(tr)):
    dt, dv = tr.iloc[idx_t], tr.iloc[idx_v]
    clf = xgb.XGBClassifier(n_estimators=300, max_depth=9, subsample=0.9, tree_method='hist')
    clf.fit(dt[use], dt['isFraud'])
    oof[idx_v] = clf.predict_proba(dv[use])[:, 1]
    print('fold', fold, roc_auc_score(dv['isFraud'], oof[idx_v]))
print('OOF AUC', roc_auc_score(tr['isFraud'], oof))
