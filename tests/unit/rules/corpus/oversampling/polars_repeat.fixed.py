import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

log = pl.read_parquet("intrusions.parquet")
cols = [c for c in log.columns if c != "attack"]
log = log.sample(fraction=1.0, shuffle=True, seed=2)
train, test = log.head(80_000), log.slice(80_000)
bad = train.filter(pl.col("attack") == 1)
train = pl.concat([train, bad.sample(n=10_000, with_replacement=True, seed=1)])
hgb = HistGradientBoostingClassifier().fit(train[cols].to_numpy(), train["attack"].to_numpy())
print(average_precision_score(test["attack"].to_numpy(), hgb.predict_proba(test[cols].to_numpy())[:, 1]))
