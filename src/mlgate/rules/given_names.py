"""The names that a module has given at one point of it, and those that were used before."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from mlgate.rules.called_names import Reads, certain_reads
from mlgate.rules.nodes import children, walk

Following: TypeAlias = Callable[["Names", Any], None]

# What a kernel or a platform gives to a notebook.
_KERNEL = frozenset({
    "In", "Out", "__annotations__", "__builtins__", "__doc__", "__file__", "__loader__",
    "__name__", "__package__", "__path__", "__spec__", "dbutils", "display", "displayHTML", "exit", "get_ipython",
    "quit", "sc", "spark", "sqlContext",
})  # fmt: skip
_HISTORY = re.compile(r"_+(?:i+|\d+|i\d+)?|_dh|_oh|_ih")
_DEEPEST = 3


class EarlyUse(NamedTuple):
    """A `name` that is read at `node` while nothing gives it, by the `function` called there where that is set.

    `line` of the module gives it later, or takes it away before where it `is_deleted`.
    """

    name: str
    node: ast.expr
    line: int
    is_deleted: bool = False
    function: str = ""


class Names:
    """The names of a module at one point of it, and the uses so far of names that nothing had given."""

    def __init__(
        self, statements: Mapping[type[ast.stmt], Following], expressions: Mapping[type[ast.AST], Following]
    ) -> None:
        """Start before the first cell; `statements` and `expressions` say what each sort of node does."""
        self._statements, self._expressions = statements, expressions
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
                found.append(use._replace(line=line))
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
            follow = self._statements.get(type(statement))
            if follow is not None:
                follow(self, statement)
            else:
                for child in children(statement):
                    self.see(child)

    def branch(self, *bodies: Iterable[ast.stmt]) -> None:
        """Follow what may happen or not."""
        self.depth += 1
        for body in bodies:
            self.run(body)
        self.depth -= 1

    def see(self, node: ast.AST | None) -> None:
        """Follow the expression `node`."""
        if node is not None:
            follow = self._expressions.get(type(node))
            if follow is not None:
                follow(self, node)
            else:
                self._see_children(node)

    def _see_children(self, node: ast.AST) -> None:
        for child in children(node):
            if isinstance(child, ast.stmt):
                self.run([child])
            else:
                self.see(child)

    def delete(self, name: str, line: int) -> None:
        """Note that `name` has no value from `line` on."""
        if self.depth == 0 and not self._local and self._bound.pop(name, 0):
            self._deleted[name] = line

    def define(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Note the function `node`, and the names of the module that it gives when it is called."""
        self.bind(node.name, node.lineno)
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and not self._local and not self.depth:
            self._functions[node.name] = node
        for inner in walk(node):
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
