"""The hook `mlgate-config`: `mlgate.toml` and data contracts are valid; runs nothing, needs no extra."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mlgate import contracts, engine
from mlgate.core.console import Parser, say, tame_warnings
from mlgate.core.errors import ConfigurationError, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Validate the files that `argv` names; return 2 where any is wrong, as `mlgate check` would."""
    tame_warnings()
    parser = Parser(prog="mlgate-hook-config", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    problems = [problem for file in parser.parse_args(argv).files for problem in _problems(file)]
    for problem in problems:
        say(problem)
    return 2 if problems else 0


def _problems(file: Path) -> Iterator[str]:
    try:
        if file.suffix != ".toml":
            contracts.load(file.resolve(), Path.cwd())
        elif file.name != "pyproject.toml" or b"[tool.mlgate" in file.read_bytes():
            engine.plan(file.resolve())
    except ConfigurationError as error:
        yield from (str(problem) for problem in error.problems)
    except (UsageError, OSError) as error:
        yield f"{file}: {error}"
