from typing import Iterable

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import mean_squared_error


def add_rating_stats(df: pd.DataFrame, source: pd.DataFrame, keys: Iterable[str]) -> pd.DataFrame:
    for k in keys:
        g = source.groupby(k)["rating"].agg(["mean", "std", "count"])
        g.columns = [f"{k}_{c}" for c in g.columns]
        df = df.join(g, on=k)
    return df


def run(path: str) -> float:
    ratings = pd.read_csv(path, sep="\t", names=["user", "item", "rating", "ts"])
    ratings = ratings.sort_values("ts").reset_index(drop=True)

    ratings = add_rating_stats(ratings, ratings, ["user", "item"])

    n = int(0.9 * len(ratings))
    train, test = ratings.iloc[:n], ratings.iloc[n:]
    cols = [c for c in ratings.columns if c.startswith(("user_", "item_"))]
    model = lgb.LGBMRegressor(n_estimators=200)
    model.fit(train[cols], train["rating"])
    return float(np.sqrt(mean_squared_error(test["rating"], model.predict(test[cols]))))


if __name__ == "__main__":
    print(run("ml-100k/u.data"))
