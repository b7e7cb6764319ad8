"""Files as Dask reads them."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from typing import Any, cast

import dask.dataframe as dd
import pandas as pd
import pyarrow as pa

from mlgate.core.display import plain
from mlgate.engines.narwhals.columns import Source
from mlgate.engines.narwhals.files import stored
from mlgate.readers import DataFile
from mlgate.readers.names import distinct


def sources_of(sources: Sequence[object]) -> tuple[Source, ...]:
    """Return frames as they are, and files as the frames that Dask reads of them.

    Raises:
        CheckError: a file cannot be read.
    """
    return tuple(one if isinstance(one, Source) else _opened(cast("DataFile", one)) for one in sources)


def _opened(file: DataFile) -> Source:
    found = stored(file)
    if found is None:
        frame: Any = cast("Any", dd.from_pandas)(pd.DataFrame(index=pd.RangeIndex(0)), npartitions=1)
        names: tuple[str, ...] = ()
    else:
        # Arrow's types tell a NaN from a null, and whole numbers beside nulls stay whole.
        path = str(found.path.resolve())
        # To Dask a star makes a pattern of it, and nothing else does.
        path = glob.escape(path) if "*" in path else path
        frame = dd.read_parquet(path, dtype_backend="pyarrow", split_row_groups="infer")
        names = found.names or tuple(map(str, frame.columns))
        frame = frame.rename(columns=dict(zip(frame.columns, distinct(names), strict=True)))
    for label, value in zip(distinct((*names, *file.partitions))[len(names) :], file.partitions.values(), strict=True):
        text = pd.Series([value], dtype=pd.ArrowDtype(pa.string()))
        frame = frame.assign(**{label: frame.map_partitions(_repeated, text, meta=(label, text.dtype))})
    return Source(
        shown=plain(file.shown),
        frame=frame,
        texts=(found.texts if found else frozenset()) | frozenset(file.partitions),
        long=(found.long if found else frozenset()) | frozenset(file.partitions),
        decimal=file.dialect.decimal,
        names=(*names, *file.partitions),
        json=file.format == "jsonl",
        kept=found,
    )


def _repeated(frame: pd.DataFrame, text: pd.Series[Any]) -> pd.Series[Any]:
    """Return `text`, one value, for each row of a partition."""
    return text.iloc[[0] * len(frame)].set_axis(frame.index)
