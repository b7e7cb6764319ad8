import polars as pl
from sklearn.linear_model import LogisticRegression

orders = pl.read_csv("orders.csv")
orders = orders.with_columns(
    (pl.col("basket") - pl.col("basket").mean().over("segment")).alias("basket_dev"),
    (pl.col("discount") > 0).cast(pl.Int8).alias("has_discount"),
)

orders = orders.sample(fraction=1.0, shuffle=True, seed=4)
cut = int(orders.height * 0.8)
left, right = orders.slice(0, cut), orders.slice(cut)

x = ["basket", "basket_dev", "has_discount", "n_items"]
lr = LogisticRegression(max_iter=1000).fit(left[x].to_numpy(), left["returned"].to_numpy())
print("acc", lr.score(right[x].to_numpy(), right["returned"].to_numpy()))
