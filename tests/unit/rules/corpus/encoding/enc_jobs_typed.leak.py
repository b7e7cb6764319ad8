from typing import List, Tuple

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import median_absolute_error
from sklearn.model_selection import train_test_split


def target_encode(df: pd.DataFrame, keys: List[str], target: str) -> pd.DataFrame:
    out = df.copy()
    for key in keys:
        stats = out.groupby(key)[target].agg(["mean", "count"])
        w = stats["count"] / (stats["count"] + 10)
        enc = w * stats["mean"] + (1 - w) * out[target].mean()
        out[f"{key}_enc"] = out[key].map(enc)
    return out


def evaluate(df: pd.DataFrame) -> Tuple[float, int]:
    df = target_encode(df, ["title", "company", "city"], "salary")
    dev, hold = train_test_split(df, test_size=0.2, random_state=55)
    cols = [c for c in dev.columns if c.endswith("_enc")] + ["years"]
    rf = RandomForestRegressor(n_estimators=80, random_state=55)
    rf.fit(dev[cols], dev["salary"])
    return median_absolute_error(hold["salary"], rf.predict(hold[cols])), len(hold)


err, n = evaluate(pd.read_csv("salaries.csv"))
print(f"median abs. error {err:,.0f} on {n} adverts")
