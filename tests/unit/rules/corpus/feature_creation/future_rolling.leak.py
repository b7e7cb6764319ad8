import pandas as pd
import yfinance as yf
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error

px = yf.download("SPY", start="2010-01-01", end="2022-01-01")
px["ret"] = px["Close"].pct_change()
px["vol20"] = px["ret"].rolling(20).std()
px["trend"] = px["Close"].rolling(11, center=True).mean() / px["Close"] - 1
px["y"] = px["ret"].shift(-1)
px = px.dropna()

cols = ["ret", "vol20", "trend"]
train = px.loc[:"2018-12-31"].iloc[:-1]
test = px.loc["2019-01-01":]
rf = RandomForestRegressor(300, min_samples_leaf=20, random_state=0)
rf.fit(train[cols], train["y"])
print(mean_absolute_error(test["y"], rf.predict(test[cols])))
