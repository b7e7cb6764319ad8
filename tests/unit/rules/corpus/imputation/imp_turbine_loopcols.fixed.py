import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_squared_error

data2 = pd.read_csv("turbine_scada.csv", parse_dates=["ts"]).sort_values("ts")
sensors = [c for c in data2.columns if c not in ("ts", "power_kw")]
before = data2["ts"] < "2021-10-01"

for s in sensors:
    data2[s] = data2[s].ffill()
    data2.loc[data2[s].isna(), s] = data2.loc[before, s].quantile(0.5)

old = data2[before]
new = data2[~before]
forest = RandomForestRegressor(n_estimators=100, min_samples_leaf=5, random_state=21)
forest.fit(old[sensors], old["power_kw"])
print(mean_squared_error(new["power_kw"], forest.predict(new[sensors])) ** 0.5)
