"""What a statement does: one pass in order, branches joined, functions of the module followed where they are called."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

from mlgate.rules.bindings import bind, unbind
from mlgate.rules.calls import invoke
from mlgate.rules.data_methods import change
from mlgate.rules.expressions import evaluate
from mlgate.rules.flow import Flow
from mlgate.rules.library_calls import iterated
from mlgate.rules.values import (
    Arguments,
    Blueprint,
    Constant,
    Each,
    Frame,
    Function,
    Items,
    Symbol,
    Value,
)

_Execution: TypeAlias = Callable[["Walk", Any], bool]

# Calls are followed this deep, and in all at most so many statements for each line of the module; beyond, a
# call gives something unknown. So time grows with the module and not with the ways through it.
_DEEPEST = 5
_STEPS_PER_LINE = 4
_LEAST_STEPS = 2_000


class Walk:
    """The way through one module: what was followed, and what is left to follow by itself."""

    def __init__(self, flow: Flow, budget: int) -> None:
        """Follow at most `budget` statements through calls."""
        self.flow = flow
        self.budget = budget
        self.stack: list[ast.AST] = []
        self.returned: list[Value] = []
        self.followed: set[int] = set()
        self.functions: list[Function] = []
        self.classes: list[Blueprint] = []
        flow.evaluate = lambda node: evaluate(flow, node)
        flow.invoke = lambda callee, arguments, node: invoke(flow, callee, arguments, node)
        flow.follow = self.follow

    def execute(self, body: Sequence[ast.stmt]) -> bool:
        """Follow `body`; return whether what stands after it is reached."""
        for statement in body:
            self.budget -= bool(self.stack)
            execution = _EXECUTIONS.get(type(statement))
            if execution is not None and not execution(self, statement):
                return False
        return True

    def follow(self, function: Function, arguments: Arguments, node: ast.expr) -> Value:
        """Follow a call of a function of the module and return what it gives."""
        definition = function.node
        if definition in self.stack or len(self.stack) >= _DEEPEST or self.budget <= 0:
            self.flow.forget(*arguments.all)
            return self.flow.unknown(*arguments.all)
        frame = Frame(function.frame)
        self._bind_parameters(function, arguments, frame)
        del node
        return self.run(function, frame)

    def run(self, function: Function, frame: Frame) -> Value:
        """Follow the body of `function` with its parameters in `frame`."""
        flow, definition = self.flow, function.node
        self.followed.add(id(definition))
        before = flow.frame, flow.function, self.returned, flow.yielded
        flow.frame, self.returned, flow.yielded = frame, [], []
        self.stack.append(definition)
        if isinstance(definition, ast.Lambda):
            self.returned.append(evaluate(flow, definition.body))
        else:
            flow.function = flow.function or definition.name
            self.execute(definition.body)
            flow.rejoin("return")
        self.stack.pop()
        result = self._result()
        flow.frame, flow.function, self.returned, flow.yielded = before
        return result

    def _result(self) -> Value:
        if self.flow.yielded:
            return Each(self.flow.join(self.flow.yielded))
        return self.flow.join(self.returned) if self.returned else Constant(None)

    def _bind_parameters(self, function: Function, arguments: Arguments, frame: Frame) -> None:
        flow, parameters = self.flow, function.node.args
        given = list(arguments.positional)
        if function.receiver is not None and not _is_static(function):
            given.insert(0, function.receiver)
        names = [parameter.arg for parameter in (*parameters.posonlyargs, *parameters.args)]
        for name in (*names, *(parameter.arg for parameter in parameters.kwonlyargs)):
            frame.names[name] = flow.outside(name)
        self._bind_defaults(parameters, frame)
        frame.names |= dict(zip(names, given, strict=False))
        known = {name: value for name, value in arguments.keywords.items() if name in frame.names}
        frame.names |= known
        if parameters.vararg is not None:
            frame.names[parameters.vararg.arg] = Items(tuple(given[len(names) :]))
        if parameters.kwarg is not None:
            rest = {name: value for name, value in arguments.keywords.items() if name not in known}
            frame.names[parameters.kwarg.arg] = (
                flow.outside("") if arguments.open else Items((*rest.values(),), (*rest,))
            )

    def _bind_defaults(self, parameters: ast.arguments, frame: Frame) -> None:
        positional = [*parameters.posonlyargs, *parameters.args]
        pairs = list(zip(positional[::-1], parameters.defaults[::-1], strict=False))
        for parameter, default in [*pairs, *zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True)]:
            # A default of None stands for what the caller may give.
            if isinstance(default, ast.Constant) and default.value is not None:
                frame.names[parameter.arg] = Constant(default.value)

    def finish(self) -> None:
        """Follow, with unknown arguments, what nothing in the module called: classes first, then functions."""
        while self.classes or self.functions:
            if self.classes:
                self._finish_class(self.classes.pop(0))
                continue
            function = self.functions.pop(0)
            if id(function.node) not in self.followed:
                self._alone(function)

    def _finish_class(self, blueprint: Blueprint) -> None:
        left = [method for method in blueprint.methods.values() if id(method.node) not in self.followed]
        if not left:
            return
        unknown = ast.Constant(None, lineno=left[0].node.lineno, col_offset=0)
        instance = invoke(self.flow, blueprint, Arguments(open=True), unknown)
        for method in left:
            if id(method.node) not in self.followed:
                self._alone(Function(method.node, method.frame, instance))

    def _alone(self, function: Function) -> None:
        frame = Frame(function.frame)
        self._bind_parameters(function, Arguments(open=True), frame)
        # What nothing calls is followed once each, whatever was spent on calls.
        self.budget = max(self.budget, 1)
        self.run(function, frame)


def _is_static(function: Function) -> bool:
    if isinstance(function.node, ast.Lambda):
        return True
    return any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in function.node.decorator_list)


def follow_module(flow: Flow, body: Sequence[ast.stmt], lines: int) -> None:
    """Follow the statements of a module of so many `lines`, then what it defines and never calls."""
    walk = Walk(flow, max(_LEAST_STEPS, _STEPS_PER_LINE * lines))
    walk.execute(body)
    walk.finish()


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
        bind(flow, node.target, flow.data(flow.rows_of(before) or flow.rows_of(value), before, value))
    elif isinstance(node.target, ast.Subscript):
        change(flow, evaluate(flow, node.target.value), value)
    return True


def _expression(walk: Walk, node: ast.Expr) -> bool:
    evaluate(walk.flow, node.value)
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
            bind_name(walk.flow, alias.asname or alias.name, Symbol(f"{module}.{alias.name}"))
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
    outer = flow.frame
    flow.frame = Frame(outer)
    rest = [one for one in node.body if not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    walk.execute(rest)
    flow.frame = outer
    methods = {
        one.name: Function(one, outer) for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    blueprint = Blueprint(node.name, methods, bases)
    walk.classes.append(blueprint)
    bind_name(flow, node.name, blueprint)
    return True


def _if(walk: Walk, node: ast.If) -> bool:
    value = evaluate(walk.flow, node.test)
    if isinstance(value, Constant) and value.value is False:
        return walk.execute(node.orelse)
    return walk.flow.branch([lambda: walk.execute(node.body), lambda: walk.execute(node.orelse)])


def _for(walk: Walk, node: ast.For | ast.AsyncFor) -> bool:
    value = evaluate(walk.flow, node.iter)

    def once() -> bool:
        bind(walk.flow, node.target, iterated(walk.flow, value))
        walk.execute(node.body)
        return True

    walk.flow.branch([once, lambda: True])
    walk.flow.rejoin("loop")
    return walk.execute(node.orelse)


def _while(walk: Walk, node: ast.While) -> bool:
    value = evaluate(walk.flow, node.test)
    walk.flow.branch([lambda: walk.execute(node.body) or True, lambda: True])
    walk.flow.rejoin("loop")
    endless = isinstance(value, Constant) and bool(value.value) and not _breaks(node.body)
    return not endless and walk.execute(node.orelse)


def _breaks(body: Sequence[ast.stmt]) -> bool:
    return any(isinstance(inner, ast.Break) for statement in body for inner in ast.walk(statement))


def _try(walk: Walk, node: ast.Try | ast.TryStar) -> bool:
    steps: list[Callable[[], bool]] = [lambda: walk.execute(node.body) and walk.execute(node.orelse)]
    steps += [partial(walk.execute, handler.body) for handler in node.handlers]
    goes_on = walk.flow.branch(steps)
    return walk.execute(node.finalbody) and goes_on


def _with(walk: Walk, node: ast.With | ast.AsyncWith) -> bool:
    for item in node.items:
        value = evaluate(walk.flow, item.context_expr)
        if item.optional_vars is not None:
            bind(walk.flow, item.optional_vars, value)
    return walk.execute(node.body)


def _match(walk: Walk, node: ast.Match) -> bool:
    evaluate(walk.flow, node.subject)
    steps: list[Callable[[], bool]] = [partial(walk.execute, case.body) for case in node.cases]
    return walk.flow.branch([*steps, lambda: True])


def _return(walk: Walk, node: ast.Return) -> bool:
    value = evaluate(walk.flow, node.value) if node.value is not None else Constant(None)
    walk.returned.append(value)
    walk.flow.leaving = "return"
    return False


def _stop(walk: Walk, node: ast.stmt) -> bool:
    del node
    walk.flow.leaving = "loop"
    return False


def _raise(walk: Walk, node: ast.Raise) -> bool:
    if node.exc is not None:
        evaluate(walk.flow, node.exc)
    walk.flow.leaving = ""
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


_EXECUTIONS: dict[type[ast.stmt], _Execution] = {
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
