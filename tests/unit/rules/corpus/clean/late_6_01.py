# daily order quantities per shop and product - how many croissants tomorrow?
import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

sales = pd.read_parquet('bakery_daily.parquet').sort_values(['shop', 'product', 'date'])
sales['date'] = pd.to_datetime(sales['date'])

g = sales.groupby(['shop', 'product'])['sold']
sales['yesterday'] = g.shift(1)
sales['last_week'] = g.shift(7)
sales['mean_so_far'] = g.transform(lambda s: s.shift(1).expanding().mean())
sales['std_4w'] = g.transform(lambda s: s.shift(1).rolling(28, min_periods=7).std())
sales['dow'] = sales['date'].dt.dayofweek
sales['month'] = sales['date'].dt.month
sales = sales.dropna()

feats = ['yesterday', 'last_week', 'mean_so_far', 'std_4w', 'dow', 'month', 'is_holiday']
train = sales[sales['date'] < '2023-10-01']
test = sales[sales['date'] >= '2023-10-01']

reg = LGBMRegressor(n_estimators=350, learning_rate=0.05, objective='regression_l1')
reg.fit(train[feats], train['sold'])
print('MAE model     ', mean_absolute_error(test['sold'], reg.predict(test[feats])))
print('MAE last week ', mean_absolute_error(test['sold'], test['last_week']))
