import numpy as np
import polars as pl
from lightgbm import LGBMRegressor

rng = np.random.default_rng(6)
polymers = pl.read_csv("polymers.csv")
x = polymers.drop("tg").to_numpy()
y = polymers["tg"].to_numpy()


def mixup(x, y, n):
    i, j = rng.integers(len(x), size=(2, n))
    lam = rng.beta(0.4, 0.4, size=n)
    return lam[:, None] * x[i] + (1 - lam[:, None]) * x[j], lam * y[i] + (1 - lam) * y[j]


p = rng.permutation(len(x))
k = len(x) * 4 // 5
fit, hold = p[:k], p[k:]
mx, my = mixup(x[fit], y[fit], 2000)
reg = LGBMRegressor(n_estimators=300, random_state=6)
reg.fit(np.concatenate([x[fit], mx]), np.concatenate([y[fit], my]))
print("MAE", np.abs(y[hold] - reg.predict(x[hold])).mean())
