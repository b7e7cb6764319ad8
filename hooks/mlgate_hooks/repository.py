"""The hook `mlgate-repo`: data, models, secrets and results that do not belong in git, among the files of a commit.

What is judged is git's index: what is about to be committed, not what lies in the folder. The repository's own
`[repo.NAME]` checks say what is excluded and ignored; without one the defaults hold.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec

from mlgate import config, engine, report
from mlgate.checks import repo
from mlgate.context import Context
from mlgate.core.console import Parser, say, tame_warnings
from mlgate.core.errors import ConfigurationError, UsageError
from mlgate.core.model import Finding, Measurement


def main(argv: Sequence[str] | None = None) -> int:
    """Judge the repository as it is in git's index, and tell what is about `argv`'s files; return the exit code."""
    arguments = _parser().parse_args(argv)
    if not arguments.files:
        print("mlgate: no files to judge")  # noqa: T201
        return 0
    try:
        checks, root = _checks(arguments)
    except (ConfigurationError, UsageError) as error:
        say(error)
        return 2
    touched = frozenset(os.path.relpath(file, root) for file in arguments.files)
    verdict = engine.run([_touching(check, touched) for check in checks], engine.Settings(root=root))
    sys.stdout.write(report.render("text", verdict))
    return verdict.exit_code


def _parser() -> argparse.ArgumentParser:
    tame_warnings()
    parser = Parser(prog="mlgate-hook-repo", description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--exclude", action="append", metavar="GLOB", help="paths that are not there for any rule")
    parser.add_argument("--select", action="append", metavar="CODE", help="only these rules")
    parser.add_argument("--ignore", action="append", metavar="CODE", help="all rules but these")
    parser.add_argument(
        "--max-bytes", type=int, metavar="N", help=f"data and models may have (default: {repo.MAX_BYTES})"
    )
    return parser


def _checks(arguments: argparse.Namespace) -> tuple[list[engine.PlannedCheck], Path]:
    """Return the checks of kind `repo`, as the command line changes them, and the folder that they are about."""
    given: dict[str, Any] = {
        key: tuple(value) for key in ("exclude", "select", "ignore") if (value := getattr(arguments, key))
    }
    if arguments.max_bytes is not None:
        given["max_bytes"] = arguments.max_bytes
    declared, root = _declared()
    try:
        options = msgspec.convert(given, repo.Options)
    except msgspec.ValidationError as error:
        raise UsageError(str(error)) from error
    for _, message in repo.problems(options):
        raise UsageError(message)
    changed = [
        msgspec.structs.replace(check, options=msgspec.structs.replace(check.options, **given)) for check in declared
    ]
    return changed or [engine.unconfigured("repo", "repo", options)], root


def _declared() -> tuple[tuple[engine.PlannedCheck, ...], Path]:
    here = Path.cwd()
    try:
        path = config.find(here)
    except UsageError:
        return (), here
    loaded, _ = config.load(path)
    if not any(table.kind == "repo" for table in loaded.checks):
        return (), here
    _, planned = engine.plan(path, ["repo"])
    return planned, loaded.root


def _touching(check: engine.PlannedCheck, touched: frozenset[str]) -> engine.PlannedCheck:
    """Return `check` as one that tells only what is about `touched`."""

    def run(options: repo.Options, context: Context) -> Iterator[Finding | Measurement]:
        yield from repo.findings(options, context, touched)

    return msgspec.structs.replace(check, module=SimpleNamespace(run=run))
