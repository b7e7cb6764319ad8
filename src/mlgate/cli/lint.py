"""`mlgate lint PATH…`: machine-learning code rules, without a configuration."""

from __future__ import annotations

import argparse
from pathlib import Path

from mlgate import engine
from mlgate.checks.lint import Options, problems
from mlgate.cli import output
from mlgate.core.errors import UsageError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate lint`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=".py and .ipynb files, or folders of them")
    parser.add_argument("--select", action="append", default=[], metavar="CODES", help="only these rules: MLL101,MLR")
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help="all rules but these")
    output.configure(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint the paths and show the findings."""
    asked = output.formats(arguments)
    options = Options(paths=tuple(arguments.paths), select=_codes(arguments.select), ignore=_codes(arguments.ignore))
    for _, message in problems(options):
        raise UsageError(message)
    verdict = engine.run([engine.unconfigured("lint", "lint", options)], engine.Settings(root=Path.cwd()))
    output.show(verdict, asked)
    return output.exit_code(verdict, arguments)


def _codes(asked: list[str]) -> tuple[str, ...]:
    return tuple(code.strip() for text in asked for code in text.split(",") if code.strip())
