import numpy as np
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def rmse(t, p):
    return float(np.sqrt(np.mean((t - p) ** 2)))


def experiment(X, y, alpha):
    X, X_new, y, y_new = train_test_split(X, y, test_size=0.2, random_state=0)
    p = Ridge(alpha=alpha).fit(X, y).predict(X_new)
    return {"rmse": rmse(y_new, p), "r2": r2_score(y_new, p)}


if __name__ == "__main__":
    data = np.load("qsar.npz")
    print(experiment(data["X"], data["y"], 1.0))
