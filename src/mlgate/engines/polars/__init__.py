"""The polars engine: contracts over files, and over frames in memory."""

from mlgate.engines.polars.frames import validate_frame
from mlgate.engines.polars.run import check, observe
from mlgate.engines.polars.sources import opened

__all__ = ["check", "observe", "opened", "validate_frame"]
