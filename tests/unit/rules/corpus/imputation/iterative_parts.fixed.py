import numpy as np
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.linear_model import BayesianRidge
from sklearn.svm import SVR
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import r2_score

SEED = 1234


def load_npz(path):
    z = np.load(path)
    return z["features"].astype(np.float64), z["yield_tph"].astype(np.float64)


def three_way(X, y, frac=(0.7, 0.15)):
    rng = np.random.default_rng(SEED)
    order = rng.permutation(len(X))
    a = int(frac[0] * len(X))
    b = a + int(frac[1] * len(X))
    names = ("train", "val", "test")
    return {n: (X[i], y[i]) for n, i in zip(names, np.split(order, [a, b]))}


def fill_parts(parts):
    imp = IterativeImputer(estimator=BayesianRidge(), max_iter=15, random_state=SEED)
    imp.fit(parts["train"][0])
    return {name: (imp.transform(xs), ys) for name, (xs, ys) in parts.items()}


def tune(parts):
    best = (None, -np.inf)
    for C in (0.1, 1, 10, 100):
        m = make_pipeline(StandardScaler(), SVR(C=C)).fit(*parts["train"])
        s = r2_score(parts["val"][1], m.predict(parts["val"][0]))
        print(f"C={C:<6} val r2={s:.3f}")
        if s > best[1]:
            best = (m, s)
    return best[0]


if __name__ == "__main__":
    parts = fill_parts(three_way(*load_npz("data/crop_trials.npz")))
    model = tune(parts)
    X_te, y_te = parts["test"]
    print("test r2", r2_score(y_te, model.predict(X_te)))
