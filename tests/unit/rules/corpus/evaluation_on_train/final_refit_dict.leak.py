# apartment rents: tune on valid, refit with the best depth, report on test
import itertools

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_absolute_error

features = ["sqm", "rooms", "floor", "balcony", "lift", "year_built", "dist_center_km", "dist_metro_m"]


def load_parts():
    flats = pd.read_feather("rents.feather").sort_values("listed_on").reset_index(drop=True)
    flats["listed_on"] = pd.to_datetime(flats["listed_on"])
    q = flats["listed_on"].dt.to_period("Q")
    return {
        "train": flats[q <= "2021Q4"],
        "valid": flats[(q > "2021Q4") & (q <= "2022Q2")],
        "test": flats[q > "2022Q2"],
    }


def dm(frame):
    return xgb.DMatrix(frame[features], label=np.log(frame["rent"]))


def fit(frame, depth, eta, rounds=400):
    return xgb.train({"max_depth": depth, "eta": eta, "objective": "reg:squarederror", "seed": 1}, dm(frame), rounds)


def mae(booster, frame):
    return mean_absolute_error(frame["rent"], np.exp(booster.predict(dm(frame))))


parts = load_parts()
print({k: len(v) for k, v in parts.items()})

grid = list(itertools.product([3, 5, 7], [0.03, 0.1]))
trials = []
for depth, eta in grid:
    trials.append((mae(fit(parts["train"], depth, eta), parts["valid"]), depth, eta))
    print("depth=%d eta=%.2f -> %.1f" % (depth, eta, trials[-1][0]))
_, depth, eta = min(trials)

everything = pd.concat([parts[k] for k in parts])
final = fit(everything, depth, eta)
print("test MAE %.1f EUR" % mae(final, parts["test"]))
final.save_model("rent.json")
