"""Data that is named on the command line, opened for a look at it: what `mlgate infer` and `mlgate diff` share."""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

if TYPE_CHECKING:
    from mlgate.engines.polars.sources import Source
    from mlgate.readers import DataFile, Reading


_KEY = re.compile(r'`(quote|encoding|delimiter|decimal) = "([^`]*)"`')


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A data set: its name in messages, its files, and what polars reads of them."""

    shown: str
    files: tuple[DataFile, ...]
    sources: tuple[Source, ...]


def configure_reading(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say how CSV is read."""
    parser.add_argument("--delimiter", metavar="SIGN", help="what delimits fields of CSV; default: told from the file")
    parser.add_argument(
        "--encoding", metavar="NAME", help="what text is encoded in; default: UTF-8, or as its mark says"
    )
    parser.add_argument(
        "--decimal", choices=(".", ","), help="what stands before a number's fraction in CSV; default: as above"
    )
    parser.add_argument("--quote", metavar="SIGN", help="what quotes fields of CSV, '' for nothing; default: \"")
    parser.add_argument(
        "--null-value",
        action="append",
        metavar="TEXT",
        help="a field of CSV that is null; repeatable; default: empty fields, and NA and the like among numbers",
    )


@contextmanager
def looked_at(location: str, arguments: argparse.Namespace) -> Iterator[Looked]:
    """Open the data set `location` until the block ends, read as `arguments` say.

    Raises:
        CheckError: it cannot be read, or was changed within the block.
    """
    # 60 ms for polars, which `mlgate --help` has no use for.
    from mlgate.engines import profiling
    from mlgate.engines.polars import sources as polars
    from mlgate.readers.opening import Place, confirm, open_data
    from mlgate.readers.scratch import Scratch

    path = Path(location)
    shown = plain(path.name if path.is_absolute() else location, limit=200)
    with Scratch() as scratch, tempfile.TemporaryDirectory() as fetched:
        place = Place(root=Path.cwd(), scratch=scratch, fetched=Path(fetched))
        try:
            files = open_data(location, _reading(arguments), place)
        except CheckError as error:
            raise CheckError(_as_options(str(error))) from error
        sources = polars.opened(files)
        if not arguments.null_value and any(file.rows != 0 for file in files):
            sources = profiling.with_marks(sources, shown)
        yield Looked(shown=shown, files=files, sources=sources)
        confirm(files)


def _as_options(message: str) -> str:
    """Return what a reader says with options of the command line for keys of a configuration, which there is not."""
    message = _KEY.sub(r"`--\1 '\2'`", message).replace("`encoding`", "`--encoding`")
    return message.replace("or set `format`", "or rename it").replace(" in its [data.NAME]", "")


def _reading(arguments: argparse.Namespace) -> Reading:
    # As in `looked_at`.
    from mlgate.readers import Reading

    delimiter = {"\\t": "\t"}.get(arguments.delimiter, arguments.delimiter)
    null_values = tuple(arguments.null_value or ("",))
    quote = '"' if arguments.quote is None else arguments.quote
    return Reading(
        delimiter=delimiter,
        decimal=arguments.decimal,
        encoding=arguments.encoding,
        quote=quote,
        null_values=null_values,
    )
