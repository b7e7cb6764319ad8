"""MLL106: rows augmented before the split."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL106",
    name="augmentation-before-split",
    what=(
        "Changed copies of rows (with noise, turned, mirrored) are put beside the rows before the data is "
        "split or cross-validated; or windows that overlap, as they begin nearer than they are long, are cut from a "
        "series and split at random."
    ),
    why=(
        "A row and its changed copy then stand on both sides of the split, and the model is asked what it "
        "has nearly seen. Split first and augment the training rows only; split a series, or the recordings, before "
        "windows are cut."
    ),
    bad=(
        """\
import numpy as np
from sklearn.model_selection import train_test_split

noisy = X + np.random.normal(0, 0.01, X.shape)
X = np.concatenate([X, noisy])
X_train, X_test = train_test_split(X, random_state=0)
""",
        """\
import numpy as np
from sklearn.model_selection import train_test_split

windows = np.array([signal[i : i + 200] for i in range(0, len(signal) - 200, 20)])
X_train, X_test = train_test_split(windows, random_state=0)
""",
    ),
    good=(
        """\
import numpy as np
from sklearn.model_selection import train_test_split

X_train, X_test = train_test_split(X, random_state=0)
noisy = X_train + np.random.normal(0, 0.01, X_train.shape)
X_train = np.concatenate([X_train, noisy])
""",
        """\
import numpy as np
from sklearn.model_selection import train_test_split

windows = np.array([signal[i : i + 200] for i in range(0, len(signal) - 200, 200)])
X_train, X_test = train_test_split(windows, random_state=0)
""",
    ),
    source=(
        "Yang et al., 'Data leakage in notebooks', ASE 2022 (overlap leakage); Kapoor and Narayanan, "
        "Patterns 2023 (L1.4)"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every augmentation of rows that are held out afterwards."""
    return hits(module, RULE.code)
