import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.feature_selection import RFE
from sklearn.tree import DecisionTreeRegressor

wind = pd.read_csv("wind_farm.csv", parse_dates=["time"]).sort_values("time")
lags = {f"lag{i}": wind["mw"].shift(i) for i in range(1, 25)}
wind = wind.assign(**lags).dropna()
names = list(lags) + ["forecast_speed", "forecast_dir"]
end = int(len(wind) * 0.75)

rfe = RFE(DecisionTreeRegressor(random_state=0), n_features_to_select=8)
rfe.fit(wind[names], wind["mw"])
keep = [n for n, ok in zip(names, rfe.support_) if ok]
print("kept:", keep)

rf = RandomForestRegressor(n_estimators=100, random_state=0)
rf.fit(wind[keep][:end], wind["mw"][:end])
print("R2:", rf.score(wind[keep][end:], wind["mw"][end:]))
