"""The Spark that files are read by, and what it raises as errors for users."""

from __future__ import annotations

import os
import sys

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from mlgate.core.display import plain
from mlgate.core.errors import CheckError


def session() -> SparkSession:
    """Return the active session, or one of this machine that is started."""
    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    # Patterns run in processes of their own, which need what is installed here.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # No address of a network, and no page of its own: nothing but this process asks it anything.
    quiet: dict[str, bool | float | int | str | None] = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "localhost",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[*]").appName("mlgate").config(map=quiet)
    return builder.getOrCreate()


def kind(error: PySparkException) -> str:
    """Return Spark's name of the error, which holds nothing of the data."""
    named = getattr(error, "getCondition", None) or getattr(error, "getErrorClass", None)
    return str((named() if named else None) or type(error).__name__)


class telling:  # noqa: N801 - used as a statement
    """What Spark raises, as an error for users; its own words may hold values of the data, and are left out."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Turn an exception of Spark's into one of ours."""
        if isinstance(error, PySparkException):
            named = kind(error)
            needs = "; its executors need pandas, polars and pyarrow" if "PYTHON" in named else ""
            needs += "; set spark.sql.timeType.enabled" if named == "UNSUPPORTED_TIME_TYPE" else ""
            raise CheckError(f"Spark could not run the contract ({plain(named)}){needs}") from error
        if type(error).__module__.startswith("py4j"):
            raise CheckError(f"Spark could not run the contract ({type(error).__name__})") from error
