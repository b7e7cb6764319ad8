"""A source read through a table's columns, and what keeps whole columns from being read."""

from __future__ import annotations

import msgspec
import polars as pl

from mlgate.contracts import Column, Rule, Table
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.engines.observing import BrokenColumn
from mlgate.engines.polars.breaking import breaking, present
from mlgate.engines.polars.columns import View, parsed, raw, typed
from mlgate.engines.polars.sources import Source, damaged

# The number of a row, from 1, where rows are looked up.
ROW = "row"
_KNOWN_NAMES = 40


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its columns read as the contract says.

    `stored` has the contract's columns as the file has them, named `s0`, … by position in the table, so that no name
    of a file is ever taken for a pattern or stands in the way of another. `frame` has `c0`, … for their values, and
    `t0`, … for the rows that could not be read.
    """

    source: Source
    stored: pl.LazyFrame
    expressions: tuple[pl.Expr, ...]
    names: dict[str, str]
    views: dict[str, View]
    schema: pl.Schema
    broken: tuple[BrokenColumn, ...]
    rows: int = 0

    @property
    def frame(self) -> pl.LazyFrame:
        """The columns read."""
        return self.stored.select(self.expressions) if self.expressions else self.stored

    def rows_with(self, *more: pl.Expr) -> pl.LazyFrame:
        """Return the columns read, beside the number of each row and `more` of what is stored."""
        return self.stored.with_row_index(ROW, 1).select(pl.col(ROW), *self.expressions, *more)

    def reads(self, rule: Rule) -> bool:
        """Return whether every column of `rule` is there to be read."""
        return all(name in self.names for name in rule.columns)

    def breaking(self, rule: Rule) -> pl.Expr:
        """Return the rows that break `rule`, which is about the values of one column."""
        name = rule.columns[0]
        return breaking(rule.test, self.views[name], self.schema[self.names[name]])

    def keys(self, rule: Rule, index: int) -> pl.LazyFrame:
        """Return the rows where all of the rule's columns have a value, as `k0`, …, with `source` and `row`."""
        names = [self.names[name] for name in rule.columns]
        there = pl.all_horizontal(present(pl.col(name), self.schema[name]) for name in names)
        keys = [pl.col(name).alias(f"k{number}") for number, name in enumerate(names)]
        return self.rows_with().filter(there).select(pl.lit(index).alias("source"), pl.col(ROW), *keys)

    def collect(self, frame: pl.LazyFrame) -> pl.DataFrame:
        """Run a query over the source. Raises CheckError where the source cannot be read to its end."""
        try:
            return frame.collect(engine="streaming")
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
            raise damaged(self.source.shown, error) from error


def read(table: Table, source: Source, index: int = 0) -> Read:
    """Return `source`, the one at `index`, read through the columns of `table`; nothing is loaded yet.

    Raises:
        CheckError: polars cannot plan the query.
    """
    expressions: list[pl.Expr] = []
    views: dict[str, View] = {}
    names: dict[str, str] = {}
    broken = []
    stored = _stored(table, source)
    for position, column in enumerate(table.columns):
        view = _view(column, source, index, f"s{position}")
        if isinstance(view, BrokenColumn):
            broken.append(view)
            continue
        value, mistyped = f"c{position}", f"t{position}"
        expressions.append(view.value.alias(value))
        if view.mistyped is not None:
            expressions.append(view.mistyped.alias(mistyped))
        names[column.name] = value
        views[column.name] = View(value=pl.col(value), mistyped=pl.col(mistyped) if view.mistyped is not None else None)
    try:
        schema = stored.select(expressions).collect_schema()
    except pl.exceptions.PolarsError as error:
        raise damaged(source.shown, error) from error
    return Read(
        source=source,
        stored=stored,
        expressions=tuple(expressions),
        names=names,
        views=views,
        schema=schema,
        broken=tuple(broken),
    )


def count(one: Read, rules: list[Rule]) -> tuple[Read, dict[str, int]]:
    """Count, in one pass, the rows of the source and those that break each of `rules`, by the rule's subject.

    Raises:
        CheckError: the source cannot be read to its end, or has another number of rows than was counted before.
    """
    readable = [rule for rule in rules if one.reads(rule)]
    counts = [one.breaking(rule).sum().alias(f"n{index}") for index, rule in enumerate(readable)]
    row = one.collect(one.frame.select(pl.len().alias("n"), *counts)).row(0)
    rows = int(row[0])
    if one.source.rows not in (None, rows):
        message = f"{one.source.shown}: has {one.source.rows:,} rows to one parser and {rows:,} to another"
        raise CheckError(f"{message}; look for quotes within fields, or quotes that are not closed")
    found = {rule.subject: int(number or 0) for rule, number in zip(readable, row[1:], strict=True)}
    return msgspec.structs.replace(one, rows=rows), found


def _stored(table: Table, source: Source) -> pl.LazyFrame:
    positions = {name: position for position, name in enumerate(source.schema)}
    wanted = [
        pl.nth(positions[column.name]).alias(f"s{index}")
        for index, column in enumerate(table.columns)
        if column.name in positions
    ]
    # Without any column there are still rows to count.
    return source.frame.select(wanted) if wanted else source.frame


def _view(column: Column, source: Source, index: int, stored: str) -> View | BrokenColumn:
    if column.name not in source.schema:
        known = [name for name in source.schema if len(name) <= _KNOWN_NAMES][:_KNOWN_NAMES]
        hint = plain(nearest(column.name, known))
        message = f"{source.shown} has no column '{plain(column.name, limit=80)}'{hint}"
        return BrokenColumn(column=column.name, what="missing", message=message, source=index, line=column.line)
    if source.text:
        view, held = parsed(column, raw(stored, source.null_values)), "text"
    else:
        dtype = source.schema[column.name]
        view, held = typed(column, raw(stored, None), dtype), plain(dtype, limit=60)
    if view is not None:
        return view
    name = plain(column.name, limit=80)
    message = f"{source.shown}: column '{name}' is {held}, the contract says {column.logical_type}"
    return BrokenColumn(column=column.name, what="type", message=message, source=index, line=column.line)
