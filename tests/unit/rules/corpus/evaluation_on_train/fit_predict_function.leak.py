import numpy as np
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def rmse(t, p):
    return float(np.sqrt(np.mean((t - p) ** 2)))


def experiment(X, y, alpha):
    model = Ridge(alpha=alpha).fit(X, y)
    p = model.predict(X)
    return {"rmse": rmse(y, p), "r2": r2_score(y, p)}


if __name__ == "__main__":
    data = np.load("qsar.npz")
    print(experiment(data["X"], data["y"], 1.0))
