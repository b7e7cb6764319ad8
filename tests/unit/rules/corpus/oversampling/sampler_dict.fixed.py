# # Which over-sampler is best for the churn of a bank?
# I compare four samplers and two models with repeated k-fold.

import pandas as pd, numpy as np
from collections import defaultdict
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import f1_score, roc_auc_score
from imblearn.over_sampling import RandomOverSampler, SMOTE, BorderlineSMOTE, SVMSMOTE

SAMPLERS = {'none': None, 'ros': RandomOverSampler, 'smote': SMOTE, 'borderline': BorderlineSMOTE, 'svm': SVMSMOTE}
MODELS = {'hgb': HistGradientBoostingClassifier(random_state=0), 'rf': RandomForestClassifier(200, n_jobs=-1, random_state=0)}

def balance(X, y, how, seed=0):
    S = SAMPLERS[how]
    if S is None:
        return X, y
    return S(random_state=seed).fit_resample(X, y)

bank = pd.read_csv('Churn_Modelling.csv', index_col=0)
bank.head()

bank = bank.drop(columns=['CustomerId', 'Surname'])
bank['Gender'] = (bank['Gender'] == 'Male').astype(int)
bank['Germany'] = (bank['Geography'] == 'Germany').astype(int)
bank['Spain'] = (bank['Geography'] == 'Spain').astype(int)
bank.pop('Geography')
bank.describe().T

sns.histplot(data=bank, x='Age', hue='Exited', element='step')

y = bank.pop('Exited').values
X = bank.values
X.shape, y.mean()

def run_cv(X, y, how, model, n_splits=5, seed=0):
    skf = StratifiedKFold(n_splits, shuffle=True, random_state=seed)
    f1, auc = [], []
    for a, b in skf.split(X, y):
        m = clone(model).fit(*balance(X[a], y[a], how, seed))
        p = m.predict_proba(X[b])[:, 1]
        f1.append(f1_score(y[b], p > .5)); auc.append(roc_auc_score(y[b], p))
    return np.mean(f1), np.mean(auc)

rows = []
for how in SAMPLERS:
    for name, model in MODELS.items():
        for seed in range(3):
            f, a = run_cv(X, y, how, model, seed=seed)
            rows.append((how, name, seed, f, a))
res = pd.DataFrame(rows, columns=['sampler', 'model', 'seed', 'f1', 'auc'])
res.head()

res.groupby(['model', 'sampler'])[['f1', 'auc']].mean().round(3).unstack(0)

sns.barplot(data=res, x='sampler', y='f1', hue='model')
plt.title('F1 by sampler')

# **Conclusion**: see the table.
