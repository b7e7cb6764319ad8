"""The data-flow model of a module, as the rules ask it: what was fitted on which rows, split, applied and judged."""

from __future__ import annotations

import functools
import re

from mlgate.core.model import Location
from mlgate.rules.events import Place
from mlgate.rules.given_names import EarlyUse
from mlgate.rules.leaks import Leak, leaks
from mlgate.rules.learning import Learning
from mlgate.rules.rule import Limits
from mlgate.rules.scopes import early_uses
from mlgate.rules.secrets_in_files import Found, found
from mlgate.rules.suppressions import Suppressions

_TEST_FUNCTION = re.compile(r"(?:get_)?test(?:_|[A-Z])")
_TEST_FILE = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_test|[^/]*_checks|conftest)\.py$")


class Module(Learning):
    """What happens to data in a module, and what else the rules ask of its source."""

    # Set by who asks the rules.
    limits = Limits()

    @functools.cached_property
    def suppressions(self) -> Suppressions:
        """The comments that excuse findings."""
        return Suppressions(self.source)

    @functools.cached_property
    def leaks(self) -> tuple[Leak, ...]:
        """What was learned from rows that are held out afterwards."""
        return tuple(leaks(self))

    @functools.cached_property
    def secrets(self) -> tuple[Found, ...]:
        """The secrets in the file."""
        return found(self.source)

    @functools.cached_property
    def early_uses(self) -> list[EarlyUse]:
        """The uses of names, in a notebook, before anything gives them."""
        try:
            return early_uses(self.source)
        except RecursionError:
            return []

    def in_test(self, place: Place) -> bool:
        """Whether `place` is in a test of code, where a model is fitted to see whether it runs."""
        return place.asserted or self._is_test_file or _TEST_FUNCTION.match(place.function) is not None

    @functools.cached_property
    def _is_test_file(self) -> bool:
        """Whether this is a file of tests, by its name and by what it holds."""
        named = _TEST_FILE.search(self.source.path) is not None
        return named and any("def test_" in cell.text or "pytest" in cell.text for cell in self.source.cells)

    def location(self, place: Place) -> Location:
        """Return `place` as findings have it."""
        return self.source.location(place.node.lineno, place.node.col_offset)

    def named(self, place: Place) -> str:
        """Return the line of `place` as a sentence names it."""
        return self.source.named(place.node.lineno)
