"""The allow-list against the libraries that are installed: it covers every estimator, and lets in nothing else."""

import contextlib
import importlib
import inspect
import io
import pickle
import pkgutil
import warnings
from functools import cache

import joblib
import numpy as np
import pandas as pd
import pytest
import scipy
import sklearn
from sklearn.utils import all_estimators
from sklearn.utils._test_common.instance_generator import _construct_instances

from mlgate.trust.estimators import FOLDERS, NAMES
from mlgate.trust.policy import refusal
from mlgate.trust.scanner import scan_bytes
from mlgate.trust.symbols import Global

GENERATOR = np.random.default_rng(0)
ROWS = GENERATOR.normal(size=(60, 4))
LABELS = (ROWS[:, 0] > 0).astype(int)
WORDS = ["a b", "b c d", "c a"] * 20
INPUTS = [
    (WORDS, LABELS),
    (ROWS, LABELS),
    (np.abs(ROWS), LABELS),
    (ROWS, ROWS[:, :2]),
    (ROWS, np.column_stack([LABELS, 1 - LABELS])),
    (ROWS[:, 0], ROWS[:, 1]),
    ([{"a": 1}] * 60, LABELS),
    (ROWS @ ROWS.T, LABELS),
    (ROWS[:, :3], LABELS),
]
FLAT_INPUTS = [(LABELS,), ([["a"], ["b", "c"]],)]


def fitted(estimator):
    for arguments in INPUTS + FLAT_INPUTS:
        try:
            return estimator.fit(*arguments)
        except Exception:  # noqa: BLE001 - which data an estimator takes is found out by trying
            continue
    return estimator


ESTIMATORS = {name: cls for name, cls in all_estimators() if name != "FrozenEstimator"}


@pytest.mark.parametrize(("name", "cls"), list(ESTIMATORS.items()), ids=list(ESTIMATORS))
def test_no_estimator_is_refused(name, cls):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = fitted(next(iter(_construct_instances(cls))))
    for compress in (0, 3):
        stream = io.BytesIO()
        joblib.dump(model, stream, compress=compress)
        assert scan_bytes(stream.getvalue(), f"{name}.joblib").dangerous == ()
    assert scan_bytes(pickle.dumps(model), f"{name}.pkl").dangerous == ()


@cache
def modules(package):
    skipped = (".tests", ".test", "conftest", "_build_utils", ".setup", "externals", "__main__", "distutils", "f2py")
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.", onerror=lambda _: None):
            if not any(part in module.name for part in skipped):
                with contextlib.suppress(ImportError):
                    found.append(importlib.import_module(module.name))
    return found


@pytest.mark.parametrize(("package", "least"), [(sklearn, 300), (pd, 100), (scipy, 10), (np, 60), (joblib, 1)])
def test_what_is_let_in_of_a_library_is_its_own(package, least):
    """No name on the list is one that a module has from elsewhere, as many have `Path` and some have `Popen`."""
    strangers, seen = set(), set()
    for module in (package, *modules(package)):
        for attribute, value in list(vars(module).items()):
            if refusal(Global(module.__name__, attribute), ()) is not None:
                continue
            seen.add(f"{module.__name__}.{attribute}")
            home = getattr(value, "__module__", None) or getattr(type(value), "__module__", "")
            if home.partition(".")[0] not in {package.__name__, "numpy", "builtins"}:
                strangers.add(f"{module.__name__}.{attribute} of {home}")
    assert strangers == set()
    assert len(seen) >= least


def test_the_list_names_what_exists_now_or_existed():
    gone = {"_RemainderColsList", "Log", "Huber", "SquaredLoss", "BinomialDeviance"}
    found = set()
    for module in modules(sklearn):
        if module.__name__.split(".")[1] in FOLDERS:
            found |= {key for key, value in vars(module).items() if inspect.isclass(value)}
    assert NAMES - found <= gone


@pytest.mark.parametrize("package", [np, scipy, pd, joblib, sklearn])
def test_no_door_is_let_in(package):
    """Whatever is named like something that runs, opens or loads is refused, in every module of the library."""
    doors = (
        "load loads eval exec open system Popen read_pickle import_module getattr partial memmap Memory Path urlopen"
    )
    doors += " runstring vectorize fromfile ctypes os sys GzipFile Client Thread Parallel NamedTemporaryFile"
    names = [module.__name__ for module in modules(package)]
    let_in = [(name, door) for name in names for door in doors.split() if refusal(Global(name, door), ()) is None]
    assert let_in == []
    assert len(names) > 10
