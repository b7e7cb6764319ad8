import pytest

from mlgate.contracts import Column, Table
from mlgate.contracts.compiled import StorageType
from mlgate.core.model import Severity
from mlgate.engines.matching import Held, Origin, faults, reading, stored
from mlgate.engines.observing import BrokenColumn

ORIGIN = Origin(source=0, shown="a.parquet")


def table(*names):
    return Table(name="t", columns=tuple(Column(name=name, line=3 + at) for at, name in enumerate(names)), rules=())


def found(columns, names, extra="allow"):
    return faults(table(*columns), names, source=0, shown="a.parquet", extra=extra)


def test_columns_that_are_all_there_have_no_fault():
    assert found(["a", "b"], ["b", "c", "a"]) == ()


def test_a_missing_column_is_told_with_the_nearest_name_that_the_contract_does_not_know():
    (fault,) = found(["customer_id", "age"], ["CustomerID", "age", "x"])
    assert (fault.column, fault.what, fault.line, fault.stops) == ("customer_id", "missing", 3, True)
    assert fault.message == "a.parquet has no column 'customer_id'; renamed to 'CustomerID'?"


def test_a_name_of_another_column_is_no_new_name():
    (fault,) = found(["age", "ages"], ["ages", "height", "weight"])
    assert fault.message == "a.parquet has no column 'age'; it has ages, height, weight"


def test_one_column_for_one_other_is_likely_renamed_however_different():
    (fault,) = found(["a", "zip"], ["a", "postcode"])
    assert fault.message.endswith("renamed to 'postcode'?")


def test_a_column_that_stands_twice_stops_its_rules_only_where_the_contract_names_it():
    one, other = found(["a"], ["a", "x", "a", "x", "x"])
    assert (one.column, one.what, one.stops) == ("a", "duplicate", True)
    assert one.message == "a.parquet has the column 'a' twice; rename or remove one"
    assert (other.column, other.stops) == ("x", False)
    assert "3 times" in other.message


def test_columns_without_a_name_are_extra_and_never_twice():
    assert found(["a"], ["a", "", ""]) == ()
    (fault,) = found(["a", "b"], ["a", "", " "])
    assert fault.message == "a.parquet has no column 'b'; it has a"
    (fault,) = found(["a"], ["a", "", ""], extra="forbid")
    assert (fault.column, fault.what) == ("", "extra")
    assert "remove the delimiters too many" in fault.message


def test_extra_columns_and_another_order_are_told_when_forbidden():
    extra, order = found(["a", "b"], ["b", "a", "note"], extra="forbid")
    assert (extra.column, extra.what, extra.stops, extra.severity) == ("note", "extra", False, Severity.ERROR)
    assert (order.column, order.what, order.stops, order.severity) == ("", "order", False, Severity.WARNING)
    assert "'b' where the contract has 'a', 'a' where the contract has 'b'" in order.message


def test_names_from_outside_are_made_plain():
    (fault,) = found(["a\n::error::b"], ["a\n::error::c", "d"])
    assert "\n" not in fault.message
    assert "::error" not in fault.message


def test_a_field_below_a_column_has_no_fault_of_its_own_and_stands_for_a_column_that_is_not_declared():
    address = Column(name="address.city", line=5, path=("address", "city"))
    one = Table(name="t", columns=(address,), rules=())
    assert faults(one, ["address"], source=0, shown="a") == ()
    (fault,) = faults(one, ["b", "c"], source=0, shown="a")
    assert "no column 'address'" in fault.message


@pytest.mark.parametrize(
    ("logical_type", "held", "how"),
    [
        (None, Held(family="other"), "as is"),
        ("string", Held(family="string"), "as is"),
        ("string", Held(family="text"), "as is"),
        ("integer", Held(family="integer", bits=64), "as is"),
        ("integer", Held(family="number"), "whole"),
        ("integer", Held(family="decimal"), "whole"),
        ("integer", Held(family="text"), "text"),
        ("number", Held(family="decimal"), "as is"),
        ("date", Held(family="timestamp", zone="UTC"), "midnight"),
        ("timestamp", Held(family="null"), "as is"),
        ("array", Held(family="array"), "as is"),
        ("map", Held(family="array"), "as is"),
        ("boolean", Held(family="integer", bits=8, signed=True), "flag"),
        ("boolean", Held(family="decimal", precision=1, scale=0), "flag"),
    ],
)
def test_how_values_are_read(logical_type, held, how):
    assert reading(Column(name="a", line=1, logical_type=logical_type), held, ORIGIN) == how


@pytest.mark.parametrize(
    ("logical_type", "held", "words"),
    [
        ("integer", Held(family="string"), "string"),
        ("string", Held(family="integer", bits=8, signed=False), "uint8"),
        ("timestamp", Held(family="date"), "date"),
        ("boolean", Held(family="string"), "string"),
        ("time", Held(family="decimal", precision=9, scale=2), "decimal(9, 2)"),
        ("date", Held(family="string"), "string"),
        ("object", Held(family="text"), "text"),
        ("array", Held(family="other", words="duration"), "duration"),
        ("string", Held(family="array", items=Held(family="number", bits=32)), "array of float32"),
        ("date", Held(family="other"), "of an unknown type"),
    ],
)
def test_what_is_of_another_type_is_refused(logical_type, held, words):
    fault = reading(Column(name="a", line=1, logical_type=logical_type), held, ORIGIN)
    assert isinstance(fault, BrokenColumn)
    assert fault.what == "type"
    assert fault.message == f"a.parquet: column 'a' is {words}, the contract says {logical_type}"


def test_json_has_no_dates_so_its_text_is_parsed():
    origin = Origin(source=0, shown="a.jsonl", plain_json=True)
    date = Column(name="a", line=1, logical_type="date")
    assert reading(date, Held(family="string"), origin) == "text"
    number = Column(name="a", line=1, logical_type="number")
    assert isinstance(reading(number, Held(family="string"), origin), BrokenColumn)


def test_fields_below_objects_and_arrays():
    item = Held(family="object", fields={"price": Held(family="number"), "note": Held(family="null")})
    held = Held(family="object", fields={"items": Held(family="array", items=item)})
    price = Column(name="o.items[].price", line=1, logical_type="number", path=("o", "items", None, "price"))
    assert reading(price, held, ORIGIN) == "as is"
    gone = Column(name="o.items[].cost", line=1, logical_type="number", path=("o", "items", None, "cost"))
    fault = reading(gone, held, ORIGIN)
    assert isinstance(fault, BrokenColumn)
    assert (fault.what, fault.column) == ("missing", "o.items[].cost")
    deeper = Column(name="o.items[].note.by", line=1, logical_type="string", path=("o", "items", None, "note", "by"))
    assert reading(deeper, held, ORIGIN) == "nothing"


@pytest.mark.parametrize(
    ("storage", "held", "kept"),
    [
        (StorageType(family="integer", bits=32), Held(family="integer", bits=32, signed=True), True),
        (StorageType(family="integer", bits=32), Held(family="integer", bits=64, signed=True), False),
        (StorageType(family="integer"), Held(family="decimal", precision=10, scale=0), True),
        (StorageType(family="integer"), Held(family="number", bits=64), False),
        (StorageType(family="integer", signed=False), Held(family="integer", signed=True), False),
        (StorageType(family="number", precision=10, scale=2), Held(family="decimal", precision=10, scale=2), True),
        (StorageType(family="number", precision=10, scale=2), Held(family="decimal", precision=12, scale=2), False),
        (StorageType(family="number", precision=10, scale=2), Held(family="number", bits=64), False),
        (StorageType(family="number", bits=64), Held(family="decimal", precision=10, scale=2), False),
        (StorageType(family="number"), Held(family="decimal"), True),
        (StorageType(family="string"), Held(family="string"), True),
        (StorageType(family="date"), Held(family="timestamp"), False),
        (StorageType(family="date"), Held(family="text"), True),
        (None, Held(family="date"), True),
    ],
)
def test_a_physical_type_is_held_against_what_is_stored(storage, held, kept):
    column = Column(name="a", line=4, physical_type="WHAT(1)", storage=storage)
    fault = stored(column, held, ORIGIN)
    assert (fault is None) == kept
    if fault is not None:
        assert (fault.what, fault.stops, fault.line) == ("storage", False, 4)
        assert fault.message == f"a.parquet: column 'a' is stored as {held}, not as WHAT(1)"


def test_json_breaks_no_physical_type():
    column = Column(name="a", line=4, physical_type="INT", storage=StorageType(family="integer", bits=32))
    assert stored(column, Held(family="integer", bits=64), Origin(source=0, shown="a", plain_json=True)) is None
