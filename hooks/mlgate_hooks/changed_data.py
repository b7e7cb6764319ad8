"""The hook `mlgate-contracts`: data files that a commit touches keep their contracts.

The whole data set of a contract is judged, not the touched file alone: a key must be unique over all of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from mlgate import config, engine, report
from mlgate.context import Baseline, Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError, ConfigurationError, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the contract checks whose data holds one of the files of `argv`; return the verdict's exit code."""
    parser = argparse.ArgumentParser(prog="mlgate-hook-contracts", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    touched = {file.resolve() for file in parser.parse_args(argv).files}
    try:
        loaded, checks = engine.plan(config.find(Path.cwd()), ["contract"])
    except (ConfigurationError, UsageError) as error:
        print(f"mlgate: {plain(error, limit=2000)}", file=sys.stderr)  # noqa: T201
        return 2
    affected = [check for check in checks if _data_files(loaded, check) & touched]
    if not affected:
        print("mlgate: no contract is declared for these files")  # noqa: T201
        return 0
    verdict = engine.run(affected, engine.Settings(root=loaded.root, config=loaded))
    print(report.render("text", verdict), end="")  # noqa: T201
    return verdict.exit_code


def _data_files(loaded: config.Config, check: engine.PlannedCheck) -> set[Path]:
    name = msgspec.structs.asdict(check.options)["data"]
    context = Context(check=check.check, root=loaded.root, baseline=Baseline(root=loaded.root), config=loaded)
    try:
        return {file.resolve() for file in context.files(loaded.data[name].path)}
    except CheckError:
        return set()
