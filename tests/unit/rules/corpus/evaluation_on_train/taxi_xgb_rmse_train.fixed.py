import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

taxi = pd.read_csv('nyc_taxi_trip_duration.csv', parse_dates=['pickup_datetime'])
taxi = taxi[(taxi.trip_duration > 60) & (taxi.trip_duration < 7200)]
taxi['hour'] = taxi.pickup_datetime.dt.hour
taxi['weekday'] = taxi.pickup_datetime.dt.weekday
taxi['dist'] = np.hypot(taxi.pickup_latitude - taxi.dropoff_latitude, taxi.pickup_longitude - taxi.dropoff_longitude)
cols = ['hour', 'weekday', 'dist', 'passenger_count', 'vendor_id']

X_train, X_val, y_train, y_val = train_test_split(taxi[cols], np.log1p(taxi.trip_duration), test_size=0.2, random_state=31)

params = dict(n_estimators=400, max_depth=8, learning_rate=0.1)
reg = xgb.XGBRegressor(**params)
reg.fit(X_train, y_train)

def rmsle(model, a, b):
    return np.sqrt(mean_squared_error(b, model.predict(a)))

print('RMSLE of final model: %.4f' % rmsle(reg, X_val, y_val))
