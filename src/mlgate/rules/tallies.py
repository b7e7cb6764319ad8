"""What a loop counts or adds up by hand for each key: `seen[row["author"]] += 1`, as a group is encoded elsewhere."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.selectors import written
from mlgate.rules.values import NONE, Arguments, Data, Either, Items, Symbol, Value
from mlgate.rules.vocabularies import note_counter

COUNTING = frozenset({"Counter", "defaultdict"})
_FARTHEST = 4


def call_counter(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return a `Counter`, of rows or of nothing yet, a `defaultdict` or a dictionary; `None` for other containers."""
    if symbol.last == "OrderedDict" and not arguments.positional:
        return Items((*arguments.keywords.values(),), (*arguments.keywords,))
    if symbol.last not in COUNTING:
        return None
    given = arguments.get(0) if symbol.last == "Counter" else None
    rows = flow.rows_of(given) if given is not None else NONE
    learned = flow.lesson("encoding", "Counter", rows, node)
    made = flow.data(NONE, given, learned=learned) if given is not None else Data(flow.identity())
    flow.tallying.add(made.identity)
    if rows:
        flow.counters.add(made.identity)
    if rows and given is not None:
        note_counter(flow, made, given, node)
    return made


def add_up(flow: Flow, target: ast.expr, node: ast.expr) -> None:
    """Note that a loop over rows adds something of each to what the container in `target` has for its key."""
    if isinstance(target, ast.Subscript) and any(flow.over):
        _note(flow, target.value, target.slice, node)


def assign_sum(flow: Flow, node: ast.Assign) -> None:
    """Follow `sums[key] = sums.get(key, 0) + more` in a loop over rows."""
    target, value = node.targets[0], node.value
    if not (isinstance(target, ast.Subscript) and isinstance(value, ast.BinOp) and any(flow.over)):
        return
    before = value.left
    if isinstance(before, ast.Call) and isinstance(before.func, ast.Attribute) and before.func.attr == "get":
        same = written(before.func.value) == written(target.value)
    else:
        same = isinstance(before, ast.Subscript) and written(before) == written(target)
    if same:
        _note(flow, target.value, target.slice, value)


def update(flow: Flow, node: ast.Call) -> None:
    """Follow `seen.update(words)`, or `seen[label].update(words)`, of a `Counter` in a loop over rows."""
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr == "update" and node.args and any(flow.over):
        holder = _name(function.value)
        value = flow.evaluate(holder) if holder is not None else None
        if isinstance(value, Data) and value.identity in flow.tallying:
            _note(flow, function.value, node.args[0], node)


def _note(flow: Flow, holder: ast.expr, key: ast.expr, node: ast.expr) -> None:
    above = flow.rows.above(flow.rows_of(flow.evaluate(key)))
    rows = next((over for over in flow.over if not above.isdisjoint(over)), NONE)
    if not rows:
        return
    learned = NONE
    for one in (holder.body, holder.orelse) if isinstance(holder, ast.IfExp) else (holder,):
        name = _name(one)
        value = flow.evaluate(name) if name is not None else None
        if name is not None and not (isinstance(value, Data) and value.rows):
            learned = learned or flow.lesson("encoding", "adding up by key", rows, node)
            flow.tallies.append((name, learned))


def _name(holder: ast.expr) -> ast.Name | ast.Attribute | None:
    while isinstance(holder, ast.Subscript):
        holder = holder.value
    return holder if isinstance(holder, (ast.Name, ast.Attribute)) else None


def enter(flow: Flow, value: Value) -> None:
    """Enter a loop over `value`."""
    rows = flow.rows_of(value)
    for _ in range(_FARTHEST):
        # An element of a pair, or of what goes through rows, is derived of these.
        made = frozenset(row for row in rows if flow.rows.sets[row].edge == "derived")
        if not made:
            break
        rows = (rows - made).union(*(flow.rows.sets[row].parents for row in made))
    flow.over.append(rows)


def leave(flow: Flow) -> None:
    """Leave a loop: what was counted in it holds from now on, unless there is a loop over rows around it."""
    flow.over.pop()
    if not flow.tallies or any(flow.over):
        return
    for holder, learned in flow.tallies:
        value = flow.evaluate(holder)
        if isinstance(value, Data):
            flow.put(flow.changed, value.identity, flow.learned(value) | learned)
        elif isinstance(value, (Either, Items)) and isinstance(holder, ast.Name):
            flow.put(flow.owner(holder.id).names, holder.id, flow.data(NONE, value, learned=learned))
    flow.tallies.clear()
