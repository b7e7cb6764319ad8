"""`mlgate convert FILE`: what a team has (pandera, GX, Table Schema, JSON Schema) as a data contract, and back."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mlgate.core.console import say
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError, ConfigurationError, UsageError

if TYPE_CHECKING:
    from mlgate.contracts.conversion.terms import Conversion

_FORMATS = ("pandera", "great-expectations", "table-schema", "json-schema")
_TARGETS = ("odcs", "pandera", "pandera-polars", "pandera-yaml", "pandera-polars-yaml")
_YAML = (".yaml", ".yml")
_OBJECT = re.compile(r"(?P<module>[\w./\\-]+\.py|[A-Za-z_][\w.]*):(?P<name>[A-Za-z_][\w.]*)")
_DETAILS = """
FILE is a pandera schema as YAML, a Great Expectations suite (JSON), a Table Schema or a JSON Schema (JSON or YAML), or
an ODCS contract for --to pandera, which writes Python, or, as --to pandera-yaml and where OUT ends in .yaml or .yml,
the YAML that pandera reads. `package.module:NAME` or `file.py:NAME` names a pandera schema in Python: importing
it runs that module.

What has no counterpart is listed on standard error, each with its place, and in comments of the file. Exit codes: 0
converted, also where something is listed (1 then with --strict); 2 the file cannot be converted at all.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate convert`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _DETAILS
    parser.add_argument("file", metavar="FILE", help="a file, or MODULE:NAME for a pandera schema in Python")
    parser.add_argument("-o", "--output", metavar="OUT", help="write it there; default: standard output")
    parser.add_argument("--from", dest="source", choices=_FORMATS, help="what FILE is; default: told from its keys")
    parser.add_argument("--to", choices=_TARGETS, default="odcs", help="what to write; default: odcs")
    parser.add_argument("--object", metavar="NAME", help="the object's name; of a contract, which of several is meant")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where something is not converted")
    parser.add_argument("--force", action="store_true", help="write over OUT where it is there already")


def run(arguments: argparse.Namespace) -> int:
    """Write the contract, or the schema, list what is not in it, and return the exit code."""
    target = _target(arguments)
    if arguments.to == "odcs":
        text, left = _contract(arguments)
    else:
        text, left = _pandera(arguments)
    for line in left:
        say(f"not converted: {plain(line, limit=600)}")
    if left:
        say(f"{plural(len(left), 'thing')} of {plain(arguments.file)} not converted")
    if target is None:
        sys.stdout.write(text)
    else:
        # As in `infer`: after the work is done, so that nothing is left half-written.
        from mlgate.stores.files import write_atomic

        try:
            write_atomic(target, text.encode("utf-8"))
        except OSError as error:
            raise UsageError(f"{plain(target)}: cannot be written: {error.strerror}") from error
    return 1 if left and arguments.strict else 0


def _target(arguments: argparse.Namespace) -> Path | None:
    if not arguments.output:
        return None
    target = Path(arguments.output)
    if not target.parent.is_dir():
        raise UsageError(f"-o {plain(target)}: there is no folder {plain(target.parent)}")
    if target.exists() and not (arguments.force and target.is_file()):
        raise UsageError(f"-o {plain(target)}: is there already; --force writes over it")
    return target


def _contract(arguments: argparse.Namespace) -> tuple[str, list[str]]:
    # 20 ms for PyYAML and msgspec's structs, which `mlgate --help` has no use for.
    from mlgate.contracts.loading import compiled
    from mlgate.contracts.writing import write

    conversion = _converted(arguments)
    try:
        text = write(conversion.tree, conversion.comments)
    except (TypeError, ValueError) as error:
        raise CheckError(f"{plain(arguments.file)}: holds what no contract can: {plain(error)}") from error
    left = [f"{one.place}: {one.message}" for one in conversion.unconverted]
    try:
        contract = compiled(text.encode("utf-8"), arguments.output or "the contract")
    except ConfigurationError as error:
        problems = "; ".join(problem.message for problem in error.problems)
        words = f"cannot be said in a contract: {plain(problems)}{'; not converted: ' if left else ''}{'; '.join(left)}"
        raise CheckError(plain(f"{plain(arguments.file)}: {words}", limit=2000)) from error
    left += [f"line {one.line} of the contract: not checked: {one.message}" for one in contract.unchecked]
    return text, left


def _converted(arguments: argparse.Namespace) -> Conversion:
    # As in `_contract`.
    from mlgate.contracts.conversion import reading

    path = Path(arguments.file)
    match = None if path.exists() else _OBJECT.fullmatch(arguments.file)
    if match is not None:
        # As above.
        from mlgate.contracts.conversion.pandera import from_schema

        schema = _imported(match["module"], match["name"])
        try:
            return from_schema(schema, arguments.object or match["name"])
        except TypeError as error:
            raise UsageError(f"{plain(arguments.file)}: {plain(error)}") from error
        except Exception as error:
            raise CheckError(f"{plain(arguments.file)}: pandera refuses it: {type(error).__name__}") from error
    name = arguments.object or path.name.split(".")[0] or "data"
    return reading.convert(reading.read(path), arguments.source, shown=plain(path), name=name)


def _imported(module: str, name: str) -> object:
    """Import the user's own module, which the command line names, and return what it calls `name`."""
    # As above.
    import importlib

    if module.endswith(".py") and not Path(module).is_file():
        raise UsageError(f"{plain(module)}: there is no such file")
    sys.path.insert(0, str(Path.cwd()))
    try:
        found: object = _executed(Path(module)) if module.endswith(".py") else importlib.import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
    except Exception as error:
        message = f"{plain(module)}:{name} cannot be imported: {type(error).__name__}: {plain(error)}"
        raise CheckError(message) from error
    finally:
        sys.path.pop(0)
    return found


def _executed(file: Path) -> object:
    # A module of the standard library that no other path of this command needs.
    import importlib.util

    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise ImportError("it is no module of Python")
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def _pandera(arguments: argparse.Namespace) -> tuple[str, list[str]]:
    # As in `_contract`.
    from mlgate.contracts import load

    path = Path(arguments.file)
    contract = load(path, Path.cwd())
    try:
        table = contract.table(arguments.object)
    except CheckError as error:
        raise UsageError(str(error).replace('`object = "…"`', "--object NAME")) from error
    library: Literal["pandas", "polars"] = "polars" if arguments.to.startswith("pandera-polars") else "pandas"
    if arguments.to.endswith("-yaml") or Path(arguments.output or "").suffix.lower() in _YAML:
        # As in `_contract`.
        from mlgate.contracts.conversion.pandera_yaml import yaml_of

        return yaml_of(table, contract.path, library)
    # As in `_contract`.
    from mlgate.contracts.conversion.pandera_python import source_of

    return source_of(table, contract.path, library)
