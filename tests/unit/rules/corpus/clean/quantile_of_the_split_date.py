import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

v = pd.read_csv("visits.csv", parse_dates=["day"]).sort_values("day")
v["dow"] = v["day"].dt.dayofweek
v["week_ago"] = v.groupby("shop")["n"].shift(7)
v = v.dropna()
edge = v["day"].quantile(0.8)
past, later = v[v["day"] <= edge], v[v["day"] > edge]
f = ["dow", "week_ago"]
print(GradientBoostingRegressor().fit(past[f], past["n"]).score(later[f], later["n"]))
