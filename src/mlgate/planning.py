"""Plan: a configuration to checks that are ready to run, or every problem of it at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from mlgate import registry
from mlgate.config import CheckTable, Common, Config, load
from mlgate.core.display import nearest, plain
from mlgate.core.errors import ConfigurationError, Problem, UsageError
from mlgate.core.model import Location
from mlgate.core.tables import decode, fields, references, says


class PlannedCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A check that is ready to run: its kind, its options as the kind's own type, its place."""

    check: str
    kind: str
    module: Any  # registry.Kind; a protocol of modules is no type that msgspec knows
    options: msgspec.Struct
    common: Common = Common()
    location: Location | None = None


def plan(path: Path, selection: Sequence[str] = ()) -> tuple[Config, tuple[PlannedCheck, ...]]:
    """Read the configuration at `path` and make its checks ready, all or those that `selection` names.

    A selection is a check (`contract.train`), a kind (`contract`) or a glob over checks.

    Raises:
        ConfigurationError: with every problem of the file, those of the kinds' own options included.
        UsageError: no such file, nothing declared, or nothing selected.
    """
    config, problems = load(path)
    planned = ready(config, problems)
    if problems:
        raise ConfigurationError(tuple(problems))
    if not planned:
        message = f"{path.name} declares no check: add a table [KIND.NAME]; kinds: {', '.join(registry.kinds())}"
        raise UsageError(message)
    for pattern in selection:
        if not selected(planned, (pattern,)):
            known = [check.check for check in planned] + sorted({check.kind for check in planned})
            message = f"no check matches '{plain(pattern)}'{nearest(pattern, known)}"
            raise UsageError(message)
    return config, selected(planned, selection)


def ready(config: Config, problems: list[Problem]) -> list[PlannedCheck]:
    """Return the checks of `config` that can run; what is wrong with the others is added to `problems`."""
    return [check for table in config.checks if (check := _ready(config, table, problems)) is not None]


def selected(planned: Sequence[PlannedCheck], selection: Sequence[str]) -> tuple[PlannedCheck, ...]:
    """Return those of `planned` that `selection` names, all where it is empty."""
    if not selection:
        return tuple(planned)
    # 5 ms at start-up, which `mlgate lint` has no use for.
    import fnmatch

    return tuple(
        check
        for check in planned
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in selection for name in (check.check, check.kind))
    )


def _ready(config: Config, table: CheckTable, problems: list[Problem]) -> PlannedCheck | None:
    source = config.source
    if not registry.known(table.kind):
        names = [*registry.kinds(), "data", "model", "predictions"]
        message = f"unknown kind '{plain(table.kind)}'{nearest(table.kind, names)}"
        problems.append(source.problem((table.kind, table.name), message))
        return None
    key = (table.kind, table.name)
    try:
        module = registry.load(table.kind)
    except ImportError as error:
        hint = registry.install_hint(error) or f"cannot be loaded: {error}"
        problems.append(source.problem(key, f"kind '{table.kind}' {hint}"))
        return None
    options, wrong = decode(table.options, module.Options, also_known=Common.__struct_fields__)
    if options is not None:
        wrong = [*_undeclared(config, module.Options, options), *getattr(module, "problems", lambda _: ())(options)]
    problems += [source.problem((*key, *path), f"[{table.check}] {message}") for path, message in wrong]
    if options is None or wrong:
        return None
    return PlannedCheck(
        check=table.check,
        kind=table.kind,
        module=module,
        options=options,
        common=table.common,
        location=table.location,
    )


def _undeclared(
    config: Config, struct: type[msgspec.Struct], options: msgspec.Struct
) -> list[tuple[tuple[str, ...], str]]:
    wrong: list[tuple[tuple[str, ...], str]] = []
    for name, annotation in fields(struct).items():
        sort = references(annotation)
        value = getattr(options, name, None)
        if sort is None or value is None:
            continue
        declared = config.declared(sort)
        if value not in declared:
            hint = nearest(value, list(declared)) or f"; add [{sort}.{plain(value)}]"
            wrong.append(((name,), f"'{name}': nothing declares [{sort}.{plain(value)}]{hint}"))
    return wrong


def policies(check: PlannedCheck) -> Iterator[tuple[str, str]]:
    """Yield the options of `check` that name a file of what is asked for, each with the file."""
    for name, annotation in fields(type(check.options)).items():
        value = getattr(check.options, name, None)
        if isinstance(value, str) and says(annotation, "policy") and not value.startswith("git:"):
            yield name, value


def unconfigured(check: str, kind: str, options: msgspec.Struct) -> PlannedCheck:
    """Return a check that no configuration declares, for `mlgate lint` and `mlgate scan`."""
    return PlannedCheck(check=check, kind=kind, module=registry.builtin(kind), options=options)
