"""`mlgate infer DATA [-o FILE]`: a data contract drafted from data, or one refined by other data."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mlgate.cli.opening import configure_reading, looked_at
from mlgate.cli.output import print_text
from mlgate.core.console import say
from mlgate.core.display import plain
from mlgate.core.errors import CheckError, UsageError

if TYPE_CHECKING:
    from mlgate.contracts.inference import TableEvidence
    from mlgate.engines.profiling.inferring import Inferred
    from mlgate.readers import DataFile

_DETAILS = """
The draft says beside each promise on what evidence it stands; read it before you sign it. No value of a column that
seems to be about persons stands in it. It goes to standard output, or to FILE.

With --update, or where FILE is there already, nothing is drafted anew: what the data break is loosened just as far as
they call for, new columns are added, all else stays as it was written, and every change is told on standard error.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate infer`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _DETAILS
    parser.add_argument("data", metavar="DATA", help="a file, a glob in quotes, or a folder of files, all one table")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the contract there")
    parser.add_argument("--update", metavar="CONTRACT", help="refine this contract; written back without -o")
    parser.add_argument("--force", action="store_true", help="draft anew where FILE is there already")
    parser.add_argument("--id", metavar="ID", help="the contract's id; default: from the name of DATA")
    parser.add_argument("--object", metavar="NAME", help="the object's name; of --update, which of several is meant")
    configure_reading(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the contract, tell what was changed, and return 0."""
    target, existing = _files(arguments)
    # 60 ms for polars, which `mlgate --help` has no use for.
    from mlgate.contracts.inference import slug
    from mlgate.engines import profiling
    from mlgate.engines.profiling import inferring

    text = _read(existing) if existing else None
    name = (
        arguments.object or slug(_stem(arguments.data)) if text is None else _object(text, existing, arguments.object)
    )
    with looked_at(arguments.data, arguments) as looked:
        evidence = profiling.profile(looked.sources, name, looked.shown)
        if text is None:
            done = inferring.infer(looked.sources, evidence, identifier=arguments.id or name)
        else:
            done = inferring.update(text, name, looked.sources, evidence)
    _tell(done, evidence, looked.files, refined=text is not None)
    if target is None:
        print_text(done.text)
    elif done.text != text:
        _write(target, done.text)
    return 0


def _files(arguments: argparse.Namespace) -> tuple[Path | None, Path | None]:
    """Return where to write, `None` for standard output, and the contract to refine.

    Raises:
        UsageError: they make no sense together, or cannot be what they should.
    """
    target = Path(arguments.output) if arguments.output else None
    if arguments.update and arguments.force:
        raise UsageError("--force drafts anew and --update refines: give one of them")
    if target is not None and not target.parent.is_dir():
        raise UsageError(f"-o {plain(target)}: there is no folder {plain(target.parent)}")
    if target is not None and target.exists() and not target.is_file():
        raise UsageError(f"-o {plain(target)}: is not a plain file")
    if arguments.update:
        existing = Path(arguments.update)
        if target is not None and target.exists() and not os.path.samefile(target, existing):  # noqa: PTH121 - as short
            raise UsageError(f"-o {plain(target)}: is there already, and is not the contract of --update")
        return target or existing, existing
    return target, target if target is not None and target.exists() and not arguments.force else None


def _stem(data: str) -> str:
    """Return what DATA is called: the name of the file without suffixes, or of the folder that a glob looks in."""
    parts = [part for part in data.replace("\\", "/").split("/") if part and not set(part) & set("*?[")]
    stem = parts[-1].split(".")[0] if parts else ""
    return stem or "data"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{plain(path)}: cannot be read: {error.strerror or 'no such file'}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{plain(path)}: is not UTF-8 text; save it as UTF-8") from error


def _object(text: str, path: Path | None, name: str | None) -> str:
    """Return the name of the object of the contract that is to be refined."""
    # As in `run`.
    from mlgate.engines.profiling import inferring

    try:
        return inferring.compiled(text, plain(path)).table(name).name
    except CheckError as error:
        raise UsageError(str(error).replace('`object = "…"`', "--object NAME")) from error


def _tell(done: Inferred, evidence: TableEvidence, files: Sequence[DataFile], *, refined: bool) -> None:
    # As in `run`.
    from mlgate.contracts.inference import headless

    marks = [one for one in evidence.null_values if one]
    if marks:
        listed = ", ".join(f'"{plain(one, limit=40)}"' for one in evidence.null_values)
        say(f"taken for missing values: set `null_values = [{listed}]` in the [data.NAME] that is checked")
    for name, why in evidence.left_out.items():
        say(f"left out: '{plain(name, limit=80)}', {why}")
    for change in done.changes:
        say(plain(change, limit=500))
    if refined and not done.changes:
        say(f"{evidence.shown} holds the contract: nothing is changed")
    if any(file.format == "csv" for file in files) and headless(evidence):
        say(f"{evidence.shown}: its first line was taken for the columns' names and looks like data: add a header")
    if not refined:
        guessed = [one for one in evidence.columns if one.personal is not None]
        for one in guessed:
            say(f"'{plain(one.name, limit=80)}' seems to hold: {one.personal}; see its classification")


def _write(target: Path, text: str) -> None:
    # As in `run`.
    from mlgate.stores.files import write_atomic

    try:
        write_atomic(target, text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"{plain(target)}: cannot be written: {error.strerror}") from error
