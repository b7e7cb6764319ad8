"""What a statement does: one pass in order, branches joined, functions of the module followed where they are called."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import partial

from mlgate.rules import tallies
from mlgate.rules.aggregates import extended, note_right, without_ends
from mlgate.rules.bindings import bind, fill, note_write, unbind
from mlgate.rules.changes import change, change_element
from mlgate.rules.definitions import define_class, define_function, import_modules, import_names
from mlgate.rules.events import Block, Unused
from mlgate.rules.expressions import evaluate
from mlgate.rules.flow import Flow
from mlgate.rules.gathering import gathered
from mlgate.rules.growing import added_up, note_growing, summed
from mlgate.rules.loops import follow_for, follow_while
from mlgate.rules.random_states import asks_for_random_state
from mlgate.rules.totals import computed
from mlgate.rules.values import NONE, Constant, Data, Each, Form, Identities, Items, Value, longest
from mlgate.rules.walk import Execution, Walk

_MOST_ITEMS = 64


def _assign(walk: Walk, node: ast.Assign) -> bool:
    if walk.flow.around:
        note_growing(walk.flow, node)
    value = (summed(walk.flow, node) if walk.flow.around else None) or evaluate(walk.flow, node.value)
    for target in node.targets:
        bind(walk.flow, target, value)
    tallies.assign_sum(walk.flow, node)
    return True


def _annotated(walk: Walk, node: ast.AnnAssign) -> bool:
    if node.value is not None:
        bind(walk.flow, node.target, evaluate(walk.flow, node.value))
    return True


def _augmented(walk: Walk, node: ast.AugAssign) -> bool:
    flow = walk.flow
    value = evaluate(flow, node.value)
    if isinstance(node.target, ast.Name):
        if (added := added_up(flow, node.target.id, node.op, value, node.value)) is not None:
            bind(flow, node.target, added)
            return True
        before = longest(evaluate(flow, ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)))
        if isinstance(before, Items) and isinstance(value, Items) and before.keys is None and value.keys is None:
            more = gathered(flow, node.target, before, value.values, node.value) if flow.around else value.values
            bind(flow, node.target, Items((*before.values, *more)))
            return True
        learned = extended(flow, before, value, node.value) | _by_hand(flow, before, node, value)
        rows = flow.rows_of(before)
        sources = (before,) if rows and without_ends(flow, node.op, value) else (before, value)
        is_mask = isinstance(node.op, (ast.BitAnd, ast.BitOr)) and isinstance(value, Data) and value.form == "mask"
        form: Form = "mask" if is_mask else ""
        made = flow.data(rows or flow.rows_of(value), *sources, learned=learned, form=form)
        if rows and made.learned:
            # An array is changed in place, wherever else it is known.
            change(flow, before, made)
        bind(flow, node.target, made)
    elif isinstance(node.target, ast.Subscript):
        holder = evaluate(flow, node.target.value)
        note_write(flow, node.target.value, holder, node.target)
        if flow.around and isinstance(holder, Items) and isinstance(value, Items):
            _lengthen(flow, node.target, value, node.value)
        told = _by_hand(flow, holder, node, value)
        change_element(flow, holder, flow.data(NONE, value, learned=told) if told else value)
        if (
            flow.filled
            and isinstance(node.target.value, ast.Name)
            and isinstance(holder, Data)
            and flow.predicted(value)
        ):
            # What several models predict of rows is added up.
            fill(flow, node.target.value, holder, value)
        tallies.add_up(flow, node.target, node.value)
    return True


def _by_hand(flow: Flow, before: Value, node: ast.AugAssign, value: Value) -> Identities:
    """Return what rows learn of which a mean by hand is taken away: `row["age"] -= sum(ages) / len(ages)`."""
    if not flow.totals:
        return NONE
    return computed(flow, before, value, ast.copy_location(ast.BinOp(node.target, node.op, node.value), node))


def _lengthen(flow: Flow, target: ast.Subscript, value: Items, node: ast.expr) -> None:
    """Put `value` behind a list that a dictionary holds by its name."""
    before = longest(evaluate(flow, target))
    if isinstance(before, Items) and before.keys is None and value.keys is None:
        more = gathered(flow, target, before, value.values, node)
        if len(before.values) + len(more) <= _MOST_ITEMS:
            bind(flow, target, Items((*before.values, *more)))


def _expression(walk: Walk, node: ast.Expr) -> bool:
    called = node.value
    evaluate(walk.flow, called)
    if isinstance(called, ast.Call) and isinstance(called.func, ast.Attribute):
        tallies.update(walk.flow, called)
        receiver = called.func.value
        rebindable = isinstance(receiver, ast.Name) and receiver.id in walk.flow.frame.names
        walk.flow.unused[id(called)] = Unused(rebindable=rebindable, guarded=bool(walk.flow.guarded))
    return True


def _if(walk: Walk, node: ast.If) -> bool:
    steps: list[Callable[[], bool]] = []
    # A long chain of `elif` is nested as deep as it is long.
    while True:
        value = evaluate(walk.flow, node.test)
        # A number that is handed on as 0 switches off, too.
        if not (isinstance(value, Constant) and isinstance(value.value, int) and not value.value):
            learned = walk.flow.lessons(value, "selection", "fit")
            if len(node.body) == 1 and _counts(node.body[0]):
                note_right(walk.flow, value, node.test)
            steps.append(partial(_governed, walk, node, learned))
        if isinstance(value, Constant) and value.value is True:
            return walk.flow.branches.follow(steps)
        if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
            return walk.flow.branches.follow([*steps, partial(walk.execute, node.orelse)])
        node = node.orelse[0]


def _counts(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.AugAssign) and isinstance(statement.value, ast.Constant)


def _governed(walk: Walk, node: ast.If, learned: Identities) -> bool:
    """Follow what is done only where something learned says so, or where the caller gave no generator."""
    flow = walk.flow
    before = flow.governing, flow.seedable
    flow.governing, flow.seedable = before[0] | learned, before[1] or asks_for_random_state(node.test)
    goes_on = walk.execute(node.body)
    flow.governing, flow.seedable = before
    return goes_on


def _try(walk: Walk, node: ast.Try | ast.TryStar) -> bool:
    steps: list[Callable[[], bool]] = [lambda: _guarded(walk, node.body) and walk.execute(node.orelse)]
    steps += [partial(walk.execute, handler.body) for handler in node.handlers]
    goes_on = walk.flow.branches.follow(steps)
    return walk.execute(node.finalbody) and goes_on


def _guarded(walk: Walk, body: Sequence[ast.stmt]) -> bool:
    """Follow what is perhaps done only to see whether it can be done."""
    walk.flow.guarded += 1
    goes_on = walk.execute(body)
    walk.flow.guarded -= 1
    return goes_on


def _with(walk: Walk, node: ast.With | ast.AsyncWith) -> bool:
    calls, entered = walk.flow.calls, []
    for item in node.items:
        value = evaluate(walk.flow, item.context_expr)
        if isinstance(item.context_expr, ast.Call) and calls and calls[-1].place.node is item.context_expr:
            entered.append(len(calls) - 1)
        if item.optional_vars is not None:
            # What a generator yields, which `contextlib.contextmanager` makes of a function.
            given = value.element if isinstance(value, Each) and isinstance(item.context_expr, ast.Call) else value
            bind(walk.flow, item.optional_vars, given)
    first = len(calls)
    goes_on = _guarded(walk, node.body)
    walk.flow.blocks += [Block(entered=one, first=first, last=len(calls)) for one in entered]
    return goes_on


def _match(walk: Walk, node: ast.Match) -> bool:
    evaluate(walk.flow, node.subject)
    steps: list[Callable[[], bool]] = [partial(walk.execute, case.body) for case in node.cases]
    return walk.flow.branches.follow([*steps, lambda: True])


def _return(walk: Walk, node: ast.Return) -> bool:
    value = evaluate(walk.flow, node.value) if node.value is not None else Constant(None)
    walk.returned.append(value)
    walk.flow.branches.leaving = "return"
    walk.ended = walk.flow.branches.depth == walk.depth
    return False


def _stop(walk: Walk, node: ast.stmt) -> bool:
    del node
    walk.flow.branches.leaving = "loop"
    return False


def _raise(walk: Walk, node: ast.Raise) -> bool:
    if node.exc is not None:
        evaluate(walk.flow, node.exc)
    walk.flow.branches.leaving = ""
    return False


def _assert(walk: Walk, node: ast.Assert) -> bool:
    walk.flow.asserted += 1
    evaluate(walk.flow, node.test)
    walk.flow.asserted -= 1
    return True


def _delete(walk: Walk, node: ast.Delete) -> bool:
    for target in node.targets:
        unbind(walk.flow, target)
    return True


def _global(walk: Walk, node: ast.Global) -> bool:
    walk.flow.frame.declared |= dict.fromkeys(node.names, walk.flow.module)
    return True


def _nonlocal(walk: Walk, node: ast.Nonlocal) -> bool:
    for name in node.names:
        frame = walk.flow.frame.outer
        while frame is not None and name not in frame.names:
            frame = frame.outer
        if frame is not None:
            walk.flow.frame.declared[name] = frame
    return True


_EXECUTIONS: dict[type[ast.stmt], Execution] = {
    ast.AnnAssign: _annotated,
    ast.Assert: _assert,
    ast.Assign: _assign,
    ast.AsyncFor: follow_for,
    ast.AsyncFunctionDef: define_function,
    ast.AsyncWith: _with,
    ast.AugAssign: _augmented,
    ast.Break: _stop,
    ast.ClassDef: define_class,
    ast.Continue: _stop,
    ast.Delete: _delete,
    ast.Expr: _expression,
    ast.For: follow_for,
    ast.FunctionDef: define_function,
    ast.Global: _global,
    ast.If: _if,
    ast.Import: import_modules,
    ast.ImportFrom: import_names,
    ast.Match: _match,
    ast.Nonlocal: _nonlocal,
    ast.Raise: _raise,
    ast.Return: _return,
    ast.Try: _try,
    ast.TryStar: _try,
    ast.While: follow_while,
    ast.With: _with,
}


def follow_module(flow: Flow, body: Sequence[ast.stmt], lines: int) -> None:
    """Follow the statements of a module of so many `lines`, then what it defines and never calls."""
    walk = Walk(flow, lines, _EXECUTIONS)
    walk.execute(body)
    flow.run = len(flow.calls), len(flow.fits)
    walk.finish()
