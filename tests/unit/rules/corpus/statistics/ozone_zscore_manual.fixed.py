import pandas as pd
import numpy as np
from sklearn.neighbors import KNeighborsRegressor
from sklearn.model_selection import train_test_split

df = pd.read_csv("ozone.csv").dropna()
X = df[["Wind", "Temp", "Solar.R", "Month"]]
y = df["Ozone"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=21)
mu, sd = X_train.mean(), X_train.std()
X_train = (X_train - mu) / sd
X_test = (X_test - mu) / sd
for k in (3, 5, 9):
    knn = KNeighborsRegressor(n_neighbors=k).fit(X_train, y_train)
    print(k, knn.score(X_test, y_test))
