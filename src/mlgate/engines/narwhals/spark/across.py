"""What other rows decide over Spark frames: each by one query, over its columns alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import narwhals as nw
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Dangling, Disorder, KeyTest, Quantile
from mlgate.core.display import plain
from mlgate.engines.narwhals import keys
from mlgate.engines.narwhals.columns import Source
from mlgate.engines.narwhals.forms import Form, UnsupportedError
from mlgate.engines.narwhals.memory import plain_number, referred
from mlgate.engines.narwhals.spark.reading import Read, read_all
from mlgate.engines.observing import Settings


def number(rule: Rule, reads: Sequence[Read], settings: Settings) -> float | None:
    """Return the number of a rule that other rows decide, by one query."""
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in reads])
    rows = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in reads])
    if isinstance(rule.test, Dangling):
        return float(dangling(rule, reads, settings, forms).to_native().count())
    if isinstance(rule.test, Quantile):
        quantile = F.percentile(F.col("k0").cast("double"), F.lit(rule.test.probability))
        found = rows.to_native().select(quantile.alias("value")).first()
        value = None if found is None else found["value"]
        return None if value is None else forms[0].real(value)
    if isinstance(rule.test, Disorder):
        return _disorder(rule.test, rows.to_native())
    found = keys.grouped(rule, rows).to_native().first()
    if found is None or found["value"] is None or (_is_count(found) and not found["value"]):
        # Nothing counted means no rows with a value, or none of several kinds.
        return 0.0 if isinstance(rule.test, KeyTest) or not rows.to_native().isEmpty() else None
    return keys.number_of(rule, {name: plain_number(value) for name, value in found.asDict().items()})


def _is_count(found: Any) -> bool:  # noqa: ANN401 - a row of Spark's
    return "rows" not in found.asDict()


def dangling(rule: Rule, reads: Sequence[Read], settings: Settings, forms: Sequence[Form]) -> nw.LazyFrame[Any]:
    """Return the keys that are in no row of the object that a foreign key points to."""
    test = cast("Dangling", rule.test)
    others = settings.related.get(test.table)
    if not others:
        raise UnsupportedError(f"points to '{plain(test.table, limit=60)}', whose data is not given")
    known = read_all(referred(rule, cast("Any", reads)), cast("Sequence[Source]", others), settings)
    if not all(len(one.prepared.cells) == len(set(test.columns)) for one in known):
        raise UnsupportedError("points to data that lacks the columns")
    cells = [keys.cells_of(one.prepared, rule.columns) for one in reads]
    forms = keys.joint_forms([*cells, *(keys.cells_of(one.prepared, test.columns) for one in known)])
    rows = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in reads])
    there = keys.together([keys.keys(one.prepared, test.columns, forms) for one in known])
    return keys.dangling(rows, there, len(rule.columns))


def _disorder(test: Disorder, rows: DataFrame) -> float | None:
    """Count rows out of order by a window over the column that orders them; without one there is no order."""
    if test.by is None:
        raise UnsupportedError("asks for the order of rows, which a Spark frame does not have: name a column by which")
    groups = [F.col(f"k{index}") for index in range(2, 2 + len(test.within))]
    window = Window.partitionBy(*groups).orderBy("k1", "k0")
    before, value = F.col("before"), F.col("k0")
    wrong = value > before if test.descending else value < before
    if test.strict:
        wrong |= value == before
    ordered = rows.withColumn("before", F.lag("k0").over(window))
    found = ordered.select(F.sum(wrong.cast("long")).alias("value"), F.count("*").alias("rows")).first()
    return None if found is None or not found["rows"] else float(found["value"] or 0)
