"""pandera's schemas to contracts: a schema in Python, or the YAML that pandera writes of one.

A schema of Python is only looked at, by its attributes: pandera itself need not be loaded here, and its YAML never
goes through its own loader. Both become the same plain description first, so that both mean the same.

Source: pandera 0.35, `pandera.api.checks` and `pandera.io.pandas_io`; the older forms of the YAML are read too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mlgate.contracts.conversion import pandera_checks
from mlgate.contracts.conversion.draft import Table, finish
from mlgate.contracts.conversion.fields import Field
from mlgate.contracts.conversion.pandera_types import types_of
from mlgate.contracts.conversion.terms import Conversion
from mlgate.core.display import plain

_SOURCE = "a pandera schema"
_FLAGS = {
    "coerce": "values are judged as they are; nothing is converted first",
    "default": "a default fills missing values while pandera validates; mlgate changes no data",
    "parsers": "parsers change data; mlgate judges them as they are",
    "parser": "parsers change data; mlgate judges them as they are",
    "drop_invalid_rows": "invalid rows are findings; mlgate drops none",
    "add_missing_columns": "mlgate adds no columns",
}
# What a column or schema of the YAML says besides its checks.
_COLUMN_KEYS = frozenset(
    {"title", "description", "dtype", "nullable", "unique", "coerce", "required", "regex", "checks", "metadata", "name"}
) | frozenset(_FLAGS)


def from_schema(schema: object, name: str = "data") -> Conversion:
    """Return the contract that the pandera `schema` describes: a `DataFrameSchema` or a `DataFrameModel` class.

    It is known by its shape, so that every backend's schema is (pandas, polars, pyspark, ibis); `name` is the object's
    where the schema has none.

    Raises:
        TypeError: it is no schema of pandera.
    """
    build = getattr(schema, "to_schema", None)
    if isinstance(schema, type) and callable(build):
        schema = build()
    columns = getattr(schema, "columns", None)
    if not isinstance(columns, Mapping) or not hasattr(schema, "strict"):
        raise TypeError(f"a {plain(type(schema).__name__)} is no pandera DataFrameSchema or DataFrameModel")
    described = {key: getattr(schema, key, None) for key in ("name", "title", "description", "strict", "ordered")}
    described |= {key: getattr(schema, key, None) for key in ("unique", "dtype", "index", *_FLAGS)}
    described["checks"] = [_check_described(one) for one in getattr(schema, "checks", None) or ()]
    described["columns"] = {str(key): _column_described(column) for key, column in columns.items()}
    return _convert(described, name)


def from_tree(tree: Mapping[str, Any], name: str = "data") -> Conversion:
    """Return the contract that pandera's YAML, read as plain values, describes; `name` is the object's."""
    described = {key: value for key, value in tree.items() if key != "columns"}
    columns = tree.get("columns")
    described["columns"] = {
        str(key): _tree_described(value if isinstance(value, Mapping) else {})
        for key, value in (columns.items() if isinstance(columns, Mapping) else ())
    }
    known = {"schema_type", "version", "api", "backend", "columns", "name", "title", "description", "dtype", "index"}
    known |= {"strict", "ordered", "unique", "checks", "report_duplicates", "unique_column_names", "metadata", *_FLAGS}
    extra = {key: value for key, value in tree.items() if key not in known}
    described["checks"] = [*_listed_checks(tree.get("checks")), *_named_checks(extra)]
    return _convert(described, name)


def _column_described(column: object) -> dict[str, Any]:
    found = {key: getattr(column, key, None) for key in _COLUMN_KEYS if key not in ("checks", "name")}
    found["checks"] = [_check_described(one) for one in getattr(column, "checks", None) or ()]
    return found


def _check_described(check: object) -> dict[str, Any]:
    name = getattr(check, "registry_name", None) or getattr(check, "name", None) or "check"
    statistics = getattr(check, "statistics", None)
    options = {key: getattr(check, key, None) for key in ("ignore_na", "raise_warning", "groupby")}
    element_wise = bool(getattr(check, "element_wise", False))
    built_in = name in pandera_checks.KNOWN and not element_wise
    return {
        "name": str(name),
        "statistics": dict(statistics) if isinstance(statistics, Mapping) and built_in else None,
        "options": options,
    }


def _tree_described(column: Mapping[str, Any]) -> dict[str, Any]:
    found = {key: value for key, value in column.items() if key in _COLUMN_KEYS and key != "checks"}
    found.setdefault("required", True)
    extra = {key: value for key, value in column.items() if key not in _COLUMN_KEYS}
    found["checks"] = [*_listed_checks(column.get("checks")), *_named_checks(extra)]
    return found


def _listed_checks(checks: object) -> Iterable[dict[str, Any]]:
    """Yield checks as pandera wrote them before 0.30: a mapping by name, or a list with `check_name` in options."""
    if isinstance(checks, Mapping):
        yield from _named_checks(checks)
    for one in checks if isinstance(checks, list) else ():
        if not isinstance(one, Mapping):
            continue
        options = one.get("options")
        options = options if isinstance(options, Mapping) else {}
        name = str(options.get("check_name") or next((key for key in one if key != "options"), "check"))
        rest = {key: value for key, value in one.items() if key != "options"}
        inner = rest.get(name)
        yield _yaml_check(name, inner if len(rest) == 1 and inner is not None else rest, options)


def _named_checks(checks: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    for name, value in checks.items():
        options = value.get("options") if isinstance(value, Mapping) else None
        yield _yaml_check(str(name), value, options if isinstance(options, Mapping) else {})


def _yaml_check(name: str, value: Any, options: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any YAML
    kept = {"ignore_na", "raise_warning", "groupby"}
    if isinstance(value, Mapping):
        options = {**{key: value[key] for key in kept if key in value}, **options}
        value = {key: inner for key, inner in value.items() if key not in pandera_checks.OPTIONS}
        if set(value) == {"value"}:
            value = value["value"]
    if not isinstance(value, Mapping):
        argument = pandera_checks.ARGUMENT.get(name)
        value = {argument: value} if argument else {}
    return {"name": name, "statistics": dict(value), "options": options}


def _convert(described: Mapping[str, Any], name: str) -> Conversion:
    own = described.get("name")
    table = Table(own if isinstance(own, str) and own else name)
    description = described.get("description") or described.get("title")
    table.description = description if isinstance(description, str) else None
    for key, column in described["columns"].items():
        _column(table, key, column, described.get("dtype"))
    _whole(table, described)
    return finish(table, source=_SOURCE)


def _column(table: Table, name: str, column: Mapping[str, Any], dtype: object) -> None:
    place = f"column '{plain(name, limit=60)}'"
    if column.get("regex"):
        table.note(place, "its name is a pattern (regex=True): a contract names each column")
        return
    field = table.field(name, place)
    field.describe(column.get("description") or column.get("title"))
    _type(field, column, dtype)
    if column.get("required") is False:
        field.note("the column may be missing (required=False): a contract's columns must be there")
    for key, why in _FLAGS.items():
        if column.get(key) not in (None, False, [], ()):
            field.note(f"{key}: {why}")
    if not column.get("nullable"):
        field.required()
    if column.get("unique"):
        field.unique()
    for check in column.get("checks") or ():
        pandera_checks.convert(field, check)


def _type(field: Field, column: Mapping[str, Any], dtype: object) -> None:
    given = column.get("dtype")
    given = dtype if given is None else given
    if given is None:
        return
    found = types_of(given)
    if found is None:
        field.note(f"dtype {plain(given, limit=80)}: no type of a contract is the same")
        return
    coerced = bool(column.get("coerce"))
    field.type(found.logical, None if coerced else found.physical)
    if found.values:
        field.listed(list(found.values))


def _whole(table: Table, described: Mapping[str, Any]) -> None:
    for group in _key_groups(described.get("unique")):
        if all(one in table.fields for one in group):
            table.key(group)
        else:
            table.note("schema", f"unique {', '.join(group)}: not all of them are columns of the schema")
    if strict := described.get("strict"):
        forbids = 'strict: say `extra = "forbid"` in the check\'s table of mlgate.toml'
        table.note("schema", forbids if strict is True else f"strict = {plain(strict)!r}: mlgate removes no column")
    if described.get("ordered"):
        table.note("schema", "ordered: the order of columns is told where it differs, and refuses no data")
    if described.get("index"):
        table.note("schema", "index: a contract describes columns; write the index as one to have it checked")
    for key, why in _FLAGS.items():
        if described.get(key) not in (None, False, [], (), {}):
            table.note("schema", f"{key}: {why}")
    for check in described.get("checks") or ():
        table.note("schema", f"check {plain(check['name'], limit=60)} over the whole frame: its code is not read")


def _key_groups(unique: object) -> list[list[str]]:
    """Return the lists of columns that are unique together: pandera takes a name, names, or lists of them."""
    names = [unique] if isinstance(unique, str) else list(unique) if isinstance(unique, list | tuple) else []
    if all(isinstance(one, str) for one in names):
        return [names] if names else []
    return [[str(one) for one in group] for group in names if isinstance(group, list | tuple) and group]
