# coding: utf-8

# In[1]:

import numpy as np
import pandas as pd
from sklearn.preprocessing import Imputer
from sklearn.cross_validation import train_test_split
from sklearn.tree import DecisionTreeClassifier

df = pd.read_csv('../input/train.csv')
df.head()

# In[2]:

df = df.drop(['Name', 'Ticket', 'Cabin', 'Embarked'], axis=1)
df['Sex'] = df['Sex'].map({'male': 0, 'female': 1})
y = df['Survived'].values
X = df.drop(['Survived', 'PassengerId'], axis=1).values

# In[3]:

imp = Imputer(missing_values='NaN', strategy='mean', axis=0)
X = imp.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)

# In[4]:

clf = DecisionTreeClassifier(max_depth=4)
clf.fit(X_train, y_train)
print("Accuracy: %.3f" % clf.score(X_test, y_test))
