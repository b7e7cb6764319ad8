#!/usr/bin/env python
# coding: utf-8

# # Titanic - who survived?

# In[1]:

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

from sklearn.impute import SimpleImputer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, confusion_matrix, classification_report

import warnings
warnings.filterwarnings('ignore')
sns.set_style('darkgrid')
plt.rcParams['figure.figsize'] = (9, 5)

# In[2]:

df = pd.read_csv('../input/titanic/train.csv')
print(df.shape)
print(df.head())
print(df.info())
print(df.isnull().sum())

# In[3]:

sns.countplot(x='Survived', hue='Sex', data=df)
plt.title('Survived by sex')
plt.show()

df['Age'].hist(bins=40)
plt.xlabel('age')
plt.show()

print(df.groupby('Pclass')['Survived'].mean())

# In[4]: feature engineering

df['Title'] = df['Name'].str.extract(r' ([A-Za-z]+)\.', expand=False)
df['Title'] = df['Title'].replace(['Lady', 'Countess', 'Capt', 'Col', 'Don', 'Dr', 'Major',
                                   'Rev', 'Sir', 'Jonkheer', 'Dona'], 'Rare')
df['Title'] = df['Title'].replace({'Mlle': 'Miss', 'Ms': 'Miss', 'Mme': 'Mrs'})
df['Title'] = df['Title'].map({'Mr': 1, 'Miss': 2, 'Mrs': 3, 'Master': 4, 'Rare': 5}).fillna(0)

df['Sex'] = df['Sex'].map({'male': 0, 'female': 1})
df['Embarked'] = df['Embarked'].map({'S': 0, 'C': 1, 'Q': 2}).fillna(0)
df['FamilySize'] = df['SibSp'] + df['Parch'] + 1
df['IsAlone'] = (df['FamilySize'] == 1).astype(int)
df['HasCabin'] = df['Cabin'].notnull().astype(int)

features = ['Pclass', 'Sex', 'Age', 'Fare', 'Embarked', 'Title', 'FamilySize', 'IsAlone', 'HasCabin']
X = df[features]
y = df['Survived']

# In[5]: missing ages

imp = SimpleImputer(strategy='median')
X = pd.DataFrame(imp.fit_transform(X), columns=features, index=df.index)
print(X.isnull().sum())

# In[6]:

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42, stratify=y)
print(X_train.shape, X_test.shape)

# In[7]:

rf = RandomForestClassifier(n_estimators=300, max_depth=6, random_state=42, n_jobs=-1)
rf.fit(X_train, y_train)
pred = rf.predict(X_test)

print('accuracy', accuracy_score(y_test, pred))
print(classification_report(y_test, pred))
sns.heatmap(confusion_matrix(y_test, pred), annot=True, fmt='d')
plt.show()

# In[8]:

fi = pd.Series(rf.feature_importances_, index=features).sort_values()
fi.plot.barh()
plt.tight_layout()
plt.show()
