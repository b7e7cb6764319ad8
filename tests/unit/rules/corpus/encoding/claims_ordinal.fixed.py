import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_percentage_error

claims = (
    pd.read_csv("claims.csv", parse_dates=["reported"])
    .loc[lambda d: d["amount"].between(50, 100_000)]
    .assign(
        month=lambda d: d["reported"].dt.month,
        is_weekend=lambda d: d["reported"].dt.dayofweek.ge(5).astype(int),
    )
)


def count_encode(d, col, reference):
    return d.assign(**{f"{col}_n": d[col].map(reference[col].value_counts()).fillna(0)})


hist = claims[claims["reported"] < "2023-01-01"]
recent = claims[claims["reported"] >= "2023-01-01"]
recent = recent.pipe(count_encode, "garage", hist)
hist = hist.pipe(count_encode, "garage", hist)

features = ["garage_n", "vehicle_age", "month", "is_weekend"]
gbm = GradientBoostingRegressor(random_state=5).fit(hist[features], hist["amount"])
mape = mean_absolute_percentage_error(recent["amount"], gbm.predict(recent[features]))
print(f"MAPE on {len(recent)} recent claims: {mape:.1%}")
