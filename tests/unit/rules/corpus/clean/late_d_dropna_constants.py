import pandas as pd
import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score

app = pd.read_csv('application_train.csv')
app['DAYS_EMPLOYED'] = app['DAYS_EMPLOYED'].replace(365243, np.nan)
app['AGE'] = app['DAYS_BIRTH'] / -365
app['CREDIT_INCOME'] = app['AMT_CREDIT'] / app['AMT_INCOME_TOTAL']
feats = ['AGE', 'DAYS_EMPLOYED', 'CREDIT_INCOME', 'EXT_SOURCE_2', 'EXT_SOURCE_3']
app[feats] = app[feats].fillna(-1)
tr, va = train_test_split(app, test_size=0.2, random_state=0, stratify=app['TARGET'])
gb = GradientBoostingClassifier(subsample=0.8).fit(tr[feats], tr['TARGET'])
print('AUC', roc_auc_score(va['TARGET'], gb.predict_proba(va[feats])[:, 1]))
