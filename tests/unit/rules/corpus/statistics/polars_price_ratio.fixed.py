import polars as pl
from sklearn.linear_model import HuberRegressor

sales = pl.scan_csv("king_county.csv").with_columns(
    pl.col("date").str.slice(0, 8).str.to_date("%Y%m%d")
).sort("date").collect()

cut = pl.date(2015, 3, 1)
stats_cols = ["sqft_living", "sqft_lot", "grade"]
ref = sales.filter(pl.col("date") < cut)
z = sales.with_columns([
    ((pl.col(c) - ref[c].mean()) / ref[c].std()).alias(c + "_z") for c in stats_cols
])
before = z.filter(pl.col("date") < cut)
after = z.filter(pl.col("date") >= cut)
zs = [c + "_z" for c in stats_cols]
h = HuberRegressor(max_iter=500).fit(before[zs].to_numpy(), before["price"].to_numpy())
print("R2 after March 2015:", round(h.score(after[zs].to_numpy(), after["price"].to_numpy()), 3))
