#!/usr/bin/env python
# coding: utf-8

# # Diabetes prediction: comparing many classifiers

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC
from sklearn.neighbors import KNeighborsClassifier
from sklearn.ensemble import RandomForestClassifier, GradientBoostingClassifier
from sklearn.metrics import accuracy_score, recall_score, precision_score, confusion_matrix

df = pd.read_csv("/kaggle/input/diabetes-health-indicators/diabetes_5050.csv")
df.head().T

# ## EDA

df.describe().T
print("Duplicates:", df.duplicated().sum())
df = df.drop_duplicates()
print(df.shape)

df["Diabetes_binary"].value_counts().plot.pie(autopct="%.1f%%")
plt.show()

for col in ["HighBP", "HighChol", "Smoker", "Stroke"]:
    pd.crosstab(df[col], df["Diabetes_binary"]).plot(kind="bar", stacked=True)
    plt.title(f"{col} vs diabetes")
    plt.show()

plt.figure(figsize=(16, 12))
sns.heatmap(df.corr(), annot=True, fmt=".2f", cmap="coolwarm")
plt.show()

sns.histplot(x="BMI", hue="Diabetes_binary", data=df, bins=40)
plt.show()

print(df.groupby("Diabetes_binary")[["BMI", "PhysHlth", "MentHlth", "Age"]].agg(["mean", "std"]))

# ## Preparation

X = df.drop("Diabetes_binary", axis=1)
y = df["Diabetes_binary"].astype(int)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=101)
print("train:", X_train.shape, "test:", X_test.shape)

scaler = StandardScaler()
X_train = pd.DataFrame(scaler.fit_transform(X_train), columns=X.columns, index=X_train.index)
X_test = pd.DataFrame(scaler.transform(X_test), columns=X.columns, index=X_test.index)
X_train.head()

# ## Models

models = {
    "Logistic": LogisticRegression(max_iter=1000),
    "SVM": SVC(),
    "KNN": KNeighborsClassifier(n_neighbors=15),
    "RF": RandomForestClassifier(n_estimators=200, random_state=101),
    "GB": GradientBoostingClassifier(random_state=101),
}

rows = []
for name, model in models.items():
    model.fit(X_train, y_train)
    y_pred = model.predict(X_test)
    rows.append({
        "model": name,
        "accuracy": accuracy_score(y_test, y_pred),
        "recall": recall_score(y_test, y_pred),
        "precision": precision_score(y_test, y_pred),
    })
    sns.heatmap(confusion_matrix(y_test, y_pred), annot=True, fmt="d")
    plt.title(name)
    plt.show()

results = pd.DataFrame(rows)
print(results.round(3))
results.set_index("model").plot.barh()
plt.xlim(np.floor(results["accuracy"].min() * 10) / 10, 1)
plt.show()
