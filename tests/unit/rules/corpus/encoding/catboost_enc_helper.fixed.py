from typing import Sequence

import category_encoders as ce
import pandas as pd
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import train_test_split
from xgboost import XGBRegressor

CONFIG = dict(target="price", cats=["make", "model", "fuel", "region"], seed=99, test_size=0.15)


def encode_cats(df: pd.DataFrame, y: pd.Series, cats: Sequence[str]):
    enc = ce.CatBoostEncoder(cols=list(cats), sigma=0.05)
    out = enc.fit_transform(df, y)
    return out, enc


def main(cfg=CONFIG):
    cars = pd.read_feather("cars.feather").query("price > 500")
    y = cars.pop(cfg["target"])
    cars["age"] = 2023 - cars.pop("year")
    a, b, ya, yb = train_test_split(cars, y, test_size=cfg["test_size"], random_state=cfg["seed"])
    a, enc = encode_cats(a, ya, cfg["cats"])
    b = enc.transform(b)
    reg = XGBRegressor(n_estimators=600, max_depth=7, subsample=0.8)
    reg.fit(a, ya)
    print("MAPE", mean_absolute_percentage_error(yb, reg.predict(b)))


if __name__ == "__main__":
    main()
