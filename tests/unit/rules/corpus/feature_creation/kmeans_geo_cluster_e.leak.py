# California housing - geo clusters
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import KFold
import xgboost as xgb

cal = fetch_california_housing(as_frame=True).frame
cal['rooms_per_bed'] = cal.AveRooms / cal.AveBedrms
y = cal.pop('MedHouseVal')
km = KMeans(n_clusters=25, n_init=10, random_state=1)
cal['cluster'] = km.fit_predict(cal[['Latitude', 'Longitude']])
d = km.transform(cal[['Latitude', 'Longitude']])
cal['dist_min'] = d.min(axis=1)

geo = ['Latitude', 'Longitude']
scores = []
for i, (a, b) in enumerate(KFold(5, shuffle=True, random_state=2).split(cal)):
    tr, va = cal.iloc[a], cal.iloc[b]
    m = xgb.XGBRegressor(n_estimators=500, learning_rate=.05, max_depth=6)
    m.fit(tr, y.iloc[a], verbose=False)
    err = np.sqrt(np.mean((y.iloc[b] - m.predict(va)) ** 2))
    print('fold', i, err)
    scores.append(err)
print(np.mean(scores), geo)
