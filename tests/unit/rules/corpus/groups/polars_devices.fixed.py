import polars as pl
from sklearn.ensemble import IsolationForest, RandomForestClassifier

r = pl.read_parquet("device_readings.parquet")
last = pl.col("device_id").hash(seed=0) % 5 == 0
train, test = r.filter(~last), r.filter(last)
x = [c for c in r.columns if c not in ("device_id", "failure")]
rf = RandomForestClassifier().fit(train[x].to_numpy(), train["failure"].to_numpy())
print(rf.score(test[x].to_numpy(), test["failure"].to_numpy()))
