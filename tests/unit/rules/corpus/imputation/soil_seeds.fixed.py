import itertools

import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score
from sklearn.model_selection import GroupKFold

soil = pd.read_csv("data/soil_spectra.csv")
groups = soil.pop("site").values
y = soil.pop("organic_carbon").values
X = soil.values

MODELS = {
    "ridge": lambda s: Ridge(alpha=10.0),
    "xtrees": lambda s: ExtraTreesRegressor(n_estimators=200, random_state=s),
}

results = []
for strategy, (name, make) in itertools.product(["mean", "median"], MODELS.items()):
    for seed in range(5):
        scores = []
        for tr, te in GroupKFold(n_splits=5).split(X, y, groups):
            imp = SimpleImputer(strategy=strategy).fit(X[tr])
            est = make(seed).fit(imp.transform(X[tr]), y[tr])
            scores.append(r2_score(y[te], est.predict(imp.transform(X[te]))))
        results.append({"imputation": strategy, "model": name, "seed": seed, "r2": np.mean(scores)})

table = pd.DataFrame(results).groupby(["imputation", "model"])["r2"].agg(["mean", "std"])
print(table.to_latex(float_format="%.3f"))
