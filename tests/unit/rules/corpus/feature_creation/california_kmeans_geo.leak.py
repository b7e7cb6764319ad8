import pandas as pd
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import fetch_california_housing
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

housing = fetch_california_housing(as_frame=True)
df = housing.frame
df['rooms_per_bedroom'] = df['AveRooms'] / df['AveBedrms']

km = KMeans(n_clusters=12, n_init=10, random_state=0)
df['geo_cluster'] = km.fit_predict(df[['Latitude', 'Longitude']])

x_tr, x_val, y_tr, y_val = train_test_split(df.drop(columns='MedHouseVal'), df['MedHouseVal'], test_size=0.2, random_state=0)
gb = HistGradientBoostingRegressor(max_iter=500, learning_rate=0.05)
gb.fit(x_tr, y_tr)
print('R^2 on validation:', gb.score(x_val, y_val))
err = np.abs(gb.predict(x_val) - y_val)
print('MAE:', err.mean())
