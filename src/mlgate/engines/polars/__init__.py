"""The polars engine: contracts over Parquet, CSV, JSON Lines and Arrow files, and over frames in memory."""

from mlgate.engines.polars.run import observe
from mlgate.engines.polars.sources import opened

__all__ = ["observe", "opened"]
