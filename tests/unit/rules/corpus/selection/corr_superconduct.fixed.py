# # Superconductor critical temperature: linear vs trees

import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LinearRegression, ElasticNet
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import mean_squared_error
# %matplotlib inline

df = pd.read_csv('superconduct/train.csv')
df.shape

df.head()

df.isna().sum().sum(), df.duplicated().sum()

df = df.drop_duplicates()
sns.histplot(df['critical_temp'], bins=60)

# ### Feature selection
# Keep everything with |r| > 0.4 with the target.

X = df.drop('critical_temp', axis=1)
y = df['critical_temp']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=123)

corr = X_train.corrwith(y_train)
top = corr[corr.abs() > 0.4].index.tolist()
print(len(top), 'features')
corr[top].sort_values().plot.barh(figsize=(6, 10))
X_train, X_test = X_train[top], X_test[top]

sc = StandardScaler()
X_train_s = sc.fit_transform(X_train)
X_test_s = sc.transform(X_test)

def rmse(a, b):
    return mean_squared_error(a, b) ** 0.5

lin = LinearRegression().fit(X_train_s, y_train)
en = ElasticNet(alpha=0.05).fit(X_train_s, y_train)
et = ExtraTreesRegressor(300, n_jobs=-1, random_state=123).fit(X_train, y_train)
print('OLS', rmse(y_test, lin.predict(X_test_s)))
print('EN ', rmse(y_test, en.predict(X_test_s)))
print('ET ', rmse(y_test, et.predict(X_test)))

pd.Series(et.feature_importances_, top).nlargest(15).plot.barh()

plt.figure(figsize=(5, 5))
plt.scatter(y_test, et.predict(X_test), s=3, alpha=.4)
plt.xlabel('measured Tc'); plt.ylabel('predicted Tc')
