"""What the `__init__` of a class of the module does: which attributes it sets to what, and if it starts its base."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import msgspec

from mlgate.rules.nodes import children, walk
from mlgate.rules.values import MOST_BASES, Blueprint, Symbol


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """`self.name = value`."""

    node: ast.expr
    name: str
    value: ast.expr | None


class Initialiser(msgspec.Struct, frozen=True, kw_only=True):
    """What an `__init__` does.

    `changed` are the parameters that it gives another value than a literal, where it does so first; `checks` the first
    `raise` that depends on one; `starts` the calls of an `__init__` of another class, `handed` the names that are
    arguments of such a call.
    """

    node: ast.FunctionDef | ast.AsyncFunctionDef
    parameters: tuple[str, ...]
    settings: tuple[Setting, ...]
    changed: dict[str, ast.expr]
    checks: ast.expr | None
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
    body = list(_inside(node.body))
    written = [pair for inner in body for pair in _assignments(inner)]
    changed: dict[str, ast.expr] = {}
    for target, value in written:
        if isinstance(target, ast.Name) and target.id in parameters and not isinstance(value, ast.Constant):
            changed.setdefault(target.id, target)
    starts = [inner for inner in body if isinstance(inner, ast.Call) and _is_start(inner.func)]
    tests = [one for one in body if isinstance(one, ast.If) and not set(_names(one.test)).isdisjoint(parameters)]
    return Initialiser(
        node=node,
        parameters=parameters,
        settings=tuple(
            Setting(node=target, name=target.attr, value=value)
            for target, value in written
            if isinstance(target, ast.Attribute) and _is(target.value, itself)
        ),
        changed=changed,
        checks=next((error for test in tests for error in _raised(test)), None) or _asserted(body, parameters),
        starts=tuple(starts),
        handed=frozenset(name for call in starts for name in _arguments(call)),
    )


def _is_start(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr == "__init__"


def bases_of(blueprint: Blueprint) -> Iterator[Blueprint | Symbol]:
    """Yield what `blueprint` is derived from, in this module and of the libraries."""
    waiting, seen = list(blueprint.bases), {blueprint.name}
    while waiting and len(seen) < MOST_BASES:
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
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting += reversed(children(node))


def _assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, (ast.Tuple, ast.List)):
                yield from ((one, None) for one in target.elts)
            else:
                yield target, node.value
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        yield node.target, node.value
    elif isinstance(node, ast.AugAssign):
        yield node.target, None


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _raised(node: ast.If) -> Iterator[ast.expr]:
    for inner in _inside([*node.body, *node.orelse]):
        if isinstance(inner, ast.Raise) and inner.exc is not None:
            yield inner.exc


def _asserted(body: list[ast.AST], parameters: tuple[str, ...]) -> ast.expr | None:
    tests = (one.test for one in body if isinstance(one, ast.Assert))
    return next((test for test in tests if not set(_names(test)).isdisjoint(parameters)), None)


def _arguments(call: ast.Call) -> Iterator[str]:
    for given in (*call.args, *(keyword.value for keyword in call.keywords)):
        yield from _names(given)


def _names(node: ast.expr) -> Iterator[str]:
    return (inner.id for inner in walk(node) if isinstance(inner, ast.Name))
