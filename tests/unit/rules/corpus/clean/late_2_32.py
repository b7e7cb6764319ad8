import numpy as np
import pandas as pd
from sklearn.linear_model import ElasticNetCV
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import TimeSeriesSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import RobustScaler

gold = pd.read_csv("gold.csv", parse_dates=["Date"], index_col="Date").sort_index()
r = np.log(gold["Close"]).diff()
X = pd.concat({f"r{k}": r.shift(k) for k in range(1, 11)}, axis=1)
X["vol"] = r.shift(1).rolling(20).std()
data = X.assign(y=r).dropna()

maes = []
for tr, te in TimeSeriesSplit(n_splits=6, gap=1).split(data):
    past, future = data.iloc[tr], data.iloc[te]
    m = make_pipeline(RobustScaler(), ElasticNetCV(cv=TimeSeriesSplit(4), random_state=0))
    m.fit(past.drop(columns="y"), past["y"])
    maes.append(mean_absolute_error(future["y"], m.predict(future.drop(columns="y"))))
print(np.mean(maes))
