"""What a statement does: one pass in order, branches joined, functions of the module followed where they are called."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import partial

from mlgate.rules import libraries
from mlgate.rules.aggregates import extended, without_ends
from mlgate.rules.bindings import bind, note_write, unbind
from mlgate.rules.builtin_calls import iterated
from mlgate.rules.data_methods import change
from mlgate.rules.events import Block, Definition, Loop, Unused
from mlgate.rules.expressions import evaluate
from mlgate.rules.flow import Flow
from mlgate.rules.libraries import is_held_out_name
from mlgate.rules.random_states import asks_for_random_state
from mlgate.rules.values import (
    Blueprint,
    Constant,
    Frame,
    Function,
    Identities,
    Items,
    Symbol,
    Value,
)
from mlgate.rules.walk import Execution, Walk, takes_random_state


def _assign(walk: Walk, node: ast.Assign) -> bool:
    value = evaluate(walk.flow, node.value)
    for target in node.targets:
        bind(walk.flow, target, value)
    return True


def _annotated(walk: Walk, node: ast.AnnAssign) -> bool:
    if node.value is not None:
        bind(walk.flow, node.target, evaluate(walk.flow, node.value))
    return True


def _augmented(walk: Walk, node: ast.AugAssign) -> bool:
    flow = walk.flow
    value = evaluate(flow, node.value)
    if isinstance(node.target, ast.Name):
        before = evaluate(flow, ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target))
        if isinstance(before, Items) and isinstance(value, Items) and before.keys is None and value.keys is None:
            bind(flow, node.target, Items((*before.values, *value.values)))
            return True
        learned = extended(flow, before, value, node.value)
        rows = flow.rows_of(before)
        sources = (before,) if rows and without_ends(flow, node.op, value) else (before, value)
        bind(flow, node.target, flow.data(rows or flow.rows_of(value), *sources, learned=learned))
    elif isinstance(node.target, ast.Subscript):
        holder = evaluate(flow, node.target.value)
        note_write(flow, node.target.value, holder, node.target)
        change(flow, holder, value)
    return True


def _expression(walk: Walk, node: ast.Expr) -> bool:
    called = node.value
    evaluate(walk.flow, called)
    if isinstance(called, ast.Call) and isinstance(called.func, ast.Attribute):
        receiver = called.func.value
        rebindable = isinstance(receiver, ast.Name) and receiver.id in walk.flow.frame.names
        walk.flow.unused[id(called)] = Unused(rebindable=rebindable, guarded=bool(walk.flow.guarded))
    return True


def _import(walk: Walk, node: ast.Import) -> bool:
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        bind_name(walk.flow, name, Symbol(alias.name if alias.asname else name))
    return True


def _import_from(walk: Walk, node: ast.ImportFrom) -> bool:
    module = "." * node.level + (node.module or "")
    for alias in node.names:
        if alias.name == "*":
            walk.flow.star_imports.append(module)
        else:
            symbol = Symbol(f"{module}.{alias.name}")
            name = alias.asname or alias.name
            bind_name(walk.flow, name, walk.flow.outside(name) if libraries.is_data(symbol) else symbol)
    return True


def bind_name(flow: Flow, name: str, value: Value) -> None:
    """Give `value` to `name` in the present scope."""
    flow.put(flow.owner(name).names, name, value)


def _function(walk: Walk, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    function = Function(node, walk.flow.frame)
    outer = walk.flow.function
    walk.flow.function = outer or node.name
    for decorator in node.decorator_list:
        evaluate(walk.flow, decorator)
    walk.flow.function = outer
    for default in (*node.args.defaults, *node.args.kw_defaults):
        if default is not None:
            evaluate(walk.flow, default)
    walk.functions.append(function)
    bind_name(walk.flow, node.name, function)
    return True


def _class(walk: Walk, node: ast.ClassDef) -> bool:
    flow = walk.flow
    bases = tuple(evaluate(flow, base) for base in node.bases)
    before = flow.frame, flow.configurable
    defined = [one for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    fields = Frame(flow.frame)
    annotated = [
        one.target.id for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
    ]
    methods = {one.name: Function(one, flow.frame) for one in defined}
    blueprint = Blueprint(node.name, methods, bases, fields, tuple(annotated))
    flow.frame, flow.configurable = fields, flow.configurable or takes_random_state(blueprint)
    walk.execute([one for one in node.body if not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)])
    flow.frame, flow.configurable = before
    walk.classes.append(blueprint)
    flow.classes.append(Definition(blueprint=blueprint, function=flow.function))
    bind_name(flow, node.name, blueprint)
    return True


def _if(walk: Walk, node: ast.If) -> bool:
    steps: list[Callable[[], bool]] = []
    # A long chain of `elif` is nested as deep as it is long.
    while True:
        value = evaluate(walk.flow, node.test)
        if not (isinstance(value, Constant) and value.value is False):
            learned = walk.flow.lessons(value, "selection", "fit")
            steps.append(partial(_governed, walk, node, learned))
        if isinstance(value, Constant) and value.value is True:
            return walk.flow.branches.follow(steps)
        if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
            return walk.flow.branches.follow([*steps, partial(walk.execute, node.orelse)])
        node = node.orelse[0]


def _governed(walk: Walk, node: ast.If, learned: Identities) -> bool:
    """Follow what is done only where something learned says so, or where the caller gave no generator."""
    flow = walk.flow
    before = flow.governing, flow.seedable
    flow.governing, flow.seedable = before[0] | learned, before[1] or asks_for_random_state(node.test)
    goes_on = walk.execute(node.body)
    flow.governing, flow.seedable = before
    return goes_on


def _for(walk: Walk, node: ast.For | ast.AsyncFor) -> bool:
    value = evaluate(walk.flow, node.iter)

    def once() -> bool:
        flow = walk.flow
        flow.orders.enter(value, flow.last)
        bind(flow, node.target, iterated(flow, value))
        flow.iterating += 1
        first = len(flow.calls)
        walk.execute(node.body)
        if is_held_out_name(name := _looped(node.iter)):
            flow.loops.append(Loop(place=flow.place(node.iter), name=name, first=first, last=len(flow.calls)))
        flow.orders.leave()
        flow.iterating -= 1
        return True

    walk.flow.branches.follow([once, lambda: True])
    walk.flow.branches.rejoin("loop")
    return walk.execute(node.orelse)


def _looped(over: ast.expr) -> str:
    """Return the name of what is looped over: of `loader` in `enumerate(tqdm(loader))`, too."""
    while isinstance(over, ast.Call) and over.args:
        over = over.args[0]
    return over.attr if isinstance(over, ast.Attribute) else over.id if isinstance(over, ast.Name) else ""


def _while(walk: Walk, node: ast.While) -> bool:
    value = evaluate(walk.flow, node.test)
    walk.flow.repeating += 1
    walk.flow.branches.follow([lambda: walk.execute(node.body) or True, lambda: True])
    walk.flow.repeating -= 1
    walk.flow.branches.rejoin("loop")
    endless = isinstance(value, Constant) and bool(value.value) and not _breaks(node.body)
    return not endless and walk.execute(node.orelse)


def _breaks(body: Sequence[ast.stmt]) -> bool:
    return any(isinstance(inner, ast.Break) for statement in body for inner in ast.walk(statement))


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
            bind(walk.flow, item.optional_vars, value)
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
    ast.AsyncFor: _for,
    ast.AsyncFunctionDef: _function,
    ast.AsyncWith: _with,
    ast.AugAssign: _augmented,
    ast.Break: _stop,
    ast.ClassDef: _class,
    ast.Continue: _stop,
    ast.Delete: _delete,
    ast.Expr: _expression,
    ast.For: _for,
    ast.FunctionDef: _function,
    ast.Global: _global,
    ast.If: _if,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.Match: _match,
    ast.Nonlocal: _nonlocal,
    ast.Raise: _raise,
    ast.Return: _return,
    ast.Try: _try,
    ast.TryStar: _try,
    ast.While: _while,
    ast.With: _with,
}


def follow_module(flow: Flow, body: Sequence[ast.stmt], lines: int) -> None:
    """Follow the statements of a module of so many `lines`, then what it defines and never calls."""
    walk = Walk(flow, lines, _EXECUTIONS)
    walk.execute(body)
    flow.run = len(flow.calls), len(flow.fits)
    walk.finish()
