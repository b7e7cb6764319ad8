import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def read(path):
    d = pd.read_csv(path)
    return d.assign(ratio=d["sales"] / d["visits"].clip(lower=1))


def to_matrix(d):
    return d[["ratio", "visits", "spend", "price"]].to_numpy(), d["margin"].to_numpy()


def standardise(m):
    return StandardScaler().fit_transform(m)


def prepare(path):
    m, t = to_matrix(read(path))
    return standardise(m), t


def experiment(path, seed):
    m, t = prepare(path)
    m1, m2, t1, t2 = train_test_split(m, t, random_state=seed)
    return Lasso(alpha=0.01).fit(m1, t1).score(m2, t2)


r2 = [experiment("shops.csv", seed) for seed in range(10)]
print(min(r2), max(r2))
