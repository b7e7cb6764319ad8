# # Rossmann-like sales: features and gradient boosting
#
# Goal: predict daily sales for the last six weeks.

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
# %matplotlib inline
from xgboost import XGBRegressor
from sklearn.linear_model import LinearRegression
from sklearn.ensemble import RandomForestRegressor

def date_feats(d):
    d['year'] = d['Date'].dt.year
    d['month'] = d['Date'].dt.month
    d['day'] = d['Date'].dt.day
    d['woy'] = d['Date'].dt.isocalendar().week.astype(int)
    return d

def store_feats(d):
    d['store_avg'] = d.groupby('Store')['Sales'].transform('mean')
    d['store_dow_avg'] = d.groupby(['Store', 'DayOfWeek'])['Sales'].transform('mean')
    return d

def make_features(d):
    d = date_feats(d.copy())
    return store_feats(d)

df = pd.read_csv('data/train.csv', parse_dates=['Date'], low_memory=False)
store = pd.read_csv('data/store.csv')
df = df.merge(store[['Store', 'StoreType', 'Assortment']], on='Store', how='left')
df = df[(df['Open'] == 1) & (df['Sales'] > 0)].sort_values('Date').reset_index(drop=True)
df.shape

df.head()

df.groupby('Date')['Sales'].sum().plot(figsize=(14, 4), title='Total sales')

sns.boxplot(data=df, x='DayOfWeek', y='Sales', showfliers=False)

df['StoreType'] = df['StoreType'].map({'a': 0, 'b': 1, 'c': 2, 'd': 3})
df['Assortment'] = df['Assortment'].map({'a': 0, 'b': 1, 'c': 2})
df['StateHoliday'] = (df['StateHoliday'].astype(str) != '0').astype(int)

df = make_features(df)
df.sample(3)

cutoff = pd.Timestamp('2015-06-19')
train = df[df['Date'] < cutoff]
valid = df[df['Date'] >= cutoff]
print(len(train), len(valid))

feats = ['DayOfWeek', 'Promo', 'StateHoliday', 'SchoolHoliday', 'StoreType', 'Assortment', 'year', 'month', 'day', 'woy',
         'store_avg', 'store_dow_avg']
X_train, y_train = train[feats], np.log1p(train['Sales'])
X_valid, y_valid = valid[feats], valid['Sales']

def rmspe(y, p):
    return np.sqrt(np.mean(((y - p) / y) ** 2))

for m in [LinearRegression(), RandomForestRegressor(n_estimators=60, n_jobs=-1, min_samples_leaf=5),
          XGBRegressor(n_estimators=500, max_depth=8, learning_rate=0.05, subsample=0.8)]:
    m.fit(X_train, y_train)
    print(m.__class__.__name__, round(rmspe(y_valid.values, np.expm1(m.predict(X_valid))), 4))

v = valid[valid['Store'] == 1].copy()
v['pred'] = np.expm1(m.predict(v[feats]))
v.set_index('Date')[['Sales', 'pred']].plot(figsize=(12, 4))
