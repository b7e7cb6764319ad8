import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_percentage_error as mape

# hourly load, has gaps of a few hours when the meter drops out
load = pd.read_csv("load.csv", parse_dates=["ts"], index_col="ts")["mw"].asfreq("h")
print("missing share", load.isna().mean())

filled = load.ffill()
d = pd.DataFrame({"load": filled, "observed": load})
for k in (24, 25, 48, 168):
    d[f"lag{k}"] = d["load"].shift(k)
d["hour_sin"] = np.sin(2 * np.pi * d.index.hour / 24)
d["hour_cos"] = np.cos(2 * np.pi * d.index.hour / 24)
d = d.dropna(subset=[c for c in d if c.startswith("lag")] + ["observed"])

X, y = d.drop(columns=["load", "observed"]), d["observed"]
errs = []
for cut in pd.date_range("2022-01-01", "2022-12-01", freq="MS"):
    end = cut + pd.offsets.MonthBegin(1)
    past, future = d.index < cut, (d.index >= cut) & (d.index < end)
    m = Ridge(alpha=3.0).fit(X[past], y[past])
    e = mape(y[future], m.predict(X[future]))
    errs.append(e)
    print(cut.date(), f"{e:.3%}")
print("mean MAPE", np.mean(errs))
