"""`mlgate plan [NAME…]`: the CI job matrix that this change needs, as JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from mlgate import config, planning
from mlgate.cli import check
from mlgate.core.display import plain
from mlgate.touched import matrix, touched


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate plan`."""
    check.selection(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the matrix in a line on standard output, and why each check is in it on standard error."""
    path = arguments.config.resolve() if arguments.config else config.find(Path.cwd())
    loaded, checks = planning.plan(path, (*arguments.names, *arguments.kind))
    found = touched(loaded, checks, arguments.ref)
    for one in found:
        print(f"{plain(one.check)}: {plain(one.why)}", file=sys.stderr)
    print(msgspec.json.encode(matrix(found)).decode("ascii"))
    return 0
