import numpy as np
import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

flights = pl.read_csv("flights.csv", try_parse_dates=True).with_columns(
    (pl.col("arr_delay") > 15).cast(pl.Int8).alias("late"),
    pl.col("sched_dep").dt.hour().alias("dep_hour"),
)

train = flights.sample(fraction=0.75, seed=99)
test = flights.join(train.select("flight_id"), on="flight_id", how="anti")

# delay rate per carrier
rates = train.group_by("carrier").agg(pl.col("late").mean().alias("carrier_rate"))
overall = train["late"].mean()
train = train.join(rates, on="carrier", how="left")
test = test.join(rates, on="carrier", how="left").with_columns(pl.col("carrier_rate").fill_null(overall))

xs = ["carrier_rate", "dep_hour", "distance"]
lr = LogisticRegression(max_iter=2000)
lr.fit(train.select(xs).to_numpy(), train["late"].to_numpy())
ap = average_precision_score(test["late"].to_numpy(), lr.predict_proba(test.select(xs).to_numpy())[:, 1])
print(f"AP={ap:.3f}, base rate={test['late'].mean():.3f}")
