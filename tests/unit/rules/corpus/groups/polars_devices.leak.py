import polars as pl
from sklearn.ensemble import IsolationForest, RandomForestClassifier

r = pl.read_parquet("device_readings.parquet")
r = r.sample(fraction=1.0, shuffle=True, seed=0)
train, test = r.head(int(r.height * 0.8)), r.tail(r.height - int(r.height * 0.8))
x = [c for c in r.columns if c not in ("device_id", "failure")]
rf = RandomForestClassifier().fit(train[x].to_numpy(), train["failure"].to_numpy())
print(rf.score(test[x].to_numpy(), test["failure"].to_numpy()))
