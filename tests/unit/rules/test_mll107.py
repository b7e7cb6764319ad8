"""What `--fix` makes of a transformer that is fitted on the test rows, and what it leaves."""

import pytest

from mlgate import rules
from mlgate.rules import fixing
from mlgate.rules.sources import read_module

HEAD = """\
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder, StandardScaler
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
train, test = train_test_split(pd.read_csv("é.csv"), random_state=0)
sc = StandardScaler()
"""


def mended(code):
    done = fixing.mended("a.py", (HEAD + code).encode(), ["MLL107"])
    again = fixing.mended("a.py", done.content, ["MLL107"])
    assert again.content == done.content
    return done.content.decode().removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = sc.fit_transform(X_train)\nb = sc.fit_transform(X_test)\n", "b = sc.transform(X_test)"),
        ("sc.fit(X_train)\na = sc.transform(X_train)\nb = sc.fit_transform(X_test)\n", "b = sc.transform(X_test)"),
        (
            "def f():\n    a = sc.fit_transform(train[['x']])\n    b = sc.fit_transform(test[['x']])\n    return b\n",
            "b = sc.transform(test[['x']])",
        ),
        (
            "a = sc.fit_transform(X_train)\nprint('é', sc\n    .fit_transform(\n    X_test))\n",
            "    .transform(\n    X_test)",
        ),
        (
            "p = make_pipeline(StandardScaler(), PCA(2))\na = p.fit_transform(X_train)\nb = p.fit_transform(X_test)\n",
            "b = p.transform(X_test)",
        ),
    ],
)
def test_the_same_object_is_applied(before, after):
    found = rules.check_source(read_module("a.py", (HEAD + before).encode()), ["MLL107"])
    assert len(found) == 1
    assert after in mended(before)
    assert mended(before).count("fit_transform") == before.count("fit_transform") - 1


@pytest.mark.parametrize(
    "code",
    [
        # A statement of its own: what follows it may mean what it does.
        "a = sc.fit_transform(X_train)\nsc.fit(X_test)\nb = sc.transform(X_test)\n",
        "a = StandardScaler().fit_transform(X_train)\nb = StandardScaler().fit_transform(X_test)\n",
        "other = StandardScaler()\na = sc.fit_transform(X_train)\nb = other.fit_transform(X_test)\n",
        "a = sc.fit_transform(X_train, y_train)\nb = sc.fit_transform(X_test, y_test)\n",
        # Fitted to another number of columns.
        "a = sc.fit_transform(train[['x', 'z']])\nb = sc.fit_transform(test[['x']])\n",
        "a = sc.fit_transform(X_train)\nc = sc.fit_transform(y_train)\nb = sc.fit_transform(X_test)\n",
        # Not fitted when the other branch is taken.
        "if new:\n    a = sc.fit_transform(X_train)\nelse:\n    b = sc.fit_transform(X_test)\n",
        "if new:\n    a = sc.fit_transform(X_train)\nb = sc.fit_transform(X_test)\n",
        # What the training rows lack is refused.
        "coder = OrdinalEncoder()\na = coder.fit_transform(X_train)\nb = coder.fit_transform(X_test)\n",
        "t = TSNE(random_state=0)\na = t.fit_transform(X_train)\nb = t.fit_transform(X_test)\n",
        # One call for both.
        "def scaled(rows):\n    return sc.fit_transform(rows)\na = scaled(X_train)\nb = scaled(X_test)\n",
    ],
)
def test_what_is_not_certain_is_left(code):
    assert mended(code) == code
