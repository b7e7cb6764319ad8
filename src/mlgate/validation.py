"""Contracts in Python: `mlgate.contract(source).validate(frame)`, for the frames of any library.

```python
failures = mlgate.contract("contracts/flights.odcs.yaml").validate(frame)
failures.frame              # one row a broken rule: how many of how many rows, which, and where the contract says it
failures.raise_if_failed()  # a ContractError that names them all, and the frame where none is broken
```
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError, UsageError
from mlgate.core.model import Finding, Location, Severity

if TYPE_CHECKING:
    from mlgate.contracts import Contract, Table

_SHOWN = 20
# What a row of the frame of failures says that no rule has checked.
UNCHECKED = "unchecked"
COLUMNS = ("subject", "column", "check", "count", "total", "severity", "message", "file", "line", "rows")


class ContractError(AssertionError):
    """A frame breaks a contract, or a part of the contract could not be checked; `failures` has everything."""

    def __init__(self, failures: Failures) -> None:
        """Keep `failures`; the message names the first twenty."""
        self.failures = failures
        super().__init__(str(failures))


class Failures(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a frame by a contract: true where anything is, and as long as there are broken rules.

    `findings` are in the order of the contract. `unchecked` says what of the contract could not be checked, which is
    never taken for a pass: it makes this true, too. `library` is what `frame` is of.
    """

    path: str
    data: object
    findings: tuple[Finding, ...]
    unchecked: tuple[tuple[int | None, str], ...]
    library: str

    def __bool__(self) -> bool:
        """Return whether anything is broken or unchecked."""
        return bool(self.findings or self.unchecked)

    def __len__(self) -> int:
        """Return the number of broken rules, and of promises that could not be checked."""
        return len(self.findings) + len(self.unchecked)

    def __iter__(self) -> Iterator[Finding]:
        """Go through the broken rules."""
        return iter(self.findings)

    def __str__(self) -> str:
        """Return all failures as text, one a line."""
        rows = self._rows()
        if not rows:
            return f"{plain(self.path)}: no failures"
        lines = [_line(row) for row in rows[:_SHOWN]]
        if len(rows) > _SHOWN:
            lines.append(f"and {len(rows) - _SHOWN} more")
        head = f"{plain(self.path)}: {plural(len(self.findings), 'rule')} broken"
        head += f", {plural(len(self.unchecked), 'promise')} not checked" if self.unchecked else ""
        return "\n  ".join([head, *lines])

    def __repr__(self) -> str:
        """Return all failures as text, for consoles and notebooks."""
        return str(self)

    @property
    def passed(self) -> bool:
        """Whether nothing of severity `error` is broken, and everything was checked."""
        return not self.unchecked and not any(finding.severity == Severity.ERROR for finding in self.findings)

    @property
    def frame(self) -> Any:  # noqa: ANN401 - a frame of one of several libraries, none of which need be installed
        """All failures, one row each, empty where there are none.

        Its columns are `subject` (`age:range`), `column`, `check`, `count` (broken rows) of `total`, `severity`
        (`error`, `warning`, or `unchecked`), `message`, `file` and `line` of the contract, and `rows`, the first of
        those that are broken (from 1; a list of text, with the source before a colon where there are several). It is a
        pandas frame for pandas, Dask and Spark, an Arrow table for Arrow, and else one of polars.
        """
        rows = self._rows()
        columns = {name: [row[name] for row in rows] for name in COLUMNS}
        # The library of the user's own frame, which is therefore loaded.
        if self.library == "pyarrow":
            import pyarrow as pa

            kinds = [
                ("count", pa.int64()),
                ("total", pa.int64()),
                ("line", pa.int64()),
                ("rows", pa.list_(pa.string())),
            ]
            types = dict.fromkeys(COLUMNS, pa.string()) | dict(kinds)
            return pa.table({name: pa.array(values, type=types[name]) for name, values in columns.items()})
        if self.library in ("pandas", "dask", "spark"):
            import pandas as pd

            whole = dict.fromkeys(("count", "total", "line"), "Int64")
            return pd.DataFrame({name: pd.Series(columns[name], dtype=whole.get(name, "object")) for name in COLUMNS})
        import polars as pl

        schema: dict[str, Any] = dict.fromkeys(COLUMNS, pl.String)
        schema |= {"count": pl.Int64, "total": pl.Int64, "line": pl.Int64, "rows": pl.List(pl.String)}
        return pl.DataFrame(columns, schema=schema)

    def raise_if_failed(self) -> Any:  # noqa: ANN401 - the user's own frame
        """Return the validated frame itself where it passed, so that validation can stand in a chain of calls.

        Warnings do not fail it.

        Raises:
            ContractError: a rule of severity `error` is broken, or something could not be checked.
        """
        if not self.passed:
            raise ContractError(self)
        return self.data

    def _rows(self) -> list[dict[str, Any]]:
        rows = [_row(finding) for finding in self.findings]
        for line, message in self.unchecked:
            empty: dict[str, Any] = dict.fromkeys(COLUMNS)
            rows.append(
                empty | {"severity": UNCHECKED, "message": message, "file": self.path, "line": line, "rows": []}
            )
        return rows


class FrameContract:
    """A contract that frames are held to; `contract` makes one."""

    def __init__(self, compiled: Contract, *, lines: bool = True) -> None:
        """Keep the compiled contract; `lines` says whether the numbers of its lines mean anything to the user."""
        self._contract, self._lines = compiled, lines

    def __repr__(self) -> str:
        """Name the contract, and what it describes."""
        names = ", ".join(plain(table.name, limit=60) for table in self._contract.tables)
        return f"<contract {plain(self._contract.path)} of {names}>"

    def validate(
        self,
        frame: object,
        *,
        table: str | None = None,
        samples: int = 0,
        lazy: bool = True,
        related: Mapping[str, object] | None = None,
    ) -> Failures:
        """Return everything of `frame` that breaks the contract.

        Args:
            frame: a polars frame (a lazy one is run, not only planned), a pandas or Arrow one, one of Spark or Dask.
            table: which object of the contract, where it describes several.
            samples: at most so many values of failing rows are kept for a rule, in the findings' `evidence`, where the
                contract lets them be shown; they stand neither in messages nor in the frame.
            lazy: with `False` a broken contract is raised, as by `raise_if_failed`.
            related: frames of the other objects that foreign keys point to, by the names that the contract gives them.

        Raises:
            CheckError: `frame` is no frame, or cannot be read to its end; or the contract describes several objects
                and `table` names none of them.
            ContractError: the contract is broken, with `lazy=False`.
            ImportError: the library that reads such frames is not installed.
        """
        chosen = self._contract.table(table)
        # Engines, 60 ms and more, are needed only once a frame is there.
        from mlgate.engines.frames import Order, judged, library

        outcome = judged(chosen, Order(path=self._contract.path, samples=samples, related=related or {}), frame)
        promised = [(one.line, one.message) for one in chosen.unchecked] + list(outcome.unchecked)
        unchecked = [(line if self._lines else None, plain(message)) for line, message in promised]
        failures = Failures(
            path=self._contract.path,
            data=frame,
            findings=tuple(finding if self._lines else _without_line(finding) for finding in outcome.findings),
            unchecked=tuple(unchecked),
            library=library(frame),
        )
        if not lazy:
            failures.raise_if_failed()
        return failures


def contract(source: object, *, root: Path | None = None) -> FrameContract:
    """Return the contract `source` to hold frames to.

    Args:
        source: the path of an ODCS contract (YAML, version 3), or a pandera schema: a `DataFrameSchema`, or a
            `DataFrameModel` class, of any of pandera's backends. What of a schema has no meaning in a contract (a
            function of Python as a check, say) is told as unchecked by every validation.
        root: the folder that a relative path is in, and that messages leave out; the working folder without one.

    Raises:
        ConfigurationError: the file cannot be read, or is no contract; with every problem, its file and line.
        UsageError: `source` is neither a path nor a schema.
    """
    # PyYAML, 15 ms.
    from mlgate.contracts import load

    if isinstance(source, str | os.PathLike):
        folder = root or Path.cwd()
        return FrameContract(load(folder / Path(source), folder))
    if not hasattr(source, "columns") and not hasattr(source, "to_schema"):
        raise UsageError(f"a path to a contract or a pandera schema is needed, not '{plain(type(source).__name__)}'")
    return FrameContract(_of_pandera(source), lines=False)


def _of_pandera(schema: object) -> Contract:
    # As above; they are needed for schemas alone.
    from mlgate.contracts import load, writing
    from mlgate.contracts.compiled import Unchecked
    from mlgate.contracts.conversion.pandera import from_schema

    name = _name_of(schema)
    try:
        conversion = from_schema(schema, name)
    except TypeError as error:
        raise UsageError(plain(error)) from error
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "schema.odcs.yaml")
        path.write_text(writing.write(conversion.tree), encoding="utf-8")
        compiled = load(path, Path(folder))
    left = tuple(Unchecked(message=f"{one.place}: {one.message}", line=0) for one in conversion.unconverted)
    tables = tuple(_with_unchecked(table, left if not index else ()) for index, table in enumerate(compiled.tables))
    return msgspec.structs.replace(compiled, path=f"pandera schema {plain(name, limit=60)}", tables=tables)


def _name_of(schema: object) -> str:
    names: Mapping[str, object] = {"class": schema.__name__} if isinstance(schema, type) else {}
    name = names.get("class") or getattr(schema, "name", None) or "data"
    return str(name)


def _with_unchecked(table: Table, more: tuple[Any, ...]) -> Table:
    return msgspec.structs.replace(table, unchecked=(*table.unchecked, *more))


def _without_line(finding: Finding) -> Finding:
    place = finding.location
    return finding if place is None else msgspec.structs.replace(finding, location=Location(path=place.path))


def _row(finding: Finding) -> dict[str, Any]:
    column, _, check = finding.subject.rpartition(":")
    place = finding.location
    return {
        "subject": finding.subject,
        "column": column or None,
        "check": check,
        "count": finding.count,
        "total": finding.total,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": place.path if place else None,
        "line": place.line if place else None,
        "rows": [str(row) for row in finding.evidence.get("rows", ())],
    }


def _line(row: Mapping[str, Any]) -> str:
    place = f"{row['file']}:{row['line']}: " if row["line"] else ""
    subject = row["subject"] or "not checked"
    warning = " (a warning)" if row["severity"] == Severity.WARNING.value else ""
    return f"{plain(place)}{plain(subject)}: {plain(row['message'], limit=1000)}{warning}"


__all__ = ["CheckError", "ContractError", "Failures", "FrameContract", "contract"]
