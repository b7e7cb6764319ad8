"""The names that a function of a module reads whatever happens when it is called."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlgate.rules.nodes import children

_LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue, ast.Yield, ast.YieldFrom)
_OWN_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Reads(NamedTuple):
    """The names from outside a function that it reads in any case, and those of them that it calls."""

    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


def certain_reads(function: ast.FunctionDef) -> Reads:
    """Return what `function` reads whenever it is called; nothing for a generator, which runs later."""
    if any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in _inside(function.body)):
        return Reads()
    parameters = function.args
    own = {one.arg for one in (*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs)}
    own |= {one.arg for one in (parameters.vararg, parameters.kwarg) if one is not None}
    own |= {name for name, _ in stored(function.body)}
    names: dict[str, None] = {}
    called: dict[str, None] = {}
    for expression in _certain(function.body):
        for node in _evaluated(expression):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
                names[node.id] = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id not in own:
                called[node.func.id] = None
    return Reads(tuple(names), tuple(called))


def stored(body: Iterable[ast.AST]) -> Iterator[tuple[str, int]]:
    """Yield the names that the nodes of `body` give in their scope, each with its line."""
    for node in _inside(body):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, node.lineno
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name, node.lineno
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], node.lineno
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name is not None:
            yield node.name, node.lineno
        elif isinstance(node, ast.MatchMapping) and node.rest is not None:
            yield node.rest, node.lineno


def _inside(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield all nodes of `body` without what has a scope of its own."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*_OWN_SCOPES, *_COMPREHENSIONS)):
            waiting += children(node)


def _certain(body: Iterable[ast.stmt]) -> Iterator[ast.expr]:
    """Yield the expressions that the statements of `body` evaluate in any case."""
    for node in body:
        if isinstance(node, (ast.If, ast.While)):
            yield node.test
        elif isinstance(node, ast.For):
            yield node.iter
        elif isinstance(node, ast.Match):
            yield node.subject
        elif isinstance(node, ast.With):
            yield from (item.context_expr for item in node.items)
        elif not isinstance(node, (*_OWN_SCOPES, ast.Try, ast.TryStar, ast.AsyncWith, ast.AsyncFor)):
            yield from (one for one in children(node) if isinstance(one, ast.expr) and not _is_note(node, one))
        if any(isinstance(inner, _LEAVING) for inner in _inside([node])):
            return


def _is_note(node: ast.stmt, child: ast.expr) -> bool:
    return isinstance(node, ast.AnnAssign) and child is node.annotation


def _evaluated(expression: ast.expr) -> Iterator[ast.AST]:
    """Yield the parts of `expression` that are evaluated in any case."""
    waiting: list[ast.AST] = [expression]
    while waiting:
        node = waiting.pop(0)
        yield node
        if isinstance(node, ast.BoolOp):
            waiting.append(node.values[0])
        elif isinstance(node, ast.IfExp):
            waiting.append(node.test)
        elif isinstance(node, _COMPREHENSIONS):
            waiting.append(node.generators[0].iter)
        elif isinstance(node, ast.Compare):
            waiting += [node.left, node.comparators[0]]
        elif not isinstance(node, ast.Lambda):
            waiting += children(node)
