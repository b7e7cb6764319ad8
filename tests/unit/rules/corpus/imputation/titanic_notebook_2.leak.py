# coding: utf-8
# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix

# In[2]:
df = pd.read_csv('../input/titanic/train.csv')
test_df = pd.read_csv('../input/titanic/test.csv')
df.head()

# In[3]:
df.info()
print(df.isnull().sum())
print('mean age:', df['Age'].mean(), 'median age:', df['Age'].median())

# In[4]:
sns.countplot(x='Survived', hue='Sex', data=df)
plt.show()
sns.heatmap(df.corr(numeric_only=True), annot=True)
plt.show()

# In[5]: title from the name
title_map = {'Mr': 0, 'Miss': 1, 'Mrs': 2, 'Master': 3}
for d in [df, test_df]:
    d['Title'] = d['Name'].str.extract(r' ([A-Za-z]+)\.', expand=False)
    d['Title'] = d['Title'].map(title_map).fillna(4)
    d['Sex'] = d['Sex'].map({'male': 0, 'female': 1})
    d['Embarked'] = d['Embarked'].fillna('S').map({'S': 0, 'C': 1, 'Q': 2})
    d['FamilySize'] = d['SibSp'] + d['Parch'] + 1
    d['IsAlone'] = (d['FamilySize'] == 1).astype(int)

# In[6]:
df['Age'] = df.groupby(['Pclass', 'Title'])['Age'].transform(lambda s: s.fillna(s.median()))
df['Age'] = df['Age'].fillna(0)
cols = ['Pclass', 'Sex', 'Age', 'Fare', 'Embarked', 'Title', 'FamilySize', 'IsAlone']
X = df[cols]
y = df['Survived']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
print(X_train.shape, X_test.shape)

# In[7]:
model = LogisticRegression(max_iter=1000)
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('LR train', model.score(X_train, y_train))
print('LR test', accuracy_score(y_test, pred))

# In[8]:
model = DecisionTreeClassifier(max_depth=4)
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('DT train', model.score(X_train, y_train))
print('DT test', accuracy_score(y_test, pred))

# In[9]:
model = RandomForestClassifier(n_estimators=200, max_depth=6, random_state=1)
model.fit(X_train, y_train)
pred = model.predict(X_test)
print('RF test', accuracy_score(y_test, pred))
print(confusion_matrix(y_test, pred))
plt.barh(cols, model.feature_importances_)
plt.show()
