#!/usr/bin/env python
"""Compare regressors on the rent listings. Usage: rent.py listings.csv"""
import sys

import category_encoders as ce
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import RepeatedKFold, cross_validate
from sklearn.pipeline import Pipeline


def readListings(path):
    listings = pd.read_csv(path, parse_dates=["posted"])
    listings = listings[listings.rent.between(100, 10000)]
    listings["weekday"] = listings.posted.dt.dayofweek
    listings["roomsPerArea"] = listings.rooms / listings.area
    listings["logArea"] = np.log(listings.area)
    return listings


def evaluate(listings):
    features = listings[["district", "street", "weekday", "rooms", "logArea", "roomsPerArea"]]
    rent = listings["rent"]
    encoder = ce.TargetEncoder(cols=["district", "street"], smoothing=10.0)
    candidates = {
        "ridge": Ridge(alpha=1.0),
        "trees": ExtraTreesRegressor(n_estimators=200, min_samples_leaf=3, n_jobs=2, random_state=0),
    }
    cv = RepeatedKFold(n_splits=5, n_repeats=3, random_state=0)
    rows = []
    for label, regressor in candidates.items():
        pipe = Pipeline([("enc", encoder), ("reg", regressor)])
        scores = cross_validate(
            pipe, features, rent, cv=cv, scoring=("r2", "neg_mean_absolute_error"), return_train_score=True
        )
        rows.append(
            {
                "model": label,
                "r2_train": scores["train_r2"].mean(),
                "r2_test": scores["test_r2"].mean(),
                "mae_test": -scores["test_neg_mean_absolute_error"].mean(),
            }
        )
    return pd.DataFrame(rows).set_index("model").round(3)


if __name__ == "__main__":
    data = readListings(sys.argv[1])
    print("average rent: %.0f (n=%d)" % (data.rent.mean(), len(data)))
    print(evaluate(data))
