"""What an expression gives."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from mlgate.rules import frames, libraries, operators
from mlgate.rules.bindings import bind, note_write
from mlgate.rules.builtin_calls import BUILTINS, iterated, unzipped
from mlgate.rules.calls import call_method, get_attribute, invoke
from mlgate.rules.comprehensions import comprehend
from mlgate.rules.containers import appended
from mlgate.rules.events import Read
from mlgate.rules.flow import Flow
from mlgate.rules.loop_rows import Since
from mlgate.rules.nodes import children
from mlgate.rules.random_states import asks_for_random_state
from mlgate.rules.subscripts import subscript
from mlgate.rules.values import (
    LONGEST_TEXT,
    Arguments,
    Constant,
    Data,
    Each,
    Frame,
    Function,
    Items,
    Nested,
    Object,
    Value,
    constant,
    symbol,
)
from mlgate.rules.windows import collected

_Evaluation: TypeAlias = Callable[[Flow, Any], Value]

# An in-line list longer than this is data, not a list of things to tell apart.
_MOST_ITEMS = 64
_FEW = 8


def evaluate(flow: Flow, node: ast.expr) -> Value:
    """Return the value of `node`, and follow what it does."""
    evaluation = _EVALUATIONS.get(type(node))
    if evaluation is not None:
        value = evaluation(flow, node)
        return flow.unknown() if isinstance(value, Nested) and value.is_too_large else value
    return flow.unknown(*[evaluate(flow, child) for child in _children(node)])


def _children(node: ast.AST) -> Iterator[ast.expr]:
    for child in children(node):
        if isinstance(child, ast.expr):
            yield child
        elif not isinstance(child, (ast.expr_context, ast.operator)):
            yield from _children(child)


def _name(flow: Flow, node: ast.Name) -> Value:
    name = node.id
    frame: Frame | None = flow.frame
    while frame is not None:
        if name in frame.names:
            return frame.names[name]
        frame = frame.outer
    if name in BUILTINS:
        return symbol(f"builtins.{name}")
    for module in flow.star_imports:
        if module.startswith(libraries.PACKAGES) and libraries.is_exported_name(name):
            return symbol(f"{module}.{name}")
    key = (0, name)
    if key not in flow.members:
        flow.rows.here = node
        flow.members[key] = flow.outside(name)
    return flow.members[key]


def _attribute(flow: Flow, node: ast.Attribute) -> Value:
    value, name = evaluate(flow, node.value), node.attr
    if isinstance(value, Object) and name.endswith("_") and not name.startswith("_"):
        flow.reads.append(Read(place=flow.place(node), owner=value, name=name, fits=len(flow.fits)))
    return flow.origins.passed(get_attribute(flow, value, name), value, node)


def _call(flow: Flow, node: ast.Call) -> Value:
    function = node.func
    if isinstance(function, ast.Name) and function.id == "zip" and len(node.args) == 1:
        given = node.args[0]
        pairs = evaluate(flow, given.value) if isinstance(given, ast.Starred) else None
        if isinstance(pairs, Each) or (isinstance(pairs, Data) and pairs.rows):
            return unzipped(flow, pairs)
    receiver = evaluate(flow, function.value) if isinstance(function, ast.Attribute) else None
    callee = evaluate(flow, function) if receiver is None else None
    asserting = _called_name(function).lower().startswith("assert")
    flow.asserted += asserting
    arguments = _arguments(flow, node)
    flow.asserted -= asserting
    flow.rows.here = node
    if isinstance(function, ast.Attribute) and receiver is not None:
        if "inplace" in arguments.keywords and frames.is_in_place(arguments):
            note_write(flow, function.value, receiver, node, function.attr)
        longer = appended(flow, receiver, function.attr, arguments, node)
        if longer is not None:
            flow.orders.lengthened(receiver, longer)
            _lengthen(flow, function.value, longer)
            return Constant(None)
        result = call_method(flow, receiver, function.attr, arguments, node)
        return flow.origins.method(result, receiver, function.attr, arguments, node)
    assert callee is not None
    return invoke(flow, callee, arguments, node)


def _lengthen(flow: Flow, target: ast.expr, longer: Value) -> None:
    """Give `longer` to `target`, in the scope whose list it is: what adds to a list does not make a name."""
    frame: Frame | None = flow.frame
    while isinstance(target, ast.Name) and frame is not None:
        if target.id in frame.names:
            flow.put(frame.names, target.id, longer)
            return
        frame = frame.outer
    bind(flow, target, longer)


def _called_name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _arguments(flow: Flow, node: ast.Call) -> Arguments:
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    is_open = False
    for argument in node.args:
        value = evaluate(flow, argument.value if isinstance(argument, ast.Starred) else argument)
        if not isinstance(argument, ast.Starred):
            positional.append(value)
        elif isinstance(value, Items) and value.keys is None:
            positional += value.values
        else:
            positional += _told(flow, value)
            is_open = True
    for keyword in node.keywords:
        value = evaluate(flow, keyword.value)
        if keyword.arg is not None:
            keywords[keyword.arg] = value
        elif isinstance(value, Items) and value.keys is not None and all(isinstance(key, str) for key in value.keys):
            keywords |= {str(key): one for key, one in zip(value.keys, value.values, strict=True)}
        else:
            keywords["**"] = value
            is_open = True
    return Arguments(tuple(positional), keywords, is_open)


def _told(flow: Flow, value: Value) -> list[Value]:
    """Return one of the numbers, learned of rows, that a call is given one by one: `clip(*x.quantile([0.1, 0.9]))`."""
    one = value.element if isinstance(value, Each) else value
    return [one] if isinstance(one, Data) and not one.rows and flow.lessons(one, "statistic", "fit") else []


def _literal(flow: Flow, node: ast.Constant) -> Value:
    del flow
    return Constant(node.value)


def _sequence(flow: Flow, node: ast.Tuple | ast.List | ast.Set) -> Value:
    values: list[Value] = []
    for element in node.elts:
        if isinstance(element, ast.Starred):
            value = evaluate(flow, element.value)
            if isinstance(value, Each) or (isinstance(value, Data) and value.form == "listed"):
                # Known by one of them only.
                values.append(value.element if isinstance(value, Each) else value)
                continue
            if not isinstance(value, Items) or value.keys is not None:
                return Each(flow.join([iterated(flow, value), *values]))
            values += value.values
        else:
            values.append(evaluate(flow, element))
    if len(values) > _MOST_ITEMS:
        return Data(
            flow.identity(), flow.rows.few(flow.rows_of(*values)), form="labels" if _all_literal(values) else ""
        )
    made = Items(tuple(values))
    if isinstance(node, ast.Set):
        flow.orders.set(made, flow.place(node))
    flow.orders.made(made)
    return made


def _all_literal(values: list[Value]) -> bool:
    return all(isinstance(value, Constant) for value in values)


def _dict(flow: Flow, node: ast.Dict) -> Value:
    entries: dict[object, Value] = {}
    for key, item in zip(node.keys, node.values, strict=True):
        value = evaluate(flow, item)
        if key is None:
            if isinstance(value, Items) and value.keys is not None:
                entries |= dict(zip(value.keys, value.values, strict=True))
            continue
        name = constant(evaluate(flow, key))
        entries[name if isinstance(name, (str, int, float, type(None))) else ("unknown", len(entries))] = value
        flow.label(value, str(name))
    if len(entries) > _MOST_ITEMS:
        return Data(flow.identity(), flow.rows.few(flow.rows_of(*entries.values())))
    return Items(tuple(entries.values()), tuple(entries))


def _either(flow: Flow, node: ast.IfExp) -> Value:
    test = evaluate(flow, node.test)
    if isinstance(test, Constant) and isinstance(test.value, bool):
        return evaluate(flow, node.body if test.value else node.orelse)
    before = flow.seedable
    flow.seedable = before or asks_for_random_state(node.test)
    sides = [evaluate(flow, node.body), evaluate(flow, node.orelse)]
    flow.seedable = before
    return flow.join(sides)


def _lambda(flow: Flow, node: ast.Lambda) -> Value:
    return Function(node, flow.frame.keep())


def _named(flow: Flow, node: ast.NamedExpr) -> Value:
    value = evaluate(flow, node.value)
    bind(flow, node.target, value)
    return value


def _await(flow: Flow, node: ast.Await) -> Value:
    return evaluate(flow, node.value)


def _starred(flow: Flow, node: ast.Starred) -> Value:
    return Each(iterated(flow, evaluate(flow, node.value)))


def _yield(flow: Flow, node: ast.Yield) -> Value:
    value = evaluate(flow, node.value) if node.value is not None else Constant(None)
    if flow.counting and flow.around:
        # Whoever goes through it gets all of them.
        value = collected(flow, value, Since(flow.around[-1].start, nested=False), node)
    flow.yielded.append(value)
    return flow.unknown()


def _yield_from(flow: Flow, node: ast.YieldFrom) -> Value:
    value = evaluate(flow, node.value)
    flow.yielded.append(iterated(flow, value))
    return flow.unknown()


def _text(flow: Flow, node: ast.JoinedStr) -> Value:
    texts: list[object] = []
    first: Value | None = None
    for part in node.values:
        value = evaluate(flow, part.value) if isinstance(part, ast.FormattedValue) else evaluate(flow, part)
        is_plain = not isinstance(part, ast.FormattedValue) or (part.conversion == -1 and part.format_spec is None)
        texts.append(constant(value) if is_plain else ...)
        first = first or value
    known = [text for text in texts if isinstance(text, str)]
    is_known = len(known) == len(texts) and sum(map(len, known)) <= LONGEST_TEXT
    text = Constant("".join(known)) if is_known else Data(flow.identity())
    # A path lies where it begins.
    return text if first is None else flow.origins.passed(text, first, node)


_EVALUATIONS: dict[type[ast.expr], _Evaluation] = {
    ast.Attribute: _attribute,
    ast.Await: _await,
    ast.BinOp: operators.calculate,
    ast.BoolOp: operators.choose,
    ast.Call: _call,
    ast.Compare: operators.compare,
    ast.Constant: _literal,
    ast.Dict: _dict,
    ast.DictComp: comprehend,
    ast.GeneratorExp: comprehend,
    ast.IfExp: _either,
    ast.JoinedStr: _text,
    ast.Lambda: _lambda,
    ast.List: _sequence,
    ast.ListComp: comprehend,
    ast.Name: _name,
    ast.NamedExpr: _named,
    ast.Set: _sequence,
    ast.SetComp: comprehend,
    ast.Starred: _starred,
    ast.Subscript: subscript,
    ast.Tuple: _sequence,
    ast.UnaryOp: operators.turn,
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
}
