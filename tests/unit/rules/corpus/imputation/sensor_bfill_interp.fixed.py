# hourly air quality, forecasting next hour NO2
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error

aq = pd.read_csv('AirQualityUCI.csv', sep=';', decimal=',', parse_dates=['ts'], index_col='ts')
aq = aq.replace(-200, np.nan).sort_index()
sensors = ['co', 'nox', 'no2', 'o3', 't', 'rh']
split_ts = aq.index[int(len(aq) * 0.75)]
med = aq.loc[aq.index < split_ts, sensors].median()
aq[sensors] = aq[sensors].ffill().fillna(med)

for k in (1, 2, 3, 24):
    for s in sensors:
        aq[f'{s}_lag{k}'] = aq[s].shift(k)
aq = aq.dropna()

X = aq[[c for c in aq.columns if '_lag' in c]]
y = aq['no2']
X_tr, X_te = X[X.index < split_ts], X[X.index >= split_ts]
y_tr, y_te = y[y.index < split_ts], y[y.index >= split_ts]
reg = Ridge(alpha=5.0).fit(X_tr, y_tr)
print('MAE', mean_absolute_error(y_te, reg.predict(X_te)))
