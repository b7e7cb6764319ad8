#!/usr/bin/env python
# coding: utf-8
# Who answers the spring letter? Model is scored first, then refitted for the mailing.

# In[1]:
import joblib
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import RobustScaler

# In[2]:
donors = pd.read_csv('donors_2021.csv').drop_duplicates('donor_id')
X = donors[['age', 'years_active', 'gifts_5y', 'avg_gift', 'months_since_last', 'letters_5y']]
y = donors['answered']
print(X.mean(), X.std())

# In[3]:
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.3, random_state=1, stratify=y)
model = Pipeline([
    ('fill', SimpleImputer(strategy='median')),
    ('scale', RobustScaler()),
    ('clf', LogisticRegression(C=0.5, max_iter=2000)),
])
model.fit(Xa, ya)
print('holdout AUC', roc_auc_score(yb, model.predict_proba(Xb)[:, 1]))

# In[4]:
# letter of 2022: everybody goes in
model.fit(X, y)
joblib.dump(model, 'donor_model.pkl')
new = pd.read_csv('donors_2022.csv')
new['score'] = model.predict_proba(new[X.columns])[:, 1]
new.sort_values('score', ascending=False).head(5000).to_csv('mailing.csv', index=False)
