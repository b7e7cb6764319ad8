"""Predict next-year ROA from accounting ratios. Compustat annual, 1990-2019."""
import lightgbm as lgb
import numpy as np
import pandas as pd

RATIOS = ["roa", "lev", "capx_at", "rd_sale", "cash_at", "tobinq", "accruals", "asset_growth"]


def winsor(s, ref, p=0.01):
    lo, hi = ref.quantile(p), ref.quantile(1 - p)
    return s.clip(lo, hi)


funda = pd.read_parquet("compustat/funda_ratios.parquet")
panel = (
    funda.loc[lambda d: ~d["sic"].between(6000, 6999)]       # no financials
    .drop_duplicates(["gvkey", "fyear"])
    .dropna(subset=["roa", "lev", "at", "roa_next"])
    .assign(lnat=lambda d: np.log(d["at"]), rd_sale=lambda d: d["rd_sale"].fillna(0))
    .sort_values(["gvkey", "fyear"])
    .reset_index(drop=True)
)

X = RATIOS + ["lnat"]
insample = panel["fyear"] <= 2012
oos = panel["fyear"] >= 2014

for c in RATIOS:
    panel[c] = winsor(panel[c], ref=panel.loc[insample, c])

gbm = lgb.LGBMRegressor(n_estimators=400, num_leaves=15, learning_rate=0.03, min_child_samples=200, objective="l1")
gbm.fit(panel.loc[insample, X], panel.loc[insample, "roa_next"])

ev = panel.loc[oos, ["fyear", "roa", "roa_next"]].copy()
ev["gbm"] = np.abs(gbm.predict(panel.loc[oos, X]) - ev["roa_next"])
ev["rw"] = np.abs(ev["roa"] - ev["roa_next"])
print(ev.groupby("fyear")[["gbm", "rw"]].agg(["mean", "median"]).round(4))
