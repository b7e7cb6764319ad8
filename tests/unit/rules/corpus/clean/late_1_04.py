# # Heart disease: a look at the data, then a model
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("heart.csv")
print(df.describe())
print(df.isna().sum())
print(df["age"].mean(), df["age"].std())

z = (df["chol"] - df["chol"].mean()) / df["chol"].std()
print("extreme cholesterol values:", (z.abs() > 3).sum())

for c in ["age", "trestbps", "chol", "thalach"]:
    sns.histplot(df[c])
    plt.axvline(df[c].mean(), color="red")
    plt.axvline(df[c].median(), color="blue")
    plt.show()

corr = df.corr()
sns.heatmap(corr, mask=np.triu(np.ones_like(corr, dtype=bool)), annot=True, fmt=".1f")
plt.show()
print(corr["target"].sort_values())

print(df.groupby("sex")["target"].mean())
binned = pd.cut(df["age"], [0, 40, 50, 60, 120])
print(df.groupby(binned, observed=True)["target"].agg(["mean", "size"]))

X = df.drop(columns="target")
y = df["target"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=3)
gb = GradientBoostingClassifier(random_state=3).fit(X_train, y_train)
print("train", accuracy_score(y_train, gb.predict(X_train)))
print("test", accuracy_score(y_test, gb.predict(X_test)))
