"""Day-ahead reservoir inflow from weather forecasts and recent levels."""
import lightgbm as lgb
import pandas as pd
from sklearn.metrics import mean_squared_error


def add_levels(frame, spans=(3, 15)):
    return frame.assign(
        **{f"level_{n}": frame["inflow"].rolling(n, center=True).mean() for n in spans}
    )


daily = (
    pd.read_csv("inflow_daily.csv", parse_dates=["day"])
    .sort_values("day")
    .pipe(add_levels)
    .assign(month=lambda d: d["day"].dt.month)
    .dropna()
    .set_index("day")
)

past, recent = daily.iloc[:-365], daily.iloc[-365:]
cols = daily.columns.drop("inflow")
gbm = lgb.LGBMRegressor(n_estimators=500, learning_rate=0.03)
gbm.fit(past[cols], past["inflow"])
rmse = mean_squared_error(recent["inflow"], gbm.predict(recent[cols])) ** 0.5
print(f"RMSE last year: {rmse:.2f} m3/s")
