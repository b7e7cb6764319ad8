"""What methods of frames do with columns: which they keep, drop, name anew or add, and which look at other rows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import msgspec

from mlgate.rules.columns import About, Names, named
from mlgate.rules.flow import Flow
from mlgate.rules.libraries import EXACT
from mlgate.rules.values import Arguments, Constant, Data, Each, Function, Items, Value, constant, is_partial

_TIME = re.compile(r"(?:^|_|\b)(?:date|datetime|ds|time|timestamp|ts|week|when)(?:$|_)|(?:[Dd]ate|Time|[Tt]imestamp)$")
# They compare each row with those before it.
_LAGGING = frozenset({"diff", "pct_change", "shift"})
_BACKWARD = frozenset({"backfill", "backward", "bfill"})
_UP_TO_NOW = frozenset({"cum_sum", "cummax", "cummin", "cumprod", "cumsum"})
_NUMBERS = frozenset({"float", "int", "integer", "number", "numeric"})
# Methods of names of columns that leave some out.
_LEAVING_OUT = frozenset({"difference", "drop", "remove"})
# Only tables have them.
_OF_TABLES = frozenset({"assign", "merge", "select_dtypes", "set_index", "sort_values", "with_columns"})
_ALL_OF_THEM = frozenset({"copy", "sort_values", "to_list", "tolist"})


def about_kept(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> About | None:
    """Return what the result of a method that keeps the rows is about, and note where it looks at others."""
    about = flow.begin(receiver) if name in _OF_TABLES else flow.about(receiver)
    if about is None:
        return None
    if (moved := _moved(flow, about, name, arguments, node)) is not None:
        return moved
    if name in ("set_index", "sort", "sort_index", "sort_values"):
        return _in_order(flow, about, name, arguments)
    if name in ("assign", "with_columns", "rename", "select", "select_dtypes"):
        return _with_others(flow, about, name, arguments)
    if name in ("join", "merge"):
        flow.mention(about, named(arguments.get(-1, "on", "left_on")))
        return about
    if name == "pop":
        names = named(arguments.get(0, "item"))
        drop(flow, receiver, names)
        return about.only(names) if names else None
    if name in ("apply", "astype", "map", "replace"):
        return _made(about, name, arguments.get(0, "arg", "dtype", "func", "to_replace"))
    return about if name in EXACT else about.vague() if about.names is None else about.inexact()


def _made(about: About, name: str, by: Value | None) -> About:
    """Return what is made of columns by a type, a table or a function; what another column maps to is not known."""
    if isinstance(by, Items) and by.keys is not None:
        is_number = bool(by.values) and all(isinstance(constant(one), (int, float)) for one in by.values)
        return msgspec.structs.replace(about, number=is_number)
    if isinstance(by, Data):
        return about.inexact()
    return msgspec.structs.replace(about, number=name == "astype" and _is_number(by))


def _is_number(dtype: Value | None) -> bool:
    names = [constant(dtype)] if isinstance(dtype, Constant) else [getattr(dtype, "name", "")]
    return any(isinstance(one, str) and one.rpartition(".")[2].startswith(("float", "int")) for one in names)


def _moved(flow: Flow, about: About, name: str, arguments: Arguments, node: ast.expr) -> About | None:
    """Return what a method is about that fills or compares rows by others; `None` for other methods."""
    if name in _LAGGING:
        periods = constant(arguments.get(0, "periods", "n"))
        if type(periods) is int and periods < 0:
            return flow.glimpse(f"{name}({periods})", about, flow.place(node))
        flow.lagging.add(about.frame)
        return msgspec.structs.replace(about, exact=False, present=name != "shift" and about.exact)
    by = constant(arguments.get(-1, "method", "strategy"))
    if name in _BACKWARD or by in _BACKWARD:
        return flow.glimpse("a backward fill", about, flow.place(node))
    if name == "interpolate" and by not in ("ffill", "pad") and (flow.is_timed(about) or about.frame in flow.lagging):
        return flow.glimpse("an interpolation", about, flow.place(node))
    if name in _UP_TO_NOW:
        return msgspec.structs.replace(about, exact=False, present=about.exact)
    return None


def windowed(flow: Flow, about: About | None, arguments: Arguments, node: ast.expr) -> About | None:
    """Return what windows over the rows are about."""
    if about is None:
        return None
    flow.lagging.add(about.frame)
    if constant(arguments.get(-1, "center")) is True:
        return flow.glimpse("a centred window", about, flow.place(node))
    looks_back = constant(arguments.get(-1, "closed")) == "left"
    return msgspec.structs.replace(about, exact=False, present=about.exact and not looks_back)


def _in_order(flow: Flow, about: About, name: str, arguments: Arguments) -> About:
    names = named(arguments.get(0, "by", "keys"))
    if names and any(_TIME.search(one) for one in names):
        flow.timed.add(about.frame)
    if name == "set_index" and names and constant(arguments.get(-1, "drop")) is not False:
        about = about.without(names)
    return msgspec.structs.replace(about, shuffled=False)


def _with_others(flow: Flow, about: About, name: str, arguments: Arguments) -> About:
    if name == "select_dtypes":
        kept = arguments.get(0, "include")
        kinds = named(kept) if kept is not None else None
        if kinds is None and kept is not None:
            kinds = frozenset({str(getattr(kept, "name", "")).rpartition(".")[2]})
        is_numbers = kinds is not None and any(one.rstrip("0123456789") in _NUMBERS for one in kinds)
        return msgspec.structs.replace(about, numbers_only=True) if is_numbers else about.vague()
    if name == "rename":
        return _renamed(flow, about, arguments)
    new = dict(_new_columns(about.frame, arguments))
    for one, of in new.items():
        flow.assign(about.frame, one, of)
    if name == "select":
        known = [one for one in arguments.positional if isinstance(one, (Data, Items, Constant))]
        strings = frozenset[str]().union(*(named(one) or frozenset() for one in known))
        return msgspec.structs.replace(about.vague(), names=frozenset(new) | strings)
    return about.with_(frozenset(new))


def _new_columns(frame: int, arguments: Arguments) -> Iterator[tuple[str, About | None]]:
    for name, value in arguments.keywords.items():
        # `**{f"mean_{n}": … for n in spans}` makes columns of one sort.
        yield name, _resolved(frame, value.element if isinstance(value, Each) else value)
    waiting = list(arguments.positional)
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, Items) and value.keys is None:
            waiting += value.values
        elif isinstance(value, Data) and value.about is not None and value.about.names:
            called = value.about.called or (min(value.about.names) if len(value.about.names) == 1 else "")
            if called:
                yield called, _resolved(frame, value)


def _resolved(frame: int, value: Value) -> About | None:
    return value.about.of(frame) if isinstance(value, Data) and value.about is not None else None


def _renamed(flow: Flow, about: About, arguments: Arguments) -> About:
    given = arguments.get(-1, "columns") or arguments.get(0, "mapper")
    names = [constant(one) for one in given.values] if isinstance(given, Items) and given.keys is not None else []
    if not isinstance(given, Items) or not all(isinstance(name, str) for name in (*names, *(given.keys or ()))):
        return about.vague()
    before, after = frozenset(map(str, given.keys or ())), frozenset(map(str, names))
    for old, new in zip(map(str, given.keys or ()), map(str, names), strict=True):
        flow.assign(about.frame, new, flow.assigned.get((about.frame, old)) or About(about.frame, frozenset((old,))))
    if about.names is not None:
        kept = {old: str(new) for old, new in zip(map(str, given.keys or ()), names, strict=True)}
        return msgspec.structs.replace(about, names=frozenset(kept.get(name, name) for name in about.names))
    return msgspec.structs.replace(about, lacks=(about.lacks | before) - after)


def drop(flow: Flow, receiver: Value, names: Names | None) -> None:
    """Note that columns were dropped from `receiver` in place."""
    if isinstance(receiver, Data) and names:
        flow.mention(flow.about(receiver), names)
        number = receiver.identity
        flow.put(flow.dropped, number, flow.dropped.get(number, frozenset()) | names)
        if number in flow.added:
            flow.put(flow.added, number, flow.added[number] - names)


def add(flow: Flow, holder: Value, about: About, name: str) -> None:
    """Note that a column was added to `holder` in place, where it was known to have others only."""
    if isinstance(holder, Data) and (about.names is not None or name in about.lacks):
        number = holder.identity
        flow.put(flow.added, number, flow.added.get(number, frozenset()) | {name})


def name_anew(flow: Flow, holder: Data, value: Value) -> None:
    """Note that all columns of `holder` were named anew: `df.columns = ["text", "label"]`."""
    about, names = flow.about(holder), named(value) or frozenset()
    if about is None:
        return
    for name in names:
        flow.assign(about.frame, name, None)
    before = about.names if about.names is not None else frozenset()
    flow.put(flow.dropped, holder.identity, flow.dropped.get(holder.identity, frozenset()) | before)
    flow.put(flow.added, holder.identity, names if about.names is not None else names | about.lacks)


def about_labels(flow: Flow, receiver: Data, name: str, arguments: Arguments) -> About | None:
    """Return which columns a method of names of columns gives, or leaves there."""
    about, names = flow.about(receiver), named(arguments.get(0, "labels", "other", "values"))
    if about is None or name in _ALL_OF_THEM:
        return about
    flow.mention(about, names)
    if name == "remove":
        drop(flow, receiver, names)
    if name == "isin" and names:
        return about.only(names)
    return about.without(names) if name in _LEAVING_OUT and names else None


def about_expression(flow: Flow, receiver: Data, name: str, arguments: Arguments, node: ast.expr) -> About | None:
    """Return what a method of an expression is about."""
    about = flow.about(receiver)
    if about is None:
        return None
    if name == "alias":
        called = constant(arguments.get(0, "name"))
        return msgspec.structs.replace(about, called=called) if isinstance(called, str) else about
    if name.startswith(("rolling_", "ewm_")):
        return windowed(flow, about, arguments, node)
    moved = _moved(flow, about, "backfill" if name == "backward_fill" else name, arguments, node)
    if moved is not None:
        return moved
    return about if name in EXACT or name == "cast" else about.inexact()


def function_of(arguments: Arguments) -> Value | None:
    """Return the function of the module that a method is given first."""
    first = arguments.get(0, "func", "function")
    return first if isinstance(first, Function) or (first is not None and is_partial(first)) else None
