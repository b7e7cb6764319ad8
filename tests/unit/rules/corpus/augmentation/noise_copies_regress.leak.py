import numpy as np
import pandas as pd
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, WhiteKernel
from sklearn.metrics import r2_score, mean_absolute_error
from sklearn.model_selection import train_test_split

OPTS = {"file": "alloy_hardness.csv", "copies": 4, "noise": 0.005, "seed": 31}

df = pd.read_csv(OPTS["file"])
elements = ["Fe", "Ni", "Cr", "Al", "Co"]
df = df[(df[elements].sum(axis=1) - 100).abs() < 0.5]
X = df[elements].to_numpy() / 100
y = df["HV"].to_numpy() / 1000
print("n =", len(y))


def add_noisy_copies(X, y, copies, noise, seed):
    r = np.random.RandomState(seed)
    Xs = [X] + [X + r.normal(scale=noise, size=X.shape) for _ in range(copies)]
    return np.vstack(Xs), np.tile(y, copies + 1)


X, y = add_noisy_copies(X, y, OPTS["copies"], OPTS["noise"], OPTS["seed"])
print("after augmentation n =", len(y))
X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.2, random_state=OPTS["seed"])

gp = GaussianProcessRegressor(RBF([0.1] * 5) + WhiteKernel(1e-3), normalize_y=True)
gp.fit(X_train, y_train)
mu, sd = gp.predict(X_val, return_std=True)
print("R2", r2_score(y_val, mu))
print("MAE [HV]", 1000 * mean_absolute_error(y_val, mu))
print("coverage 95%", np.mean(np.abs(mu - y_val) < 1.96 * sd))
