"""Functions that run on Spark's executors, in polars, since Java's patterns backtrack and its readers of text differ.

They are defined within others, so that they travel to executors by value: these need polars, pandas and pyarrow, and no
mlgate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from pyspark.sql import Column, DataFrame
from pyspark.sql import types as T  # noqa: N812 - as everyone calls it
from pyspark.sql.pandas.functions import pandas_udf
from pyspark.sql.pandas.types import to_arrow_schema

from mlgate.engines.narwhals import texts
from mlgate.engines.narwhals.forms import Form, Wanted

_TYPES: dict[str, T.DataType] = {"float": T.DoubleType(), "flag": T.BooleanType(), "text": T.StringType()}
# Whole numbers of more digits fit no decimal of Spark's.
MOST_DIGITS = 38


def matcher(pattern: str) -> Callable[[Any], Column]:
    """Return a function of Spark's that searches for `pattern` in linear time."""
    # Spark's own functions of this kind need it, and nothing else here does: 0.4 s.
    import pandas as pd

    def matches(values: Any) -> Any:  # noqa: ANN401 - a series of pandas
        import polars as pl

        texts = pl.Series(values.to_numpy(dtype=object), dtype=pl.String)
        return pd.Series(texts.str.contains(pattern).fill_null(value=False).to_numpy())

    # Types as Spark reads them, which are no text.
    matches.__annotations__ = {"values": pd.Series, "return": pd.Series}
    made: Callable[[Any], Column] = cast("Any", pandas_udf)(matches, returnType=T.BooleanType())
    return made


def reader(one: Wanted) -> tuple[Form, Callable[[Any], Column]]:
    """Return the form that text is read in, and a function of Spark's that reads it: a struct of `value`, `present`, ….

    Whole numbers that may not fit 64 bits are given as text.
    """
    # As above.
    import pandas as pd

    how = texts.read(one)
    parts, whole = list(how.parts.values()), how.form.family == "whole"
    long = one.long and whole and not how.form.moment
    most = 10**MOST_DIGITS

    def read(values: Any) -> Any:  # noqa: ANN401 - a series of pandas
        import polars as pl

        held = [value if isinstance(value, str) else None for value in values]
        found = pl.Series("text", held, dtype=pl.String).to_frame().select(parts)
        if long and found.select(((pl.col("value") >= most) | (pl.col("value") <= -most)).any()).item():
            raise OverflowError(most)
        if whole:
            found = found.with_columns(pl.col("value").cast(pl.String if long else pl.Int64))
        return pd.DataFrame({name: found[name].to_numpy() for name in found.columns})

    # Types as Spark reads them, which are no text.
    read.__annotations__ = {"values": pd.Series, "return": pd.DataFrame}
    kind = T.StringType() if long else _TYPES.get(how.form.family, T.LongType())
    flags = [T.StructField(name, T.BooleanType()) for name in ("present", "mistyped", "nan")]
    made = cast("Any", pandas_udf)(read, returnType=T.StructType([T.StructField("value", kind), *flags]))
    return how.form, made


def arrow_schema(schema: T.StructType) -> Any:  # noqa: ANN401 - Arrow's
    """Return Arrow's types of what Spark calls `schema`, moments in UTC."""
    try:
        return to_arrow_schema(schema, timezone="UTC")
    except TypeError:
        # Before Spark 4.1 it is UTC anyway.
        return to_arrow_schema(schema)


def selected(frame: DataFrame, names: Sequence[str], steps: Sequence[Sequence[Any]], schema: T.StructType) -> DataFrame:
    """Return what `steps`, expressions of polars each, select one after the other from each batch of `frame`.

    The columns of the frame are called `names` for them.
    """
    # polars has long lists and texts, which Spark does not take.
    arrow = arrow_schema(schema)

    def select(batches: Iterator[Any]) -> Iterator[Any]:
        import polars as pl
        import pyarrow as pa

        for batch in batches:
            held: Any = pl.from_arrow(pa.Table.from_batches([batch]).rename_columns(list(names)))
            for step in steps:
                held = held.select(step)
            yield from held.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(arrow).to_batches()

    return frame.mapInArrow(select, schema)
