"""Contracts over frames in memory, by the library that holds them: pandas and pyarrow.

What narwhals has no words for (nested columns, decimals of more than 18 digits, conditions that apply text functions
which the libraries disagree about) is converted, those columns alone, and left to polars.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mlgate.contracts import Table
from mlgate.contracts.constraints import EveryRow, KeyTest, Query, RowTest
from mlgate.engines.narwhals.aggregates import FUSED, number_of
from mlgate.engines.narwhals.columns import Source
from mlgate.engines.narwhals.forms import UnsupportedError
from mlgate.engines.narwhals.library import Library
from mlgate.engines.narwhals.memory import across
from mlgate.engines.narwhals.memory.observed import Observed, with_polars
from mlgate.engines.narwhals.memory.reading import Read, aggregated, read_all
from mlgate.engines.observing import Settings, everywhere


def observe(table: Table, sources: Sequence[Source], settings: Settings, library: Library) -> Observed:
    """Count what breaks the rules of `table` in frames of `library` together.

    Raises:
        CheckError: a pattern of the contract is no regular expression.
    """
    reads = read_all(table, sources, settings, library)
    counts, values, left = _row_rules(table, reads, settings)
    for rule in table.rules:
        if isinstance(rule.test, (RowTest, EveryRow, Query, *FUSED)) or rule.subject in left:
            continue
        if not everywhere(rule, reads):
            counts |= {rule.subject: 0} if isinstance(rule.test, KeyTest) else {}
            continue
        try:
            number = across.number(rule, reads, settings, library)
        except UnsupportedError as error:
            left[rule.subject] = str(error)
            continue
        if isinstance(rule.test, KeyTest):
            counts[rule.subject] = int(number or 0)
        else:
            values[rule.subject] = None if number is None else float(number)
    seen = Observed(table=table, library=library, reads=reads, counts=counts, values=values, settings=settings)
    return with_polars(seen, frozenset(left)) if left else seen


def _row_rules(
    table: Table, reads: Sequence[Read], settings: Settings
) -> tuple[dict[str, int], dict[str, float | None], dict[str, str]]:
    """Return the counts of row rules, the numbers of statistics of the same pass, and the rules left out with why."""
    rows, left = aggregated(table, reads)
    counts: Counter[str] = Counter()
    values: dict[str, float | None] = {}
    for number, rule in enumerate(table.rules):
        if rule.subject in left:
            continue
        if isinstance(rule.test, RowTest):
            counts[rule.subject] = sum(int(row.get(f"b{number}") or 0) for row in rows)
        elif isinstance(rule.test, FUSED) and everywhere(rule, reads):
            values[rule.subject] = number_of(rule, number, rows, settings.now)
    return dict(counts), values, left
