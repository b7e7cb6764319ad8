# # Steel plate defects, 5 fold XGBoost
# Playground series. Only one of the seven targets here (`Other_Faults`).

import numpy as np
import pandas as pd
import xgboost as xgb
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import roc_auc_score, log_loss
import warnings; warnings.filterwarnings('ignore')

tr = pd.read_csv('/kaggle/input/playground-series-s4e3/train.csv', index_col='id')
te = pd.read_csv('/kaggle/input/playground-series-s4e3/test.csv', index_col='id')
TARGETS = ['Pastry', 'Z_Scratch', 'K_Scatch', 'Stains', 'Dirtiness', 'Bumps', 'Other_Faults']
T = 'Other_Faults'
tr.shape, te.shape

tr[TARGETS].sum().plot.bar()

def fe(d):
    d = d.copy()
    d['w'] = d['X_Maximum'] - d['X_Minimum']
    d['h'] = d['Y_Maximum'] - d['Y_Minimum']
    d['ratio'] = d['w'] / (d['h'] + 1)
    d['lum_range'] = d['Maximum_of_Luminosity'] - d['Minimum_of_Luminosity']
    return d

X, y = fe(tr.drop(columns=TARGETS)), tr[T]
X_test = fe(te)

plt.figure(figsize=(12, 9))
sns.heatmap(X.corr(), cmap='coolwarm', center=0)

P = dict(n_estimators=700, learning_rate=0.03, max_depth=5, subsample=0.8, colsample_bytree=0.5, tree_method='hist', eval_metric='auc')
skf = StratifiedKFold(5, shuffle=True, random_state=99)
ensemble = []
oof = np.zeros(len(X))
for k, (i, j) in enumerate(skf.split(X, y)):
    m = xgb.XGBClassifier(**P, random_state=k)
    m.fit(X.iloc[i], y.iloc[i])
    oof[j] = m.predict_proba(X.iloc[j])[:, 1]
    ensemble.append(m)
    print('fold', k, 'done')

def blend(ms, data):
    out = np.zeros(len(data))
    for m in ms:
        out += m.predict_proba(data)[:, 1]
    return out / len(ms)

p = blend(ensemble, X)
print('AUC     %.5f' % roc_auc_score(y, p))
print('logloss %.5f' % log_loss(y, p))

sns.kdeplot(x=p, hue=y.values, common_norm=False, fill=True)
plt.xlabel('predicted probability')

sub = pd.read_csv('/kaggle/input/playground-series-s4e3/sample_submission.csv')
sub[T] = blend(ensemble, X_test)
sub.to_csv('submission.csv', index=False)
sub.head()
