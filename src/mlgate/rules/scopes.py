"""Which names of a module are used at its top level before anything gives them: cells and statements in order.

A name that may have been given, by a branch, a loop, a star import or a magic, counts as given. The body of a function
is looked at where it is called by name, and only what it reads whatever happens.
"""

from __future__ import annotations

import ast

from mlgate.rules.called_names import stored
from mlgate.rules.given_names import EarlyUse, Following, Names
from mlgate.rules.magics import given
from mlgate.rules.nodes import walk
from mlgate.rules.sources import Source

_OPENING = frozenset({"exec", "execfile", "get_ipython", "globals", "locals"})
_CATCHING = frozenset({"BaseException", "Exception", "NameError"})


def early_uses(source: Source) -> list[EarlyUse]:
    """Return the first use of every name that is used before a cell of the notebook `source` gives it."""
    names = Names(_STATEMENTS, _EXPRESSIONS)
    broken = {id(source.cell(failure.line)) for failure in source.failures}
    statements = iter(source.body)
    statement = next(statements, None)
    cells = source.notebook.cells if source.notebook is not None else ()
    for cell, raw in zip(source.cells, cells, strict=True):
        bound, opens = given(raw.text)
        for name in bound:
            names.bind(name, cell.first + 1)
        names.is_open = names.is_open or opens or id(cell) in broken
        names.guarded = int("raises-exception" in raw.tags)
        last = cell.first + cell.text.count("\n") + 1
        while statement is not None and statement.lineno <= last:
            names.run([statement])
            statement = next(statements, None)
    return names.early()


def _assign(names: Names, node: ast.Assign) -> None:
    names.see(node.value)
    for target in node.targets:
        names.see(target)


def _annotated(names: Names, node: ast.AnnAssign) -> None:
    if node.value is not None:
        names.see(node.value)
        names.see(node.target)


def _augmented(names: Names, node: ast.AugAssign) -> None:
    names.see(node.value)
    if isinstance(node.target, ast.Name):
        names.read(node.target.id, node.target)
    names.see(node.target)


def _import(names: Names, node: ast.Import | ast.ImportFrom) -> None:
    for alias in node.names:
        if alias.name == "*":
            names.is_open = True
        else:
            names.bind(alias.asname or alias.name.partition(".")[0], node.lineno)


def _function(names: Names, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    for one in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
        names.see(one)
    names.define(node)


def _class(names: Names, node: ast.ClassDef) -> None:
    for one in (*node.decorator_list, *node.bases, *node.keywords):
        names.see(one)
    names.within({"__module__", "__qualname__"}, lambda: names.run(node.body))
    names.bind(node.name, node.lineno)


def _if(names: Names, node: ast.If) -> None:
    names.see(node.test)
    never = isinstance(node.test, ast.Constant) and not node.test.value
    names.branch(() if never else node.body, node.orelse)


def _loop(names: Names, node: ast.For | ast.AsyncFor | ast.While) -> None:
    names.see(node.test if isinstance(node, ast.While) else node.iter)
    if not isinstance(node, ast.While):
        names.see(node.target)
    # What a later round reads, an earlier one may have given.
    for name, line in stored(node.body):
        names.bind(name, line)
    names.branch(node.body, node.orelse)


def _with(names: Names, node: ast.With | ast.AsyncWith) -> None:
    for item in node.items:
        names.see(item.context_expr)
        names.see(item.optional_vars)
    # `contextlib.suppress` and `pytest.raises` end it early.
    names.branch(node.body)


def _try(names: Names, node: ast.Try | ast.TryStar) -> None:
    is_guarded = any(_catches(handler.type) for handler in node.handlers)
    names.guarded += is_guarded
    names.branch(node.body)
    names.guarded -= is_guarded
    for handler in node.handlers:
        names.see(handler.type)
        if handler.name is not None:
            names.bind(handler.name, handler.lineno)
        names.branch(handler.body)
    names.branch(node.orelse, node.finalbody)


def _catches(kind: ast.expr | None) -> bool:
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(one is None or (isinstance(one, ast.Name) and one.id in _CATCHING) for one in kinds)


def _match(names: Names, node: ast.Match) -> None:
    names.see(node.subject)
    for case in node.cases:
        for name, line in stored([case.pattern]):
            names.bind(name, line)
        names.see(case.guard)
        names.branch(case.body)


def _delete(names: Names, node: ast.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ast.Name):
            names.read(target.id, target)
            names.delete(target.id, node.lineno)
        else:
            names.see(target)


def _nothing(names: Names, node: ast.AST) -> None:
    del names, node


def _name(names: Names, node: ast.Name) -> None:
    if isinstance(node.ctx, ast.Load):
        names.read(node.id, node)
    else:
        names.bind(node.id, node.lineno)


def _lambda(names: Names, node: ast.Lambda) -> None:
    for one in (*node.args.defaults, *node.args.kw_defaults):
        names.see(one)


def _generator(names: Names, node: ast.GeneratorExp) -> None:
    # The rest runs when somebody asks, if anybody does.
    names.see(node.generators[0].iter)


def _comprehension(names: Names, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
    names.see(node.generators[0].iter)
    for inner in walk(node):
        if isinstance(inner, ast.NamedExpr) and isinstance(inner.target, ast.Name):
            names.bind(inner.target.id, inner.lineno)
    own = {name for generator in node.generators for name, _ in stored([generator.target])}
    names.within(own, lambda: _elements(names, node))


def _elements(names: Names, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
    for number, generator in enumerate(node.generators):
        if number:
            names.see(generator.iter)
        for condition in generator.ifs:
            names.see(condition)
    for one in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
        names.see(one)


def _call(names: Names, node: ast.Call) -> None:
    names.see(node.func)
    for one in (*node.args, *(keyword.value for keyword in node.keywords)):
        if isinstance(one, ast.GeneratorExp):
            _comprehension(names, one)
        else:
            names.see(one)
    if isinstance(node.func, ast.Name):
        if node.func.id in _OPENING or (node.func.id == "vars" and not node.args):
            names.is_open = True
        names.call(node.func.id, node)


_STATEMENTS: dict[type[ast.stmt], Following] = {
    ast.AnnAssign: _annotated,
    ast.Assign: _assign,
    ast.AsyncFor: _loop,
    ast.AsyncFunctionDef: _function,
    ast.AsyncWith: _with,
    ast.AugAssign: _augmented,
    ast.ClassDef: _class,
    ast.Delete: _delete,
    ast.For: _loop,
    ast.FunctionDef: _function,
    ast.Global: _nothing,
    ast.If: _if,
    ast.Import: _import,
    ast.ImportFrom: _import,
    ast.Match: _match,
    ast.Try: _try,
    ast.TryStar: _try,
    ast.While: _loop,
    ast.With: _with,
}
_EXPRESSIONS: dict[type[ast.AST], Following] = {
    ast.Call: _call,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _generator,
    ast.Lambda: _lambda,
    ast.ListComp: _comprehension,
    ast.Name: _name,
    ast.SetComp: _comprehension,
}
