import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

load = pd.read_csv("daily_load.csv", parse_dates=["date"]).sort_values("date")


def add_history(df):
    df = df.copy()
    for lag in (1, 2, 7, 14):
        df[f"lag_{lag}"] = df["mwh"].shift(lag)
    # only days before the one to be forecast
    df["week_mean"] = df["mwh"].shift(1).rolling(7).mean()
    df["to_date_mean"] = df["mwh"].shift(1).expanding().mean()
    df["weekday"] = df["date"].dt.weekday
    df["month"] = df["date"].dt.month
    return df.dropna()


load = add_history(load)
train = load[load["date"] < "2022-01-01"]
test = load[load["date"] >= "2022-01-01"]

features = [c for c in load.columns if c not in ("date", "mwh")]
gbm = LGBMRegressor(n_estimators=300, learning_rate=0.05)
gbm.fit(train[features], train["mwh"])

print("model MAE :", mean_absolute_error(test["mwh"], gbm.predict(test[features])))
print("naive MAE :", mean_absolute_error(test["mwh"], test["lag_7"]))
