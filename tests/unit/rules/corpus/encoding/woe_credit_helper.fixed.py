import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def woe_table(frame, col, target):
    tab = frame.groupby(col)[target].agg(['sum', 'count'])
    bad = tab['sum'] + 0.5
    good = tab['count'] - tab['sum'] + 0.5
    return np.log((good / good.sum()) / (bad / bad.sum()))


def iv(frame, col, target):
    w = woe_table(frame, col, target)
    share = frame[col].value_counts(normalize=True)
    return float((w.abs() * share).sum())


CATS = ['purpose', 'housing', 'job', 'savings', 'checking']

credit = pd.read_csv('german_credit.csv')
credit['bad'] = (credit['risk'] == 'bad').astype(int)
tr, te = train_test_split(credit, test_size=.3, stratify=credit['bad'], random_state=11)
tr, te = tr.copy(), te.copy()
for c in CATS:
    w = woe_table(tr, c, 'bad')
    tr[c + '_woe'] = tr[c].map(w)
    te[c + '_woe'] = te[c].map(w).fillna(0.0)
    print(c, round(iv(tr, c, 'bad'), 3))

feats = [c + '_woe' for c in CATS]
lr = LogisticRegression().fit(tr[feats], tr['bad'])
print('gini', 2 * roc_auc_score(te['bad'], lr.predict_proba(te[feats])[:, 1]) - 1)
