"""How a case is written: data as Arrow tables, columns and rules as a compiled contract has them, and what is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import msgspec
import pyarrow as pa

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import NONE_ALLOWED, Amount
from mlgate.contracts.constraints import Statistic, Test

NOW = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A contract's table over one or more sources.

    `expect` has what each rule's subject counts or measures, written by hand; `broken` the columns that cannot be
    used, with what is wrong with them.
    """

    name: str
    table: Table
    sources: tuple[pa.Table, ...]
    expect: Mapping[str, float | None]
    broken: frozenset[tuple[str, str]] = frozenset()
    related: Mapping[str, tuple[pa.Table, ...]] = {}
    samples: int = 2


def column(name: str = "x", kind: str | None = None, **more: object) -> Column:
    """Return a column of the contract."""
    return Column(name=name, line=7, logical_type=kind, **more)


def rule(test: Test, *columns: str, subject: str = "x:rule", amount: Amount = NONE_ALLOWED) -> Rule:
    """Return a rule over `columns`."""
    names = columns or ("x",)
    return Rule(subject=subject, words="the words of the rule", columns=names, test=test, line=9, amount=amount)


def one_column(kind: pa.DataType | None, values: Sequence[object], name: str = "x") -> pa.Table:
    """Return a table of one column."""
    return pa.table({name: pa.array(values, type=kind)})


def in_rows(
    name: str,
    logical: str | None,
    kind: pa.DataType | None,
    values: Sequence[object],
    test: Test,
    broken: Sequence[int],
) -> Iterator[Case]:
    """Yield two cases: `values` with the positions `broken` (from 0), and what is left without them, which passes."""
    table = Table(name="t", columns=(column("x", logical),), rules=(rule(test),))
    whole = one_column(kind, values)
    kept = [index for index in range(len(values)) if index not in broken]
    good = whole.take(pa.array(kept, type=pa.int64()))
    if broken:
        yield Case(name=f"{name}-fails", table=table, sources=(whole,), expect={"x:rule": len(broken)})
    if kept:
        yield Case(name=f"{name}-passes", table=table, sources=(good,), expect={"x:rule": 0})


def measured(
    name: str, data: pa.Table, columns: Sequence[Column], test: Statistic, value: float | None, *names: str
) -> Iterator[Case]:
    """Yield two cases of a statistic that is `value`: one whose amount holds it, and one whose amount does not."""
    near = 0.0 if value is None else value
    amounts = {
        "passes": Amount(operator="mustBeBetween", low=near - 1e-6, high=near + 1e-6),
        "fails": Amount(operator="mustBeGreaterThan", low=near + 1e-6),
    }
    for ending, amount in amounts.items():
        rules = (rule(test, *(names or (columns[0].name,)), amount=amount),)
        table = Table(name="t", columns=tuple(columns), rules=rules)
        yield Case(name=f"{name}-{ending}", table=table, sources=(data,), expect={"x:rule": value})
