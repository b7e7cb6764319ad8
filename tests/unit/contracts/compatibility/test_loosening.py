import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgate.contracts.compatibility import Perspective, changes, loosened
from mlgate.contracts.compatibility.amounts import covers, spans
from mlgate.contracts.compiled import Amount
from mlgate.contracts.loading import compiled

_HEAD = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema: "


def contract(*properties, name="t", quality=None):
    tree = [{"name": name, "properties": list(properties), "quality": quality or []}]
    return compiled(_HEAD.encode() + msgspec.json.encode(tree), "c.yaml")


def column(name="a", logical="integer", **more):
    return {"name": name, "logicalType": logical, **more}


def ranged(**options):
    return column(logicalTypeOptions=options)


def listed(*values):
    rule = {"type": "library", "metric": "invalidValues", "arguments": {"validValues": list(values)}, "mustBe": 0}
    return column("c", "string", quality=[rule])


def nulls(**amount):
    return column(quality=[{"type": "library", "metric": "nullValues", **amount}])


@pytest.mark.parametrize(
    ("old", "new", "subjects"),
    [
        (ranged(minimum=0, maximum=10), ranged(minimum=0, maximum=10), []),
        (ranged(minimum=0, maximum=10), ranged(minimum=1, maximum=9), []),
        (ranged(minimum=0, maximum=10), ranged(minimum=0, maximum=11), ["a:range"]),
        (ranged(minimum=0, maximum=10), ranged(minimum=-1, maximum=10), ["a:range"]),
        (ranged(minimum=0), column(), ["a:range"]),
        # Whole numbers above 0 begin at 1.
        (ranged(exclusiveMinimum=0), ranged(minimum=1), []),
        (ranged(minimum=1), ranged(exclusiveMinimum=0), []),
        (ranged(minimum=0), ranged(exclusiveMinimum=0), []),
        (ranged(exclusiveMinimum=0), ranged(minimum=0), ["a:range"]),
        (ranged(multipleOf=2), ranged(multipleOf=4), []),
        (ranged(multipleOf=4), ranged(multipleOf=2), ["a:multiple"]),
        (column(required=True), column(), ["a:required"]),
        (column(), column(required=True), []),
        (column(required=True), nulls(mustBe=0), []),
        (column(required=True), nulls(mustBeLessThan=1), []),
        (column(required=True), nulls(mustBeLessThan=1, unit="percent"), ["a:required"]),
        (nulls(mustBeLessThan=5), nulls(mustBeLessOrEqualTo=4), []),
        (nulls(mustBeLessThan=5), nulls(mustBeLessThan=6), ["a:null_values"]),
        (nulls(mustBeLessThan=5), nulls(mustBeLessThan=1, unit="percent"), ["a:null_values"]),
        (nulls(mustBeBetween=[1, 5]), column(required=True), ["a:null_values"]),
        (nulls(mustBeGreaterOrEqualTo=0), column(), []),
        (column(unique=True), column(), ["a:unique"]),
        (listed("x", "y"), listed("x"), []),
        (listed("x"), listed("x", "y"), ["c:invalid_values"]),
        (column(logical="number"), column(), []),
        (column(), column(logical="number"), ["a"]),
        (column(), column(logical="string"), ["a"]),
        (column(), column("b"), ["a"]),
        (column(physicalType="int32"), column(physicalType="int32"), []),
        (column("s", "string", logicalTypeOptions={"pattern": "^a"}), listed("a") | {"name": "s"}, ["s:pattern"]),
        (column("s", "string", logicalTypeOptions={"maxLength": 3}), listed("a") | {"name": "s"}, []),
    ],
)
def test_what_a_newer_version_allows(old, new, subjects):
    assert [one.subject for one in loosened(contract(old), contract(new))] == subjects


def test_a_key_of_fewer_columns_is_tighter():
    def keyed(*names):
        rule = {"type": "library", "metric": "duplicateValues", "arguments": {"properties": list(names)}, "mustBe": 0}
        return contract(column("a"), column("b"), quality=[rule])

    assert not loosened(keyed("a", "b"), keyed("a"))
    assert [one.what for one in loosened(keyed("a"), keyed("a", "b"))] == ["rule"]


def test_a_pattern_that_changed_is_undecided_and_never_left_out():
    old, new = (contract(column("s", "string", logicalTypeOptions={"pattern": one})) for one in ("^a", "^b"))
    (found,) = loosened(old, new)
    assert not found.certain
    assert found.line == found.old_line == 6


def test_lowered_classification_is_told():
    old, new = (contract(column(classification=one)) for one in ("restricted", "public"))
    assert [one.what for one in loosened(old, new)] == ["classification"]
    assert not loosened(new, old)


def test_an_object_that_is_gone_is_told():
    assert [one.what for one in loosened(contract(column()), contract(column(), name="u"))] == ["object"]


@pytest.mark.parametrize(("perspective", "levels"), [("consumer", ["breaking"]), ("producer", ["compatible"])])
def test_what_loosens_breaks_consumers_and_not_producers(perspective, levels):
    old, new = contract(column(required=True)), contract(column())
    assert [one.level for one in changes(old, new, Perspective(perspective))] == levels
    other = {"breaking": "compatible", "compatible": "breaking"}
    assert [one.level for one in changes(new, old, Perspective(perspective))] == [other[one] for one in levels]


def test_a_range_that_moved_breaks_both():
    old, new = contract(ranged(minimum=0, maximum=10)), contract(ranged(minimum=5, maximum=15))
    for perspective in Perspective:
        (found,) = changes(old, new, perspective)
        assert (found.level, found.direction) == ("breaking", "both")


_OPERATORS = [
    "mustBe",
    "mustNotBe",
    "mustBeGreaterThan",
    "mustBeGreaterOrEqualTo",
    "mustBeLessThan",
    "mustBeLessOrEqualTo",
    "mustBeBetween",
    "mustNotBeBetween",
]


@st.composite
def amounts(draw):
    low, high = sorted(draw(st.tuples(*[st.integers(-2, 12).map(lambda n: n / 2)] * 2)))
    return Amount(operator=draw(st.sampled_from(_OPERATORS)), low=low, high=high)


@given(amounts(), amounts())
def test_amounts_are_compared_as_they_hold_for_every_count(old, new):
    counts = range(10)
    told = covers(spans(old, whole=True), spans(new, whole=True))
    holds = all(old.holds(count) for count in [-3, -2, -1, *counts] if new.holds(count))
    assert told == holds


@st.composite
def options(draw):
    names = st.sampled_from(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"])
    found = draw(st.dictionaries(names, st.integers(1, 4)))
    for closed, opened in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if closed in found:
            found.pop(opened, None)
    low = found.get("minimum", found.get("exclusiveMinimum", 0))
    return found | {name: max(found[name], low) for name in ("maximum", "exclusiveMaximum") if name in found}


@st.composite
def rules(draw):
    values = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4, unique=True))
    invalid = {"metric": "invalidValues", "arguments": {"validValues": values}}
    rule = draw(st.sampled_from([invalid, {"metric": "nullValues"}, {"metric": "duplicateValues"}]))
    amount = {draw(st.sampled_from(_OPERATORS[:6])): draw(st.integers(0, 3))}
    if draw(st.booleans()):
        amount = {"unit": "percent", **{name: 20 * value for name, value in amount.items()}}
    return {"type": "library", **rule, **amount}


@st.composite
def contracts(draw):
    made = column(logical=draw(st.sampled_from(["integer", "number"])), logicalTypeOptions=draw(options()))
    made |= draw(st.fixed_dictionaries({}, optional={"required": st.booleans(), "unique": st.booleans()}))
    return contract(made | {"quality": draw(st.lists(rules(), max_size=2))})


_VALUES = st.lists(st.one_of(st.none(), st.integers(-1, 6), st.sampled_from([0.5, 2.5, float("inf")])), max_size=6)


@pytest.mark.slow
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contracts(), contracts(), _VALUES)
def test_no_loosening_is_missed(old, new, values):
    """Data that keeps the newer contract and breaks the older is allowed by something that was told."""
    polars = pytest.importorskip("polars")
    from polars_engine import validate_frame

    whole = all(value is None or isinstance(value, int) for value in values)
    dtype = polars.Int64 if whole else polars.Float64
    frame = polars.DataFrame({"a": polars.Series(values, dtype=dtype)})
    keeps = [not validate_frame(one, frame) for one in (new, old)]
    if keeps[0] and not keeps[1]:
        assert loosened(old, new)
