#!/usr/bin/env python
# coding: utf-8

# # Week 6 assignment: loan default
# 
# In[1]:

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

# In[2]:

df = pd.read_csv('data/loans_2018.csv')
df = df.drop_duplicates(subset='loan_id').drop(columns=['loan_id', 'applicant_name'])
df.head()

# In[3]:

df.isnull().sum().sort_values(ascending=False)

# In[4]:

num_cols = ['applicant_income', 'loan_amount', 'loan_term', 'credit_history', 'dti']
cat_cols = ['gender', 'married', 'education', 'self_employed', 'property_area']

# In[5]:

X = df[num_cols + cat_cols]
y = (df['loan_status'] == 'N').astype(int)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, random_state=42, stratify=y)
X_train, X_test = X_train.copy(), X_test.copy()

# In[6]:

# quite a few NaNs -> median for the numbers, most common value for the rest
for col in num_cols:
    fill = X_train[col].median()
    X_train[col] = X_train[col].fillna(fill)
    X_test[col] = X_test[col].fillna(fill)
for col in cat_cols:
    fill = X_train[col].mode()[0]
    X_train[col] = X_train[col].fillna(fill)
    X_test[col] = X_test[col].fillna(fill)
X_train.isnull().sum().sum()

# In[7]:

pre = ColumnTransformer([('cat', OneHotEncoder(handle_unknown='ignore'), cat_cols)],
                        remainder='passthrough')
rf = Pipeline([('pre', pre),
               ('rf', RandomForestClassifier(n_estimators=300, min_samples_leaf=3, random_state=42))])
rf.fit(X_train, y_train)

# In[8]:

y_pred = rf.predict(X_test)
print(classification_report(y_test, y_pred))
print('AUC:', roc_auc_score(y_test, rf.predict_proba(X_test)[:, 1]))
