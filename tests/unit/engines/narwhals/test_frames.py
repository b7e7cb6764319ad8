"""The ways in which pandas and pyarrow hold the same data, and data that they alone can hold."""

import datetime as dt
import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts import constraints as c
from mlgate.contracts.expressions import Call, Constant, Function, Reference, ValueType
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals import Source, kind, observe
from mlgate.engines.observing import Settings

NAN = math.nan
DAY = dt.date(2024, 2, 29)
EARLY = dt.datetime(2024, 2, 29, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def table(logical_type, *tests):
    rules = [
        Rule(subject=f"x:{index}", words="x", columns=("x",), test=test, line=3) for index, test in enumerate(tests)
    ]
    return Table(name="t", columns=(Column(name="x", line=2, logical_type=logical_type),), rules=tuple(rules))


def seen(frame, logical_type, *tests):
    return observe(table(logical_type, *tests), [Source(shown="f", frame=frame)], Settings())


def counts(frame, logical_type, *tests):
    found = seen(frame, logical_type, *tests)
    assert not found.unchecked
    assert not found.broken, found.broken
    return [found.counts[f"x:{index}"] for index in range(len(tests))]


def pandas(values, kind):
    return pd.DataFrame({"x": pd.Series(values, dtype=kind)})


INTEGERS = [5, None, -3, 5]
WAYS = {
    "numpy": pandas([5.0, NAN, -3.0, 5.0], "float64"),
    "nullable": pandas(INTEGERS, "Int64"),
    "small": pandas(INTEGERS, "Int8"),
    "nullable floats": pandas(INTEGERS, "Float64"),
    "objects": pandas(INTEGERS, object),
    "floats of python": pandas([5.0, None, -3, 5], object),
    "arrow": pandas(INTEGERS, pd.ArrowDtype(pa.int32())),
    "arrow decimals": pandas([Decimal(5), None, Decimal(-3), Decimal(5)], pd.ArrowDtype(pa.decimal128(10, 2))),
    "decimals": pandas([Decimal(5), None, Decimal("-3.00"), Decimal(5)], object),
    "categories": pd.DataFrame({"x": pd.Categorical(INTEGERS)}),
    "table": pa.table({"x": pa.array(INTEGERS, pa.int16())}),
    "batch": pa.record_batch({"x": pa.array(INTEGERS, pa.int64())}),
    "chunks": pa.table({"x": pa.chunked_array([[5, None], [-3], [], [5]])}),
    "dictionary": pa.table({"x": pa.array(INTEGERS).dictionary_encode()}),
    "data set": ds.dataset(pa.table({"x": pa.array(INTEGERS)})),
}


@pytest.mark.parametrize("frame", list(WAYS.values()), ids=list(WAYS))
def test_whole_numbers_beside_gaps_are_seen_alike(frame):
    tests = (c.Missing(), c.Outside(low=0), c.Unlisted(values=(5,)), c.Repeated(), c.Mistyped(), c.NotMultiple(of=5))
    assert counts(frame, "integer", *tests) == [1, 1, 1, 1, 0, 1]


TEXTS = ["é", None, "日本語", "a\n"]
TEXT_WAYS = {
    "str": pandas(TEXTS, "str") if pd.__version__ >= "3" else pandas(TEXTS, "string"),
    "python": pandas(TEXTS, pd.StringDtype("python")),
    "objects": pandas(TEXTS, object),
    "categories": pd.DataFrame({"x": pd.Categorical(TEXTS)}),
    "arrow": pandas(TEXTS, pd.ArrowDtype(pa.string())),
    "large": pa.table({"x": pa.array(TEXTS, pa.large_string())}),
    "view": pa.table({"x": pa.array(TEXTS, pa.string_view())}),
    "dictionary": pa.table({"x": pa.array(TEXTS).dictionary_encode()}),
}


@pytest.mark.parametrize("frame", list(TEXT_WAYS.values()), ids=list(TEXT_WAYS))
def test_texts_are_seen_alike_and_by_code_points(frame):
    tests = (c.Missing(), c.WrongLength(low=2), c.Unmatched(pattern="^.$"), c.Unlisted(values=("é",)))
    assert counts(frame, "string", *tests) == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "frame",
    [
        pandas([0.0, NAN, 1.0], "float64"),
        pandas([0.0, None, 1.0], "Float64"),
        pa.table({"x": [0.0, None, 1.0]}),
    ],
    ids=["numpy", "nullable", "arrow"],
)
def test_what_is_null_breaks_no_range(frame):
    assert counts(frame, "number", c.Missing(), c.Outside(low=0, high=1), c.Unlisted(values=(0, 1))) == [1, 0, 0]


STORED = pa.table({"x": [0.0, None, NAN]})


@pytest.mark.parametrize("frame", [STORED.to_pandas(types_mapper=pd.ArrowDtype), STORED], ids=["pandas", "arrow"])
def test_a_nan_that_is_no_null_is_missing_and_breaks_ranges(frame):
    assert counts(frame, "number", c.Missing(), c.Outside(low=0), c.NotMultiple(of=1)) == [2, 1, 1]


@pytest.mark.parametrize(
    ("values", "logical_type", "mistyped"),
    [
        ([1, "a", None, 2.5, True], "integer", [2, 4, 5]),
        (["a", 1, b"b", None], "string", [2, 3]),
        ([True, None, 1, "yes"], "boolean", [3, 4]),
        ([DAY, EARLY.replace(tzinfo=None), dt.datetime(2024, 1, 1, 1), "2024-01-01", None], "date", [3, 4]),  # noqa: DTZ001
        ([EARLY, DAY, 3, None], "timestamp", [2, 3]),
        ([dt.time(1), "01:00"], "time", [2]),
        ([Decimal(1), "1", None, Decimal("NaN")], "number", [2]),
    ],
    ids=["integer", "string", "boolean", "date", "timestamp", "time", "number"],
)
def test_objects_of_several_types_are_mistyped_row_by_row(values, logical_type, mistyped):
    found = seen(pandas(values, object), logical_type, c.Mistyped())
    examples = found.examples(table(logical_type, c.Mistyped()).rules, {"x:0": 0})["x:0"]
    assert [row for _, row in examples.places] == mistyped
    assert found.counts == {"x:0": len(mistyped)}


def test_moments_with_a_zone_are_those_of_utc():
    early = c.Outside(low=dt.datetime(2024, 2, 29))  # noqa: DTZ001 - in UTC, as contracts hold it
    frames = [
        pandas([EARLY, None], object),
        pandas([EARLY, None], "datetime64[ns, Asia/Tokyo]"),
        pa.table({"x": pa.array([EARLY, None], pa.timestamp("ms", "Asia/Tokyo"))}),
    ]
    assert [counts(frame, "timestamp", early, c.Missing()) for frame in frames] == [[1, 1]] * 3


def test_numbers_of_sixty_four_bits_are_compared_exactly():
    last = 2**64 - 1
    values = [last, last - 1]
    for frame in (pandas(values, "uint64"), pandas(values, object), pa.table({"x": pa.array(values, pa.uint64())})):
        assert counts(frame, "integer", c.Outside(high=last - 1), c.Unlisted(values=(last,)), c.Repeated()) == [1, 1, 0]


@pytest.mark.parametrize("digits", [18, 30], ids=["narrow", "wide"])
def test_decimals_are_exact(digits):
    values = [Decimal("0.10"), Decimal("0.1"), Decimal(10) ** (digits - 5), None]
    for frame in (pandas(values, object), pa.table({"x": pa.array(values, pa.decimal128(digits, 2))})):
        assert counts(frame, "number", c.Unlisted(values=(0.1,)), c.Repeated(), c.NotMultiple(of=0.1)) == [1, 1, 0]


def test_nested_columns_go_to_polars():
    values = [[1, 1], [], None, [2]]
    for frame in (pandas(values, object), pa.table({"x": pa.array(values)})):
        assert counts(frame, "array", c.WrongSize(low=1), c.RepeatedItems(), c.Missing()) == [1, 1, 1]


@pytest.mark.parametrize("names", [["x", "x"], [0, 0]], ids=["twice", "no text"])
def test_names_that_stand_twice_are_found(names):
    columns = (Column(name=str(names[0]), line=2, logical_type="integer"),)
    rule = Rule(subject="x:0", words="x", columns=(str(names[0]),), test=c.Missing(), line=3)
    frame = pd.DataFrame([[1, 2]], columns=names)
    found = observe(Table(name="t", columns=columns, rules=(rule,)), [Source(shown="f", frame=frame)], Settings())
    assert [one.what for one in found.broken] == ["duplicate"]


def test_names_that_are_no_text_are_taken_by_it():
    columns = (Column(name="0", line=2, logical_type="integer"),)
    rule = Rule(subject="0:missing", words="x", columns=("0",), test=c.Missing(), line=3)
    frame = pd.DataFrame([[1.0], [NAN]])
    found = observe(Table(name="t", columns=columns, rules=(rule,)), [Source(shown="f", frame=frame)], Settings())
    assert found.counts == {"0:missing": 1}


LONG = ["a" * 50_000 + "b"] * 20


@pytest.mark.parametrize("frame", [pandas(LONG, object), pa.table({"x": LONG})], ids=["pandas", "arrow"])
def test_patterns_run_in_linear_time(frame):
    # A backtracking engine would not end before the sun does.
    assert counts(frame, "string", c.Unmatched(pattern="^(a+)+$")) == [20]


def test_a_pattern_that_is_none():
    with pytest.raises(CheckError, match="linear time"):
        counts(pa.table({"x": ["a"]}), "string", c.Unmatched(pattern="(?<=a)b"))


def test_half_a_surrogate_pair_is_text():
    assert counts(pandas(["\ud800", "a"], object), "string", c.Unmatched(pattern="^a$"), c.Missing()) == [1, 0]


def test_a_remainder_of_c_whatever_the_library():
    x = Reference(column="x", type=ValueType.NUMBER)
    tenth = Constant(value=0.1, type=ValueType.NUMBER)
    rest = Call(function=Function.REMAINDER, arguments=(x, tenth), type=ValueType.NUMBER)
    least = Constant(value=0.09, type=ValueType.NUMBER)
    condition = Call(function=Function.LESS, arguments=(rest, least), type=ValueType.BOOLEAN)
    # C's fmod(1, 0.1) is 0.09999999999999995, where x - floor(x / y) * y is 0.
    for frame in (pandas([1.0, 0.25, None], "float64"), pa.table({"x": [1.0, 0.25, None]})):
        assert counts(frame, "number", c.Untrue(condition=condition)) == [1]


def test_nothing_is_changed():
    frame = pandas([3.0, NAN, 1.5], "float64")
    before = frame.copy(deep=True)
    counts(frame, "integer", c.Mistyped(), c.Outside(low=2), c.Repeated())
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("frame", "library"),
    [
        (pd.DataFrame(), "pandas"),
        (pd.Series(dtype=float), None),
        (pa.table({}), "pyarrow"),
        (pa.array([1]), None),
        (np.zeros(3), None),
        ([1], None),
    ],
    ids=["frame", "series", "table", "array", "numpy", "list"],
)
def test_kinds_of_frames(frame, library):
    assert kind(frame) == library


def test_frames_of_several_libraries():
    frames = [Source(shown="a", frame=pd.DataFrame({"x": [1]})), Source(shown="b", frame=pa.table({"x": [1]}))]
    with pytest.raises(CheckError, match="all of one library"):
        observe(table("integer", c.Missing()), frames, Settings())


@pytest.mark.parametrize("test", [c.DistinctCount(), c.Entropy(), c.Quantile(probability=0.5)], ids=str)
def test_of_nothing_nothing_is_told(test):
    # A literal has one row of its own where nothing else has any.
    for frame in (pandas([None, None], object), pa.table({"x": pa.nulls(2)})):
        assert seen(frame, "boolean" if isinstance(test, c.DistinctCount) else "number", test).values == {"x:0": None}  # noqa: PD011 - no frame


def test_numbers_without_a_sign_meet_exactly_over_sources():
    last = 2**64 - 1
    small = pa.table({"x": pa.array([5, 2**53, 2**53 + 1], pa.uint64())})
    large = pa.table({"x": pa.array([last, last - 1, 5], pa.uint64())})
    for frames in ((small, large), (small.to_pandas(), large.to_pandas())):
        sources = [Source(shown="f", frame=frame) for frame in frames]
        found = observe(table("integer", c.Repeated(), c.DistinctCount()), sources, Settings())
        assert (found.counts, found.values) == ({"x:0": 1}, {"x:1": 5.0})  # noqa: PD011 - no frame


def test_a_small_number_beside_a_large_one_without_a_sign_is_itself():
    x = Reference(column="x", type=ValueType.NUMBER)
    more = Call(function=Function.ADD, arguments=(x, Constant(value=1, type=ValueType.NUMBER)), type=ValueType.NUMBER)
    six = Constant(value=6, type=ValueType.NUMBER)
    condition = Call(function=Function.EQUAL, arguments=(more, six), type=ValueType.BOOLEAN)
    values = pa.array([5, 2**64 - 1], pa.uint64())
    for frame in (pa.table({"x": values}), pa.table({"x": values}).to_pandas()):
        assert counts(frame, "integer", c.Untrue(condition=condition)) == [1]
