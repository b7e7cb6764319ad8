"""County-level maize yield from weather and soil summaries, grouped 6-fold CV by county."""
import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.model_selection import GroupKFold

PARAMS = dict(
    objective="regression", learning_rate=0.04, num_leaves=24, min_data_in_leaf=30,
    feature_fraction=0.7, bagging_fraction=0.8, bagging_freq=1, lambda_l2=2.0, seed=17, verbosity=-1,
)
ROUNDS = 450


def read_panel(path="panel/county_year.parquet"):
    panel = pd.read_parquet(path).dropna(subset=["yield_t_ha"])
    panel = panel.drop_duplicates(["fips", "year"]).reset_index(drop=True)
    panel["gdd_per_mm"] = panel["gdd_season"] / panel["rain_season"].clip(lower=1)
    panel["heat_in_july"] = panel["days_above_30_jul"] * panel["vpd_jul"]
    return panel


def cross_validate(X, y, groups, n_splits=6):
    """Train one booster a fold; returns the out-of-fold predictions and the boosters."""
    pred = np.zeros(len(y))
    boosters = []
    for fold, (tr, va) in enumerate(GroupKFold(n_splits).split(X, y, groups)):
        booster = lgb.train(PARAMS, lgb.Dataset(X.iloc[tr], y[tr]), num_boost_round=ROUNDS)
        pred[va] = booster.predict(X.iloc[va])
        boosters.append(booster)
        print(f"fold {fold}: {len(tr)} rows in, {len(va)} rows out")
    return pred, boosters


def report(y, pred, years):
    err = y - pred
    print(f"CV RMSE {np.sqrt(np.mean(err ** 2)):.3f} t/ha, R2 {1 - np.var(err) / np.var(y):.3f}")
    by_year = pd.Series(err ** 2).groupby(years).mean().pow(0.5)
    print(by_year.round(3).to_string())


if __name__ == "__main__":
    panel = read_panel()
    y = panel["yield_t_ha"].to_numpy()
    X = panel.drop(columns=["yield_t_ha", "fips", "year", "county_name"])
    pred, boosters = cross_validate(X, y, panel["fips"])
    report(y, pred, panel["year"].to_numpy())
    for k, b in enumerate(boosters):
        b.save_model(f"models/yield_{k}.txt")
