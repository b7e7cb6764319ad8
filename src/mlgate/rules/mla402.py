"""MLA402: something is written into a choice of a table, and not into the table."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit, replaced
from mlgate.rules.events import Write
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLA402",
    name="chained-assignment",
    what=(
        'Rows or columns are chosen of a table of pandas, and the choice is written into: `df[mask]["a"] = 1`, '
        '`df["a"][mask] = 1`, `df.loc[mask]["a"] = 1`, or a method with `inplace=True` on `df["a"]`. The value is '
        "surely a table of pandas: arrays, dicts and lists are left alone."
    ),
    why=(
        "Every choice is a copy of its own since pandas 3 (copy-on-write): what is written there is lost, and the "
        "table stays as it was. Earlier versions wrote into the table sometimes. Choose once, with `df.loc[rows, "
        "columns]`, or assign the column."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.linear_model import LinearRegression

df = pd.read_csv("houses.csv")
df["rooms"].fillna(0, inplace=True)
df[df["price"] < 0]["price"] = 0
df["rooms"][df["rooms"] > 20] = 20
""",
    ),
    good=(
        """\
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression

df = pd.read_csv("houses.csv")
df["rooms"] = df["rooms"].fillna(0)
df.loc[df["price"] < 0, "price"] = 0
grid = np.zeros((2, 2))
grid[0][1] = 1
tables = {"houses": df}
tables["houses"]["rooms"] = 3
""",
    ),
    source="pandas user guide, 'Copy-on-Write': 'Chained assignment'; pandas 3.0 release notes",
)

# They are given what they return, and do the same when it is assigned to a column.
_ASSIGNABLE = frozenset({"bfill", "clip", "ffill", "fillna", "interpolate", "mask", "replace", "where"})


def find(module: Module) -> Iterator[Hit]:
    """Yield every assignment to a choice of a table, and every method that changes one in place."""
    for write in module.writes:
        node = write.place.node
        if module.in_test(write.place) or not _is_sure(write):
            continue
        done = f"{write.method} changes" if write.method else "this writes into"
        yield Hit(
            message=f"{done} a copy of what was chosen, and the table stays as it was: {_mend(write)}",
            location=module.location(write.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"written": module.source.line(node.lineno).strip()},
            edits=_edits(module, write),
        )


def _mend(write: Write) -> str:
    if write.method:
        return f"assign what {write.method} gives without inplace"
    return "choose rows and columns at once, with .loc[rows, columns]"


def _is_sure(write: Write) -> bool:
    """Whether the choice is one of a table's: an attribute may be something else that the table was given."""
    if write.method or isinstance(write.choice, ast.Subscript):
        return True
    target = write.place.node
    return isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Compare)


def _edits(module: Module, write: Write) -> tuple[Edit, ...]:
    node, choice = write.place.node, write.choice
    if (
        not isinstance(choice, ast.Subscript)
        or not isinstance(choice.value, ast.Name)
        or node.lineno != node.end_lineno
    ):
        return ()
    if isinstance(node, ast.Call):
        alone = write.method in _ASSIGNABLE and _is_text(choice.slice) and module.unused(write.place) is not None
        return _assigned(module, node, choice) if alone else ()
    if not isinstance(node, ast.Subscript) or node.value is not choice:
        return ()
    for rows, column in ((choice.slice, node.slice), (node.slice, choice.slice)):
        if isinstance(rows, ast.Compare) and _is_text(column):
            chosen = f"{_spelt(module, rows)}, {_spelt(module, column)}"
            return (replaced(node, f"{choice.value.id}.loc[{chosen}]"),)
    return ()


def _assigned(module: Module, node: ast.Call, choice: ast.Subscript) -> tuple[Edit, ...]:
    """Return what assigns to the column what the method gives without `inplace`."""
    if any(keyword.arg is None for keyword in node.keywords):
        return ()
    given = [_spelt(module, one) for one in node.args]
    given += [f"{one.arg}={_spelt(module, one.value)}" for one in node.keywords if one.arg != "inplace"]
    target = _spelt(module, choice)
    assert isinstance(node.func, ast.Attribute)
    return (replaced(node, f"{target} = {target}.{node.func.attr}({', '.join(given)})"),)


def _spelt(module: Module, node: ast.expr) -> str:
    """Return how `node`, which stands on one line, is written."""
    return module.source.line(node.lineno).encode()[node.col_offset : node.end_col_offset].decode()


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
