import polars as pl
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import root_mean_squared_error

feats = ["temp", "humidity", "windspeed", "hour", "weekday"]
rides = (
    pl.read_csv("bike_hourly.csv", try_parse_dates=True)
    .sort("timestamp")
    .with_columns(
        pl.col("timestamp").dt.hour().alias("hour"),
        pl.col("timestamp").dt.weekday().alias("weekday"),
    )
)

rides = rides.with_columns(pl.col("humidity").fill_null(strategy="mean"))
rides = rides.drop_nulls(subset=["temp", "windspeed"])

cut = int(rides.height * 0.8)
past, future = rides.head(cut), rides.tail(rides.height - cut)

m = ExtraTreesRegressor(300, random_state=0, n_jobs=-1)
m.fit(past.select(feats).to_numpy(), past["cnt"].to_numpy())
yhat = m.predict(future.select(feats).to_numpy())
print("RMSE on last 20%:", root_mean_squared_error(future["cnt"].to_numpy(), yhat))
