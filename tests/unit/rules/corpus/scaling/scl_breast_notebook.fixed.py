#!/usr/bin/env python
# coding: utf-8

# # Breast cancer classification
# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns

# In[2]:
data = pd.read_csv("../input/breast-cancer-wisconsin-data/data.csv")
data.drop(["id", "Unnamed: 32"], axis=1, inplace=True)
data.head()

# In[3]:
data.describe().T

# In[4]:
data["diagnosis"] = data["diagnosis"].map({"M": 1, "B": 0})
sns.countplot(x=data["diagnosis"])
plt.show()

# In[5]:
plt.figure(figsize=(18, 15))
sns.heatmap(data.corr(), annot=True, fmt=".1f", cmap="coolwarm")
plt.show()

# In[6]:
X = data.iloc[:, 1:].values
y = data.iloc[:, 0].values

# In[8]:
from sklearn.model_selection import train_test_split
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.20, random_state=0)

# In[9]:
from sklearn.preprocessing import StandardScaler
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

# In[10]:
from sklearn.neighbors import KNeighborsClassifier
classifier = KNeighborsClassifier(n_neighbors=5, metric="minkowski", p=2)
classifier.fit(X_train, y_train)
y_pred = classifier.predict(X_test)

# In[11]:
from sklearn.metrics import confusion_matrix, accuracy_score
cm = confusion_matrix(y_test, y_pred)
sns.heatmap(cm, annot=True, fmt="d")
print("Accuracy:", accuracy_score(y_test, y_pred))
