"""Frames in memory, by the library that holds them: pandas and pyarrow."""

from mlgate.engines.narwhals.memory.observed import Observed, extremes, row_examples, values_at, with_polars
from mlgate.engines.narwhals.memory.reading import Read, aggregated, plain_number, referred
from mlgate.engines.narwhals.memory.run import observe

__all__ = [
    "Observed",
    "Read",
    "aggregated",
    "extremes",
    "observe",
    "plain_number",
    "referred",
    "row_examples",
    "values_at",
    "with_polars",
]
