import pandas as pd
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error

diamonds = pd.read_csv('diamonds.csv').drop(['Unnamed: 0', 'cut', 'color', 'clarity'], axis=1)
feature_cols = ['carat', 'depth', 'table', 'x', 'y', 'z']

tr, te = train_test_split(diamonds, test_size=0.2, random_state=17)
tr, te = tr.copy(), te.copy()
for c in feature_cols:
    low, high = tr[c].quantile(0.01), tr[c].quantile(0.99)
    tr[c] = tr[c].clip(low, high)
    te[c] = te[c].clip(low, high)
m = RandomForestRegressor(n_estimators=100, min_samples_leaf=3, n_jobs=-1)
m.fit(tr[feature_cols], tr['price'])
print('MAE', mean_absolute_error(te['price'], m.predict(te[feature_cols])))
print('R2', m.score(te[feature_cols], te['price']))
