# Titanic - quick baseline
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix

import warnings
warnings.filterwarnings("ignore")

df = pd.read_csv("../input/titanic/train.csv")
df.head()
df.info()
df.isnull().sum()

# how many survived?
sns.countplot(x="Survived", data=df)
plt.show()

sns.countplot(x="Survived", hue="Sex", data=df)
plt.show()

plt.figure(figsize=(8, 4))
df["Age"].plot.hist(bins=30)
plt.title("age")
plt.show()

print(df.groupby("Pclass")["Survived"].mean())

# drop what we do not need
df = df.drop(["PassengerId", "Name", "Ticket", "Cabin"], axis=1)

df["Embarked"] = df["Embarked"].fillna("S")
df["Sex"] = df["Sex"].map({"male": 0, "female": 1})
df["Embarked"] = df["Embarked"].map({"S": 0, "C": 1, "Q": 2})
df["FamilySize"] = df["SibSp"] + df["Parch"] + 1
df["Age"] = df["Age"].fillna(df["Age"].median())

X = df.drop("Survived", axis=1)
y = df["Survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)

rf = RandomForestClassifier(n_estimators=300, max_depth=6, random_state=42)
rf.fit(X_train, y_train)
pred = rf.predict(X_test)
print("accuracy", accuracy_score(y_test, pred))
sns.heatmap(confusion_matrix(y_test, pred), annot=True, fmt="d")
plt.show()
