import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error

trips = pd.read_csv('green_tripdata.csv', parse_dates=['pickup', 'dropoff'])
trips['duration'] = (trips.dropoff - trips.pickup).dt.total_seconds() / 60
trips = trips[(trips.duration > 1) & (trips.duration < 120)]
trips['hr'] = trips.pickup.dt.hour
trips['dow'] = trips.pickup.dt.dayofweek

train, test = train_test_split(trips, test_size=0.2, random_state=0)
route = train.groupby(['PULocationID', 'DOLocationID'])['duration'].agg(['median', 'std']).reset_index()
route.columns = ['PULocationID', 'DOLocationID', 'route_med', 'route_std']
train = train.merge(route, on=['PULocationID', 'DOLocationID'], how='left').fillna({'route_std': 0})
test = test.merge(route, on=['PULocationID', 'DOLocationID'], how='left')
test = test.fillna({'route_std': 0, 'route_med': train.duration.median()})

feat = ['trip_distance', 'hr', 'dow', 'route_med', 'route_std']
rf = RandomForestRegressor(200, n_jobs=-1)
rf.fit(train[feat], train.duration)
print(mean_absolute_error(test.duration, rf.predict(test[feat])))
