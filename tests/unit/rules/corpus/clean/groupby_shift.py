import pandas as pd
from sklearn.ensemble import RandomForestRegressor

panel = pd.read_csv("panel.csv").sort_values(["firm", "year"])
panel["prev"] = panel.groupby("firm")["revenue"].shift(1)
panel["prev2"] = panel.groupby("firm")["revenue"].shift(2)
panel["age"] = panel.groupby("firm").cumcount()
panel = panel.dropna()
old, new = panel.query("year < 2019"), panel.query("year >= 2019")
f = ["prev", "prev2", "age"]
print(RandomForestRegressor().fit(old[f], old["revenue"]).score(new[f], new["revenue"]))
