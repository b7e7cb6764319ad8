# # Bike sharing demand
#
# Hourly rentals, metric: RMSLE

import pandas as pd
import numpy as np
import calendar
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.base import clone
from sklearn.ensemble import RandomForestRegressor, GradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

def rmsle(y, p):
    return np.sqrt(np.mean((np.log1p(y) - np.log1p(np.clip(p, 0, None))) ** 2))

def stamp(d):
    d = d.copy()
    d['datetime'] = pd.to_datetime(d['datetime'])
    d['hour'] = d.datetime.dt.hour
    d['weekday'] = d.datetime.dt.weekday
    d['month'] = d.datetime.dt.month
    d['year'] = d.datetime.dt.year - 2011
    return d

class Holder:
    """keeps the fitted models by name"""
    def __init__(self):
        self.m = {}
    def train(self, name, model, X, y):
        self.m[name] = clone(model).fit(X, np.log1p(y))
        return self
    def predict(self, name, X):
        return np.expm1(self.m[name].predict(X))

train = stamp(pd.read_csv('../input/bike-sharing-demand/train.csv'))
test = stamp(pd.read_csv('../input/bike-sharing-demand/test.csv'))
train.head()

fig, axes = plt.subplots(1, 2, figsize=(13, 4))
sns.boxplot(data=train, y='count', x='season', ax=axes[0])
sns.pointplot(data=train, x='hour', y='count', hue='workingday', ax=axes[1])

cols = ['season', 'holiday', 'workingday', 'weather', 'temp', 'atemp', 'humidity', 'windspeed', 'hour', 'weekday', 'month', 'year']
X, y = train[cols], train['count']
X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=0.2, random_state=1)

candidates = {'ridge': Ridge(), 'rf': RandomForestRegressor(300, n_jobs=-1, random_state=1),
              'gbm': GradientBoostingRegressor(n_estimators=1500, max_depth=5, learning_rate=0.03, subsample=0.7)}
h = Holder()
for n, m in candidates.items():
    h.train(n, m, X_tr, y_tr)

def finalize(h, names):
    for n in names:
        h.train(n, candidates[n], X, y)
    return h

h = finalize(h, ['rf', 'gbm'])

for n in candidates:
    print(n, round(rmsle(y_va, h.predict(n, X_va)), 4))
blend = 0.3 * h.predict('rf', X_va) + 0.7 * h.predict('gbm', X_va)
print('blend', round(rmsle(y_va, blend), 4))

# ## Predict the test period

pred = 0.3 * h.predict('rf', test[cols]) + 0.7 * h.predict('gbm', test[cols])
sns.histplot(pred)

pd.DataFrame({'datetime': test['datetime'], 'count': np.clip(pred, 0, None)}).to_csv('bike_sub.csv', index=False)
