"""MLA401: what a method of a table gives is thrown away."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit, before
from mlgate.rules.events import Call
from mlgate.rules.frames import LAZY, POLARS, POLARS_SERIES, SAME, SERIES, TEXT
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Method

RULE = Rule(
    code="MLA401",
    name="result-thrown-away",
    what=(
        "A method that gives a new table or column, such as `dropna`, `drop`, `fillna`, `sort_values`, `astype` or "
        "polars' `with_columns`, is called as a statement of its own. The value is surely of pandas or polars; the "
        "last expression of a notebook's cell, which shows it, is left alone, and so is what stands in a `try` or "
        "`with`."
    ),
    why=(
        "The table stays as it was: rows that are missing, out of order or of the wrong type go on into the model. "
        "Assign the result."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.linear_model import LinearRegression

df = pd.read_csv("houses.csv")
df.dropna()
model = LinearRegression().fit(df[["rooms"]], df["price"])
""",
        """\
import polars as pl

df = pl.read_parquet("houses.parquet")
df.with_columns(pl.col("price").log())
print(df)
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.linear_model import LinearRegression

df = pd.read_csv("houses.csv")
df = df.dropna()
df.sort_values("sold", inplace=True)
model = LinearRegression().fit(df[["rooms"]], df["price"])
""",
        """\
import polars as pl

names = ["b", "a"]
names.sort()
"text".replace("t", "T")
print(pl.read_parquet("houses.parquet"))
""",
    ),
    source=(
        "pandas API reference, `DataFrame.dropna` and others: 'Returns: DataFrame … or None if inplace=True'; polars "
        "user guide, 'Contexts'; SonarSource rule S2201"
    ),
)

# Of those that give a table or column, these are called for nothing else.
_OF_PANDAS = (SAME - {"filter", "map", "sample"}) | {
    "append", "assign", "explode", "join", "melt", "merge", "query", "reset_index", "select_dtypes", "set_index",
}  # fmt: skip
_OF_POLARS = frozenset({
    "cast", "drop", "drop_nans", "drop_nulls", "explode", "fill_nan", "fill_null", "filter", "join", "rename", "select",
    "sort", "unique", "with_columns", "with_row_count", "with_row_index",
})  # fmt: skip
_OF_TEXT = frozenset({
    "capitalize", "extract", "lower", "lstrip", "normalize", "pad", "removeprefix", "removesuffix", "replace", "rstrip",
    "slice", "split", "strip", "title", "upper", "zfill",
})  # fmt: skip
_ANY = _OF_PANDAS | _OF_POLARS | _OF_TEXT
_SHOWING = frozenset({"head", "tail"})
# What is called so is measured, not used.
_MEASURED = re.compile(r"(?:time|peakmem|track|bench|setup)_?|_?test")


def find(module: Module) -> Iterator[Hit]:
    """Yield every method of a table or column whose result nothing takes."""
    for call in module.calls:
        if not isinstance(call.callee, Method) or call.callee.name not in _ANY:
            continue
        if not _gives(module.kind(call.callee.receiver), call.callee.name):
            continue
        aside = module.in_test(call.place) or _MEASURED.match(call.place.function) is not None
        if aside or "inplace" in call.arguments.keywords or call.arguments.open:
            continue
        unused = module.unused(call.place)
        if unused is None or unused.guarded:
            continue
        node = call.place.node
        edits = _assigned(module, call) if unused.rebindable else ()
        name = call.callee.name
        yield Hit(
            message=f"{name} gives a new {_noun(module, call)} and leaves this one as it is: assign what it gives",
            location=module.location(call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
            edits=edits,
        )


def _gives(kind: str, name: str) -> bool:
    if name in _SHOWING:
        return False
    if kind == TEXT:
        return name in _OF_TEXT
    if kind in (POLARS, LAZY, POLARS_SERIES):
        return name in _OF_POLARS
    return kind != "" and name in _OF_PANDAS


def _noun(module: Module, call: Call) -> str:
    assert isinstance(call.callee, Method)
    return "column" if module.kind(call.callee.receiver) in (SERIES, TEXT, POLARS_SERIES) else "table"


def _assigned(module: Module, call: Call) -> tuple[Edit, ...]:
    """Return what assigns the result to the name it was called of, where the name is used afterwards."""
    node = call.place.node
    assert isinstance(node, ast.Call)
    function = node.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name) or call.place.repeated:
        return ()
    name = function.value.id
    return (before(node, f"{name} = "),) if _is_used_below(module, node, name) else ()


def _is_used_below(module: Module, node: ast.Call, name: str) -> bool:
    """Whether the lines after `node`, up to the end of the function around it, name it."""
    for line in module.source.lines[node.end_lineno or node.lineno :]:
        indented = len(line) - len(line.lstrip())
        if node.col_offset and line.strip() and not indented:
            return False
        if re.search(rf"\b{re.escape(name)}\b", line.partition("#")[0]):
            return True
    return False
