#!/usr/bin/env python
# coding: utf-8

# # Mall customer segmentation

# In[1]:


import pandas as pd
import matplotlib.pyplot as plt
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import silhouette_score


# In[2]:


df = pd.read_csv('Mall_Customers.csv')
df['Gender'] = df['Gender'].map({'Male': 0, 'Female': 1})
X = df.drop('CustomerID', axis=1)
X = X.fillna(X.median())
X = StandardScaler().fit_transform(X)


# In[3]:


inertia = []
for k in range(2, 11):
    km = KMeans(n_clusters=k, n_init=10, random_state=42).fit(X)
    inertia.append(km.inertia_)
    print(k, silhouette_score(X, km.labels_))
plt.plot(range(2, 11), inertia, 'o-')
plt.show()


# In[4]:


df['segment'] = KMeans(n_clusters=5, n_init=10, random_state=42).fit_predict(X)
xy = PCA(n_components=2).fit_transform(X)
plt.scatter(xy[:, 0], xy[:, 1], c=df['segment'], cmap='tab10')
plt.show()
df.groupby('segment').mean()
