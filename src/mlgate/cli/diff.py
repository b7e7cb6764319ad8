"""`mlgate diff A B`: two contracts, what breaks those who rely on them; two data sets, what drifted."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mlgate.cli.opening import configure_reading, looked_at
from mlgate.cli.output import print_text
from mlgate.core.display import plain
from mlgate.core.errors import UsageError

if TYPE_CHECKING:
    from mlgate.drift.profiles import Part, Profile
    from mlgate.engines.polars.sources import Source

_CONTRACTS = (".yaml", ".yml", ".json")
_FORMATS = ("text", "json", "markdown")
_DETAILS = """
Two contracts (YAML): each change is breaking, compatible, undecided (two patterns, say), or other. --perspective says
for whom: a consumer relies on what A promised, so that what B loosens breaks; a producer must keep B, so that what B
tightens breaks. Two data sets: columns and types that changed, and how their values moved, with intervals.

Exit codes: 0 nothing breaks; 1 something does (with --strict also where it is undecided); 2 wrong usage or a contract
that is wrong; 3 data that cannot be read.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate diff`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _DETAILS
    parser.add_argument("old", metavar="A", help="the older contract or data set: a file, a glob in quotes, a folder")
    parser.add_argument("new", metavar="B", help="the newer")
    parser.add_argument("--perspective", choices=("consumer", "producer"), default="consumer", help="default: consumer")
    parser.add_argument("--strict", action="store_true", help="what cannot be decided counts as breaking")
    parser.add_argument("--format", choices=_FORMATS, default="text", help="default: text")
    parser.add_argument("--exit-zero", action="store_true", help="report only: exit with 0 whatever was found")
    configure_reading(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show what differs and return the exit code."""
    sorts = [Path(one).suffix.lower() in _CONTRACTS for one in (arguments.old, arguments.new)]
    if sorts[0] != sorts[1]:
        raise UsageError(f"{plain(arguments.old)} and {plain(arguments.new)}: one is a contract, the other is data")
    breaks = _contracts(arguments) if all(sorts) else _data(arguments)
    return 1 if breaks and not arguments.exit_zero else 0


def _contracts(arguments: argparse.Namespace) -> bool:
    # 20 ms for PyYAML and msgspec's structs, which `mlgate --help` has no use for.
    from mlgate.contracts import load
    from mlgate.contracts.compatibility import Perspective, changes, described
    from mlgate.contracts.compatibility.changes import Level

    root = Path.cwd()
    old, new = (load(Path(one), root) for one in (arguments.old, arguments.new))
    found = changes(old, new, Perspective(arguments.perspective))
    print_text(described(found, old, new, arguments.format))
    levels = {one.level for one in found}
    return Level.BREAKING in levels or (arguments.strict and Level.UNDECIDED in levels)


def _data(arguments: argparse.Namespace) -> bool:
    # 60 ms for polars, as above.
    from mlgate.drift.datasets import compare, described

    old, new = (_profile(one, arguments) for one in (arguments.old, arguments.new))
    found = compare(old, new)
    print_text(described(found, old, new, arguments.format))
    return any(one.breaking for one in found)


def _profile(location: str, arguments: argparse.Namespace) -> Profile:
    # As above.
    from mlgate.drift.profiles import profile

    with looked_at(location, arguments) as looked:
        return profile([_part(source) for source in looked.sources], plain(location))


def _part(source: Source) -> Part:
    # As above.
    from mlgate.drift.profiles import Part

    is_json = source.file is not None and source.file.format == "jsonl"
    strings = {name for name, dtype in source.schema.items() if str(dtype) == "String"}
    return Part(
        frame=source.frame,
        texts=frozenset(source.schema) if source.text else source.texts,
        moments=frozenset(strings) if is_json else frozenset(),
        null_values=source.null_values if source.text else (),
        decimal=source.decimal,
        file=source.file,
    )
