#!/usr/bin/env python
# coding: utf-8

# # Titanic - my first kaggle notebook

# In[1]:


import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, confusion_matrix


# In[2]:


df = pd.read_csv('../input/titanic/train.csv')
df.head()


# In[3]:


df.isnull().sum()


# In[4]:


sns.countplot(x='Survived', hue='Sex', data=df)
plt.show()


# In[6]:


# Age has 177 missing values
df['Age'] = df['Age'].fillna(df['Age'].mean())
df = df.drop(['Cabin', 'Name', 'Ticket', 'PassengerId'], axis=1)
df['Sex'] = df['Sex'].map({'male': 0, 'female': 1})
df = pd.get_dummies(df, columns=['Embarked'])
df.head()


# In[9]:


X = df.drop('Survived', axis=1)
y = df['Survived']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)


# In[10]:


rf = RandomForestClassifier(n_estimators=100, random_state=42)
rf.fit(X_train, y_train)
pred = rf.predict(X_test)
print('Accuracy :', accuracy_score(y_test, pred))
print(confusion_matrix(y_test, pred))
