# In[1]:
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.tree import DecisionTreeClassifier
from sklearn.model_selection import train_test_split

# In[2]:
df = pd.read_csv("train.csv")
df.isnull().sum()

# In[3]:
# fill missing values
df["Age"] = df["Age"].fillna(-1)
df["Cabin"] = df["Cabin"].fillna("U").str[0]
df["Embarked"] = df["Embarked"].fillna("S")   # both boarded at Southampton, see encyclopedia-titanica

# In[4]:
# feature engineering
df["FamilySize"] = df["SibSp"] + df["Parch"] + 1
df["IsAlone"] = (df["FamilySize"] == 1).astype(int)
df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
df["Title"] = df["Title"].map({"Mr": 1, "Miss": 2, "Mrs": 3, "Master": 4}).fillna(5)
df["AgeBin"] = pd.cut(df["Age"], [-2, 0, 12, 18, 35, 60, 120], labels=False)
sns.barplot(x="Title", y="Survived", data=df)
plt.show()

# In[5]:
df["Sex"] = df["Sex"].map({"male": 0, "female": 1})
df = pd.get_dummies(df, columns=["Embarked", "Cabin"])
X = df.drop(["Survived", "PassengerId", "Name", "Ticket"], axis=1)
y = df["Survived"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=1)

# In[6]:
tree = DecisionTreeClassifier(max_depth=5, random_state=1).fit(X_train, y_train)
print("train", tree.score(X_train, y_train))
print("test ", tree.score(X_test, y_test))
