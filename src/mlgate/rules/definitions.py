"""What a module gives names to by importing or by defining it."""

from __future__ import annotations

import ast

from mlgate.rules import libraries
from mlgate.rules.events import Definition
from mlgate.rules.expressions import evaluate
from mlgate.rules.flow import Flow
from mlgate.rules.values import Blueprint, Frame, Function, Value, symbol
from mlgate.rules.walk import Walk, takes_random_state


def import_modules(walk: Walk, node: ast.Import) -> bool:
    """Follow `import …`."""
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        bind_name(walk.flow, name, symbol(alias.name if alias.asname else name))
    return True


def import_names(walk: Walk, node: ast.ImportFrom) -> bool:
    """Follow `from … import …`."""
    module = "." * node.level + (node.module or "")
    for alias in node.names:
        if alias.name == "*":
            walk.flow.star_imports.append(module)
        else:
            named = symbol(f"{module}.{alias.name}")
            name = alias.asname or alias.name
            bind_name(walk.flow, name, walk.flow.outside(name) if libraries.is_data(named) else named)
    return True


def bind_name(flow: Flow, name: str, value: Value) -> None:
    """Give `value` to `name` in the present scope."""
    flow.put(flow.owner(name).names, name, value)


def define_function(walk: Walk, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Follow the definition of a function; it is followed where it is called, or at the end."""
    function = Function(node, walk.flow.frame.keep())
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


def define_class(walk: Walk, node: ast.ClassDef) -> bool:
    """Follow the definition of a class."""
    flow = walk.flow
    bases = tuple(evaluate(flow, base) for base in node.bases)
    before = flow.frame, flow.configurable
    defined = [one for one in node.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))]
    fields = Frame(flow.frame)
    annotated = [
        one.target.id for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
    ]
    methods = {one.name: Function(one, flow.frame.keep()) for one in defined}
    blueprint = Blueprint(node.name, methods, bases, fields, tuple(annotated))
    flow.frame, flow.configurable = fields, flow.configurable or takes_random_state(blueprint)
    walk.execute([one for one in node.body if not isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))])
    flow.frame, flow.configurable = before
    walk.classes.append(blueprint)
    flow.classes.append(Definition(blueprint=blueprint, function=flow.function))
    bind_name(flow, node.name, blueprint)
    return True
