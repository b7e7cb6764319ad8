"""Mutated pickles: whatever Python's own unpicklers import, a scan that passes has seen."""

import collections
import contextlib
import datetime as dt
import io
import os
import pickle
import random
import warnings
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from mlgate.core.errors import CheckError
from mlgate.trust.scanner import scan_bytes

MUTANTS = 20_000
OPCODES = (
    b"(.0122FGIJKLMNPQRSTUVXabcdeghijloprstu})]\x80\x81\x82\x85\x86\x87\x88\x89\x8a\x8c\x8f\x90\x91\x92\x93\x94\x95"
)


class Anything:
    """Stands for all that a pickle imports: it takes every call and every change."""

    def __init__(self, *arguments, **keywords):
        pass

    def __call__(self, *arguments, **keywords):
        return Anything()

    def __setstate__(self, state):
        pass

    def __setitem__(self, key, value):
        pass

    def append(self, value):
        pass

    def extend(self, values):
        pass


def recording(base):
    class Unpickler(base):
        def __init__(self, stream):
            super().__init__(stream)
            self.seen = set()

        def find_class(self, module, name):
            self.seen.add((module, name))
            return Anything

        def persistent_load(self, identifier):
            return Anything()

    return Unpickler


class Evil:
    def __reduce__(self):
        return os.system, ("true",)


def seeds():
    values = (
        {"a": [1, 2.5, "x", b"y", (1, 2, 3), {4}, None, True, frozenset([1])]},
        [Evil(), {"k": Evil()}],
        collections.OrderedDict(a=1),
        dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
        np.arange(3),
        LinearRegression(),
    )
    return [pickle.dumps(value, protocol=protocol) for value in values for protocol in range(6)]


def mutant(content, chance):
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[at] = chance.choice(OPCODES)
            case 1:
                changed[at] = chance.randrange(256)
            case 2:
                changed.insert(at, chance.choice(OPCODES))
            case 3 if len(changed) > 1:
                del changed[at]
            case _:
                changed[at:at] = changed[at : at + chance.randrange(1, 20)]
    return bytes(changed)


def unseen(content, imports):
    """Return what Python's unpicklers import of `content` beyond `imports`."""
    # The unpickler in C allocates a memo as long as the highest number in it.
    bases = (pickle._Unpickler,) if {*b"pr"} & {*content} else (pickle._Unpickler, pickle.Unpickler)
    extra = set()
    for base in bases:
        unpickler = recording(base)(io.BytesIO(content))
        # A mutant breaks in every way; what it imported before counts.
        with contextlib.suppress(Exception):
            unpickler.load()
        for module, name in unpickler.seen:
            new = NAME_MAPPING.get((module, name), (IMPORT_MAPPING.get(module, module), name))
            if not {f"{module}.{name}", ".".join(new)} & imports:
                extra.add((module, name))
    return extra


@pytest.mark.slow
def test_no_import_is_missed():
    chance = random.Random(20261123)
    originals = seeds()
    passed = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(MUTANTS):
            content = mutant(chance.choice(originals), chance)
            try:
                report = scan_bytes(content, "mutant.pkl")
            except CheckError:
                continue
            if not report.dangerous:
                passed += 1
                assert unseen(content, set(report.imports)) == set(), content
    assert passed > MUTANTS // 50
