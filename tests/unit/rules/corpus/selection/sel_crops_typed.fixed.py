from typing import Sequence

import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.feature_selection import f_regression


def top_bands(frame: pd.DataFrame, bands: Sequence[str], target: str, n: int) -> list[str]:
    f, _ = f_regression(frame[list(bands)], frame[target])
    return pd.Series(f, index=list(bands)).nlargest(n).index.tolist()


def mape(a: pd.Series, b) -> float:
    return float(((a - b) / a).abs().mean())


crops: pd.DataFrame = pd.read_csv("yield_by_field.csv")
bands: list[str] = [c for c in crops if c.startswith("ndvi_") or c.startswith("b")]
old, new = crops[crops.year < 2019], crops[crops.year >= 2019]
picked: list[str] = top_bands(old, bands, "t_ha", 12)
model = HistGradientBoostingRegressor(max_iter=200, random_state=0).fit(old[picked], old["t_ha"])
print(f"MAPE {mape(new['t_ha'], model.predict(new[picked])):.2%}")
