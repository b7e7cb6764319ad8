"""`mlgate.toml`, or `[tool.mlgate]` in `pyproject.toml`, to typed tables. Knows no check kind.

`[data.*]`, `[model.*]` and `[predictions.*]` declare things; every other table `[KIND.NAME]` declares a check.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from mlgate.core.display import nearest, plain
from mlgate.core.errors import ConfigurationError, Problem, UsageError
from mlgate.core.model import Location, Severity
from mlgate.core.tables import KeyPath, KeyProblem, StructT, decode
from mlgate.toml_lines import key_lines

FILE_NAME = "mlgate.toml"
_PYPROJECT = "pyproject.toml"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")

# A field of a kind's options with this annotation must name a declaration of that sort.
DataName = Annotated[str, Meta(extra={"refers_to": "data"})]
ModelName = Annotated[str, Meta(extra={"refers_to": "model"})]
# And one with this names a file that says what is asked for, and is none of what is judged.
PolicyFile = Annotated[str, Meta(min_length=1, extra={"policy": True})]

Path_ = Annotated[str, Meta(min_length=1)]


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A data set: files that one contract describes together, or a table of a database file.

    `path`, relative to the configuration's folder, is a file, a glob, a folder of files, a Delta table, a database file
    of DuckDB or SQLite (with `table`, a table's name), or a URL that fsspec fetches (`s3://…`, `gs://…`, `https://…`).
    `engine` is what contracts are run by, by default polars, and DuckDB for CSV. `format` says what files are where
    their names do not; `delimiter`, `encoding` and `decimal` (the sign before a number's fraction) of text are told
    from the files where they are not given, and an empty `quote` says that quotes mean nothing. Fields equal to one of
    `null_values` are null. `version` is that of a Delta table; `partitioning = "none"` keeps folders `column=value`
    from being columns. What is fetched, unpacked or recoded on the way may take `disk_gib` GiB for each file.
    """

    path: Path_
    time: str | None = None
    engine: Literal["polars", "duckdb", "spark", "dask"] | None = None
    format: Literal["parquet", "csv", "jsonl", "arrow", "delta"] | None = None
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] | None = None
    quote: Annotated[str, Meta(max_length=1)] = '"'
    encoding: Annotated[str, Meta(min_length=1)] | None = None
    decimal: Literal[".", ","] | None = None
    null_values: tuple[str, ...] = ("",)
    table: Annotated[str, Meta(min_length=1)] | None = None
    version: Annotated[int, Meta(ge=0)] | None = None
    partitioning: Literal["hive", "none"] = "hive"
    disk_gib: Annotated[float, Meta(gt=0)] = 16.0


class Model(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A model file; `target` and `id` are columns of the data that it is measured on.

    `features` are the columns it is given, by default those it was fitted on, else all others.
    `trusted` are the types that a skops file may hold beyond those that skops itself trusts.
    """

    path: Path_
    target: str
    id: str | None = None
    features: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()


class Predictions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of predictions, and the names that its columns have; `time` is when a row was, where it has a time."""

    path: Path_
    id: str = "id"
    y_true: str = "y_true"
    y_pred: str = "y_pred"
    y_score: str = "y_score"
    weight: str = "weight"
    time: str | None = None


class Common(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys that every check may carry."""

    severity: Severity = Severity.ERROR
    on_inconclusive: Literal["warn", "fail", "pass"] = "warn"
    samples: Annotated[int, Meta(ge=0)] = 0
    description: str = ""


class CheckTable(msgspec.Struct, frozen=True, kw_only=True):
    """One `[KIND.NAME]` as it stands in the file, its own keys still unread."""

    kind: str
    name: str
    common: Common
    options: Mapping[str, Any]
    location: Location

    @property
    def check(self) -> str:
        """The check's full name, `KIND.NAME`."""
        return f"{self.kind}.{self.name}"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The file that a configuration was read from: its place, its bytes and the lines of its keys."""

    path: Path
    content: bytes
    lines: Mapping[KeyPath, int]
    prefix: KeyPath = ()

    @property
    def root(self) -> Path:
        """The folder that every path of the configuration is relative to."""
        return self.path.parent

    def problem(self, key: KeyPath, message: str) -> Problem:
        """Return a problem at the line of `key`, or of the nearest table around it."""
        # Keys and values of the file stand in the message.
        return Problem(message=plain(message, limit=1000), location=self.location(key))

    def location(self, key: KeyPath) -> Location:
        """Return the place of `key`, or of the nearest table around it."""
        path = (*self.prefix, *key)
        line = next((self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), 1)
        return Location(path=self.path.name, line=line)


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """A whole configuration, typed as far as no check kind is needed to read it."""

    source: Source
    baseline: str | None = None
    data: Mapping[str, Data] = {}
    models: Mapping[str, Model] = {}
    predictions: Mapping[str, Predictions] = {}
    checks: tuple[CheckTable, ...] = ()

    @property
    def root(self) -> Path:
        """The folder that every path of the configuration is relative to."""
        return self.source.root

    def declared(self, sort: str) -> Mapping[str, object]:
        """Return the declarations of a sort (`data`, `model`, `predictions`) by name."""
        return {"data": self.data, "model": self.models, "predictions": self.predictions}[sort]


def find(start: Path) -> Path:
    """Return the configuration file of `start` or the nearest folder above it, as ruff and pytest look for theirs.

    Raises:
        UsageError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        pyproject = folder / _PYPROJECT
        if pyproject.is_file() and b"[tool.mlgate" in pyproject.read_bytes():
            return pyproject
    where = f"no {FILE_NAME} here or in a folder above, and no [tool.mlgate] in {_PYPROJECT}"
    message = f"{where}; `mlgate init` proposes one"
    raise UsageError(message)


def load(path: Path) -> tuple[Config, list[Problem]]:
    """Read the configuration file at `path`.

    Returns the configuration, and the problems that let the rest be read, so that the engine can add those of the
    kinds' own options and report all at once.

    Raises:
        UsageError: there is no such file.
        ConfigurationError: it is not TOML, or not UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise UsageError(message) from error
    return parsed(path, content)


def parsed(path: Path, content: bytes) -> tuple[Config, list[Problem]]:
    """Read the configuration that the file `path` holds, or held at another commit: `content`. Returns as `load`.

    Raises:
        ConfigurationError: as `load`.
    """
    tables, source = _parse(path, content)
    problems: list[Problem] = []
    declared: dict[str, dict[str, Any]] = {}
    for sort, struct in (("data", Data), ("model", Model), ("predictions", Predictions)):
        declared[sort] = dict(_declarations(tables, sort, struct, source, problems))
    baseline = tables.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        problems.append(source.problem(("baseline",), "'baseline': expected a string, the git ref to compare with"))
        baseline = None
    config = Config(
        source=source,
        baseline=baseline,
        data=declared["data"],
        models=declared["model"],
        predictions=declared["predictions"],
        checks=tuple(_checks(tables, source, problems)),
    )
    return config, problems


_DECLARED = ("data", "model", "predictions")


def _parse(path: Path, content: bytes) -> tuple[dict[str, Any], Source]:
    try:
        # Editors on Windows write a byte-order mark.
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, line, "is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        raise _unreadable(path, int(place[1]) if place else None, f"is not valid TOML: {error}") from error
    except (RecursionError, ValueError) as error:
        # Thousands of brackets, or a whole number of thousands of digits: tomllib does not expect either.
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise _unreadable(path, 1, f"is not valid TOML: {reason}") from error
    source = Source(path=path, content=content, lines=key_lines(text))
    if path.name != _PYPROJECT:
        return tables, source
    tool = tables.get("tool", {})
    ours = tool.get("mlgate", {}) if isinstance(tool, dict) else tool
    if not isinstance(ours, dict):
        raise ConfigurationError((source.problem(("tool", "mlgate"), "[tool.mlgate] is not a table"),))
    return ours, msgspec.structs.replace(source, prefix=("tool", "mlgate"))


def _unreadable(path: Path, line: int | None, message: str) -> ConfigurationError:
    return ConfigurationError((Problem(message=plain(message), location=Location(path=path.name, line=line)),))


def _declarations(
    tables: Mapping[str, Any], sort: str, struct: type[StructT], source: Source, problems: list[Problem]
) -> Iterator[tuple[str, StructT]]:
    section = tables.get(sort, {})
    if not isinstance(section, dict):
        problems.append(source.problem((sort,), f"[{sort}] holds tables: write [{sort}.NAME]"))
        return
    for name, table in section.items():
        if not isinstance(table, dict):
            problems.append(source.problem((sort, name), f"'{name}' is not a table: write [{sort}.NAME]"))
            continue
        value, wrong = decode(table, struct)
        problems += _placed(source, (sort, name), wrong)
        if value is not None:
            yield name, value


def _checks(tables: Mapping[str, Any], source: Source, problems: list[Problem]) -> Iterator[CheckTable]:
    common_keys = set(Common.__struct_fields__)
    for kind, section in tables.items():
        if kind == "baseline" or kind in _DECLARED:
            continue
        if not isinstance(section, dict):
            message = f"unknown key '{kind}'{nearest(kind, ['baseline', *_DECLARED])}"
            problems.append(source.problem((kind,), message))
            continue
        for name, table in section.items():
            if not isinstance(table, dict):
                problems.append(source.problem((kind, name), f"a check is a table [{kind}.NAME]; '{name}' is none"))
                continue
            if not _NAME.match(name):
                message = f"check name '{plain(name, limit=60)}': use letters, digits, '_', '-' and '.'"
                problems.append(source.problem((kind, name), message))
            shared = {key: value for key, value in table.items() if key in common_keys}
            common, wrong = decode(shared, Common)
            problems += _placed(source, (kind, name), wrong)
            yield CheckTable(
                kind=kind,
                name=name,
                common=common or Common(),
                options={key: value for key, value in table.items() if key not in common_keys},
                location=source.location((kind, name)),
            )


def _placed(source: Source, prefix: KeyPath, wrong: list[KeyProblem]) -> Iterator[Problem]:
    for key, message in wrong:
        yield source.problem((*prefix, *key), f"[{'.'.join(prefix)}] {message}")
