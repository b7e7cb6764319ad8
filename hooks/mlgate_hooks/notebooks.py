"""The hook `mlgate-notebooks`: ruff and mypy, or the tools that `--tool` names, over the notebooks of a commit."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mlgate import engine, report
from mlgate.checks.notebooks import Options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tools over the notebooks that `argv` names; return the verdict's exit code."""
    parser = argparse.ArgumentParser(prog="mlgate-hook-notebooks", description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--tool", action="append", default=[], help="default: ruff and mypy")
    parser.add_argument("--strip", action="store_true", help="what nbstripout would change is a finding")
    parser.add_argument("--execute", action="store_true", help="run them from the top, in CI alone")
    parser.add_argument("--timeout", type=int, default=600, help="seconds for a whole notebook (600)")
    parser.add_argument("--kernel", help="the kernel that runs them; default: the one that each names")
    arguments = parser.parse_args(argv)
    tools: dict[str, Any] = {"tools": tuple(arguments.tool)} if arguments.tool else {}
    options = Options(
        paths=tuple(arguments.files),
        strip=arguments.strip,
        execute=arguments.execute,
        timeout=arguments.timeout,
        kernel=arguments.kernel,
        **tools,
    )
    check = engine.unconfigured("notebooks", "notebooks", options)
    verdict = engine.run([check], engine.Settings(root=Path.cwd()))
    sys.stdout.write(report.render("text", verdict))
    return verdict.exit_code
