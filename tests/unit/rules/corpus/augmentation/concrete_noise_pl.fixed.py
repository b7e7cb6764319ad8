import numpy as np
import polars as pl
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import root_mean_squared_error

INPUTS = ["cement", "slag", "ash", "water", "plasticizer", "coarse", "fine", "age"]
mixes = pl.read_csv("concrete.csv").unique(maintain_order=True)


def with_noise(df: pl.DataFrame, scale: float = 0.01, seed: int = 0) -> pl.DataFrame:
    rng = np.random.default_rng(seed)
    copies = df.with_columns(
        [(pl.col(c) * pl.Series(1 + scale * rng.standard_normal(df.height))).alias(c) for c in INPUTS]
    )
    return pl.concat([df.cast({c: pl.Float64 for c in INPUTS}), copies])


in_test = np.random.default_rng(1).random(mixes.height) < 0.2
train, test = with_noise(mixes.filter(~in_test)), mixes.filter(in_test)

gbr = GradientBoostingRegressor(n_estimators=600, max_depth=4, random_state=1)
gbr.fit(train[INPUTS].to_numpy(), train["strength"].to_numpy())
rmse = root_mean_squared_error(test["strength"].to_numpy(), gbr.predict(test[INPUTS].to_numpy()))
print(f"RMSE {rmse:.2f} MPa")
