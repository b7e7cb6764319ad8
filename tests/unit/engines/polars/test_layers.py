"""Keys of files are counted together as plain Python counts them, and those of files seen before are not read."""

import os
import time

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import DistinctCount, Repeated
from mlgate.engines.observing import Settings
from mlgate.engines.polars import code_sets, layers, packing
from mlgate.engines.polars.run import observe
from mlgate.engines.polars.sources import Source
from mlgate.readers.files import DataFile

RULES = tuple(
    Rule(subject=f"{kind.__name__}:{columns}", words="", columns=columns, test=kind(), line=1)
    for kind in (Repeated, DistinctCount)
    for columns in ("a", "ab", "abc", "s", "as")
)
TABLE = Table(name="t", columns=tuple(Column(name=name, line=1) for name in "abcs"), rules=RULES)
SCHEMA = {"a": pl.Int64, "b": pl.UInt64, "c": pl.Date, "s": pl.String}
ROWS = st.lists(
    st.tuples(
        st.none() | st.integers(-3, 9) | st.sampled_from([-(2**63), 2**40, 2**63 - 1]),
        st.none() | st.integers(0, 5) | st.sampled_from([2**31, 2**64 - 1]),
        st.none() | st.dates(),
        st.none() | st.sampled_from(["", "a", "b"]),
    ),
    max_size=6,
)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


@pytest.fixture
def read(monkeypatch):
    """The positions of the sources whose keys were read, in their order."""
    seen = []
    real = layers.packed
    monkeypatch.setattr(layers, "packed", lambda *rest: (seen.append(rest[2]), real(*rest))[1])
    return seen


def write(path, rows):
    pl.DataFrame(rows, schema=SCHEMA, orient="row").write_parquet(path)
    os.utime(path, (time.time() - 100, time.time() - 100))
    frame = pl.scan_parquet(path, glob=False)
    file = DataFile(path=path, shown=path.name, format="parquet")
    return Source(shown=path.name, frame=frame, schema=frame.collect_schema(), file=file)


def counted(sources, folder, table=TABLE):
    seen = observe(table, sources, Settings(cache=folder))
    return {**seen.counts, **seen.values}


def in_python(files):
    found = {}
    for rule in RULES:
        places = ["abcs".index(name) for name in rule.columns]
        keys = [tuple(row[place] for place in places) for rows in files for row in rows]
        keys = [key for key in keys if None not in key]
        distinct = len(set(keys))
        repeated = isinstance(rule.test, Repeated)
        found[rule.subject] = len(keys) - distinct if repeated else float(distinct) if keys else None
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    files=st.lists(ROWS, min_size=4, max_size=4),
    asked=st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True), min_size=1, max_size=5),
    most=st.integers(1, 3),
    sparse=st.sampled_from([1, 64]),
    hashes=st.sampled_from([2, None]),
)
def test_any_sets_of_files_against_python(tmp_path_factory, files, asked, most, sparse, hashes):
    folder = tmp_path_factory.mktemp("files")
    sources = [write(folder / f"{place}.parquet", rows) for place, rows in enumerate(files)]
    real = packing.hashed
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "_MOST", most)
        patch.setattr(code_sets, "_SPARSE", sparse)
        if hashes is not None:
            patch.setattr(packing, "hashed", lambda parts: real(parts) % pl.lit(hashes, dtype=pl.UInt64))
        for some in asked:
            found = counted([sources[place] for place in some], folder / "cache")
            assert found == in_python([files[place] for place in some])


def days(folder, count, per_day=2):
    rows = [(day * per_day + number, day, None, f"{day}/{number}") for day in range(count) for number in range(per_day)]
    return [write(folder / f"{day:02}.parquet", rows[day * per_day : (day + 1) * per_day]) for day in range(count)]


ALONE = Table(name="t", columns=TABLE.columns, rules=(RULES[1],))
OK = {RULES[1].subject: 0}


def test_only_a_new_file_is_read(tmp_path, read):
    sources = days(tmp_path, 12)
    for many in range(1, 13):
        assert counted(sources[:many], tmp_path / "cache", ALONE) == OK
    assert read == list(range(12))
    # The same files again, in another order.
    assert counted(sources[::-1], tmp_path / "cache", ALONE) == OK
    assert len(read) == 12


def test_what_is_large_is_not_written_anew_for_each_file(tmp_path, monkeypatch):
    sources = days(tmp_path, 60)
    counted(sources[:40], tmp_path / "cache", ALONE)
    written = []
    real = layers.Cache.save_series
    monkeypatch.setattr(
        layers.Cache, "save_series", lambda one, name, held: (written.append(len(held)), real(one, name, held))[1]
    )
    monkeypatch.setattr(layers, "code_set", lambda codes, _: code_sets.code_set(codes, ()))
    for many in range(41, 61):
        counted(sources[:many], tmp_path / "cache", ALONE)
    assert len(written) == 20
    assert sum(one > 80 for one in written) <= 2


def test_a_key_beyond_the_bits_that_sufficed_is_counted_too(tmp_path, read):
    sources = days(tmp_path, 3)
    assert counted(sources, tmp_path / "cache", ALONE) == OK
    sources.append(write(tmp_path / "x.parquet", [(2**60, 3, None, None), (2**60, 3, None, None), (0, 0, None, None)]))
    assert counted(sources, tmp_path / "cache", ALONE) == {RULES[1].subject: 2}
    assert counted(sources, tmp_path / "cache", ALONE) == {RULES[1].subject: 2}
    assert read == [0, 1, 2, 3, 0, 1, 2, 3]


def test_codes_that_are_gone_are_read_again(tmp_path, read):
    sources = days(tmp_path, 3)
    folder = tmp_path / "cache"
    counted(sources[:2], folder, ALONE)
    for entry in folder.iterdir():
        with entry.open("rb") as stream:
            # What is kept of a series is a stream of Arrow's.
            if b"\xff\xff\xff\xff" in stream.read()[16:24]:
                entry.unlink()
    assert counted(sources, folder, ALONE) == OK
    assert read == [0, 1, 0, 1, 2]
