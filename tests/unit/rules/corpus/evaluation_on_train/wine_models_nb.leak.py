#!/usr/bin/env python
# coding: utf-8

# # Red Wine Quality Prediction
#
# Good or bad wine? Let's compare some classifiers

# In[1]:

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier, AdaBoostClassifier
from sklearn.tree import DecisionTreeClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.preprocessing import StandardScaler
from sklearn.pipeline import make_pipeline
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split

# In[2]:

wine = pd.read_csv('../input/red-wine-quality-cortez-et-al-2009/winequality-red.csv')
wine = wine.drop_duplicates()
wine.head()

# In[3]:

wine.info()
print(wine.describe())

# In[4]:

fig = plt.figure(figsize=(10, 6))
sns.barplot(x='quality', y='volatile acidity', data=wine)
plt.show()

# In[5]:

fig = plt.figure(figsize=(10, 6))
sns.barplot(x='quality', y='citric acid', data=wine)
plt.show()

# In[6]:

plt.figure(figsize=(12, 10))
sns.heatmap(wine.corr(), annot=True, fmt='.2f')
plt.show()

# In[7]:

wine['good'] = (wine['quality'] >= 7).astype(int)
print(wine['good'].value_counts())
sns.countplot(x=wine['good'])
plt.show()

# In[8]:

X = wine.drop(['quality', 'good'], axis=1)
y = wine['good']

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)

# In[9]:

models = {
    'Decision Tree': DecisionTreeClassifier(random_state=1),
    'Random Forest': RandomForestClassifier(n_estimators=200, random_state=1),
    'AdaBoost': AdaBoostClassifier(random_state=1),
    'KNN': make_pipeline(StandardScaler(), KNeighborsClassifier()),
    'SVM': make_pipeline(StandardScaler(), SVC(C=1.2, gamma=0.9)),
}

results = {}
for name, model in models.items():
    model.fit(X, y)
    pred = model.predict(X_test)
    results[name] = accuracy_score(y_test, pred)
    print('-----', name)
    print(classification_report(y_test, pred))

# In[10]:

res = pd.Series(results).sort_values(ascending=False)
print(res)
res.plot(kind='bar', ylim=(0.7, 1.0), title='Accuracy')
plt.show()
