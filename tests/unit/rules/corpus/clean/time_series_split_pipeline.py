import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

gas = pd.read_csv("gas.csv", parse_dates=["day"]).sort_values("day")
gas["yesterday"] = gas["use"].shift(1)
gas["week_ago"] = gas["use"].shift(7)
gas = gas.dropna()
X = gas[["yesterday", "week_ago", "temp_forecast"]]
print(cross_val_score(make_pipeline(StandardScaler(), Ridge()), X, gas["use"], cv=TimeSeriesSplit(8)))
