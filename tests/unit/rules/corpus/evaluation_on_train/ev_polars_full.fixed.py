import polars as pl
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

heat = pl.read_csv("district_heating.csv", try_parse_dates=True).sort("hour")
cols = ["outdoor", "wind", "hour_of_day", "load_24h_ago"]
heat = heat.drop_nulls(cols + ["load"])
n = int(heat.height * 0.8)
old, recent = heat[:n], heat[n:]

gb = GradientBoostingRegressor(random_state=0).fit(old[cols].to_numpy(), old["load"].to_numpy())
recent = recent.with_columns(pl.Series("pred", gb.predict(recent[cols].to_numpy())))
print("MAE of the forecast", mean_absolute_error(recent["load"].to_numpy(), recent["pred"].to_numpy()))
