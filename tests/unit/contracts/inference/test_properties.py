import pytest

from mlgate.contracts import Column
from mlgate.contracts.conditions import parse_condition
from mlgate.contracts.inference.properties import quoted

NAMES = ["x", "CO_GT", "a b", "a.b", 'a"b', "x\ny", "é", "😀", "", "1a", "capital-gain", "end", "date", "current_date"]


WORDS = ["select", "order", "map", "glob", "for", "vacuum", "case", "year", "interval", "xor", "into", "call"]


@pytest.mark.parametrize("name", [*NAMES, *WORDS])
def test_any_name_can_stand_in_a_condition(name):
    known = {one: Column(name=one, line=1, logical_type="number") for one in (name, "other")}
    for text in (f"{quoted(name)} = -200 OR {quoted(name)} >= -1.5e-07", f"other = {quoted(name)} + other"):
        parse_condition(text, known)
