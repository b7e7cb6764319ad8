"""Numbers of the rows of a fold, made of others."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge, LogisticRegression
from sklearn.metrics import mean_absolute_error, accuracy_score
from sklearn.model_selection import train_test_split, KFold, cross_val_score, StratifiedKFold
from sklearn.preprocessing import StandardScaler, MinMaxScaler
X, y = np.load("X.npy"), np.load("y.npy")
kf = KFold(5)
"""

LEAKS = {
    "fold both": """
for tr, te in kf.split(X):
    use = np.concatenate([tr, te])
    print(Ridge().fit(X[use], y[use]).score(X[te], y[te]))
""",
}

FINE = {
    "fold repeated": """
for tr, te in kf.split(X):
    rare = tr[y[tr] == 1]
    tr = np.random.default_rng(0).permutation(np.concatenate([tr, np.repeat(rare, 8)]))
    print(Ridge().fit(X[tr], y[tr]).score(X[te], y[te]))
""",
    "fold repeated 2": """
for tr, te in kf.split(X):
    minority = tr[np.where(y[tr] == 1)[0]]
    extra = np.random.choice(minority, size=100, replace=True)
    use = np.r_[tr, extra]
    np.random.shuffle(use)
    print(Ridge().fit(X[use], y[use]).score(X[te], y[te]))
""",
    "fold repeated hstack": """
for tr, te in kf.split(X):
    use = np.hstack([tr, tr[y[tr] == 1], tr[y[tr] == 1]])
    print(Ridge().fit(X[use], y[use]).score(X[te], y[te]))
""",
    "fold append": """
for tr, te in kf.split(X):
    use = np.append(tr, np.random.choice(tr[y[tr] == 1], 50))
    print(Ridge().fit(X[use], y[use]).score(X[te], y[te]))
""",
    "fold list": """
for tr, te in kf.split(X):
    use = list(tr) + [i for i in tr if y[i] == 1] * 4
    print(Ridge().fit(X[use], y[use]).score(X[te], y[te]))
""",
    "fold undersample": """
for tr, te in kf.split(X):
    pos, neg = tr[y[tr] == 1], tr[y[tr] == 0]
    neg = np.random.choice(neg, len(pos), replace=False)
    use = np.concatenate([pos, neg])
    print(Ridge().fit(X[use], y[use]).score(X[te], y[te]))
""",
    "tts idx": """
tr, te = train_test_split(np.arange(len(X)), stratify=y)
tr = np.concatenate([tr, np.repeat(tr[y[tr] == 1], 3)])
print(Ridge().fit(X[tr], y[tr]).score(X[te], y[te]))
""",
}


def found(code):
    return rules.check_source(read_module("a.py", f"{HEAD}{code}".encode()), ["MLL"])


@pytest.mark.parametrize("case", LEAKS)
def test_what_is_wrong_is_found(case):
    assert found(LEAKS[case])


@pytest.mark.parametrize("case", FINE)
def test_what_is_right_is_left_alone(case):
    assert found(FINE[case]) == []
