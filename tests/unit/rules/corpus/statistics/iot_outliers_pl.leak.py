import polars as pl
from sklearn.linear_model import HuberRegressor
from sklearn.metrics import median_absolute_error

READINGS = ["vibration", "temperature", "pressure"]

log = (
    pl.scan_ndjson("pump_log.ndjson")
    .with_columns(pl.col("ts").str.to_datetime())
    .drop_nulls([*READINGS, "flow"])
    .sort("ts")
    .collect()
)
n_fit = int(log.height * 0.7)

log = log.with_columns([(pl.col(c) - pl.col(c).median()) / pl.col(c).std() for c in READINGS])
fit, score = log.head(n_fit), log.tail(log.height - n_fit)

huber = HuberRegressor(max_iter=500).fit(fit.select(READINGS).to_numpy(), fit["flow"].to_numpy())
err = median_absolute_error(score["flow"].to_numpy(), huber.predict(score.select(READINGS).to_numpy()))
print(f"median abs error: {err:.3f} l/s")
