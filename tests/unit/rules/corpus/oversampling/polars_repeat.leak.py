import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

log = pl.read_parquet("intrusions.parquet")
cols = [c for c in log.columns if c != "attack"]
bad = log.filter(pl.col("attack") == 1)
log = pl.concat([log, bad.sample(n=10_000, with_replacement=True, seed=1)])
log = log.sample(fraction=1.0, shuffle=True, seed=2)
train, test = log.head(80_000), log.slice(80_000)
hgb = HistGradientBoostingClassifier().fit(train[cols].to_numpy(), train["attack"].to_numpy())
print(average_precision_score(test["attack"].to_numpy(), hgb.predict_proba(test[cols].to_numpy())[:, 1]))
