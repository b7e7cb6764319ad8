# %% [markdown]
# # Titanic - who survives?

# %%
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split

sns.set_style("whitegrid")

# %%
df = pd.read_csv("../input/titanic/train.csv")
df.head()

# %%
df.info()
print(df.isnull().sum().sort_values(ascending=False))

# %%
fig, ax = plt.subplots(1, 2, figsize=(12, 4))
sns.countplot(x="Survived", hue="Sex", data=df, ax=ax[0])
sns.histplot(df["Age"].dropna(), bins=30, ax=ax[1])
plt.show()

# %%
df["FamilySize"] = df["SibSp"] + df["Parch"] + 1
df["IsAlone"] = (df["FamilySize"] == 1).astype(int)
df["Sex"] = df["Sex"].map({"male": 0, "female": 1})
df["HasCabin"] = df["Cabin"].notnull().astype(int)
df = df.drop(columns=["Name", "Ticket", "Cabin", "Embarked", "PassengerId"])

# %%
y = df.pop("Survived")
X_train, X_val, y_train, y_val = train_test_split(df, y, test_size=0.2, stratify=y, random_state=42)

# %%
# age has ~20% missing values, the median is robust
age_median = X_train["Age"].median()
X_train = X_train.assign(Age=X_train["Age"].fillna(age_median))
X_val = X_val.assign(Age=X_val["Age"].fillna(age_median))

# %%
rf = RandomForestClassifier(n_estimators=300, max_depth=6, random_state=42)
rf.fit(X_train, y_train)
pred = rf.predict(X_val)
print("accuracy:", accuracy_score(y_val, pred))
print(classification_report(y_val, pred))
