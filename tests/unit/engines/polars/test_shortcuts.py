"""Every shortcut against the plain way, on adversarial files and frames."""

import datetime as dt
import math
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgate.contracts.compiled import Column, Rule, Table
from mlgate.contracts.constraints import (
    DistinctCount,
    Mean,
    Missing,
    Outside,
    Repeated,
    Unlisted,
    Unmatched,
    WrongLength,
)
from mlgate.core.errors import CheckError
from mlgate.engines.observing import Settings
from mlgate.engines.polars import codes, footers, keys, layers
from mlgate.engines.polars.run import observe
from mlgate.engines.polars.sources import Source
from mlgate.readers.files import DataFile

QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)

# Column: logical type, polars type, values, and a range to be tried.
KINDS = {
    "i8": ("integer", pl.Int8, [-128, -1, 0, 5, 127], (-1, 5)),
    "i64": ("integer", pl.Int64, [-(2**63), -1, 0, 2**53 + 1, 2**63 - 1], (-1, 2**53)),
    "u8": ("integer", pl.UInt8, [0, 1, 127, 128, 255], (1, 200)),
    "u64": ("integer", pl.UInt64, [0, 1, 2**63 - 1, 2**63, 2**64 - 1], (0, 2**63)),
    "f": ("number", pl.Float64, [0.0, -0.0, 1.5, math.nan, math.inf, -math.inf, 5e-324], (-0.0, 2.0)),
    "dec": ("number", pl.Decimal(12, 2), [Decimal("-1.50"), Decimal("0.10"), Decimal("9999999999.99")], (0.1, 10**9)),
    "wide": ("number", pl.Decimal(38, 3), [Decimal("-1.500"), Decimal("1e30"), Decimal("0.001")], (-1.5, 10**30)),
    "d": ("date", pl.Date, [dt.date(1, 1, 1), dt.date(1581, 1, 1), dt.date(2020, 2, 29), dt.date(9999, 12, 31)],
          (dt.date(1582, 10, 15), dt.date(2020, 2, 29))),
    "ns": ("timestamp", pl.Datetime("ns"), [dt.datetime(1969, 12, 31, 23, 59, 59, 999999), dt.datetime(2020, 1, 1)],  # noqa: DTZ001
           (dt.datetime(1970, 1, 1), dt.datetime(2020, 1, 1))),  # noqa: DTZ001
    "ms": ("timestamp", pl.Datetime("ms", "Europe/Berlin"),
           [dt.datetime(1950, 1, 1, tzinfo=dt.UTC), dt.datetime(2020, 1, 1, tzinfo=dt.UTC)],
           (dt.datetime(1970, 1, 1), dt.datetime(2020, 1, 1))),  # noqa: DTZ001
    "s": ("string", pl.String, ["", "a", "b" * 80, "é\n", "日本"], None),
    "b": ("boolean", pl.Boolean, [True, False], None),
}  # fmt: skip


def _rules():
    for name, (logical, _, _, between) in KINDS.items():
        yield Rule(subject=f"{name}:required", words="", columns=(name,), test=Missing(), line=1)
        yield Rule(subject=f"{name}:unique", words="", columns=(name,), test=Repeated(), line=1)
        yield Rule(subject=f"{name}:distinct", words="", columns=(name,), test=DistinctCount(), line=1)
        if between is not None:
            for ends, low_open, high_open in (("range", False, False), ("open", True, True)):
                test = Outside(low=between[0], high=between[1], low_open=low_open, high_open=high_open)
                yield Rule(subject=f"{name}:{ends}", words="", columns=(name,), test=test, line=1)
            yield Rule(subject=f"{name}:low", words="", columns=(name,), test=Outside(low=between[0]), line=1)
        if logical in ("integer", "number"):
            yield Rule(subject=f"{name}:mean", words="", columns=(name,), test=Mean(), line=1)
    for test in (Unmatched(pattern="^[a-b]*$"), WrongLength(low=1, high=2), Unlisted(values=("a", "é\n"))):
        yield Rule(subject=f"s:{type(test).__name__}", words="", columns=("s",), test=test, line=1)
    for columns in (("i8", "d"), ("i64", "u64"), ("s", "b"), ("f", "ns"), ("dec", "ms"), ("b", "u8", "i8")):
        yield Rule(subject=f"{columns}", words="", columns=columns, test=Repeated(), line=1)


TABLE = Table(
    name="t",
    columns=tuple(Column(name=name, line=1, logical_type=kind[0]) for name, kind in KINDS.items()),
    rules=tuple(_rules()),
)
SCHEMA = {name: kind[1] for name, kind in KINDS.items()}
ROWS = st.lists(
    st.fixed_dictionaries({name: st.none() | st.sampled_from(kind[2]) for name, kind in KINDS.items()}), max_size=9
)
WRITERS = ("polars", "pyarrow", "pyarrow without", "groups", "truncated")


def frame_of(rows):
    frame = {}
    for name, (_, kind, _, _) in KINDS.items():
        values = [row[name] for row in rows]
        zoned = isinstance(kind, pl.Datetime) and kind.time_zone
        series = pl.Series(values, dtype=pl.Datetime(kind.time_unit, "UTC") if zoned else kind)
        frame[name] = series.dt.convert_time_zone(kind.time_zone) if zoned else series
    return pl.DataFrame(frame)


def write(frame, path, writer):
    if writer == "polars":
        frame.write_parquet(path)
    elif writer == "groups":
        frame.write_parquet(path, row_group_size=2)
    else:
        # The oldest arrow strings, so that pyarrow writes what others do.
        table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        statistics = writer != "pyarrow without"
        pq.write_table(table, path, row_group_size=3, write_statistics=statistics, use_dictionary=["s"])


def parquet(path):
    frame = pl.scan_parquet(path, glob=False)
    file = DataFile(path=path, shown=path.name, format="parquet")
    return Source(shown=path.name, frame=frame, schema=frame.collect_schema(), file=file)


def seen(observed):
    values = {subject: None if value is None else rounded(subject, value) for subject, value in observed.values.items()}
    return observed.counts, values, [one.rows for one in observed.sources]


def rounded(subject, value):
    name, _, statistic = subject.partition(":")
    if statistic != "mean" or not math.isfinite(value):
        return f"{value:.12g}"
    # Threads add up in any order: of large numbers that cancel each other, no more is left than they are exact to.
    largest = max(abs(float(one)) for one in KINDS[name][2] if math.isfinite(one))
    return f"{value / largest + 0.0:.12f}".replace("-0.000000000000", "0.000000000000")


def found_examples(observed):
    broken = [rule for rule in TABLE.rules if observed.counts.get(rule.subject)]
    shown = {rule.subject: 2 for rule in broken}
    return {subject: one.places for subject, one in observed.examples(broken, shown).items()}


def repeats(rows, *names):
    def gone(value):
        return value is None or (isinstance(value, float) and math.isnan(value))

    there = [tuple(row[name] for name in names) for row in rows]
    there = [key for key in there if not any(map(gone, key))]
    return len(there) - len(set(there))


@QUIET
@given(rows=ROWS, cut=st.integers(0, 9), writer=st.sampled_from(WRITERS))
def test_what_statistics_prove_is_what_reading_sees(tmp_path, rows, cut, writer):
    sources = []
    for name, part in (("a", rows[:cut]), ("b", rows[cut:])):
        write(frame_of(part), tmp_path / f"{name}.parquet", writer)
        sources.append(parquet(tmp_path / f"{name}.parquet"))
    fast = observe(TABLE, sources, Settings())
    plain = observe(TABLE, sources, Settings(statistics="ignore"))
    assert seen(fast) == seen(plain)
    assert found_examples(fast) == found_examples(plain)


def test_statistics_prove_something_and_nothing_of_floats(tmp_path):
    frame_of([{name: kind[2][1] for name, kind in KINDS.items()}] * 3).write_parquet(tmp_path / "a.parquet")
    proofs = keys_proven(tmp_path / "a.parquet")
    assert {"i64:required", "i64:range", "u64:range", "ns:low", "dec:range", "s:required"} <= proofs
    assert not any(subject.startswith("f:") for subject in proofs)


def keys_proven(path):
    from mlgate.engines.polars.metadata import prove
    from mlgate.engines.polars.readings import read

    rules = [rule for rule in TABLE.rules if isinstance(rule.test, Missing | Outside)]
    return set(prove(read(TABLE, parquet(path)), rules).counts)


def test_a_writer_that_is_not_known_proves_nothing(tmp_path, monkeypatch):
    frame_of([{name: kind[2][1] for name, kind in KINDS.items()}] * 3).write_parquet(tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    assert whole.count(b"Polars (python)") == 1
    (tmp_path / "a.parquet").write_bytes(whole.replace(b"Polars (python)", b"Unsure (python)"))
    assert keys_proven(tmp_path / "a.parquet") == set()


def test_statistics_that_lie_of_keys_are_told(tmp_path):
    rule = Rule(subject="x", words="", columns=("x",), test=Repeated(), line=1)
    table = Table(name="t", columns=(Column(name="x", line=1, logical_type="integer"),), rules=(rule,))
    path = tmp_path / "a.parquet"
    pl.DataFrame({"x": [1, 2, 77_777]}).write_parquet(path)
    most = (77_777).to_bytes(8, "little")
    head, tail = path.read_bytes().rsplit(most, 1)
    path.write_bytes(head + (3).to_bytes(8, "little") + tail)
    with pytest.raises(CheckError, match=r"statistics say otherwise.*ignore"):
        observe(table, [parquet(path)], Settings())
    assert observe(table, [parquet(path)], Settings(statistics="ignore")).counts == {"x": 0}


@QUIET
@given(data=st.data())
def test_a_damaged_footer_proves_nothing_or_is_refused(tmp_path, data):
    path = tmp_path / "a.parquet"
    frame_of([{name: kind[2][1] for name, kind in KINDS.items()}]).write_parquet(path)
    content = bytearray(path.read_bytes())
    length = int.from_bytes(content[-8:-4], "little")
    place = data.draw(st.integers(len(content) - 8 - length, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    found = footers.read_footer(path, frozenset(KINDS))
    assert found is None or isinstance(found, footers.Footer)


@QUIET
@given(rows=ROWS, cut=st.integers(0, 9), at_once=st.sampled_from([1, 2, 1 << 20]), hashes=st.sampled_from([1, 3, None]))
def test_keys_are_counted_exactly(tmp_path, rows, cut, at_once, hashes):
    real = codes.hashed
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_AT_ONCE", at_once)
        patch.setattr(keys, "_COMPARED", 2)
        if hashes is not None:
            patch.setattr(codes, "hashed", lambda parts: real(parts) % pl.lit(hashes, dtype=pl.UInt64))
        sources = []
        for part in (rows[:cut], rows[cut:]):
            frame = frame_of(part).lazy()
            sources.append(Source(shown="x", frame=frame, schema=frame.collect_schema()))
        observed = observe(TABLE, sources, Settings())
    for rule in TABLE.rules:
        if isinstance(rule.test, Repeated):
            assert observed.counts[rule.subject] == repeats(rows, *rule.columns), rule.subject


@QUIET
@given(values=st.lists(st.integers(0, 40), max_size=60), at_once=st.sampled_from([7, 1 << 20]))
def test_examples_of_repeats_are_the_first(values, at_once):
    rule = Rule(subject="x", words="", columns=("x",), test=Repeated(), line=1)
    table = Table(name="t", columns=(Column(name="x", line=1, logical_type="integer"),), rules=(rule,))
    frame = pl.DataFrame({"x": values}, schema={"x": pl.Int64}).lazy()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_AT_ONCE", at_once)
        observed = observe(table, [Source(shown="x", frame=frame, schema=frame.collect_schema())], Settings())
    later = [row for row, value in enumerate(values, 1) if value in values[: row - 1]]
    assert observed.counts["x"] == len(later)
    if later:
        places = observed.examples([rule], {"x": 0})["x"].places
        assert [row for _, row in places] == later[:5]


@settings(QUIET, max_examples=10)
@given(rows=ROWS, cuts=st.lists(st.integers(0, 9), min_size=2, max_size=2), order=st.permutations([0, 1, 2]))
def test_what_is_kept_is_what_reading_sees(tmp_path_factory, rows, cuts, order):
    folder = tmp_path_factory.mktemp("kept")
    edges = [0, *sorted(cuts), 9]
    sources = []
    for name, (start, end) in zip("abc", pairwise(edges), strict=True):
        frame_of(rows[start:end]).write_parquet(folder / f"{name}.parquet")
        sources.append(parquet(folder / f"{name}.parquet"))
    kept = Settings(cache=folder / "cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "_MOST", 1)
        for count in (1, 2, 3, 3):
            some = [sources[index] for index in order[:count]]
            assert seen(observe(TABLE, some, kept)) == seen(observe(TABLE, some, Settings()))
        assert seen(observe(TABLE, sources, kept)) == seen(observe(TABLE, sources, Settings()))


def test_a_dictionary_of_few_values_is_looked_at_once(tmp_path):
    texts = ["a", "b1", None, "c"] * 500
    pl.DataFrame({"s": texts}).write_parquet(tmp_path / "a.parquet")
    rule = Rule(subject="s", words="", columns=("s",), test=Unmatched(pattern="^[a-z]$"), line=1)
    table = Table(name="t", columns=(Column(name="s", line=1, logical_type="string"),), rules=(rule,))
    source = parquet(tmp_path / "a.parquet")
    from mlgate.engines.polars.metadata import prove
    from mlgate.engines.polars.readings import read

    assert prove(read(table, source), []).few == {"s"}
    assert observe(table, [source], Settings()).counts == {"s": 500}
    assert Counter(texts)["b1"] == 500


def test_pyarrow_is_what_writes_as_others_do(tmp_path):
    pq.write_table(pa.table({"i64": [1, None, 3]}), tmp_path / "a.parquet")
    footer = footers.read_footer(tmp_path / "a.parquet", frozenset(["i64"]))
    (chunk,) = footer.chunks[0]
    assert (footer.rows, footer.ordered, chunk.nulls, chunk.values) == (3, True, 1, 3)
    assert (int.from_bytes(chunk.low, "little"), int.from_bytes(chunk.high, "little")) == (1, 3)
