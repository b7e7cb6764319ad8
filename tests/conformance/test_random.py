"""Random tables by random rules: what an engine counts is what the oracle counts, row by row."""

import tempfile
from datetime import date
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance import oracle
from conformance.cases import NOW, Case, column, rule
from conformance.cases_conditions import call, lit
from conformance.held_engines import ENGINES, Unheld
from conformance.not_on import NOT_ON
from conformance.test_engines import compare, marks
from mlgate.contracts import Table
from mlgate.contracts import constraints as c
from mlgate.contracts.expressions import Function as F  # noqa: N817 - as in the grammar's own table
from mlgate.contracts.expressions import Reference, ValueType

_WHOLE = st.one_of(st.integers(-3, 3), st.sampled_from([2**63 - 1, -(2**63), 2**53 + 1, 2**53]))
_FLOATS = st.one_of(
    st.sampled_from([0.0, -0.0, 1.0, 1.5, -2.5, float("nan"), float("inf"), -float("inf"), 1e300]),
    st.floats(-10, 10, width=32),
)
_TEXTS = st.sampled_from(["", "a", "b", "A", "ab", "é", "e\u0301", "🙂", " a", "a\n", "1"])
_DAYS = st.sampled_from([date(1, 1, 1), date(1582, 10, 4), date(1970, 1, 1), date(2024, 2, 29), date(9999, 12, 31)])
COLUMNS = {
    "i": ("integer", pa.int64(), _WHOLE, ValueType.NUMBER),
    "j": ("integer", pa.int32(), st.integers(-3, 3), ValueType.NUMBER),
    "f": ("number", pa.float64(), _FLOATS, ValueType.NUMBER),
    "g": ("number", pa.float64(), _FLOATS, ValueType.NUMBER),
    "s": ("string", pa.string(), _TEXTS, ValueType.STRING),
    "r": ("string", pa.dictionary(pa.int8(), pa.string()), _TEXTS, ValueType.STRING),
    "b": ("boolean", pa.bool_(), st.booleans(), ValueType.BOOLEAN),
    "d": ("date", pa.date32(), _DAYS, ValueType.DATE),
}
_NUMBERS = st.sampled_from("ijfg")
_BOUND = st.one_of(st.none(), st.integers(-3, 3), st.sampled_from([0.5, -2.5, 2**53, 2**63 - 1]))


@st.composite
def tables(draw):
    rows = draw(st.integers(1, 30))
    values = {}
    for name, (_, kind, value, _) in COLUMNS.items():
        values[name] = pa.array(draw(st.lists(st.one_of(st.none(), value), min_size=rows, max_size=rows)), kind)
    return pa.table(values)


def _ref(name):
    return Reference(column=name, type=COLUMNS[name][3])


@st.composite
def conditions(draw, depth=2):
    if depth and draw(st.booleans()):
        parts = [draw(conditions(depth - 1)) for _ in range(2)]
        function = draw(st.sampled_from([F.AND, F.OR, F.NOT, F.IS_NULL]))
        return call(function, *(parts if function in (F.AND, F.OR) else parts[:1]))
    operator = draw(st.sampled_from([F.EQUAL, F.NOT_EQUAL, F.LESS, F.LESS_OR_EQUAL, F.GREATER, F.GREATER_OR_EQUAL]))
    kind = draw(st.sampled_from(["numbers", "sums", "texts", "days", "flag", "text tests", "listed"]))
    if kind == "flag":
        return _ref("b")
    if kind == "days":
        return call(operator, _ref("d"), lit(draw(_DAYS)))
    if kind == "texts":
        return call(operator, _ref("s"), draw(st.sampled_from([_ref("r"), lit("a"), lit("")])))
    if kind == "text tests":
        function = draw(st.sampled_from([F.STARTS_WITH, F.ENDS_WITH, F.CONTAINS]))
        return call(function, _ref("s"), draw(st.sampled_from([_ref("r"), lit("a"), lit("")])))
    one = _ref(draw(_NUMBERS))
    if kind == "listed":
        return call(F.IN, one, lit(draw(st.integers(-3, 3))), lit(draw(st.sampled_from([0.5, 1, 2**53]))))
    other = draw(st.one_of(_NUMBERS.map(_ref), st.integers(-3, 3).map(lit), st.just(lit(0.5))))
    if kind == "sums":
        function = draw(st.sampled_from([F.ADD, F.SUBTRACT, F.MULTIPLY, F.DIVIDE, F.REMAINDER]))
        one = call(function, one, _ref(draw(_NUMBERS)))
        other = lit(draw(st.integers(-3, 3)))
    return call(operator, one, other)


@st.composite
def row_rules(draw, subject):
    name = draw(st.sampled_from(sorted(COLUMNS)))
    logical = COLUMNS[name][0]
    tests = [st.just(c.Missing()), st.just(c.Mistyped())]
    if logical in ("integer", "number"):
        flags = st.booleans()
        tests.append(st.builds(c.Outside, low=_BOUND, high=_BOUND, low_open=flags, high_open=flags, infinity=flags))
        tests.append(st.builds(c.NotMultiple, of=st.sampled_from([1, 2, 5, 0.5, 0.25])))
        tests.append(st.builds(c.Unlisted, values=st.lists(st.integers(-3, 3), min_size=1).map(tuple)))
    if logical == "number":
        tests.append(st.just(c.Infinite()))
    if logical == "string":
        words = st.lists(_TEXTS, min_size=1).map(tuple)
        tests.append(st.builds(c.Unlisted, values=words))
        tests.append(st.builds(c.Missing, values=words, null=st.booleans()))
        tests.append(st.builds(c.WrongLength, low=st.integers(0, 2), high=st.one_of(st.none(), st.integers(0, 3))))
        tests.append(st.builds(c.Unmatched, pattern=st.sampled_from(["^a", "a$", "[a-z]", "^.$", "^$"])))
    if logical == "date":
        tests.append(st.builds(c.Outside, low=st.one_of(st.none(), _DAYS), high=_DAYS))
    return rule(draw(st.one_of(tests)), name, subject=subject)


@st.composite
def any_rules(draw, subject):
    kind = draw(st.sampled_from(["row", "row", "key", "condition", "statistic"]))
    if kind == "row":
        return draw(row_rules(subject))
    names = tuple(draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=3, unique=True)))
    if kind == "key":
        return rule(c.Repeated(), *names, subject=subject)
    if kind == "statistic":
        tests = [c.DistinctCount(), c.Entropy()]
        return rule(draw(st.sampled_from(tests)), names[0], subject=subject)
    from mlgate.contracts.expressions import columns

    condition = draw(conditions())
    read = columns(condition)
    return rule(c.Untrue(condition=condition), *(read or ("i",)), subject=subject)


@st.composite
def cases(draw):
    rules = tuple(draw(any_rules(f"rule-{index}")) for index in range(draw(st.integers(1, 6))))
    columns = tuple(column(name, logical) for name, (logical, *_) in COLUMNS.items())
    sources = tuple(draw(tables()) for _ in range(draw(st.integers(1, 2))))
    return Case(
        name="random", table=Table(name="t", columns=columns, rules=rules), sources=sources, expect={}, samples=0
    )


def _held(name, case):
    engine = ENGINES[name]
    with tempfile.TemporaryDirectory() as folder:
        if engine.alters is not None:
            try:
                engine.refuse(case, Path(folder))
            except Unheld:
                # Whole numbers beside nulls are doubles in one source, and none in another.
                return
        seen = engine.observe(case, Path(folder))
        # What is told as unchecked has to be what is declared, and the rest is held to the truth.
        declared = [one.words for one in NOT_ON.get(name, ()) if one.how == "unchecked"]
        assert all(any(words in why for words in declared) for why in seen.unchecked.values()), seen.unchecked
        rules = tuple(one for one in case.table.rules if one.subject not in seen.unchecked)
        case = msgspec.structs.replace(case, table=msgspec.structs.replace(case.table, rules=rules))
        seen = msgspec.structs.replace(seen, table=case.table, unchecked={}) if seen.unchecked else seen
        true = oracle.observe(case.table, case.sources, NOW, case.related)
        true.numbered = engine.numbered
        compare(engine, case, seen, true)


_QUICK = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
_LONG = settings(_QUICK, max_examples=150)
_FEW = settings(_QUICK, max_examples=12)


@pytest.mark.parametrize("name", ["polars", "duckdb"])
@_QUICK
@given(case=cases())
def test_random_tables(name, case):
    _held(name, case)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["polars", "polars-frames", "duckdb", "pandas", "pandas-arrow", "pyarrow"])
@_LONG
@given(case=cases())
def test_many_random_tables(name, case):
    _held(name, case)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=marks(ENGINES[name])) for name in ("dask", "spark")],
)
@_FEW
@given(case=cases())
def test_some_random_tables(name, case):
    _held(name, case)
