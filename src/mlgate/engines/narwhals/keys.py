"""What other rows decide: repeated and dangling keys, distinct values, orders; each a query over its columns alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Any, cast

import narwhals as nw

from mlgate.contracts import Rule
from mlgate.contracts.constraints import DistinctCount, Entropy, Repeated
from mlgate.engines.narwhals.forms import DOUBLE, UNSIGNED, Cell, Form, Prepared, UnsupportedError, number

Frame = nw.DataFrame[Any] | nw.LazyFrame[Any]


def joint_forms(cells: Sequence[Sequence[Cell]]) -> list[Form]:
    """Return, for each column, the form in which the values of all sources (the outer sequence) can be compared."""
    return [joint_form([cell.form for cell in column]) for column in zip(*cells, strict=True)]


def joint_form(forms: Sequence[Form]) -> Form:
    """Return the form in which values of all `forms` can be compared."""
    known = [form for form in forms if form.family != "nothing"]
    if any(form.family == "nested" for form in known):
        raise UnsupportedError("is about a nested column, or decimals of more than 18 digits")
    if not known:
        return DOUBLE
    if all(form.is_like(known[0]) for form in known):
        return known[0]
    if any(form.family == "decimal" for form in known):
        raise UnsupportedError("compares decimals of more than 18 digits with numbers held otherwise")
    moments = {form.moment for form in known}
    if {form.family for form in known} != {"whole"} or len(moments) > 1:
        return DOUBLE
    if not any(form.offset for form in known):
        return max(known, key=lambda form: form.units)
    if all(form.offset or form.natural for form in known):
        return UNSIGNED
    raise UnsupportedError("compares whole numbers of 64 bits without a sign with ones that have a sign")


def keys(prepared: Prepared, names: Sequence[str], forms: Sequence[Form], *more: nw.Expr) -> Frame:
    """Return the rows where all columns `names` have a value, as `k0`, …, beside `more`."""
    cells = cells_of(prepared, names)
    values = [
        _valued(cell, form).alias(f"k{index}") for index, (cell, form) in enumerate(zip(cells, forms, strict=True))
    ]
    frame = cast("nw.LazyFrame[Any]", prepared.frame)
    return frame.filter(reduce(and_, (cell.present for cell in cells))).select(*values, *more)


def cells_of(prepared: Prepared, names: Sequence[str]) -> list[Cell]:
    """Return the cells of the columns `names`. Raises UnsupportedError where one is below a column."""
    if any(name not in prepared.cells for name in names):
        raise UnsupportedError("is about a field below a column, or timestamps by the clocks of a zone")
    return [prepared.cells[name] for name in names]


def _valued(cell: Cell, form: Form) -> nw.Expr:
    if cell.form.family == "nothing":
        # There is no row with a value; the column needs a type all the same, and as many rows as the others.
        if form.family == "decimal":
            raise UnsupportedError("compares decimals of more than 18 digits with nothing")
        texts = {"text": nw.lit(""), "flag": nw.lit(value=False), "whole": nw.lit(0, dtype=nw.Int64)}
        none = texts.get(form.family, nw.lit(0.0))
        return nw.when(cell.present).then(none).otherwise(none)
    if form.family == "float":
        # Zeros of either sign are one.
        return number(cell.value, cell.form) + 0.0
    if cell.form.offset != form.offset:
        return cell.value + form.offset
    return cell.value if cell.form.units == form.units else cell.value * (form.units // cell.form.units)


def together(frames: Sequence[Frame]) -> nw.LazyFrame[Any]:
    """Return the rows of all `frames`; a lazy one stays lazy."""
    whole = frames[0] if len(frames) == 1 else nw.concat(cast("Any", frames), how="vertical")
    return cast("nw.LazyFrame[Any]", whole)


def grouped(rule: Rule, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Return one row of aggregates over the groups of equal keys `rows`, for `number_of`."""
    names = [f"k{index}" for index in range(len(rule.columns))]
    sizes = rows.group_by(names).agg(nw.len().alias("len"))
    size = nw.col("len").cast(nw.Float64)
    if isinstance(rule.test, Repeated):
        return sizes.select((nw.col("len").cast(nw.Int64) - 1).sum().alias("value"))
    if isinstance(rule.test, DistinctCount):
        return sizes.select(nw.col("len").count().alias("value"))
    if isinstance(rule.test, Entropy):
        return sizes.select(size.sum().alias("rows"), (size * size.log(base=2)).sum().alias("value"))
    *first, _ = names
    several = sizes.group_by(first).agg(nw.len().alias("kinds"))
    more = (nw.col("kinds").cast(nw.Int64) > 1).cast(nw.Int64)
    return several.select(more.sum().alias("value"))


def number_of(rule: Rule, row: dict[str, Any]) -> float | None:
    """Return what the aggregates of `grouped` say."""
    value = row["value"]
    if isinstance(rule.test, Entropy):
        rows = float(row["rows"] or 0)
        return math.log2(rows) - float(value) / rows if rows else None
    return float(value or 0)


def dangling(rows: nw.LazyFrame[Any], known: nw.LazyFrame[Any], count: int) -> nw.LazyFrame[Any]:
    """Return the rows whose keys are none of `known`."""
    names = [f"k{index}" for index in range(count)]
    return rows.join(known.unique(subset=names), on=names, how="anti")
