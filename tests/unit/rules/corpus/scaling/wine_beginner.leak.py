# # My first ML project: wine quality!!

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.preprocessing import MinMaxScaler
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import accuracy_score

wine = pd.read_csv('winequality-red.csv', sep=';')
wine.head()

wine.info()

wine.isnull().sum() # nothing missing

plt.figure(figsize=(9,7))
plt.imshow(wine.corr(), cmap='coolwarm')
plt.colorbar()
plt.xticks(range(12), wine.columns, rotation=90); plt.yticks(range(12), wine.columns);

wine = wine.drop_duplicates()
wine['good'] = [1 if q >= 6 else 0 for q in wine['quality']]
X = wine.drop(['quality','good'], axis=1)
y = wine['good']

# KNN needs scaling because it uses distances

sc = MinMaxScaler()
X = sc.fit_transform(X)
X[:3]

x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
print(x_train.shape, x_test.shape)

knn = KNeighborsClassifier(n_neighbors=9)
knn.fit(x_train, y_train)
print('train:', knn.score(x_train, y_train))

y_hat = knn.predict(x_test)
print('test:', accuracy_score(y_test, y_hat))

# Next time I want to try random forest
