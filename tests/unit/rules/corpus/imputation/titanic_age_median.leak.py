#!/usr/bin/env python
# coding: utf-8

# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

# In[2]:
data = pd.read_csv('../input/train.csv')
data.head()

# In[3]:
data.info()
sns.countplot(x='Survived', hue='Sex', data=data)
plt.show()

# In[4]:
data.drop(['PassengerId', 'Name', 'Ticket', 'Cabin'], axis=1, inplace=True)
data['Age'].fillna(data['Age'].median(), inplace=True)
data['Sex'] = data['Sex'].map({'male': 0, 'female': 1})
data['FamilySize'] = data['SibSp'] + data['Parch'] + 1
data['Embarked'] = data['Embarked'].map({'S': 0, 'C': 1, 'Q': 2}).fillna(-1)

# In[5]:
from sklearn.model_selection import train_test_split
X = data.drop('Survived', axis=1)
y = data['Survived']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=7)

# In[6]:
from sklearn.ensemble import RandomForestClassifier
rf = RandomForestClassifier(n_estimators=300, max_depth=6)
rf.fit(X_train, y_train)
print('accuracy', rf.score(X_test, y_test))
pd.Series(rf.feature_importances_, index=X.columns).sort_values().plot.barh()
