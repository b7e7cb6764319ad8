"""The hook `mlgate-contracts`: data files that a commit touches keep their contracts.

The whole data set of a contract is judged, not the touched file alone: a key must be unique over all of it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from mlgate import config, engine, report
from mlgate.contracts import load
from mlgate.core.console import Parser, say, tame_warnings
from mlgate.core.errors import CheckError, ConfigurationError, UsageError
from mlgate.stores.files import matching


def main(argv: Sequence[str] | None = None) -> int:
    """Run the contract checks whose data holds one of the files of `argv`; return the verdict's exit code."""
    tame_warnings()
    parser = Parser(prog="mlgate-hook-contracts", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    touched = {file.resolve() for file in parser.parse_args(argv).files}
    try:
        loaded, checks = engine.plan(config.find(Path.cwd()), ["contract"])
    except (ConfigurationError, UsageError) as error:
        say(error)
        return 2
    affected = [check for check in checks if _data_files(loaded, check) & touched]
    if not affected:
        print("mlgate: no contract is declared for these files")  # noqa: T201
        return 0
    verdict = engine.run(affected, engine.Settings(root=loaded.root, config=loaded))
    print(report.render("text", verdict), end="")  # noqa: T201
    return verdict.exit_code


def _data_files(loaded: config.Config, check: engine.PlannedCheck) -> set[Path]:
    """Return the files that `check` reads: its data, those of related objects, and a local server's."""
    options = msgspec.structs.asdict(check.options)
    names = [options["data"], *options["related"].values()]
    patterns = [loaded.data[name].path for name in names if name in loaded.data]
    if options["server"] is not None:
        patterns += _served(loaded.root, options)
    found: set[Path] = set()
    for pattern in patterns:
        with contextlib.suppress(CheckError):
            found |= {file.resolve() for file in matching(loaded.root, pattern)}
    return found


def _served(root: Path, options: dict[str, Any]) -> list[str]:
    """Return where a contract's server says that its objects' files lie, as far as they are on this machine."""
    try:
        contract = load(Path(root, options["file"]), root)
    except (CheckError, ConfigurationError):
        # What is wrong with it, the check itself says: judged whenever data change.
        return ["**/*"]
    named = [server.settings for server in contract.servers if server.name == options["server"]]
    spelt = [str(settings[key]) for settings in named for key in ("path", "database", "location") if key in settings]
    objects = [table.name for table in contract.tables]
    local = [path for path in spelt if "://" not in path]
    return [name.join(re.split(r"\{\w+\}", path)) for path in local for name in objects]
