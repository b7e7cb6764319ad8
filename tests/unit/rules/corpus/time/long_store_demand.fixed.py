import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from xgboost import XGBRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

pd.options.mode.chained_assignment = None

train_df = pd.read_csv("../input/demand-forecasting-kernels-only/train.csv", parse_dates=["date"])
train_df.head()

# --- a look at store 1 ---
one = train_df[(train_df["store"] == 1) & (train_df["item"] == 1)]
one.plot(x="date", y="sales", figsize=(15, 4))
plt.show()
monthly = one.set_index("date")["sales"].resample("MS").sum()
monthly.plot(style="o-")
plt.show()
print(train_df.groupby("store")["sales"].describe())


def date_features(df):
    df["year"] = df["date"].dt.year
    df["month"] = df["date"].dt.month
    df["day"] = df["date"].dt.day
    df["dow"] = df["date"].dt.dayofweek
    df["week"] = df["date"].dt.isocalendar().week.astype(int)
    return df


def lag_features(df, lags):
    df = df.sort_values(["store", "item", "date"])
    for lag in lags:
        df[f"sales_lag_{lag}"] = df.groupby(["store", "item"])["sales"].shift(lag)
    return df


train_df = date_features(train_df)
train_df = lag_features(train_df, [7, 14, 28, 364])
train_df = train_df.dropna()

features = ["store", "item", "month", "dow", "week"] + [c for c in train_df.columns if "lag" in c]
X = train_df[features]
y = train_df["sales"]

recent = train_df["date"] >= "2017-10-01"
X_train, X_val, y_train, y_val = X[~recent], X[recent], y[~recent], y[recent]
print(X_train.shape, X_val.shape)

model = XGBRegressor(
    n_estimators=400,
    learning_rate=0.05,
    max_depth=8,
    subsample=0.8,
    colsample_bytree=0.8,
    n_jobs=-1,
)
model.fit(X_train, y_train)
pred = model.predict(X_val)


def smape(a, f):
    return 100 / len(a) * np.sum(2 * np.abs(f - a) / (np.abs(a) + np.abs(f)))


print("MAE", mean_absolute_error(y_val, pred))
print("SMAPE", smape(y_val.to_numpy(), pred))
pd.Series(model.feature_importances_, features).sort_values().plot.barh()
plt.show()
