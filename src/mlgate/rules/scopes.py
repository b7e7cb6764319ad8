"""Which names of a module are used at its top level before anything gives them: cells and statements in order.

A name that may have been given, by a branch, a loop, a star import or a magic, counts as given. The body of a function
is looked at where it is called by name, and only what it reads whatever happens.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from mlgate.rules.called_names import Reads, certain_reads, stored
from mlgate.rules.magics import given
from mlgate.rules.sources import Source

# What a kernel or a platform gives to a notebook.
_KERNEL = frozenset({
    "In", "Out", "__annotations__", "__builtins__", "__doc__", "__file__", "__loader__",
    "__name__", "__package__", "__path__", "__spec__", "dbutils", "display", "displayHTML", "exit", "get_ipython",
    "quit", "sc", "spark", "sqlContext",
})  # fmt: skip
_HISTORY = re.compile(r"_+(?:i+|\d+|i\d+)?|_dh|_oh|_ih")
_OPENING = frozenset({"exec", "execfile", "get_ipython", "globals", "locals"})
_CATCHING = frozenset({"BaseException", "Exception", "NameError"})
_DEEPEST = 3


class EarlyUse(msgspec.Struct, frozen=True, kw_only=True):
    """A `name` that is read at `node` while nothing gives it, by the `function` called there where that is set.

    `line` of the module gives it later, or takes it away before where it `is_deleted`.
    """

    name: str
    node: ast.expr
    line: int
    is_deleted: bool = False
    function: str = ""


def early_uses(source: Source) -> list[EarlyUse]:
    """Return the first use of every name that is used before a cell of the notebook `source` gives it."""
    names = _Names()
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


class _Names:
    """The names of a module at one point of it, and the uses so far of names that nothing had given."""

    def __init__(self) -> None:
        self.is_open = False
        self.guarded = 0
        self.depth = 0
        self._bound: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._deleted: dict[str, int] = {}
        self._local: list[set[str]] = []
        self._functions: dict[str, ast.FunctionDef] = {}
        self._reads: dict[int, Reads] = {}
        self._uses: dict[str, EarlyUse] = {}

    def early(self) -> list[EarlyUse]:
        """Return the uses of names that something gives elsewhere; of others it is known that nothing does."""
        found = []
        for name, use in self._uses.items():
            line = use.line or self._first.get(name, 0)
            if line:
                found.append(msgspec.structs.replace(use, line=line))
        return found

    def bind(self, name: str, line: int) -> None:
        """Note that `name` has a value from `line` on."""
        if self._local and name not in self._bound:
            self._local[-1].add(name)
            return
        self._functions.pop(name, None)
        self._bound[name] = line
        self._first.setdefault(name, line)

    def read(self, name: str, node: ast.expr, function: str = "") -> None:
        """Note that `name` is read at `node`."""
        known = name in self._bound or name in _KERNEL or hasattr(builtins, name) or _HISTORY.fullmatch(name)
        if known or self.is_open or self.guarded or name in self._uses or any(name in local for local in self._local):
            return
        deleted = self._deleted.get(name, 0)
        self._uses[name] = EarlyUse(name=name, node=node, line=deleted, is_deleted=bool(deleted), function=function)

    def run(self, body: Iterable[ast.stmt]) -> None:
        """Follow the statements of `body`."""
        for statement in body:
            _STATEMENTS.get(type(statement), _others)(self, statement)

    def branch(self, *bodies: Iterable[ast.stmt]) -> None:
        """Follow what may happen or not."""
        self.depth += 1
        for body in bodies:
            self.run(body)
        self.depth -= 1

    def see(self, node: ast.AST | None) -> None:
        """Follow the expression `node`."""
        if node is not None:
            _EXPRESSIONS.get(type(node), _children)(self, node)

    def delete(self, name: str, line: int) -> None:
        """Note that `name` has no value from `line` on."""
        if self.depth == 0 and not self._local and self._bound.pop(name, 0):
            self._deleted[name] = line

    def define(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Note the function `node`, and the names of the module that it gives when it is called."""
        self.bind(node.name, node.lineno)
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and not self._local and not self.depth:
            self._functions[node.name] = node
        for inner in ast.walk(node):
            for name in inner.names if isinstance(inner, ast.Global) else ():
                if name not in self._bound:
                    self._bound[name] = node.lineno

    def call(self, name: str, node: ast.Call) -> None:
        """Follow the call of the function of the module with `name`."""
        waiting, seen = [(name, 0)], set[str]()
        while waiting:
            called, depth = waiting.pop()
            function = self._functions.get(called)
            if function is None or called in seen or depth > _DEEPEST:
                continue
            seen.add(called)
            reads = self._reads.setdefault(id(function), certain_reads(function))
            for one in reads.names:
                self.read(one, node, called)
            waiting += [(one, depth + 1) for one in reads.called]

    def within(self, names: set[str], follow: Callable[[], None]) -> None:
        """Follow what has `names` of its own."""
        self._local.append(names)
        follow()
        self._local.pop()


def _others(names: _Names, node: ast.stmt) -> None:
    for child in ast.iter_child_nodes(node):
        names.see(child)


def _children(names: _Names, node: ast.AST) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            names.run([child])
        else:
            names.see(child)


def _assign(names: _Names, node: ast.Assign) -> None:
    names.see(node.value)
    for target in node.targets:
        names.see(target)


def _annotated(names: _Names, node: ast.AnnAssign) -> None:
    if node.value is not None:
        names.see(node.value)
        names.see(node.target)


def _augmented(names: _Names, node: ast.AugAssign) -> None:
    names.see(node.value)
    if isinstance(node.target, ast.Name):
        names.read(node.target.id, node.target)
    names.see(node.target)


def _import(names: _Names, node: ast.Import | ast.ImportFrom) -> None:
    for alias in node.names:
        if alias.name == "*":
            names.is_open = True
        else:
            names.bind(alias.asname or alias.name.partition(".")[0], node.lineno)


def _function(names: _Names, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    for one in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
        names.see(one)
    names.define(node)


def _class(names: _Names, node: ast.ClassDef) -> None:
    for one in (*node.decorator_list, *node.bases, *node.keywords):
        names.see(one)
    names.within({"__module__", "__qualname__"}, lambda: names.run(node.body))
    names.bind(node.name, node.lineno)


def _if(names: _Names, node: ast.If) -> None:
    names.see(node.test)
    never = isinstance(node.test, ast.Constant) and not node.test.value
    names.branch(() if never else node.body, node.orelse)


def _loop(names: _Names, node: ast.For | ast.AsyncFor | ast.While) -> None:
    names.see(node.test if isinstance(node, ast.While) else node.iter)
    if not isinstance(node, ast.While):
        names.see(node.target)
    # What a later round reads, an earlier one may have given.
    for name, line in stored(node.body):
        names.bind(name, line)
    names.branch(node.body, node.orelse)


def _with(names: _Names, node: ast.With | ast.AsyncWith) -> None:
    for item in node.items:
        names.see(item.context_expr)
        names.see(item.optional_vars)
    # `contextlib.suppress` and `pytest.raises` end it early.
    names.branch(node.body)


def _try(names: _Names, node: ast.Try | ast.TryStar) -> None:
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


def _match(names: _Names, node: ast.Match) -> None:
    names.see(node.subject)
    for case in node.cases:
        for name, line in stored([case.pattern]):
            names.bind(name, line)
        names.see(case.guard)
        names.branch(case.body)


def _delete(names: _Names, node: ast.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ast.Name):
            names.read(target.id, target)
            names.delete(target.id, node.lineno)
        else:
            names.see(target)


def _nothing(names: _Names, node: ast.AST) -> None:
    del names, node


def _name(names: _Names, node: ast.Name) -> None:
    if isinstance(node.ctx, ast.Load):
        names.read(node.id, node)
    else:
        names.bind(node.id, node.lineno)


def _lambda(names: _Names, node: ast.Lambda) -> None:
    for one in (*node.args.defaults, *node.args.kw_defaults):
        names.see(one)


def _generator(names: _Names, node: ast.GeneratorExp) -> None:
    # The rest runs when somebody asks, if anybody does.
    names.see(node.generators[0].iter)


def _comprehension(names: _Names, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
    names.see(node.generators[0].iter)
    for inner in ast.walk(node):
        if isinstance(inner, ast.NamedExpr) and isinstance(inner.target, ast.Name):
            names.bind(inner.target.id, inner.lineno)
    own = {name for generator in node.generators for name, _ in stored([generator.target])}
    names.within(own, lambda: _elements(names, node))


def _elements(names: _Names, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
    for number, generator in enumerate(node.generators):
        if number:
            names.see(generator.iter)
        for condition in generator.ifs:
            names.see(condition)
    for one in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
        names.see(one)


def _call(names: _Names, node: ast.Call) -> None:
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


_STATEMENTS: dict[type[ast.stmt], Callable[[_Names, Any], None]] = {
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
_EXPRESSIONS: dict[type[ast.AST], Callable[[_Names, Any], None]] = {
    ast.Call: _call,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _generator,
    ast.Lambda: _lambda,
    ast.ListComp: _comprehension,
    ast.Name: _name,
    ast.SetComp: _comprehension,
}
