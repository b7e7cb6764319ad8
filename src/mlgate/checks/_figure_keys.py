"""What types do not say of the keys that figures beside the metrics ask for; without numpy, as any configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mlgate.core.display import plain
from mlgate.core.tables import KeyProblem
from mlgate.stats import names

if TYPE_CHECKING:
    from mlgate.checks.regression import Options


def figure_problems(options: Options) -> Iterator[KeyProblem]:
    """Yield what is wrong with `sensitive`."""
    for name in dict.fromkeys(options.sensitive):
        if (count := options.sensitive.count(name)) > 1:
            yield ("sensitive",), f"'sensitive' names '{plain(name, limit=80)}' {count} times"
    if options.sensitive and not any("sensitive" in found.wants for found in _figures(options)):
        mend = "add one to 'metrics', such as accuracy_difference"
        yield ("sensitive",), f"'sensitive' is for gaps between groups; {mend}"


def _figures(options: Options) -> Iterator[names.Figure]:
    for name in options.metrics:
        if not names.problem(name) and (found := names.figure(name)) is not None:
            yield found
