"""Rules that neither narwhals nor Spark has words for, told by polars on the executors, batch by batch.

They are those about fields below arrays, about decimals of more than 18 digits, and conditions with remainders or with
text functions of two columns. Only expressions of polars travel, and Python is given the columns of these rules alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import msgspec
import polars as pl
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it
from pyspark.sql import types as T  # noqa: N812 - as above

from mlgate.contracts import Rule, Table
from mlgate.engines.narwhals.columns import OpenedSource
from mlgate.engines.narwhals.spark.functions import arrow_schema, selected
from mlgate.engines.polars.readings import Read, read
from mlgate.engines.polars.sources import Source


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of some rules as Python is given them, by the `names` that `read`, polars' view of them, has."""

    frame: DataFrame
    names: tuple[str, ...]
    read: Read

    def selected(self, flags: Sequence[pl.Expr], schema: T.StructType) -> DataFrame:
        """Return what `flags`, expressions over the columns as they are read, select from each batch."""
        types = zip(self.names, self.read.source.schema.values(), strict=True)
        stored = [pl.col(name).cast(kind) for name, kind in types]
        view = [*self.read.expressions, *(pl.col(name) for name in self.names)]
        return selected(self.frame, self.names, (stored, view, flags), schema)


def handed(table: Table, rules: Sequence[Rule], one: OpenedSource) -> Handed:
    """Return the columns of a source that `rules`, row rules which it has the columns of, are about."""
    names = {name for rule in rules for name in rule.columns}
    columns = tuple(column for column in table.columns if column.name in names)
    places = {each.column.top: each.index for each in (*one.opened.wanted, *one.opened.below)}
    tops = tuple(dict.fromkeys(column.top for column in columns))
    whole = cast("DataFrame", one.source.frame)
    frame = whole.toDF(*(f"s{place}" for place in range(len(whole.columns)))).select(
        [f"s{places[top]}" for top in tops]
    )
    schema = _schema(frame, tops)
    source = Source(
        shown=one.source.shown,
        frame=pl.LazyFrame(schema=schema),
        schema=schema,
        texts=one.source.texts & set(tops),
        decimal=one.source.decimal,
        json=one.source.json,
    )
    found = read(msgspec.structs.replace(table, columns=columns, rules=tuple(rules)), source)
    stored = {field.column.top: field.stored for field in found.fields.values()}
    return Handed(frame=frame, names=tuple(stored[top] for top in tops), read=found)


def _schema(frame: DataFrame, names: Sequence[str]) -> pl.Schema:
    """Return the types in which polars is given the columns of `frame`, moments in UTC."""
    arrow = arrow_schema(frame.schema)
    return pl.Schema(zip(names, pl.DataFrame(arrow.empty_table()).schema.values(), strict=True))


def counted(table: Table, rules: Mapping[int, Rule], one: OpenedSource) -> DataFrame:
    """Return one row with the number of rows that break each of `rules`, as `b` and its number."""
    some = handed(table, list(rules.values()), one)
    flags = [_flag(some, rule).sum().cast(pl.Int64).alias(f"b{number}") for number, rule in rules.items()]
    schema = T.StructType([T.StructField(f"b{number}", T.LongType()) for number in rules])
    batches = some.selected(flags, schema)
    return batches.select([F.sum(f"b{number}").alias(f"b{number}") for number in rules])


def broken(table: Table, rule: Rule, one: OpenedSource) -> DataFrame:
    """Return what stands in the columns of a row rule, as `value0`, …, where it is broken."""
    some = handed(table, (rule,), one)
    names = [some.read.fields[name].stored for name in rule.columns]
    kinds = [some.frame.schema.fields[some.names.index(name)].dataType for name in names]
    wrong = _flag(some, rule)
    found = [pl.col(name).filter(wrong).alias(f"value{index}") for index, name in enumerate(names)]
    schema = T.StructType([T.StructField(f"value{index}", kind) for index, kind in enumerate(kinds)])
    return some.selected(found, schema)


def _flag(some: Handed, rule: Rule) -> pl.Expr:
    """Return the rows that break `rule`, one by one also where it is the same for all."""
    every = pl.repeat(value=True, n=pl.len())
    return (every & some.read.breaking(rule)).fill_null(value=False)
