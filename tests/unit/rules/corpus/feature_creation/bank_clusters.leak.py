#!/usr/bin/env python
# coding: utf-8

# # Bank marketing + KMeans cluster as a feature

# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.cluster import KMeans
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report, accuracy_score

# In[2]:
bank = pd.read_csv('../input/bank-marketing/bank.csv', sep=';')
bank.head()

# In[3]:
bank['y'] = bank['y'].map({'yes': 1, 'no': 0})
bank['default'] = bank['default'].map({'yes': 1, 'no': 0})
bank['housing'] = bank['housing'].map({'yes': 1, 'no': 0})
bank['loan'] = bank['loan'].map({'yes': 1, 'no': 0})
bank = bank.drop(['job', 'marital', 'education', 'contact', 'month', 'poutcome', 'duration'], axis=1)

# In[4]:
bank.isna().sum()

# In[5]:
cols = ['age', 'balance', 'campaign', 'previous']
kmeans = KMeans(n_clusters=6, n_init=10, random_state=0)
bank['cluster'] = kmeans.fit_predict(bank[cols])
bank['cluster'].value_counts()

# In[6]:
X = bank.drop(['y'], axis=1)
Y = bank['y']
x_train, x_test, y_train, y_test = train_test_split(X, Y, test_size=0.3, random_state=0, stratify=Y)

# In[7]:
dt = DecisionTreeClassifier(max_depth=5, random_state=0)
dt.fit(x_train, y_train)
print('Tree', accuracy_score(y_test, dt.predict(x_test)))

# In[9]:
rf = RandomForestClassifier(random_state=0)
rf.fit(x_train, y_train)
print('Forest', accuracy_score(y_test, rf.predict(x_test)))
print(classification_report(y_test, rf.predict(x_test)))
