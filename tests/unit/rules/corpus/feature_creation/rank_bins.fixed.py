# bank marketing, binned balance + percentile of the call duration history
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, brier_score_loss
from sklearn.model_selection import train_test_split

bank = pd.read_csv('bank-full.csv', sep=';')
bank['y'] = (bank['y'] == 'yes').astype(int)
for flag in ['default', 'housing', 'loan']:
    bank[flag] = (bank[flag] == 'yes').astype(int)
bank = bank[['age', 'balance', 'campaign', 'previous', 'default', 'housing', 'loan', 'y']]


train, test = train_test_split(bank, test_size=10000, random_state=314)
train, test = train.copy(), test.copy()

_, edges = pd.qcut(train['balance'], 10, retbins=True, duplicates='drop')
edges[0], edges[-1] = -np.inf, np.inf
ages = np.sort(train['age'].to_numpy())
for part in (train, test):
    part['balance_bin'] = pd.cut(part['balance'], edges, labels=False, include_lowest=True)
    part['age_pct'] = np.searchsorted(ages, part['age'], side='right') / len(ages)

predictors = ['balance_bin', 'age_pct', 'campaign', 'previous', 'default', 'housing', 'loan']
lr = LogisticRegression(max_iter=3000).fit(train[predictors], train['y'])
prob = lr.predict_proba(test[predictors])[:, 1]
print(pd.Series(lr.coef_[0], predictors).round(3))
print('AUC   %.4f' % roc_auc_score(test['y'], prob))
print('Brier %.4f' % brier_score_loss(test['y'], prob))
print('lift @10%%: %.2f' % (test['y'].to_numpy()[np.argsort(-prob)[:1000]].mean() / test['y'].mean()))
