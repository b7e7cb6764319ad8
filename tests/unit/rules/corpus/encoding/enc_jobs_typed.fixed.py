from typing import List, Tuple

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import median_absolute_error
from sklearn.model_selection import train_test_split


def target_encode(
    dev: pd.DataFrame, hold: pd.DataFrame, keys: List[str], target: str
) -> Tuple[pd.DataFrame, pd.DataFrame]:
    dev, hold = dev.copy(), hold.copy()
    prior = dev[target].mean()
    for key in keys:
        stats = dev.groupby(key)[target].agg(["mean", "count"])
        w = stats["count"] / (stats["count"] + 10)
        enc = w * stats["mean"] + (1 - w) * prior
        dev[f"{key}_enc"] = dev[key].map(enc)
        hold[f"{key}_enc"] = hold[key].map(enc).fillna(prior)
    return dev, hold


def evaluate(df: pd.DataFrame) -> Tuple[float, int]:
    dev, hold = train_test_split(df, test_size=0.2, random_state=55)
    dev, hold = target_encode(dev, hold, ["title", "company", "city"], "salary")
    cols = [c for c in dev.columns if c.endswith("_enc")] + ["years"]
    rf = RandomForestRegressor(n_estimators=80, random_state=55)
    rf.fit(dev[cols], dev["salary"])
    return median_absolute_error(hold["salary"], rf.predict(hold[cols])), len(hold)


err, n = evaluate(pd.read_csv("salaries.csv"))
print(f"median abs. error {err:,.0f} on {n} adverts")
