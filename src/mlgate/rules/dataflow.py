"""The data-flow model of a module, as the rules ask it: what was fitted on which rows, split, applied and judged."""

from __future__ import annotations

import ast
import collections
import re

from mlgate.core.model import Location
from mlgate.rules.events import Place
from mlgate.rules.given_names import EarlyUse
from mlgate.rules.leaks import Leak, leaks
from mlgate.rules.learning import Learning
from mlgate.rules.nodes import walk
from mlgate.rules.rule import Limits
from mlgate.rules.scopes import early_uses
from mlgate.rules.secrets_in_files import Found, found
from mlgate.rules.sources import Source
from mlgate.rules.suppressions import Suppressions

_DEFAULTS = Limits()
_TEST_FUNCTION = re.compile(r"(?:get_)?test(?:_|[A-Z])")
_TEST_FILE = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_test|[^/]*_checks|conftest)\.py$")


class Module(Learning):
    """What happens to data in a module, and what else the rules ask of its source."""

    def __init__(self, source: Source, limits: Limits = _DEFAULTS) -> None:
        """Follow `source`; what not every rule asks for is found when it is asked for."""
        super().__init__(source)
        self.limits = limits
        # The comments that excuse findings.
        self.suppressions = Suppressions(source)
        self._leaks: tuple[Leak, ...] | None = None
        self._secrets: tuple[Found, ...] | None = None
        self._early_uses: list[EarlyUse] | None = None
        self._nodes: list[ast.AST] | None = None
        self._assigned_once: dict[str, ast.expr] | None = None
        # Whether this is a file of tests, by its name and by what it holds.
        self.is_test_file = _TEST_FILE.search(source.path) is not None and any(
            "def test_" in cell.text or "pytest" in cell.text for cell in source.cells
        )

    @property
    def nodes(self) -> list[ast.AST]:
        """Every node of the source, those that are less deep first."""
        if self._nodes is None:
            self._nodes = walk(*self.source.body)
        return self._nodes

    @property
    def assigned_once(self) -> dict[str, ast.expr]:
        """The names that one assignment gives a value to, and nothing else in the module, with that value."""
        if self._assigned_once is None:
            values: dict[str, ast.expr] = {}
            times = collections.Counter[str]()
            for node in self.nodes:
                if isinstance(node, ast.Assign):
                    values |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
                elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                    times[node.id] += 1
                elif isinstance(node, ast.arg):
                    times[node.arg] += 1
            self._assigned_once = {name: value for name, value in values.items() if times[name] == 1}
        return self._assigned_once

    @property
    def leaks(self) -> tuple[Leak, ...]:
        """What was learned from rows that are held out afterwards."""
        if self._leaks is None:
            self._leaks = tuple(leaks(self))
        return self._leaks

    @property
    def secrets(self) -> tuple[Found, ...]:
        """The secrets in the file."""
        if self._secrets is None:
            self._secrets = found(self.source)
        return self._secrets

    @property
    def early_uses(self) -> list[EarlyUse]:
        """The uses of names, in a notebook, before anything gives them."""
        if self._early_uses is None:
            try:
                self._early_uses = early_uses(self.source)
            except RecursionError:
                self._early_uses = []
        return self._early_uses

    def in_test(self, place: Place) -> bool:
        """Whether `place` is in a test of code, where a model is fitted to see whether it runs."""
        return place.asserted or self.is_test_file or _TEST_FUNCTION.match(place.function) is not None

    def location(self, place: Place) -> Location:
        """Return `place` as findings have it."""
        return self.source.location(place.node.lineno, place.node.col_offset)

    def named(self, place: Place) -> str:
        """Return the line of `place` as a sentence names it."""
        return self.source.named(place.node.lineno)
