"""Dask frames, and files read by Dask."""

from mlgate.engines.narwhals.dask.run import observe

__all__ = ["observe"]
