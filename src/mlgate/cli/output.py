"""Where a verdict is shown: formats to standard output or files, colour and a progress bar where it is a terminal."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from mlgate import report
from mlgate.core import report_files
from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Verdict
from mlgate.stores.files import write_whole

Progress = Callable[[str, int, int], None]


class Format(msgspec.Struct, frozen=True):
    """One `--format FORMAT[=FILE]`; without a file it goes to standard output."""

    name: str
    file: Path | None = None


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command with a verdict shares."""
    parser.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="FORMAT[=FILE]",
        help=f"{', '.join(report.formats())}; repeatable; default: text",
    )
    parser.add_argument("--exit-zero", action="store_true", help="report only: exit with 0 whatever was found")


def formats(arguments: argparse.Namespace) -> tuple[Format, ...]:
    """Return the formats asked for. What an earlier run left in their files is removed: it is not what this one finds.

    Raises:
        UsageError: an unknown format, or one whose library is missing, a folder that does not exist, a file that is no
            place for a report, or two formats for standard output.
    """
    asked = []
    for text in arguments.format or ["text"]:
        name, _, file = text.partition("=")
        report.require(name)
        if file and not Path(file).parent.is_dir():
            message = f"--format {plain(text)}: there is no folder {plain(Path(file).parent)}"
            raise UsageError(message)
        asked.append(Format(name, Path(file) if file else None))
    if sum(one.file is None for one in asked) > 1:
        message = "two formats for standard output: give all but one a file, as in --format json=verdict.json"
        raise UsageError(message)
    for one in asked:
        if one.file is not None:
            _forget(one.name, one.file)
    return tuple(asked)


def _forget(name: str, file: Path) -> None:
    if why := report_files.why_none(file):
        message = f"--format {name}={plain(file)}: {why}"
        raise UsageError(message)
    try:
        report_files.remove(file)
    except OSError as error:
        message = f"{plain(file)}: the report of an earlier run cannot be removed: {error.strerror}"
        raise UsageError(message) from error


def show(verdict: Verdict, asked: tuple[Format, ...], root: Path) -> None:
    """Write `verdict` of the project at `root` in every format asked for.

    Raises:
        UsageError: a file cannot be written.
    """
    for one in asked:
        if one.file is not None:
            try:
                write_whole(one.file, report.render_of(root, one.name, verdict).encode("utf-8", "replace"))
            except OSError as error:
                message = f"{plain(one.file)}: cannot be written: {error.strerror}"
                raise UsageError(message) from error
        elif one.name == "text" and sys.stdout.isatty() and _styled(verdict):
            continue
        else:
            print_text(report.render_of(root, one.name, verdict))


def exit_code(verdict: Verdict, arguments: argparse.Namespace) -> int:
    """Return the verdict's exit code, or 0 under `--exit-zero`."""
    return 0 if arguments.exit_zero else verdict.exit_code


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """Show a bar on standard error while checks run, where that is a terminal and rich is installed."""
    if not sys.stderr.isatty():
        yield lambda check, done, total: None  # noqa: ARG005
        return
    try:
        # rich is an extra (`report`), and costs 60 ms: never for hooks and logs.
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    except ImportError:
        yield lambda check, done, total: None  # noqa: ARG005
        return
    # What a check is at may be the name of a file, whose brackets are no markup.
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    # The bar belongs on standard error: standard output is the report.
    from rich.console import Console

    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda check, done, total: bar.update(task, description=check, completed=done, total=total)


def _styled(verdict: Verdict) -> bool:
    try:
        # rich is an extra (`report`), and costs 60 ms: only for a person at a terminal.
        from rich.console import Console
        from rich.text import Text
    except ImportError:
        return False
    from mlgate.report.text import styled

    text = Text.assemble(*styled(verdict))
    Console(highlight=False).print(text, soft_wrap=True, end="")
    return True


def print_text(text: str) -> None:
    """Write UTF-8 whatever the terminal's encoding is: a Windows code page must not turn a verdict into a crash."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
