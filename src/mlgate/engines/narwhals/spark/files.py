"""Files as Spark reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from pyspark.errors import PySparkException
from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it
from pyspark.sql import types as T  # noqa: N812 - as above

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals.columns import Source
from mlgate.engines.narwhals.files import stored
from mlgate.engines.narwhals.spark.sessions import kind, session
from mlgate.readers import DataFile


def sources_of(sources: Sequence[object]) -> tuple[Source, ...]:
    """Return frames as they are, and files as the frames that Spark reads of them.

    Raises:
        CheckError: a file cannot be read, or holds types that Spark has not.
    """
    return tuple(one if isinstance(one, Source) else _opened(cast("DataFile", one)) for one in sources)


def _opened(file: DataFile) -> Source:
    shown = plain(file.shown)
    found = stored(file, folds=True)
    try:
        if found is None:
            frame = session().createDataFrame([], T.StructType([]))
        else:
            frame = session().read.parquet(_location(found.path))
    except PySparkException as error:
        # Nanoseconds and times of day, for example, which Spark's own reader does not know.
        why = f"Spark cannot read it ({plain(kind(error))})"
        raise CheckError(f"{shown}: {why}: leave out `engine`, or write types that Spark has") from error
    names = (found.names if found else ()) or tuple(frame.columns)
    # By their places: Spark takes names that differ in nothing but case for one.
    frame = frame.toDF(*(f"f{place}" for place in range(len(names))))
    for place, value in enumerate(file.partitions.values()):
        frame = frame.withColumn(f"p{place}", F.lit(value).cast("string"))
    return Source(
        shown=shown,
        frame=frame,
        texts=(found.texts if found else frozenset()) | frozenset(file.partitions),
        long=(found.long if found else frozenset()) | frozenset(file.partitions),
        decimal=file.dialect.decimal,
        names=(*names, *file.partitions),
        json=file.format == "jsonl",
        kept=found,
    )


def _location(path: Path) -> str:
    """Return `path` as Spark finds it: as a URL without escapes, the signs of a pattern behind backslashes."""
    return "file:///" + re.sub(r"([\\{}\[\]*?])", r"\\\1", path.resolve().as_posix().lstrip("/"))
