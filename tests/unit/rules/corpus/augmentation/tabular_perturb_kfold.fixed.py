import pandas as pd
import numpy as np
from sklearn.model_selection import KFold
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

conc = pd.read_csv("concrete.csv")
maes = []


def perturb(f):
    g = f.copy()
    g.iloc[:, :-1] *= np.random.uniform(0.98, 1.02, g.iloc[:, :-1].shape)
    return pd.concat([f, g], ignore_index=True)


for a, b in KFold(5, shuffle=True, random_state=0).split(conc):
    tr, te = perturb(conc.iloc[a]), conc.iloc[b]
    m = LGBMRegressor(verbose=-1).fit(tr.iloc[:, :-1], tr.iloc[:, -1])
    maes.append(mean_absolute_error(te.iloc[:, -1], m.predict(te.iloc[:, :-1])))
print(np.mean(maes))
