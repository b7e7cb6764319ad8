"""What a module saves to a file and loads again: the same rows, the same fitted object."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.selectors import written
from mlgate.rules.values import Arguments, Constant, Data, Items, Symbol, Value

# Methods of data that write it, and functions that do; of these, where the path stands, and what is saved.
WRITING = frozenset({"to_csv", "to_feather", "to_parquet", "to_pickle", "write_csv", "write_parquet"})
# What is done with data that gives none.
SHOWING = WRITING | {"cross_val_score", "hist", "plot"}
_SAVING = {"dump": (1, 0), "save": (1, 0), "savez": (0, 1), "savez_compressed": (0, 1)}
_OF_NUMPY = {"save": (0, 1)}
# How a path may be written where it is not known which it is.
_EXPRESSIONS = (ast.BinOp, ast.Call, ast.JoinedStr)
SAVES_OR_LOADS = frozenset({*_SAVING, "load"})


def keep(flow: Flow, value: Value, path: Value | None, node: ast.expr, position: int = 0) -> None:
    """Note that the call `node` wrote `value` to the `path` that stands at `position`."""
    key = _key(flow, path, node, position)
    if key is not None:
        flow.put(flow.stored, key, value)


def keep_written(flow: Flow, value: Value, name: str, arguments: Arguments, node: ast.expr) -> None:
    """Note what the method `name` writes to a file, where it is one that does."""
    if name in WRITING:
        keep(flow, value, arguments.get(0), node)


def kept(flow: Flow, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what was written to the file that the call `node` reads; `None` where nothing was."""
    if not flow.stored or not arguments.positional:
        return None
    key = _key(flow, arguments.positional[0], node, 0)
    found = flow.stored.get(key) if key is not None else None
    if isinstance(found, Data):
        return flow.data(found.rows, found, about=flow.about(found), form=found.form)
    return found


def save_or_load(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Follow `joblib.dump`, `torch.save`, `pickle.load` and their like; `None` where nothing is known of the file."""
    if symbol.last == "load":
        return kept(flow, arguments, node)
    path, what = (_OF_NUMPY if symbol.root == "numpy" else {}).get(symbol.last) or _SAVING[symbol.last]
    if symbol.last.startswith("savez"):
        names = tuple(arguments.keywords)
        keep(flow, Items(tuple(arguments.keywords.values()), names), arguments.get(path), node, path)
    elif len(arguments.positional) > max(path, what):
        keep(flow, arguments.positional[what], arguments.positional[path], node, path)
    return None


def opened(flow: Flow, file: Value, path: Value | None, node: ast.expr) -> None:
    """Note that `file` is the one that lies at `path`."""
    key = _key(flow, path, node, 0)
    if key is not None and isinstance(file, Data):
        flow.opened[file.identity] = key


def _key(flow: Flow, path: Value | None, node: ast.expr, position: int) -> object:
    """Return what tells the file at `path` from others: the text, or how the path is written or was made."""
    if isinstance(path, Constant):
        return path.value if isinstance(path.value, str) else None
    if isinstance(path, Data) and path.identity in flow.opened:
        return flow.opened[path.identity]
    given = node.args[position] if isinstance(node, ast.Call) and len(node.args) > position else None
    if isinstance(given, _EXPRESSIONS):
        return written(given)
    return ("made", path.identity) if isinstance(path, Data) else None


def from_file(flow: Flow, read: Value, symbol: Symbol, arguments: Arguments) -> Value:
    """Return what was `read`, having noted from which file: what reads it again in the same way gets the same rows."""
    given = (*arguments.positional, *arguments.keywords.values())
    if isinstance(read, Data) and not arguments.open and all(map(_is_known, given)):
        key = (symbol.name, arguments.positional, tuple(sorted(arguments.keywords.items(), key=lambda one: one[0])))
        flow.rows.files.update(dict.fromkeys(read.rows, key))
    return read


def _is_known(value: Value) -> bool:
    return isinstance(value, Constant) or (isinstance(value, Items) and all(map(_is_known, value.values)))
