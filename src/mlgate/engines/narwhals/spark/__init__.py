"""Spark frames, and files read by Spark."""

from mlgate.engines.narwhals.spark.run import observe

__all__ = ["observe"]
