import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.contracts.inference import codes
from mlgate.contracts.inference.evidence import ColumnEvidence, Shape
from mlgate.contracts.patterns import pattern_problem
from mlgate.engines.profiling.texts import look


def evidence(texts):
    import polars as pl

    one = ColumnEvidence(name="code", stored="text", logical_type="string", rows=len(texts))
    return look(one, pl.Series(texts, dtype=pl.String))


@pytest.mark.parametrize(
    ("texts", "pattern"),
    [
        ([f"AB{n:03}" for n in range(30)] + [f"XY{n:03}" for n in range(30)], "^[A-Z]{2}[0-9]{3}$"),
        ([f"INV-{n:06}" for n in range(1000, 1900, 7)], r"^INV-[0-9]{6}$"),
        ([f"{a}{b}{c}" for a in "ABCD" for b in "EFGH" for c in "IJKL"], "^[A-Z]{3}$"),
        ([f"{n:05}" for n in range(0, 99999, 997)], "^[0-9]{5}$"),
        ([f"a{n}.b" for n in range(10, 99)], r"^a[0-9]{2}\.[a-z]$"),
        ([f"N{n}{x}" for n in range(100, 200) for x in ("AA", "7", "")], "^(N[0-9]{3}|N[0-9]{3}[A-Z]{2}|N[0-9]{4})$"),
        ([f"{n}-{n * 37 % 1000}" for n in range(1, 3000)], "^[0-9]{1,4}-[0-9]{1,3}$"),
    ],
)
def test_codes_have_the_narrowest_pattern_that_more_of_them_will_match(texts, pattern):
    assert codes.pattern(evidence(texts)) == pattern


@pytest.mark.parametrize(
    "texts",
    [
        ["AB1"] * 100,
        [f"AB{n:03}" for n in range(10)],
        [f"free text number {n}" for n in range(100)],
        ["Ünïcode", "straße", *[f"wörd{n}" for n in range(50)]],
        ["a" * n for n in range(1, 60)],
    ],
    ids=["one text", "few texts", "prose", "other letters", "any length"],
)
def test_what_is_no_code_has_no_pattern(texts):
    assert codes.pattern(evidence(texts)) is None


@given(st.lists(st.from_regex(r"[A-Ca-c0-2._/+-]{1,6}", fullmatch=True), min_size=20, max_size=200))
def test_every_text_matches_and_the_pattern_runs_in_linear_time(texts):
    pattern = codes.pattern(evidence(texts))
    if pattern is not None:
        assert pattern_problem(pattern) is None
        assert all(re.search(pattern, text) for text in texts)


def test_signs_within_classes_mean_themselves():
    signs = ["]", "^", "-", "\\"]
    shapes = defaultdict(int)
    for sign in signs:
        for n in range(1, 8):
            shapes[(("A", n), (sign, 1), ("0", 1))] += 10
            shapes[(("0", n), (sign, 1), ("A", 1))] += 10
    one = ColumnEvidence(
        name="c",
        stored="text",
        logical_type="string",
        rows=1000,
        shapes=tuple(Shape(runs=runs, count=count, prefix="") for runs, count in shapes.items()),
    )
    pattern = codes.pattern(one)
    assert pattern is not None
    assert all(re.search(pattern, f"AA{sign}1") for sign in signs)
    assert not re.search(pattern, "AA[1")
