"""Text of files read as logical types: what polars' own engine makes of it, in the forms of this package.

Everything is expressions of polars over a column `text`: frames in memory evaluate them here, Spark on its executors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import polars as pl

from mlgate.engines.narwhals.forms import DATES, DOUBLE, FLAG, MICROSECONDS, TEXT, TIMES, WHOLE, Form, Wanted
from mlgate.engines.polars.columns import parsed

_FORMS = {"integer": WHOLE, "number": DOUBLE, "boolean": FLAG, "date": DATES, "time": TIMES, "timestamp": MICROSECONDS}


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """How text is read: the form of its values, and by their names `value`, `present`, `mistyped` and `nan`.

    No value is null, and an integer has 128 bits.
    """

    form: Form
    parts: Mapping[str, pl.Expr]


def read(one: Wanted) -> Read:
    """Return how text is read as the logical type of the column `one`."""
    view = parsed(one.column, pl.col("text"), one.decimal)
    form = _FORMS.get(one.column.logical_type or "", TEXT)
    value, nan = view.value, pl.lit(value=False)
    if form.family == "float":
        nan = value.is_nan().fill_null(value=False)
    filler: Any = {"float": 0.0, "flag": False, "text": ""}.get(form.family, 0)
    if form.moment:
        value = value.to_physical().cast(pl.Int64)
    there = view.value.is_not_null() & ~nan
    mistyped = pl.lit(value=False) if view.mistyped is None else view.mistyped
    plain = pl.when(there).then(value).otherwise(filler)
    parts = {"value": plain, "present": there, "mistyped": mistyped, "nan": nan}
    return Read(form=form, parts={name: part.alias(name) for name, part in parts.items()})
