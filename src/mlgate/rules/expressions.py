"""What an expression gives."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from mlgate.rules import libraries
from mlgate.rules.aggregates import without_ends
from mlgate.rules.bindings import bind
from mlgate.rules.builtin_calls import BUILTINS, iterated
from mlgate.rules.calls import appended, call_method, get_attribute, invoke
from mlgate.rules.columns import combined, named
from mlgate.rules.data_methods import compared
from mlgate.rules.flow import Flow
from mlgate.rules.subscripts import subscript
from mlgate.rules.values import (
    NONE,
    Arguments,
    Constant,
    Data,
    Each,
    Frame,
    Function,
    Items,
    Symbol,
    Value,
    constant,
    is_absent,
    is_something,
)

_Evaluation: TypeAlias = Callable[[Flow, Any], Value]

# An in-line list longer than this is data, not a list of things to tell apart.
_MOST_ITEMS = 64
_FEW = 8


def evaluate(flow: Flow, node: ast.expr) -> Value:
    """Return the value of `node`, and follow what it does."""
    evaluation = _EVALUATIONS.get(type(node))
    if evaluation is not None:
        return evaluation(flow, node)
    return flow.unknown(*[evaluate(flow, child) for child in _children(node)])


def _children(node: ast.AST) -> Iterator[ast.expr]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield child
        elif not isinstance(child, ast.expr_context | ast.operator):
            yield from _children(child)


def _name(flow: Flow, node: ast.Name) -> Value:
    name = node.id
    frame: Frame | None = flow.frame
    while frame is not None:
        if name in frame.names:
            return frame.names[name]
        frame = frame.outer
    if name in BUILTINS:
        return Symbol(f"builtins.{name}")
    for module in flow.star_imports:
        if module.startswith(libraries.PACKAGES) and libraries.is_exported_name(name):
            return Symbol(f"{module}.{name}")
    key = (0, name)
    if key not in flow.members:
        flow.members[key] = flow.outside(name)
    return flow.members[key]


def _attribute(flow: Flow, node: ast.Attribute) -> Value:
    return get_attribute(flow, evaluate(flow, node.value), node.attr)


def _call(flow: Flow, node: ast.Call) -> Value:
    function = node.func
    receiver = evaluate(flow, function.value) if isinstance(function, ast.Attribute) else None
    callee = evaluate(flow, function) if receiver is None else None
    asserting = _called_name(function).lower().startswith("assert")
    flow.asserted += asserting
    arguments = _arguments(flow, node)
    flow.asserted -= asserting
    if isinstance(function, ast.Attribute) and receiver is not None:
        longer = appended(flow, receiver, function.attr, arguments)
        if longer is not None:
            bind(flow, function.value, longer)
            return Constant(None)
        return call_method(flow, receiver, function.attr, arguments, node)
    assert callee is not None
    return invoke(flow, callee, arguments, node)


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


def _literal(flow: Flow, node: ast.Constant) -> Value:
    del flow
    return Constant(node.value)


def _sequence(flow: Flow, node: ast.Tuple | ast.List | ast.Set) -> Value:
    values: list[Value] = []
    for element in node.elts:
        if isinstance(element, ast.Starred):
            value = evaluate(flow, element.value)
            if not isinstance(value, Items) or value.keys is not None:
                return Each(flow.join([iterated(flow, value), *values]))
            values += value.values
        else:
            values.append(evaluate(flow, element))
    if len(values) > _MOST_ITEMS:
        return Data(flow.identity(), flow.rows_of(*values), form="labels" if _all_literal(values) else "")
    return Items(tuple(values))


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
        entries[name if isinstance(name, str | int | float | None) else ("unknown", len(entries))] = value
        flow.label(value, str(name))
    if len(entries) > _MOST_ITEMS:
        return Data(flow.identity(), flow.rows_of(*entries.values()))
    return Items(tuple(entries.values()), tuple(entries))


def _binary(flow: Flow, node: ast.BinOp) -> Value:
    # A long sum is nested to the left, as deep as it is long.
    operands = []
    inner: ast.expr = node
    while isinstance(inner, ast.BinOp):
        operands.append(inner)
        inner = inner.left
    value = evaluate(flow, inner)
    for operand in reversed(operands):
        value = _combined(flow, value, evaluate(flow, operand.right), operand)
    return value


def _combined(flow: Flow, left: Value, right: Value, node: ast.BinOp) -> Value:
    if isinstance(left, Items) and isinstance(right, Items) and left.keys is None and right.keys is None:
        return Items((*left.values, *right.values)[:_MOST_ITEMS])
    if isinstance(left, Items) and left.keys is None and isinstance(node.op, ast.Mult):
        times = constant(right)
        return Items((left.values * times)[:_MOST_ITEMS]) if type(times) is int and 0 <= times <= _MOST_ITEMS else left
    if isinstance(left, Constant) and isinstance(right, Constant):
        return Data(flow.identity())
    if flow.predicted(left) or flow.predicted(right):
        flow.judged(node, "a comparison", left, right, known=False)
    masks = [value.form for value in (left, right) if isinstance(value, Data) and value.form == "mask"]
    if isinstance(left, Data) and left.form == "drawn":
        left, right = right, left
    rows = flow.rows_of(left) or flow.rows_of(right)
    sources = [value for value in (left, right) if not (rows and without_ends(flow, node.op, value))]
    about = combined(tuple(flow.about(one) for one in (left, right) if flow.rows_of(one)), exact=True)
    return flow.data(rows, *sources, form="mask" if masks else "", about=about)


def _compare(flow: Flow, node: ast.Compare) -> Value:
    if len(node.ops) == 1 and isinstance(node.ops[0], ast.Is | ast.IsNot):
        known = _is_none(flow, node)
        if known is not None:
            return Constant(known == isinstance(node.ops[0], ast.Is))
    values = [evaluate(flow, node.left), *[evaluate(flow, other) for other in node.comparators]]
    if any(map(flow.predicted, values)):
        flow.judged(node, "a comparison", *values, known=False)
    rows = next((rows for rows in map(flow.rows_of, values) if rows), NONE)
    about = combined(tuple(flow.about(one) for one in values if flow.rows_of(one)), exact=True)
    return flow.data(rows, *values, form="mask", about=about, selector=compared(node))


def _is_none(flow: Flow, node: ast.Compare) -> bool | None:
    """Return whether what is compared with None is None, where that is known."""
    if not (isinstance(node.comparators[0], ast.Constant) and node.comparators[0].value is None):
        return None
    value = evaluate(flow, node.left)
    if is_something(value):
        return False
    return True if is_absent(value) else None


def _unary(flow: Flow, node: ast.UnaryOp) -> Value:
    value = evaluate(flow, node.operand)
    if isinstance(value, Constant) and isinstance(node.op, ast.USub) and isinstance(value.value, int | float):
        return Constant(-value.value)
    if isinstance(value, Data) and isinstance(node.op, ast.Invert):
        key, side = value.selector or (("mask", value.identity), 0)
        return flow.data(value.rows, value, form="mask", selector=(key, 1 - side))
    return flow.data(flow.rows_of(value), value)


def _either(flow: Flow, node: ast.IfExp) -> Value:
    evaluate(flow, node.test)
    return flow.join([evaluate(flow, node.body), evaluate(flow, node.orelse)])


def _choice(flow: Flow, node: ast.BoolOp) -> Value:
    values: list[Value] = []
    for operand in node.values:
        value = evaluate(flow, operand)
        values.append(value)
        if isinstance(node.op, ast.Or) and is_something(value):
            # What stands behind is not evaluated.
            break
    if isinstance(node.op, ast.Or):
        values = [value for value in values if not is_absent(value)] or values
    return flow.join(values)


def _lambda(flow: Flow, node: ast.Lambda) -> Value:
    return Function(node, flow.frame)


def _comprehension(flow: Flow, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Value:
    listed = _each_of_few(flow, node)
    if listed is not None:
        return listed
    frame = flow.frame
    flow.frame = Frame(frame)
    filtered = False
    over: list[Value] = []
    chosen = NONE
    flow.iterating += 1
    for generator in node.generators:
        over.append(evaluate(flow, generator.iter))
        bind(flow, generator.target, iterated(flow, over[-1]))
        for condition in generator.ifs:
            chosen |= flow.lessons(evaluate(flow, condition), "selection", "fit")
            filtered = True
    element = evaluate(flow, node.value if isinstance(node, ast.DictComp) else node.elt)
    if isinstance(node, ast.DictComp):
        chosen |= flow.learned(evaluate(flow, node.key))
    flow.iterating -= 1
    flow.frame = frame
    source = over[0]
    if isinstance(source, Data) and source.about is not None and source.about.names is None:
        # A frame gives its columns, too.
        return _columns_but(flow, source, node)
    if chosen:
        of = element if isinstance(element, Data) else Data(flow.identity())
        return Each(flow.data(of.rows, of, form=of.form, learned=chosen))
    if isinstance(source, Data) and source.form != "labels" and isinstance(element, Data | Constant):
        # What is made of every row of data is data of these rows.
        rows = flow.rows.subset(source.rows) if filtered else source.rows
        return flow.data(rows, element)
    return Each(element)


def _columns_but(flow: Flow, source: Data, node: ast.expr) -> Data:
    """Return the columns `[c for c in df.columns if c != "y"]`, as far as it can be told which are left out."""
    about, generators = source.about, getattr(node, "generators", [])
    for condition in generators[0].ifs:
        is_known = isinstance(condition, ast.Compare) and isinstance(condition.left, ast.Name)
        names = named(evaluate(flow, condition.comparators[0])) if is_known else None
        leaves_out = is_known and isinstance(condition.ops[0], ast.NotEq | ast.NotIn)
        about = about.without(names) if about is not None and names is not None and leaves_out else None
    return Data(flow.identity(), form="labels", about=about)


def _each_of_few(flow: Flow, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Value | None:
    """Return what is made of each of a few things that are known, one by one; `None` for others."""
    generator = node.generators[0]
    if len(node.generators) > 1 or generator.ifs or not isinstance(generator.iter, ast.Tuple | ast.List | ast.Call):
        return None
    source = evaluate(flow, generator.iter)
    if not isinstance(source, Items) or source.keys is not None or not 0 < len(source.values) <= _FEW:
        return None
    frame = flow.frame
    flow.frame = Frame(frame)
    flow.iterating += 1
    values, keys = [], []
    for one in source.values:
        bind(flow, generator.target, one)
        if isinstance(node, ast.DictComp):
            keys.append(constant(evaluate(flow, node.key)))
        values.append(evaluate(flow, node.value if isinstance(node, ast.DictComp) else node.elt))
        if keys:
            flow.label(values[-1], str(keys[-1]))
    flow.iterating -= 1
    flow.frame = frame
    if not isinstance(node, ast.DictComp):
        return Items(tuple(values))
    return Items(tuple(values), tuple(keys)) if all(isinstance(key, str | int) for key in keys) else None


def _named(flow: Flow, node: ast.NamedExpr) -> Value:
    value = evaluate(flow, node.value)
    bind(flow, node.target, value)
    return value


def _await(flow: Flow, node: ast.Await) -> Value:
    return evaluate(flow, node.value)


def _starred(flow: Flow, node: ast.Starred) -> Value:
    return Each(iterated(flow, evaluate(flow, node.value)))


def _yield(flow: Flow, node: ast.Yield) -> Value:
    flow.yielded.append(evaluate(flow, node.value) if node.value is not None else Constant(None))
    return flow.unknown()


def _text(flow: Flow, node: ast.JoinedStr) -> Value:
    for part in node.values:
        if isinstance(part, ast.FormattedValue) and not isinstance(part.value, ast.Name | ast.Constant):
            evaluate(flow, part.value)
    return Data(flow.identity())


_EVALUATIONS: dict[type[ast.expr], _Evaluation] = {
    ast.Attribute: _attribute,
    ast.Await: _await,
    ast.BinOp: _binary,
    ast.BoolOp: _choice,
    ast.Call: _call,
    ast.Compare: _compare,
    ast.Constant: _literal,
    ast.Dict: _dict,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.IfExp: _either,
    ast.JoinedStr: _text,
    ast.Lambda: _lambda,
    ast.List: _sequence,
    ast.ListComp: _comprehension,
    ast.Name: _name,
    ast.NamedExpr: _named,
    ast.Set: _sequence,
    ast.SetComp: _comprehension,
    ast.Starred: _starred,
    ast.Subscript: subscript,
    ast.Tuple: _sequence,
    ast.UnaryOp: _unary,
    ast.Yield: _yield,
}
