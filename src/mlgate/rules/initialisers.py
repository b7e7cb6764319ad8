"""What the `__init__` of a class of the module does: which attributes it sets to what, and whether it starts its base."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import msgspec

from mlgate.rules.values import Blueprint, Symbol


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """`self.name = value`."""

    node: ast.expr
    name: str
    value: ast.expr | None


class Initialiser(msgspec.Struct, frozen=True, kw_only=True):
    """What an `__init__` does.

    `changed` are the parameters that it gives another value, where it does so first; `starts` the calls of an
    `__init__` of another class, `handed` the parameters that are arguments of such a call.
    """

    node: ast.FunctionDef | ast.AsyncFunctionDef
    parameters: tuple[str, ...]
    settings: tuple[Setting, ...]
    changed: dict[str, ast.expr]
    raised: tuple[ast.expr, ...]
    starts: tuple[ast.Call, ...]
    handed: frozenset[str]


def initialiser(blueprint: Blueprint) -> Initialiser | None:
    """Return what the `__init__` that `blueprint` itself defines does."""
    function = blueprint.methods.get("__init__")
    if function is None or isinstance(function.node, ast.Lambda):
        return None
    node = function.node
    given = [*node.args.posonlyargs, *node.args.args]
    if not given:
        return None
    itself = given[0].arg
    parameters = (*(one.arg for one in given[1:]), *(one.arg for one in node.args.kwonlyargs))
    settings: list[Setting] = []
    changed: dict[str, ast.expr] = {}
    raised: list[ast.expr] = []
    starts: list[ast.Call] = []
    for inner in _inside(node.body):
        for target, value in _assignments(inner):
            if isinstance(target, ast.Attribute) and _is(target.value, itself):
                settings.append(Setting(node=target, name=target.attr, value=value))
            elif isinstance(target, ast.Name) and target.id in parameters:
                changed.setdefault(target.id, target)
        if isinstance(inner, ast.Raise) and inner.exc is not None:
            raised.append(inner.exc)
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and inner.func.attr == "__init__":
            starts.append(inner)
    return Initialiser(
        node=node,
        parameters=parameters,
        settings=tuple(settings),
        changed=changed,
        raised=tuple(raised),
        starts=tuple(starts),
        handed=frozenset(name for call in starts for name in _names(call)),
    )


def bases_of(blueprint: Blueprint) -> Iterator[Blueprint | Symbol]:
    """Yield what `blueprint` is derived from, in this module and of the libraries."""
    waiting, seen = list(blueprint.bases), {blueprint.name}
    while waiting:
        base = waiting.pop(0)
        if isinstance(base, Blueprint) and base.name not in seen:
            seen.add(base.name)
            waiting += base.bases
            yield base
        elif isinstance(base, Symbol):
            yield base


def _inside(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield what is in `body` in order, and not what is in functions and classes there."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Tuple | ast.List):
                yield from ((one, None) for one in target.elts)
            else:
                yield target, node.value
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        yield node.target, node.value
    elif isinstance(node, ast.AugAssign):
        yield node.target, None


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _names(call: ast.Call) -> Iterator[str]:
    for given in (*call.args, *(keyword.value for keyword in call.keywords)):
        for inner in ast.walk(given):
            if isinstance(inner, ast.Name):
                yield inner.id
