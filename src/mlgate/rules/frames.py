"""Which values are surely tables and columns of pandas or polars, and which of them are a choice of a table's.

A kind is a name such as `pandas.DataFrame`, or `pandas` where it may be a table or a column. Of what is not sure no
kind is known.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mlgate.rules.values import Arguments, Constant, Data, Each, Either, Items, Symbol, Value, constant

if TYPE_CHECKING:
    from mlgate.rules.flow import Flow

FRAME, SERIES, EITHER = "pandas.DataFrame", "pandas.Series", "pandas"
POLARS, LAZY, POLARS_SERIES = "polars.DataFrame", "polars.LazyFrame", "polars.Series"
# The methods of `series.str`.
TEXT = "pandas.Series.str"

_NAMES = frozenset({"DataFrame", "LazyFrame", "Series"})
_PANDAS_READERS = frozenset({
    "read_clipboard", "read_csv", "read_feather", "read_fwf", "read_gbq", "read_json", "read_orc", "read_parquet",
    "read_sas", "read_sql", "read_sql_query", "read_sql_table", "read_spss", "read_stata", "read_table", "read_xml",
})  # fmt: skip
# With one of these a reader gives pieces, or something else.
_OTHERWISE = frozenset({"chunksize", "iterator", "sheet_name", "squeeze", "typ"})
_PANDAS_FRAMES = frozenset({
    "DataFrame", "DataFrame.from_dict", "DataFrame.from_records", "crosstab", "get_dummies", "json_normalize", "melt",
    "merge", "merge_asof", "pivot_table", "read_excel", *_PANDAS_READERS,
})  # fmt: skip
_POLARS_FRAMES = frozenset({
    "DataFrame", "from_dict", "from_dicts", "from_records", "read_avro", "read_csv", "read_database", "read_delta",
    "read_ipc", "read_json", "read_ndjson", "read_parquet",
})  # fmt: skip

# Methods that give what they are called of: a table of a table, a column of a column.
SAME = frozenset({
    "abs", "add_prefix", "add_suffix", "align", "asfreq", "astype", "backfill", "bfill", "clip", "combine_first",
    "convert_dtypes", "copy", "cummax", "cummin", "cumprod", "cumsum", "diff", "drop", "drop_duplicates", "dropna",
    "ffill", "fillna", "filter", "head", "infer_objects", "interpolate", "isin", "isna", "isnull", "map", "mask",
    "nlargest", "notna", "notnull", "nsmallest", "pad", "pct_change", "reindex", "rename", "rename_axis", "replace",
    "round", "sample", "set_axis", "shift", "sort_index", "sort_values", "tail", "truncate", "tz_convert",
    "tz_localize", "where",
})  # fmt: skip
_OF_A_FRAME = frozenset({
    "append", "assign", "corr", "cov", "describe", "eval", "explode", "get_dummies", "join", "melt", "merge",
    "nlargest", "nsmallest", "pivot", "pivot_table", "query", "reset_index", "select_dtypes", "set_index", "stack",
    "transpose", "unstack",
})  # fmt: skip
_POLARS_SAME = frozenset({
    "cast", "drop", "drop_nans", "drop_nulls", "explode", "fill_nan", "fill_null", "filter", "head", "join", "limit",
    "rename", "reverse", "select", "shift", "slice", "sort", "tail", "unique", "unnest", "with_columns",
    "with_row_count", "with_row_index",
})  # fmt: skip
# Attributes of a pandas table that are none of its columns.
_NO_COLUMNS = frozenset({
    "T", "at", "attrs", "axes", "columns", "dtypes", "empty", "flags", "iat", "iloc", "index", "ix", "loc", "ndim",
    "plot", "shape", "size", "sparse", "style", "values",
})  # fmt: skip
_ELEMENTS = ("at", "iat")
# Of groups, these give every row; of one row for each key, those keep it so.
_ROW_BY_ROW = frozenset({"apply", "filter", "head", "rank", "shift", "tail", "transform"})
_KEYED = SAME | {"assign", "reset_index", "set_index", "to_frame"}
_MANY = (ast.Slice, ast.List, ast.Compare, ast.UnaryOp, ast.BinOp)


def kind(flow: Flow, value: Value | None) -> str:
    """Return which table or column `value` surely is, or nothing."""
    if isinstance(value, Data):
        return flow.kinds.get(value.identity, "")
    if isinstance(value, Either):
        kinds = {kind(flow, one) for one in value.values}
        return kinds.pop() if len(kinds) == 1 else ""
    return ""


def note(flow: Flow, value: Value, name: str) -> Value:
    """Note that `value` is a table or column of the kind `name`; return it."""
    if name and isinstance(value, Data):
        flow.kinds[value.identity] = name
    return value


def made_by(flow: Flow, symbol: Symbol, arguments: Arguments) -> str:
    """Return the kind of what a function of pandas or polars gives."""
    package, _, name = symbol.name.partition(".")
    if package == "polars":
        if name.startswith("scan_") or name == "LazyFrame":
            return LAZY
        return POLARS if name in _POLARS_FRAMES else POLARS_SERIES if name == "Series" else ""
    if package != "pandas" or (name.startswith("read_") and (arguments.open or _OTHERWISE & set(arguments.keywords))):
        return ""
    if name == "read_excel":
        return FRAME if len(arguments.positional) == 1 else ""
    if name in ("to_datetime", "to_numeric"):
        return SERIES if kind(flow, arguments.get(0)) == SERIES else ""
    if name == "concat":
        pieces = arguments.get(0, "objs")
        if isinstance(pieces, Each):
            return FRAME if kind(flow, pieces.element) == FRAME else ""
        return FRAME if isinstance(pieces, Items) and any(kind(flow, one) == FRAME for one in pieces.values) else ""
    return FRAME if name in _PANDAS_FRAMES else SERIES if name == "Series" else ""


def returned_by(of: str, name: str, arguments: Arguments) -> str:
    """Return the kind of what the method `name` of something of the kind `of` gives."""
    if of.startswith("polars"):
        if name == "collect" and of == LAZY:
            return POLARS
        if name == "lazy":
            return LAZY
        return of if name in _POLARS_SAME else FRAME if name == "to_pandas" and of == POLARS else ""
    if "inplace" in arguments.keywords or arguments.open:
        return ""
    if of == TEXT:
        return ""
    if name in SAME or (of == SERIES and name == "apply"):
        return of
    if of == SERIES:
        is_column = name == "reset_index" and constant(arguments.get(-1, "drop")) is True
        return SERIES if is_column else FRAME if name in ("reset_index", "to_frame") else ""
    return FRAME if of == FRAME and name in _OF_A_FRAME else ""


def note_distinct(flow: Flow, receiver: Value, made: Value, name: str) -> None:
    """Note that a table has one row for each key: duplicates were dropped, or it is of groups, and kept so."""
    if not isinstance(made, Data) or not isinstance(receiver, Data):
        return
    grouped = receiver.form == "groups" and made.form != "groups" and name not in _ROW_BY_ROW
    kept = receiver.identity in flow.distinct and name in _KEYED
    if grouped or kept or name in ("drop_duplicates", "value_counts"):
        flow.distinct.add(made.identity)


def attribute(flow: Flow, of: str, value: Value, name: str) -> Value:
    """Note what the attribute `name` is that something of the kind `of` has; return it."""
    if of == FRAME and name == "T":
        return note(flow, value, FRAME)
    if of == FRAME and name not in _NO_COLUMNS and not name.startswith("_"):
        return note(flow, value, EITHER)
    if of in (SERIES, EITHER) and name == "str":
        return note(flow, value, TEXT)
    return value


def item(flow: Flow, of: str, value: Value, node: ast.Subscript) -> Value:
    """Note what `node` is, an index of something of the kind `of`, and return it."""
    accessor = node.value.attr if isinstance(node.value, ast.Attribute) and node.value.attr in _NO_COLUMNS else ""
    if accessor in _ELEMENTS:
        return value
    if of == SERIES:
        return note(flow, value, SERIES if isinstance(node.slice, (ast.Slice, ast.List, ast.Compare)) else "")
    if of == POLARS and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        return note(flow, value, POLARS_SERIES)
    return note(flow, value, _of_frame(node.slice, accessor)) if of == FRAME else value


def _of_frame(index: ast.expr, accessor: str) -> str:
    if isinstance(index, ast.Tuple):
        if not accessor:
            return EITHER
        many = [isinstance(one, _MANY) for one in index.elts]
        return FRAME if all(many) else SERIES if any(many) and isinstance(index.elts[-1], ast.Constant) else ""
    if isinstance(index, _MANY):
        return FRAME if isinstance(index, (ast.Slice, ast.List, ast.Compare)) else EITHER
    return SERIES if not accessor and isinstance(index, ast.Constant) else EITHER


def annotated(flow: Flow, value: Data, annotation: ast.expr | None) -> Data:
    """Note what a parameter is by its `annotation`, and return it."""
    name = annotation.attr if isinstance(annotation, ast.Attribute) else getattr(annotation, "id", "")
    if annotation is not None and name in _NAMES:
        symbol = flow.evaluate(annotation)
        if isinstance(symbol, Symbol) and symbol.name in (FRAME, SERIES, POLARS, LAZY, POLARS_SERIES):
            note(flow, value, symbol.name)
    return value


def is_choice(flow: Flow, node: ast.expr) -> bool:
    """Whether `node` stands for some rows or columns of what is surely a table of pandas: `df["a"]`, `df.loc[mask]`."""
    if not isinstance(node, (ast.Attribute, ast.Subscript)):
        return False
    base = node.value
    if isinstance(node, ast.Subscript) and isinstance(base, ast.Attribute) and base.attr in ("iloc", "loc"):
        base = base.value
    plain = base
    while isinstance(plain, ast.Attribute):
        plain = plain.value
    return isinstance(plain, ast.Name) and kind(flow, flow.evaluate(base)) == FRAME


def is_in_place(arguments: Arguments) -> bool:
    """Whether a method surely changes what it is called of."""
    return arguments.keywords.get("inplace") == Constant(True)
