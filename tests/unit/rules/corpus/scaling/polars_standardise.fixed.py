import polars as pl
import polars.selectors as cs
from sklearn.linear_model import LinearRegression

q = pl.scan_csv("abalone.csv").collect()
q = q.with_row_index("i").with_columns(part=pl.when(pl.col("i") % 5 == 0).then(pl.lit("test")).otherwise(pl.lit("train")))
num = ["length", "diameter", "height", "whole"]
seen = pl.col("part") == "train"
q = q.with_columns((pl.col(num) - pl.col(num).filter(seen).mean()) / pl.col(num).filter(seen).std())
tr = q.filter(pl.col("part") == "train")
te = q.filter(pl.col("part") == "test")
m = LinearRegression().fit(tr[num].to_numpy(), tr["rings"].to_numpy())
print(m.score(te[num].to_numpy(), te["rings"].to_numpy()))
