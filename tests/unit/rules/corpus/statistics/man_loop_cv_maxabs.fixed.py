import numpy as np
import pandas as pd
from sklearn.linear_model import SGDRegressor
from sklearn.model_selection import KFold

yacht = pd.read_csv("yacht_hydrodynamics.csv")
res = yacht.pop("resistance").values
hull = yacht.values.astype(float)

errors = []
for fold, (i, j) in enumerate(KFold(6, shuffle=True, random_state=71).split(hull)):
    peak = np.abs(hull[i]).max(axis=0)
    sgd = SGDRegressor(max_iter=5000, random_state=71)
    sgd.fit(hull[i] / peak, res[i])
    e = np.abs(sgd.predict(hull[j] / peak) - res[j]).mean()
    print("fold", fold, "MAE", round(e, 3))
    errors.append(e)
print("mean", np.mean(errors))
