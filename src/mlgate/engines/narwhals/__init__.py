"""Contracts over frames that users bring: pandas, pyarrow, Spark and Dask, each held to what polars and DuckDB see.

One set of narwhals expressions serves all; each library has its own file, which prepares columns in its own terms (see
`mlgate.engines.narwhals.forms`). `docs/engines.md` says what libraries see differently, and what was decided.
"""

from mlgate.engines.narwhals.columns import Source
from mlgate.engines.narwhals.run import kind, observe

__all__ = ["Source", "kind", "observe"]
