# %% EDA
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from sklearn.decomposition import PCA
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("bodyPerformance.csv").drop_duplicates()
df["gender"] = np.where(df["gender"] == "M", 1, 0)
print(df.describe())
print(df.groupby("class")["gripForce"].mean())
z = (df["gripForce"] - df["gripForce"].mean()) / df["gripForce"].std()
print("outliers:", (z.abs() > 3).sum())

# %% picture
num = df.drop("class", axis=1)
scaled = StandardScaler().fit_transform(num)
xy = PCA(2).fit_transform(scaled)
plt.scatter(xy[:, 0], xy[:, 1], c=df["class"].astype("category").cat.codes, s=3)
plt.show()
sns.heatmap(num.corr(), annot=True)
plt.show()

# %% model
X = df.drop("class", axis=1)
y = df["class"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
gb = GradientBoostingClassifier().fit(X_train, y_train)
print(classification_report(y_test, gb.predict(X_test)))
