# # Titanic - yet another end-to-end notebook
#
# My first Kaggle competition. Comments and upvotes are welcome!

import numpy as np
import pandas as pd
import re
import seaborn as sns
import matplotlib.pyplot as plt
# %matplotlib inline
import warnings
warnings.filterwarnings('ignore')

from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import RandomForestClassifier
from sklearn.svm import LinearSVC
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score

train_df = pd.read_csv("../input/titanic/train.csv")
test_df = pd.read_csv("../input/titanic/test.csv")
train_df.info()

train_df.describe()

train_df.isnull().sum().sort_values(ascending=False).head(5)

# ## A quick look at the data

FacetGrid = sns.FacetGrid(train_df, row='Embarked', height=4.5, aspect=1.6)
FacetGrid.map(sns.pointplot, 'Pclass', 'Survived', 'Sex', palette=None, order=None, hue_order=None)
FacetGrid.add_legend()

sns.barplot(x='Pclass', y='Survived', data=train_df)

# ## Preprocessing

data = [train_df, test_df]
for dataset in data:
    dataset['relatives'] = dataset['SibSp'] + dataset['Parch']
    dataset['not_alone'] = (dataset['relatives'] == 0).astype(int)
train_df['not_alone'].value_counts()

deck = {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6, "G": 7, "U": 8}
for dataset in data:
    dataset['Cabin'] = dataset['Cabin'].fillna("U0")
    dataset['Deck'] = dataset['Cabin'].map(lambda x: re.compile("([a-zA-Z]+)").search(x).group())
    dataset['Deck'] = dataset['Deck'].map(deck)
    dataset['Deck'] = dataset['Deck'].fillna(0).astype(int)

for dataset in data:
    mean = train_df["Age"].mean()
    std = train_df["Age"].std()
    is_null = dataset["Age"].isnull().sum()
    # random numbers between the mean, std and is_null
    rand_age = np.random.randint(mean - std, mean + std, size=is_null)
    age_slice = dataset["Age"].copy()
    age_slice[np.isnan(age_slice)] = rand_age
    dataset["Age"] = age_slice.astype(int)

genders = {"male": 0, "female": 1}
ports = {"S": 0, "C": 1, "Q": 2}
for dataset in data:
    dataset['Fare'] = dataset['Fare'].fillna(0).astype(int)
    dataset['Sex'] = dataset['Sex'].map(genders)
    dataset['Embarked'] = dataset['Embarked'].fillna('S').map(ports)
    dataset.loc[dataset['Age'] <= 11, 'Age'] = 0
    dataset.loc[(dataset['Age'] > 11) & (dataset['Age'] <= 18), 'Age'] = 1
    dataset.loc[(dataset['Age'] > 18) & (dataset['Age'] <= 27), 'Age'] = 2
    dataset.loc[(dataset['Age'] > 27) & (dataset['Age'] <= 40), 'Age'] = 3
    dataset.loc[dataset['Age'] > 40, 'Age'] = 4

drop_cols = ['PassengerId', 'Name', 'Ticket', 'Cabin']
X = train_df.drop(drop_cols + ['Survived'], axis=1)
Y = train_df["Survived"]
X_test = test_df.drop(drop_cols, axis=1)
X_train, X_val, Y_train, Y_val = train_test_split(X, Y, test_size=0.2, random_state=42, stratify=Y)
X_train.shape, X_val.shape

# ## Models

models = {
    'Logistic Regression': LogisticRegression(max_iter=1000),
    'KNN': KNeighborsClassifier(n_neighbors=3),
    'Linear SVC': LinearSVC(),
    'Random Forest': RandomForestClassifier(n_estimators=100, random_state=1),
}
results = {}
for name, clf in models.items():
    clf.fit(X_train, Y_train)
    results[name] = round(accuracy_score(Y_val, clf.predict(X_val)) * 100, 2)
pd.Series(results).sort_values(ascending=False)

submission = pd.DataFrame({"PassengerId": test_df["PassengerId"], "Survived": models['Random Forest'].predict(X_test)})
submission.to_csv('submission.csv', index=False)
submission.head()
