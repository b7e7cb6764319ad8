"""The DuckDB engine: contracts over Parquet, CSV, JSON Lines and Arrow files and relations, in native SQL."""

from mlgate.engines.duckdb.run import observe

__all__ = ["observe"]
