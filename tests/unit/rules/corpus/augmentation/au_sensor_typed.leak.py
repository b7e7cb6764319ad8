from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error


def noise_copies(df: pd.DataFrame, cols: list[str], times: int, sd: float, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    pieces: list[pd.DataFrame] = [df]
    for _ in range(times):
        c = df.copy()
        c[cols] = c[cols] + rng.normal(0.0, sd, size=c[cols].shape)
        pieces.append(c)
    return pd.concat(pieces, ignore_index=True)


def halves(df: pd.DataFrame, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    mask = np.random.default_rng(seed).random(len(df)) < 0.75
    return df[mask], df[~mask]


COLS: list[str] = ["s1", "s2", "s3", "s4"]
gas = pd.read_csv("gas_sensors.csv")
gas = noise_copies(gas, COLS, times=3, sd=0.02, seed=1)
fit_df, eval_df = halves(gas, seed=2)
ridge = Ridge().fit(fit_df[COLS], fit_df["ppm"])
print(f"MAE {mean_absolute_error(eval_df['ppm'], ridge.predict(eval_df[COLS])):.3f} ppm")
