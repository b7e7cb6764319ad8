"""What loops do."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import partial

from mlgate.rules import nodes, tallies
from mlgate.rules.bindings import bind
from mlgate.rules.builtin_calls import iterated
from mlgate.rules.events import Loop
from mlgate.rules.expressions import evaluate
from mlgate.rules.flow import Around, Flow
from mlgate.rules.gathering import one_of
from mlgate.rules.loop_rows import forget_samples
from mlgate.rules.values import Constant, Data, Each, Function, Instance, Items, Value, is_partial
from mlgate.rules.walk import Walk
from mlgate.rules.windows import counting

_FEW = 4
_PAIR = 2
_FEW_STEPS = 8


def follow_for(walk: Walk, node: ast.For | ast.AsyncFor) -> bool:
    """Follow a loop over something: once, or not at all."""
    first_made = len(walk.flow.rows.sets)
    value = evaluate(walk.flow, node.iter)
    tallies.enter(walk.flow, value)
    start = _start(walk.flow, value, first_made)
    before, _ = walk.flow.branches.mark()
    rows = walk.flow.rows_of(value)

    def once(element: Value) -> bool:
        flow = walk.flow
        flow.orders.enter(value, flow.last)
        bind(flow, node.target, element)
        flow.iterating += 1
        flow.around.append(Around(flow.frame, node, start, rows))
        counts = counting(node.target, node.iter, value, node.body)
        flow.counting += counts
        first = len(flow.calls)
        walk.execute(node.body)
        if name := _looped(node.iter):
            flow.loops.append(Loop(place=flow.place(node.iter), name=name, first=first, last=len(flow.calls)))
        flow.orders.leave()
        flow.around.pop()
        forget_samples(flow, start)
        del flow.counting[len(flow.counting) - len(counts) :]
        flow.iterating -= 1
        return True

    if isinstance(value, Items) and (_are_steps(value) or _are_frames(value)):
        # `for df in (train, test)`, `for name, df in parts.items()`: each is changed; `for step in (load, scale,
        # split)`: each does its own.
        for one in value.values:
            walk.flow.branches.follow([partial(once, one)])
    else:
        rounds = [lambda: once(one_of(walk.flow, value, iterated(walk.flow, value))), lambda: True]
        # What is known to hold something is gone through.
        walk.flow.branches.follow(rounds[:1] if isinstance(value, Items) and value.values else rounds)
    walk.flow.branches.rejoin("loop", before)
    tallies.leave(walk.flow)
    return walk.execute(node.orelse)


def _start(flow: Flow, value: Value, first: int) -> int:
    """Return since which number rows are those of a loop over `value`, whose rows were made from the `first` on.

    What goes through several things side by side has made an element of each already.
    """
    made = [row for row in flow.rows_of(value.element) if row >= first] if isinstance(value, Each) else []
    return min(made, default=len(flow.rows.sets))


def _are_steps(value: Items) -> bool:
    """Whether a loop goes through a few functions or objects of the module, by themselves or with their names."""
    if value.keys is not None or not 1 < len(value.values) <= _FEW_STEPS:
        return False
    return all(map(_is_step, value.values))


def _is_step(value: Value) -> bool:
    if isinstance(value, Items):
        return value.keys is None and any(isinstance(one, (Function, Instance)) for one in value.values)
    return isinstance(value, (Function, Instance)) or is_partial(value)


def _are_frames(value: Items) -> bool:
    """Whether a loop goes through a few pieces of data, by themselves or with their names."""
    return 1 < len(value.values) <= _FEW and all(map(_is_frame, value.values))


def _is_frame(value: Value) -> bool:
    if isinstance(value, Items) and value.keys is None and len(value.values) == _PAIR:
        return isinstance(value.values[0], Constant) and _is_frame(value.values[1])
    return isinstance(value, Data) and bool(value.rows)


def _looped(over: ast.expr) -> str:
    """Return the name of what is looped over: of `loader` in `enumerate(tqdm(loader))`, too."""
    while isinstance(over, ast.Call) and over.args:
        over = over.args[0]
    return over.attr if isinstance(over, ast.Attribute) else over.id if isinstance(over, ast.Name) else ""


def follow_while(walk: Walk, node: ast.While) -> bool:
    """Follow a loop with a condition: once, or not at all."""
    value = evaluate(walk.flow, node.test)
    before, _ = walk.flow.branches.mark()
    walk.flow.repeating += 1
    is_endless = isinstance(value, Constant) and bool(value.value)
    # What a round leaves behind, the next one returns.
    for _ in range(1 + (is_endless and _has(ast.Return, node.body))):
        walk.flow.branches.follow([lambda: walk.execute(node.body) or True, lambda: True])
    walk.flow.repeating -= 1
    walk.flow.branches.rejoin("loop", before)
    return not (is_endless and not _has(ast.Break, node.body)) and walk.execute(node.orelse)


def _has(kind: type[ast.stmt], body: Sequence[ast.stmt]) -> bool:
    return any(isinstance(inner, kind) for inner in nodes.walk(*body))
