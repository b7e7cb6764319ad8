import polars as pl
from sklearn.linear_model import LogisticRegression

orders = pl.read_csv("orders.csv")
orders = orders.with_columns((pl.col("discount") > 0).cast(pl.Int8).alias("has_discount"))

orders = orders.sample(fraction=1.0, shuffle=True, seed=4)
cut = int(orders.height * 0.8)
left, right = orders.slice(0, cut), orders.slice(cut)
seg = left.group_by("segment").agg(pl.col("basket").mean().alias("seg_basket"))
left = left.join(seg, on="segment", how="left")
right = right.join(seg, on="segment", how="left")
left, right = (d.with_columns((pl.col("basket") - pl.col("seg_basket")).fill_null(0).alias("basket_dev")) for d in (left, right))

x = ["basket", "basket_dev", "has_discount", "n_items"]
lr = LogisticRegression(max_iter=1000).fit(left[x].to_numpy(), left["returned"].to_numpy())
print("acc", lr.score(right[x].to_numpy(), right["returned"].to_numpy()))
