# # Predicting power output of a combined cycle plant (with polars)

import polars as pl
import polars.selectors as cs
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.neighbors import KNeighborsRegressor
from sklearn.svm import SVR
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error, r2_score

df = pl.read_csv('ccpp.csv')
df.head()

df.describe()

df = df.unique(maintain_order=True).drop_nulls()
df.height

fig, ax = plt.subplots(1, 4, figsize=(16, 3), sharey=True)
for a, c in zip(ax, ['AT', 'V', 'AP', 'RH']):
    a.scatter(df[c].to_numpy(), df['PE'].to_numpy(), s=1); a.set_xlabel(c)

# Normalise the four sensors, then a random 80/20 split.

feats = ['AT', 'V', 'AP', 'RH']
df = df.with_columns([(pl.col(c) - pl.col(c).mean()) / pl.col(c).std() for c in feats])
df.head()

df = df.sample(fraction=1.0, shuffle=True, seed=12)
n = int(df.height * 0.8)
train, test = df.head(n), df.tail(df.height - n)
train.shape, test.shape

X_train, y_train = train.select(feats).to_numpy(), train['PE'].to_numpy()
X_test, y_test = test.select(feats).to_numpy(), test['PE'].to_numpy()

for m in (Ridge(), KNeighborsRegressor(8, weights='distance'), SVR(C=100)):
    m.fit(X_train, y_train)
    p = m.predict(X_test)
    print(f'{type(m).__name__:22} MAE {mean_absolute_error(y_test, p):.3f}  R2 {r2_score(y_test, p):.4f}')

plt.scatter(y_test, p, s=2)
plt.xlabel('PE'); plt.ylabel('SVR')
