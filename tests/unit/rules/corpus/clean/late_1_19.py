import polars as pl
from lightgbm import LGBMRegressor

t = pl.read_csv("energy.csv", try_parse_dates=True).sort("ts")
k = int(t.height * 0.8)
tr, te = t[:k], t[k:]
f = ["temp", "wind", "sun"]

mean = tr.select(pl.col(f).mean()).row(0, named=True)
std = tr.select(pl.col(f).std()).row(0, named=True)
scale = [((pl.col(c).fill_null(mean[c]) - mean[c]) / std[c]) for c in f]
tr, te = tr.with_columns(scale), te.with_columns(scale)
m = LGBMRegressor(random_state=0).fit(tr[f].to_numpy(), tr["mwh"].to_numpy())
print(abs(te["mwh"].to_numpy() - m.predict(te[f].to_numpy())).mean())
