"""Which engine judges files where none is asked for."""

import pytest

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import Missing
from mlgate.engines import duckdb, polars, running
from mlgate.engines.observing import Settings
from mlgate.readers import Reading
from mlgate.readers.opening import open_file
from mlgate.readers.scratch import Scratch


@pytest.mark.parametrize(
    ("suffix", "columns", "engine"), [("csv", 3, duckdb), ("csv", 4, polars), ("jsonl", 1, polars)]
)
def test_text_is_judged_by_duckdb_unless_it_is_wide(tmp_path, monkeypatch, suffix, columns, engine):
    names = [f"c{number}" for number in range(columns)]
    rows = {"csv": f"{','.join(names)}\n{',' * (columns - 1)}\n", "jsonl": '{"c0": null}\n'}
    path = tmp_path / f"a.{suffix}"
    path.write_text(rows[suffix])
    table = Table(
        name="t",
        columns=tuple(Column(name=name, line=1) for name in names),
        rules=tuple(Rule(subject=name, words="", columns=(name,), test=Missing(), line=1) for name in names),
    )
    asked = []
    for one in (duckdb, polars):
        real = one.observe
        monkeypatch.setattr(one, "observe", lambda *rest, one=one, real=real: (asked.append(one), real(*rest))[1])
    monkeypatch.setattr(running, "_MOST_COLUMNS", 3)
    with Scratch() as scratch:
        files = (open_file(path, path.name, Reading(), scratch),)
        outcome = running.run(table, running.Inputs(files=files), Settings())
    assert asked == [engine]
    assert [finding.subject for finding in outcome.findings] == names
