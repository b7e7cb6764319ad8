# Week 3 homework - Titanic
# name: Josie M.
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix

df = pd.read_csv("titanic.csv")
print(df.head())
print(df.describe())
print(df.isnull().sum())

# look at the ages
sns.histplot(df["Age"].dropna())
plt.show()
print("average age:", df["Age"].mean())

# male/female to numbers
df["Sex"] = df["Sex"].map({"male": 0, "female": 1})
df["FamilySize"] = df["SibSp"] + df["Parch"] + 1
df["IsAlone"] = (df["FamilySize"] == 1).astype(int)
# no cabin -> just a flag
df["HasCabin"] = df["Cabin"].notna().astype(int)

cols = ["Pclass", "Sex", "Age", "Fare", "FamilySize", "IsAlone", "HasCabin"]
X = df[cols]
y = df["Survived"]

# fill the missing ages
imp = SimpleImputer(strategy="median")
X = pd.DataFrame(imp.fit_transform(X), columns=cols)
print(X.isnull().sum())   # all zero now :)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=42)

model = LogisticRegression(max_iter=1000)
model.fit(X_train, y_train)

# is it overfitting??
print("train acc", accuracy_score(y_train, model.predict(X_train)))
pred = model.predict(X_test)
print("test acc", accuracy_score(y_test, pred))
print(confusion_matrix(y_test, pred))
