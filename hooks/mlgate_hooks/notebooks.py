"""The hook `mlgate-notebooks`: ruff and mypy, or the tools that `--tool` names, over the notebooks of a commit."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from mlgate import engine, report
from mlgate.checks.notebooks import Options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tools over the notebooks that `argv` names; return the verdict's exit code."""
    parser = argparse.ArgumentParser(prog="mlgate-hook-notebooks", description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--tool", action="append", default=[], help="default: ruff and mypy")
    arguments = parser.parse_args(argv)
    tools = {"tools": tuple(arguments.tool)} if arguments.tool else {}
    options = Options(paths=tuple(arguments.files), **tools)
    check = engine.unconfigured("notebooks", "notebooks", options)
    verdict = engine.run([check], engine.Settings(root=Path.cwd()))
    sys.stdout.write(report.render("text", verdict))
    return verdict.exit_code
