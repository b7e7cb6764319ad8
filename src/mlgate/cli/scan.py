"""`mlgate scan PATH…`: is this model file safe to load?"""

from __future__ import annotations

import argparse
from pathlib import Path

from mlgate import engine
from mlgate.checks.artifact import Options
from mlgate.cli import output
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
    found = sorted({files.shown(root, file) for path in arguments.paths for file in files.matching(root, path)})
    allow = tuple(arguments.allow)
    checks = [engine.unconfigured(f"scan:{path}", "artifact", Options(paths=(path,), allow=allow)) for path in found]
    with output.progress() as progress:
        verdict = engine.run(checks, engine.Settings(root=root, progress=progress))
    output.show(verdict, asked)
    return output.exit_code(verdict, arguments)
