import numpy as np
import pandas as pd
from sklearn.linear_model import SGDRegressor
from sklearn.model_selection import KFold

yacht = pd.read_csv("yacht_hydrodynamics.csv")
res = yacht.pop("resistance").values
hull = yacht.values.astype(float)

peak = np.abs(hull).max(axis=0)
hull = hull / peak

errors = []
for fold, (i, j) in enumerate(KFold(6, shuffle=True, random_state=71).split(hull)):
    sgd = SGDRegressor(max_iter=5000, random_state=71)
    sgd.fit(hull[i], res[i])
    e = np.abs(sgd.predict(hull[j]) - res[j]).mean()
    print("fold", fold, "MAE", round(e, 3))
    errors.append(e)
print("mean", np.mean(errors))
