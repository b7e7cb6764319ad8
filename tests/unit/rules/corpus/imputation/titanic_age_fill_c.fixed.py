# %% [markdown]
# # My first ML project: who survived?
# %%
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

# %%
df = pd.read_csv("titanic.csv")
df.head()

# %%
df.isnull().sum()

# %%
df["Sex"] = df["Sex"].map({"male": 0, "female": 1})
df = df.drop(columns=["Name", "Ticket", "Cabin", "Embarked"])
sns.histplot(df["Age"])
plt.show()

# %%
X = df.drop("Survived", axis=1)
y = df["Survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=1)
age = X_train["Age"].median()
X_train = X_train.assign(Age=X_train["Age"].fillna(age))
X_test = X_test.assign(Age=X_test["Age"].fillna(age))

# %%
tree = DecisionTreeClassifier(max_depth=4)
tree.fit(X_train, y_train)
print("my accuracy:", tree.score(X_test, y_test))
