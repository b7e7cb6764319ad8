from pathlib import Path

import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, WhiteKernel
from sklearn.model_selection import GroupShuffleSplit
from sklearn.preprocessing import StandardScaler

DATA = Path(__file__).parent / "wells"


def read_logs():
    parts = [np.loadtxt(p, delimiter=",", skiprows=1) for p in sorted(DATA.glob("*.csv"))]
    logs = np.vstack(parts)
    well = np.repeat(np.arange(len(parts)), [len(p) for p in parts])
    return logs[:, :-1], logs[:, -1], well


def standardise(train, other):
    s = StandardScaler().fit(train)
    return s.transform(train), s.transform(other)


def evaluate(n_repeats=5):
    gamma, porosity, well = read_logs()
    scores = []
    gamma, _ = standardise(gamma, gamma)
    for a, b in GroupShuffleSplit(n_repeats, test_size=0.2, random_state=1).split(gamma, groups=well):
        Ga, Gb = gamma[a], gamma[b]
        gp = GaussianProcessRegressor(RBF() + WhiteKernel(), normalize_y=True, random_state=1)
        gp.fit(Ga, porosity[a])
        scores.append(gp.score(Gb, porosity[b]))
    return np.array(scores)


print(evaluate().round(3))
