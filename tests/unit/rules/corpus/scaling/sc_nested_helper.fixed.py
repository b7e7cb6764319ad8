import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def read(path):
    d = pd.read_csv(path)
    return d.assign(ratio=d["sales"] / d["visits"].clip(lower=1))


def to_matrix(d):
    return d[["ratio", "visits", "spend", "price"]].to_numpy(), d["margin"].to_numpy()


def standardise(m, *more):
    ss = StandardScaler().fit(m)
    return [ss.transform(v) for v in (m, *more)]


def prepare(path):
    return to_matrix(read(path))


def experiment(path, seed):
    m, t = prepare(path)
    m1, m2, t1, t2 = train_test_split(m, t, random_state=seed)
    m1, m2 = standardise(m1, m2)
    return Lasso(alpha=0.01).fit(m1, t1).score(m2, t2)


r2 = [experiment("shops.csv", seed) for seed in range(10)]
print(min(r2), max(r2))
