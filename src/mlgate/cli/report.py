"""`mlgate report VERDICT.json`: a verdict's file as a page for a browser."""

from __future__ import annotations

import argparse
import stat
from pathlib import Path

from mlgate.cli.output import print_text
from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.verdict_file import read_verdict
from mlgate.report import html
from mlgate.stores.files import write_whole


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate report`."""
    parser.add_argument("verdict", metavar="VERDICT.json", type=Path, help="what `--format json=FILE` wrote")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="default: standard output")
    parser.add_argument(
        "--source",
        metavar="URL",
        help="what paths are relative to, for links to lines: https://github.com/OWNER/REPO/blob/COMMIT, or a folder "
        "relative to the page; default: no links",
    )
    parser.add_argument(
        "--samples", action="store_true", help="show values of the data too, where checks allowed them by `samples`"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the page; exit with 0 whatever the verdict is, for nothing is judged here.

    Raises:
        UsageError: the file cannot be read or is no verdict, or the page cannot be made or written.
    """
    path: Path = arguments.verdict
    try:
        # Of a pipe or a device nobody knows when it ends, or whether it begins.
        if not stat.S_ISREG(path.stat().st_mode):
            message = f"{plain(path)}: is no regular file; a verdict is what `--format json=FILE` writes"
            raise UsageError(message)
        content = path.read_bytes()
    except OSError as error:
        message = f"{plain(path)}: cannot be read: {error.strerror}"
        raise UsageError(message) from error
    page = html.render(read_verdict(content, path.name), source=arguments.source, samples=arguments.samples)
    if arguments.output is None:
        print_text(page)
        return 0
    try:
        write_whole(arguments.output, page.encode("utf-8", "replace"))
    except OSError as error:
        message = f"{plain(arguments.output)}: cannot be written: {error.strerror}"
        raise UsageError(message) from error
    return 0
