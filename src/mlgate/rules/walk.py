"""The way through a module: statements in order, its own functions where they are called, the others at the end."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from mlgate.rules import frames
from mlgate.rules.calls import invoke
from mlgate.rules.expressions import evaluate
from mlgate.rules.flow import Flow
from mlgate.rules.own_models import find_method
from mlgate.rules.part_names import is_training_name
from mlgate.rules.random_states import RANDOM_STATES
from mlgate.rules.values import Arguments, Blueprint, Constant, Data, Each, Frame, Function, Instance, Items, Value

Execution: TypeAlias = Callable[["Walk", Any], bool]

# Calls are followed this deep, and in all at most so many statements for each line of the module; beyond, a
# call gives something unknown. So time grows with the module and not with the ways through it.
_DEEPEST = 5
_STEPS_PER_LINE = 4
_LEAST_STEPS = 2_000


class Walk:
    """The way through one module: what was followed, and what is left to follow by itself."""

    def __init__(self, flow: Flow, lines: int, executions: Mapping[type[ast.stmt], Execution]) -> None:
        """Start in a module of so many `lines`; `executions` says what each sort of statement does."""
        self.flow = flow
        self.executions = executions
        self.budget = max(_LEAST_STEPS, _STEPS_PER_LINE * lines)
        self.stack: list[ast.AST] = []
        self.returned: list[Value] = []
        # How many branches there are around the function that is followed, and whether it ended outside of any other.
        self.depth = 0
        self.ended = False
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
            execution = self.executions.get(type(statement))
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
        if not isinstance(definition, ast.Lambda) and is_training_name(definition.name):
            self._name_training_rows(arguments, definition.name)
        del node
        return self.run(function, frame)

    def _name_training_rows(self, arguments: Arguments, name: str) -> None:
        """Note that the rows which a function trains on, of some that were cut in two, are called so."""
        rows = self.flow.rows
        for value in arguments.all:
            if isinstance(value, Data) and value.rows and all(rows.sets[row].selector for row in value.rows):
                self.flow.label(value, name)

    def run(self, function: Function, frame: Frame) -> Value:
        """Follow the body of `function` with its parameters in `frame`."""
        flow, definition = self.flow, function.node
        self.followed.add(id(definition))
        before = flow.frame, flow.function, self.returned, flow.yielded, flow.configurable, flow.seedable
        flow.configurable = flow.configurable or takes_random_state(function.receiver)
        flow.seedable = flow.seedable or _names_random_state(definition.args)
        flow.frame, self.returned, flow.yielded = frame, [], []
        self.stack.append(definition)
        outer, flow.outer_loops = flow.outer_loops, flow.iterating
        since = flow.branches.mark()
        if isinstance(definition, ast.Lambda):
            self.returned.append(evaluate(flow, definition.body))
        else:
            flow.function = flow.function or definition.name
            before_depth, self.depth, self.ended = self.depth, flow.branches.depth, False
            goes_on = self.execute(definition.body)
            if not frame.kept:
                flow.branches.drop(frame.names, since)
            flow.branches.rejoin("return", since[0], reached=goes_on or self.ended)
            self.depth, self.ended = before_depth, False
        self.stack.pop()
        flow.outer_loops = outer
        result = self._result()
        flow.frame, flow.function, self.returned, flow.yielded, flow.configurable, flow.seedable = before
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
        every = {*names, *(parameter.arg for parameter in parameters.kwonlyargs)}
        known = {name: value for name, value in arguments.keywords.items() if name in every}
        frame.names.update(zip(names, given, strict=False))
        frame.names.update(known)
        if len(frame.names) < len(every):
            self._bind_absent(parameters, frame, whole=not arguments.open)
        if parameters.vararg is not None:
            frame.names[parameters.vararg.arg] = Items(tuple(given[len(names) :]))
        if parameters.kwarg is not None:
            rest = {name: value for name, value in arguments.keywords.items() if name not in known}
            frame.names[parameters.kwarg.arg] = (
                flow.outside("") if arguments.open else Items((*rest.values(),), (*rest,))
            )

    def _bind_absent(self, parameters: ast.arguments, frame: Frame, *, whole: bool) -> None:
        """Give the parameters that the call leaves out their defaults, or something from outside."""
        flow, positional = self.flow, [*parameters.posonlyargs, *parameters.args]
        absent = {one.arg for one in (*positional, *parameters.kwonlyargs) if one.arg not in frame.names}
        for parameter in (*positional, *parameters.kwonlyargs):
            if parameter.arg in absent:
                flow.rows.here = parameter
                frame.names[parameter.arg] = frames.annotated(flow, flow.outside(parameter.arg), parameter.annotation)
        pairs = list(zip(positional[::-1], parameters.defaults[::-1], strict=False))
        for parameter, default in [*pairs, *zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True)]:
            if parameter.arg not in absent:
                continue
            # A default of None stands for what the caller may give.
            if isinstance(default, ast.Constant) and default.value is not None:
                frame.names[parameter.arg] = Constant(default.value)
            elif isinstance(default, ast.Tuple) or (isinstance(default, ast.Call) and _is_slice(default)):
                frame.names[parameter.arg] = evaluate(self.flow, default)
            elif isinstance(default, ast.Constant) and whole:
                given = frame.names[parameter.arg]
                assert isinstance(given, Data)
                frame.names[parameter.arg] = msgspec.structs.replace(given, form="absent")

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


def takes_random_state(receiver: Value | None) -> bool:
    """Whether `receiver` is, or is of, a class whose `__init__` takes a random state, which it hands on as it likes."""
    blueprint = receiver.blueprint if isinstance(receiver, Instance) else receiver
    initial = find_method(blueprint, "__init__") if isinstance(blueprint, Blueprint) else None
    return initial is not None and _names_random_state(initial.node.args)


def _names_random_state(parameters: ast.arguments) -> bool:
    return any(one.arg in RANDOM_STATES for one in (*parameters.args, *parameters.kwonlyargs))


def _is_static(function: Function) -> bool:
    if isinstance(function.node, ast.Lambda):
        return True
    return any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in function.node.decorator_list)


def _is_slice(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "slice"
