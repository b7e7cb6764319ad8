# # Loan default: relative features
#
# Idea: how far is the applicant from a typical one? Median and mode of every column describe the typical applicant.

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from collections import OrderedDict
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from lightgbm import LGBMClassifier
from catboost import CatBoostClassifier
from sklearn.metrics import roc_auc_score, average_precision_score

num = ['loan_amnt', 'annual_inc', 'dti', 'int_rate', 'revol_bal', 'revol_util', 'open_acc', 'total_acc']
cat = ['home_ownership', 'purpose', 'term', 'verification_status']

def typical(d):
    t = OrderedDict()
    for c in num:
        t[c] = ('num', d[c].median(), d[c].quantile(.95))
    for c in cat:
        t[c] = ('cat', d[c].mode()[0], None)
    return t

def relative(d, t):
    d = d.copy()
    for c, (kind, centre, top) in t.items():
        if kind == 'num':
            d[c + '_rel'] = d[c] / (centre + 1e-6)
            d[c + '_big'] = (d[c] > top).astype(int)
        else:
            d[c + '_typ'] = (d[c] == centre).astype(int)
    return d

d = pd.read_csv('lending_club_small.csv', usecols=num + cat + ['loan_status', 'issue_d'], parse_dates=['issue_d'])
d = d[d['loan_status'].isin(['Fully Paid', 'Charged Off'])].dropna().reset_index(drop=True)
d['bad'] = (d.pop('loan_status') == 'Charged Off').astype(int)
d.shape

d.groupby(d['issue_d'].dt.to_period('Q'))['bad'].mean().plot(figsize=(9, 3))

for c in cat:
    display(d.groupby(c)['bad'].agg(['mean', 'count']))

sns.boxplot(data=d, x='bad', y='int_rate')

t = typical(d)
d = relative(d, t)
d.filter(regex='_rel|_big|_typ').describe().T

parts = {}
parts['train'], parts['test'] = train_test_split(d, test_size=0.3, random_state=8, stratify=d['bad'])
{k: v.shape for k, v in parts.items()}

cols = [c for c in parts['train'].columns if c not in cat + ['bad', 'issue_d']]
X, y = {k: v[cols] for k, v in parts.items()}, {k: v['bad'] for k, v in parts.items()}

res = []
for m in [RandomForestClassifier(300, min_samples_leaf=10, n_jobs=-1), LGBMClassifier(n_estimators=300, learning_rate=.03),
          CatBoostClassifier(iterations=400, verbose=0)]:
    m.fit(X['train'], y['train'])
    p = m.predict_proba(X['test'])[:, 1]
    res.append({'model': type(m).__name__, 'auc': roc_auc_score(y['test'], p), 'ap': average_precision_score(y['test'], p)})
pd.DataFrame(res).set_index('model').round(4)

pd.Series(m.get_feature_importance(), index=cols).nlargest(15).plot.barh()
