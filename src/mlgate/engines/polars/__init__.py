"""The polars engine: contracts over Parquet, CSV and Arrow files, and over frames in memory."""

from mlgate.engines.polars.frames import validate_frame
from mlgate.engines.polars.run import check, observe
from mlgate.engines.polars.sources import Reading, open_files, opened

__all__ = ["Reading", "check", "observe", "open_files", "opened", "validate_frame"]
