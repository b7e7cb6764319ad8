"""The hook `mlgate-notebooks`: ruff and mypy, or the tools that `--tool` names, over the notebooks of a commit."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from mlgate import engine, report
from mlgate.checks.notebooks import Options, problems
from mlgate.core.console import Parser, say, tame_warnings
from mlgate.core.errors import UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tools over the notebooks that `argv` names; return the verdict's exit code."""
    tame_warnings()
    parser = Parser(prog="mlgate-hook-notebooks", description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--tool", action="append", default=[], help="default: ruff and mypy")
    parser.add_argument("--strip", action="store_true", help="what nbstripout would change is a finding")
    parser.add_argument("--execute", action="store_true", help="run them from the top, in CI alone")
    parser.add_argument("--timeout", type=int, default=600, help="seconds for a whole notebook (600)")
    parser.add_argument("--kernel", help="the kernel that runs them; default: the one that each names")
    arguments = parser.parse_args(argv)
    try:
        options = _options(arguments)
    except UsageError as error:
        say(error)
        return 2
    check = engine.unconfigured("notebooks", "notebooks", options)
    verdict = engine.run([check], engine.Settings(root=Path.cwd()))
    sys.stdout.write(report.render("text", verdict))
    return verdict.exit_code


def _options(arguments: argparse.Namespace) -> Options:
    """Return the options that `arguments` give. Raises UsageError where they are none."""
    given: dict[str, Any] = {"paths": arguments.files}
    given |= {key: getattr(arguments, key) for key in ("strip", "execute", "timeout", "kernel")}
    if arguments.tool:
        given["tools"] = arguments.tool
    try:
        options = msgspec.convert(given, Options)
    except msgspec.ValidationError as error:
        raise UsageError(str(error)) from error
    for _, message in problems(options):
        raise UsageError(message)
    return options
