"""What `drop` leaves of a frame: other columns, or other rows."""

from __future__ import annotations

import ast

from mlgate.rules.changes import change
from mlgate.rules.column_methods import drop
from mlgate.rules.columns import About, Names, named
from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Arguments, Constant, Data, Items, Value, constant


def dropped(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> Value:
    """Follow `receiver.drop(…)`."""
    by = arguments.get(0, "index", "labels")
    if isinstance(by, Data) and by.form == "index" and by.rows:
        return flow.choose(receiver, (by.selector[0], 1) if by.selector else None, node)
    about, names = flow.about(receiver), _dropped_names(arguments)
    listed = arguments.get(0, "columns", "labels")
    chosen = flow.lessons(listed, "selection", "fit") if listed is not None else NONE
    if constant(arguments.get(-1, "inplace")) is True:
        drop(flow, receiver, names)
        change(flow, receiver, Data(flow.identity(), learned=chosen))
        return Constant(None)
    if about is not None:
        flow.mention(about, names)
        about = about.without(names) if names is not None else _without_unknown(flow, about, arguments)
    return flow.data(flow.rows_of(receiver), receiver, about=about, learned=chosen)


def _without_unknown(flow: Flow, about: About, arguments: Arguments) -> About:
    """Return what is left where the columns that are dropped are not listed, but may be known otherwise."""
    of = flow.about(arguments.get(0, "columns", "labels") or Constant(None))
    known = of is not None and of.frame == about.frame and of.names
    return about.without(of.names) if known and of is not None and of.names else about.vague()


def _dropped_names(arguments: Arguments) -> Names | None:
    """Return the columns that `drop` names; none where it drops rows, `None` where it is not known."""
    by = arguments.get(-1, "columns")
    if by is not None:
        return named(by)
    first = arguments.get(0, "labels")
    if constant(arguments.get(1, "axis")) in (1, "columns"):
        return named(first)
    listed = named(Items(arguments.positional))
    if listed is not None and len(arguments.positional) > 1:
        return listed
    # In polars columns are all that can be dropped; in pandas names are rarely rows.
    return named(first) if first is not None else frozenset()
