import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.proposals.tables import Table, quoted


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(text):
    assert tomllib.loads(f"x = {quoted(text)}\n")["x"] == text


@pytest.mark.parametrize("paths", [("a",), ("a b", "c"), tuple(f"folder-{n}" for n in range(40))])
def test_a_table_comes_back(paths):
    table = Table(name="lint.code", keys={"paths": paths, "cache": False, "n": 3}, comment=("Why.",))
    assert table.text().startswith("# Why.\n[lint.code]\n")
    assert tomllib.loads(table.text()) == {"lint": {"code": {"paths": list(paths), "cache": False, "n": 3}}}


def test_drafts_are_read_where_they_are():
    table = Table(name="contract.x", keys={"data": "x", "file": "contracts/x.yaml"})
    read = tomllib.loads(table.text(Path("/drafts"), ["contracts/x.yaml", "other"]))
    assert read["contract"]["x"] == {"data": "x", "file": "/drafts/contracts/x.yaml"}
