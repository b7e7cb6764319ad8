import polars as pl
import pytest

from mlgate.drift import profiles
from mlgate.drift.profiles import Part, profile

NAN, INFINITY = float("nan"), float("inf")


@pytest.fixture
def wide():
    columns = {f"whole{n}": [1, 2, 2, None, n] for n in range(40)}
    columns |= {f"text{n}": ["a", None, "b", "b", "c"] for n in range(40)}
    columns |= {f"float{n}": [NAN, INFINITY, 1.5, None, 1.5] for n in range(40)}
    columns |= {
        "nothing": [None] * 5,
        "no number": pl.Series([None] * 5, dtype=pl.Int64),
        "flag": [True, False] * 2 + [None],
    }
    return pl.DataFrame(columns)


def test_many_columns_are_counted_together_as_few_are_one_by_one(wide, monkeypatch):
    together = profile([Part(frame=wide.lazy())], "wide")
    assert together.columns[0].counts == {"2": 2, "0": 1, "1": 1}
    monkeypatch.setattr(profiles, "_QUERIES", 10_000)
    alone = profile([Part(frame=wide.lazy())], "wide")
    assert str(together) == str(alone)
    monkeypatch.setattr(profiles, "_QUERIES", 1)
    assert str(profile([Part(frame=wide.lazy())], "wide")) == str(alone)
