"""What was counted over Spark frames, with values of broken rows; Spark's rows have no numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import narwhals as nw
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it
from pyspark.sql import types as T  # noqa: N812 - as above

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Dangling, KeyTest, Outside
from mlgate.core.display import plain
from mlgate.engines import observing
from mlgate.engines.narwhals import keys
from mlgate.engines.narwhals.breaking import breaking
from mlgate.engines.narwhals.forms import Cell
from mlgate.engines.narwhals.spark.across import dangling
from mlgate.engines.narwhals.spark.by_polars import broken
from mlgate.engines.narwhals.spark.reading import Read
from mlgate.engines.narwhals.spark.sessions import telling
from mlgate.engines.observing import Examples, Settings

_VALUE_LENGTH = 60


class Observed(observing.Observed[Read], frozen=True, kw_only=True):
    """One table's rules counted by Spark, as `mlgate.engines.observing.Observation` says."""

    settings: Settings

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return values of rows that break `rules`, as far as they may be shown; Spark's rows have no numbers."""
        with telling():
            return {rule.subject: _examples(rule, self, shown.get(rule.subject, 0)) for rule in rules}


def _examples(rule: Rule, seen: Observed, shown: int) -> Examples:
    """Return at most `shown` values of rows that break `rule`; each reads no more than it needs."""
    if not shown:
        return Examples()
    if isinstance(rule.test, KeyTest):
        return Examples(values=_key_values(rule, seen, shown))
    values: list[str] = []
    ends: list[tuple[Any, Any]] = []
    for one in seen.reads:
        if not one.reads(rule):
            continue
        some, more = _left(rule, seen, one, shown) if rule.subject in one.left else _prepared(rule, one, shown)
        values, ends = [*values, *some], [*ends, *more]
    low = min(ends, key=lambda end: end[0])[1] if ends else None
    high = max(ends, key=lambda end: end[0])[1] if ends else None
    return Examples(values=tuple(values[:shown]), low=_text(low), high=_text(high))


def _prepared(rule: Rule, one: Read, shown: int) -> tuple[list[str], list[tuple[Any, Any]]]:
    """Return values and extremes of the rows of a source that break a rule which is told of its prepared columns."""
    wrong = breaking(rule, one.prepared)
    if wrong is None:
        return [], []
    frame = cast("nw.LazyFrame[Any]", one.prepared.frame).filter(wrong).to_native()
    cells = [one.prepared.cells[name] for name in rule.columns]
    names = dict.fromkeys(name for cell in cells for name in (*cell.names, *_raw(cell.position, frame)))
    told = [
        ", ".join(plain(_value(cell, row.asDict()), limit=_VALUE_LENGTH) for cell in cells)
        for row in frame.select(*names).limit(shown).collect()
    ]
    return told, _ends(cells[0], frame) if isinstance(rule.test, Outside) else []


def _left(rule: Rule, seen: Observed, one: Read, shown: int) -> tuple[list[str], list[tuple[Any, Any]]]:
    """Return the same of a rule that polars tells; of a field below a column, which is not alone, nothing is shown."""
    if not {wanted.column.name for wanted in one.opened.wanted}.issuperset(rule.columns):
        return [], []
    frame = broken(seen.table, rule, one)
    rows = frame.limit(shown).collect()
    values = [", ".join(plain(value, limit=_VALUE_LENGTH) for value in row) for row in rows]
    if not isinstance(rule.test, Outside):
        return values, []
    # Of text too: what it says as a whole number.
    value = F.col("value0") if isinstance(frame.schema[0].dataType, T.DecimalType) else _whole(F.col("value0"))
    found = frame.select(F.min(value).alias("low"), F.max(value).alias("high")).first()
    ends = () if found is None or found["low"] is None else (found["low"], found["high"])
    return values, [(Fraction(end), end) for end in ends if isinstance(end, Decimal)]


def _text(value: object) -> str | None:
    return None if value is None else plain(value, limit=_VALUE_LENGTH)


def _raw(position: int, frame: DataFrame) -> list[str]:
    return [name for name in (f"r{position}", f"w{position}") if name in frame.columns]


def _whole(text: Column) -> Column:
    digits = F.regexp_extract(text, r"^[ \t]*([+-]?[0-9]+)(\.0+)?[ \t]*$", 1)
    return F.when(digits != "", digits).cast(T.DecimalType(38, 0))


def _value(cell: Cell, row: Mapping[str, Any]) -> object:
    """Return what stands in a row, as messages show it."""
    place = cell.position
    if f"w{place}" in row:
        # Text, as it is written.
        return row[f"w{place}"]
    if row.get(f"n{place}"):
        return float("nan")
    if row.get(f"t{place}"):
        return row.get(f"r{place}", row.get(f"c{place}"))
    if not row[f"p{place}"]:
        return None
    return cell.form.shown(row[f"c{place}"]) if f"c{place}" in row else row.get(f"r{place}")


def _ends(cell: Cell, frame: DataFrame) -> list[tuple[Any, Any]]:
    there, value = F.col(f"p{cell.position}"), F.col(f"c{cell.position}")
    found = frame.where(there).select(F.min(value).alias("low"), F.max(value).alias("high")).first()
    if found is None or found["low"] is None:
        return []
    return [(cell.form.sortable(end), cell.form.shown(end)) for end in (found["low"], found["high"])]


def _key_values(rule: Rule, seen: Observed, shown: int) -> tuple[str, ...]:
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in seen.reads])
    names = [f"k{index}" for index in range(len(rule.columns))]
    if isinstance(rule.test, Dangling):
        rows = dangling(rule, seen.reads, seen.settings, forms).to_native()
    else:
        grouped = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in seen.reads]).to_native()
        repeats = grouped.groupBy(*names).count().where(F.col("count") > 1)
        # As many times as it repeats an earlier row, up to what may be shown.
        times = F.least(F.col("count") - 1, F.lit(shown)).cast("int")
        rows = repeats.select(*names, F.explode(F.sequence(F.lit(1), times)).alias("time"))
    told = []
    for row in rows.select(*names).limit(shown).collect():
        values = [form.shown(value) for form, value in zip(forms, row, strict=True)]
        told.append(", ".join(plain(value, limit=_VALUE_LENGTH) for value in values))
    return tuple(told)
