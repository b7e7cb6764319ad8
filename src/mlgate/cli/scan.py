"""`mlgate scan PATH…`: is this model file safe to load?"""

from __future__ import annotations

import argparse
from pathlib import Path

from mlgate import engine
from mlgate.checks.artifact import Options, may_be_a_model, problems
from mlgate.cli import output
from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.stores import files


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate scan`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="model files, or folders of them")
    parser.add_argument("--allow", action="append", default=[], metavar="NAME", help="a global that models here need")
    output.configure(parser)


def run(arguments: argparse.Namespace) -> int:
    """Scan every file, one result each, and show them."""
    asked = output.formats(arguments)
    root = Path.cwd()
    found = sorted({path for asked_for in arguments.paths for path in _models(root, asked_for)})
    allow = tuple(arguments.allow)
    for _, message in problems(Options(paths=("any",), allow=allow)):
        raise UsageError(message)
    if not found:
        message = f"no model file in {', '.join(plain(path) for path in arguments.paths)}: nothing was judged"
        raise UsageError(message)
    checks = [engine.unconfigured(f"scan:{path}", "artifact", Options(paths=(path,), allow=allow)) for path in found]
    with output.progress() as progress:
        verdict = engine.run(checks, engine.Settings(root=root, progress=progress))
    output.show(verdict, asked, root)
    return output.exit_code(verdict, arguments)


def _models(root: Path, path: str) -> list[str]:
    """Return a file as it is, and of a folder or pattern what may be a model."""
    found = files.matching(root, path)
    named = len(found) == 1 and found[0] == root / path
    return [files.shown(root, file) for file in found if named or may_be_a_model(file)]
