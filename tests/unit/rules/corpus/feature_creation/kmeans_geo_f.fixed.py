import pandas as pd
from sklearn.cluster import MiniBatchKMeans
from sklearn.model_selection import train_test_split
import lightgbm as lgb
import numpy as np

taxi = pd.read_csv('../input/nyc-taxi/train.csv', parse_dates=['pickup_datetime'])
taxi = taxi[(taxi.trip_duration > 60) & (taxi.trip_duration < 3600 * 5)]
taxi['hour'] = taxi.pickup_datetime.dt.hour
taxi['dow'] = taxi.pickup_datetime.dt.dayofweek
taxi['log_dur'] = np.log1p(taxi.trip_duration)

tr, va = train_test_split(taxi, test_size=0.2, random_state=1987)
tr, va = tr.copy(), va.copy()
km = MiniBatchKMeans(n_clusters=100, batch_size=10000)
km.fit(tr[['pickup_latitude', 'pickup_longitude']].values)
for d in (tr, va):
    d['pickup_cluster'] = km.predict(d[['pickup_latitude', 'pickup_longitude']].values)

feats = ['hour', 'dow', 'pickup_cluster', 'passenger_count', 'vendor_id']
m = lgb.LGBMRegressor(n_estimators=500, num_leaves=63)
m.fit(tr[feats], tr.log_dur)
print('rmse', np.sqrt(((m.predict(va[feats]) - va.log_dur) ** 2).mean()))
