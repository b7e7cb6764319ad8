import numpy as np
import pandas as pd
import lightgbm as lgb

d = pd.read_csv('m5_small.csv', parse_dates=['date']).sort_values(['item', 'date'])
g = d.groupby('item')['qty']
d['lag28'] = g.shift(28)
d['roll7'] = g.transform(lambda s: s.shift(28).rolling(7).mean())
d['expanding'] = g.transform(lambda s: s.shift(28).expanding().mean())
d['dow'] = d.date.dt.dayofweek
d = d.dropna()
cut = d.date.max() - pd.Timedelta(days=28)
tr, te = d[d.date <= cut], d[d.date > cut]
f = ['lag28', 'roll7', 'expanding', 'dow', 'price']
m = lgb.LGBMRegressor(objective='tweedie', n_estimators=500).fit(tr[f], tr.qty)
print('rmse', np.sqrt(((m.predict(te[f]) - te.qty) ** 2).mean()))
