import polars as pl
from sklearn.linear_model import Ridge

COLS = ["sqft", "beds", "baths", "lot"]
homes = pl.read_csv("homes.csv").with_columns(pl.int_range(pl.len()).shuffle(seed=7).alias("u"))
homes = homes.with_columns((pl.col("u") < pl.len() * 0.8).alias("is_train"))

# the filter inside the expression leaves only the training rows in the statistics
homes = homes.with_columns(
    [
        ((pl.col(c) - pl.col(c).filter(pl.col("is_train")).mean()) / pl.col(c).filter(pl.col("is_train")).std()).alias(c)
        for c in COLS
    ]
)
tr, te = homes.filter(pl.col("is_train")), homes.filter(~pl.col("is_train"))
r = Ridge().fit(tr.select(COLS).to_numpy(), tr["price"].to_numpy())
print("R2", r.score(te.select(COLS).to_numpy(), te["price"].to_numpy()))
