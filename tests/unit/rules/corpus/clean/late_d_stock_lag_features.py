import pandas as pd
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error

px = pd.read_csv('MSFT.csv', parse_dates=['Date']).sort_values('Date').set_index('Date')
px['ret'] = px['Adj Close'].pct_change()
for k in range(1, 6):
    px['lag%d' % k] = px['ret'].shift(k)
px['vol20'] = px['ret'].rolling(20).std().shift(1)
px = px.dropna()
feat = ['lag1', 'lag2', 'lag3', 'lag4', 'lag5', 'vol20']
train = px[px.index < '2020-01-01']
test = px[px.index >= '2020-01-01']
m = Ridge(alpha=1.0).fit(train[feat], train['ret'])
pred = m.predict(test[feat])
print('MAE', mean_absolute_error(test['ret'], pred))
print('naive', mean_absolute_error(test['ret'], np.zeros(len(test))))
