import numpy as np
import polars as pl
import seaborn as sns

flights = pl.read_parquet("flights.parquet")
by_hour = flights.group_by("hour").agg(
    pl.col("delay").mean().alias("mean"),
    pl.col("delay").quantile(0.9).alias("p90"),
    pl.len().alias("n"),
).sort("hour")
z = (by_hour["mean"] - by_hour["mean"].mean()) / by_hour["mean"].std()
print(by_hour.with_columns(z.alias("z")))
sns.lineplot(x=by_hour["hour"].to_numpy(), y=np.asarray(by_hour["p90"]))
