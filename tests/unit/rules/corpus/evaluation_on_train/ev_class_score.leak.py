import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.model_selection import train_test_split


class DeliveryTime:
    features = ["distance", "items", "hour", "rain", "rider_rating"]

    def __init__(self, df: pd.DataFrame):
        self.train_, self.test_ = train_test_split(df, test_size=0.2, random_state=0)
        self.model = LGBMRegressor(n_estimators=300, random_state=0)

    def fit(self):
        self.model.fit(self.train_[self.features], self.train_["minutes"])
        return self

    def evaluate(self) -> dict:
        part = self.train_
        err = part["minutes"] - self.model.predict(part[self.features])
        return {"mae": err.abs().mean(), "bias": err.mean(), "p90": err.abs().quantile(0.9)}


print(DeliveryTime(pd.read_csv("deliveries.csv")).fit().evaluate())
