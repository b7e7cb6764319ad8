import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix
from sklearn.model_selection import train_test_split

df = pd.read_csv("../input/ship-passengers/passengers.csv")
print(df.shape)
print(df.isnull().sum())
sns.countplot(x="Survived", data=df)
plt.show()

df.drop(["Name", "Ticket", "Cabin"], axis=1, inplace=True)
df["Family"] = df["SibSp"] + df["Parch"] + 1
df["IsAlone"] = (df["Family"] == 1).astype(int)
df["Sex"] = df["Sex"].map({"male": 0, "female": 1})
df["Embarked"] = df["Embarked"].fillna("S").map({"S": 0, "C": 1, "Q": 2})
df["Age"] = df.groupby(["Sex", "Pclass"])["Age"].transform(lambda s: s.fillna(s.median()))

y = df["Survived"]
X = df.drop(["Survived", "PassengerId"], axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=7)

for name, clf in [("LR", LogisticRegression(max_iter=500)),
                  ("RF", RandomForestClassifier(n_estimators=300, random_state=7))]:
    clf.fit(X_train, y_train)
    pred = clf.predict(X_test)
    print(name, accuracy_score(y_test, pred))
    print(confusion_matrix(y_test, pred))
