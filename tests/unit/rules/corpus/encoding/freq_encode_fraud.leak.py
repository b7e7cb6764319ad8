import pandas as pd
import numpy as np
import lightgbm as lgb
from sklearn.metrics import roc_auc_score

tx = pd.read_csv('train_transaction.csv').sort_values('TransactionDT')
tx['hour'] = (tx['TransactionDT'] // 3600) % 24
tx['cents'] = tx['TransactionAmt'] - np.floor(tx['TransactionAmt'])
n = int(len(tx) * .8)
tr_df, va_df = tx.iloc[:n].copy(), tx.iloc[n:].copy()

for col in ['card1', 'card2', 'addr1', 'P_emaildomain']:
    vc = pd.concat([tr_df[col], va_df[col]]).value_counts(dropna=False, normalize=True)
    nm = col + '_FE'
    tr_df[nm] = tr_df[col].map(vc).astype('float32')
    va_df[nm] = va_df[col].map(vc).astype('float32')

use = ['TransactionAmt', 'hour', 'cents'] + [c for c in tr_df if c.endswith('_FE')]
dtrain = lgb.Dataset(tr_df[use], tr_df['isFraud'])
booster = lgb.train({'objective': 'binary', 'learning_rate': .03, 'verbose': -1}, dtrain, 600)
print('holdout auc', roc_auc_score(va_df['isFraud'], booster.predict(va_df[use])))
