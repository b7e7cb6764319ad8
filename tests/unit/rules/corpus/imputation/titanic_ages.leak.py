# My first kaggle notebook :) Titanic survival
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix

titanic = pd.read_csv('../input/titanic/train.csv')
print(titanic.shape)
titanic.head()
titanic.info()
titanic.isnull().sum()

# drop things we dont need
titanic = titanic.drop(['PassengerId', 'Name', 'Ticket', 'Cabin'], axis=1)

# convert sex to number
titanic['Sex'] = titanic['Sex'].map({'male': 0, 'female': 1})
titanic['Embarked'] = titanic['Embarked'].map({'S': 0, 'C': 1, 'Q': 2})
titanic['Embarked'] = titanic['Embarked'].fillna(-1)

# family size
titanic['FamilySize'] = titanic['SibSp'] + titanic['Parch'] + 1

# fill missing ages
titanic['Age'] = titanic['Age'].fillna(titanic['Age'].median())
titanic.isnull().sum()

y = titanic['Survived']
X = titanic.drop('Survived', axis=1)
print(X.columns)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
print(X_train.shape, X_test.shape)

rf = RandomForestClassifier(n_estimators=100, random_state=42)
rf.fit(X_train, y_train)
pred = rf.predict(X_test)
print('Accuracy:', accuracy_score(y_test, pred))
print(confusion_matrix(y_test, pred))

# feature importance
plt.barh(X.columns, rf.feature_importances_)
plt.show()
