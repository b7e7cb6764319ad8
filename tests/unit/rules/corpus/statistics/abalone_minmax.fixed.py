# Abalone age prediction - normalizing by hand
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression
from sklearn.neighbors import KNeighborsRegressor
from sklearn.metrics import mean_squared_error, r2_score

abalone = pd.read_csv('../input/abalone-dataset/abalone.csv')
abalone.head()
abalone.info()
abalone.describe()

# age = rings + 1.5
abalone['age'] = abalone['Rings'] + 1.5
abalone = abalone.drop('Rings', axis=1)

# sex to numbers
abalone['is_male'] = (abalone['Sex'] == 'M').astype(int)
abalone['is_infant'] = (abalone['Sex'] == 'I').astype(int)
abalone = abalone.drop('Sex', axis=1)

abalone.hist(figsize=(20, 10), bins=30)
plt.show()

x = abalone.drop('age', axis=1)
y = abalone['age']

X_train, X_test, y_train, y_test = train_test_split(x, y, test_size=0.25, random_state=7)

# normalize
x_min = X_train.min()
x_max = X_train.max()
X_train = (X_train - x_min) / (x_max - x_min)
X_test = (X_test - x_min) / (x_max - x_min)
X_train.head()

lm = LinearRegression()
lm.fit(X_train, y_train)
y_pred = lm.predict(X_test)
print('LR mse:', mean_squared_error(y_test, y_pred))
print('LR r2:', r2_score(y_test, y_pred))

knn = KNeighborsRegressor(n_neighbors=15)
knn.fit(X_train, y_train)
y_pred = knn.predict(X_test)
print('KNN mse:', mean_squared_error(y_test, y_pred))
print('KNN r2:', r2_score(y_test, y_pred))
