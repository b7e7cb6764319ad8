import pandas as pd
from lightgbm import LGBMRegressor


class StoreFeatures:
    def __init__(self, lags=(1, 7)):
        self.lags = lags

    def build(self, df):
        df = df.sort_values(["store", "date"]).copy()
        for k in self.lags:
            df[f"lag_{k}"] = df.groupby("store")["sales"].shift(k)
        df["neighbour"] = df.groupby("store")["sales"].shift(2)
        return df.dropna()


ross = StoreFeatures().build(pd.read_csv("rossmann.csv", parse_dates=["date"]))
cols = ["lag_1", "lag_7", "neighbour", "promo"]
edge = ross["date"].quantile(0.9)
before, after = ross[ross.date <= edge], ross[ross.date > edge]
model = LGBMRegressor().fit(before[cols], before["sales"])
print(model.score(after[cols], after["sales"]))
