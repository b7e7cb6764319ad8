"""Dask frames, and files read by Dask: each partition is judged as the pandas frame that it is.

One graph counts all row rules and the statistics of the same pass, and gives one row of numbers for each partition;
each key rule is a graph of its own, over its columns alone. Rows are numbered in the order of the partitions.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts import Table
from mlgate.contracts.constraints import EveryRow, KeyTest, Query, RowTest
from mlgate.engines.narwhals.aggregates import FUSED, number_of
from mlgate.engines.narwhals.dask.examples import Observed
from mlgate.engines.narwhals.dask.files import sources_of
from mlgate.engines.narwhals.dask.keys import across
from mlgate.engines.narwhals.dask.partitions import aggregated, opened_all
from mlgate.engines.narwhals.forms import UnsupportedError
from mlgate.engines.observing import Settings, everywhere


def observe(table: Table, sources: Sequence[object], settings: Settings) -> Observed:
    """Count what breaks the rules of `table` in Dask frames, or in files, together.

    Raises:
        CheckError: a partition cannot be read or judged, or a file cannot be read to its end.
    """
    # Once, and kept with what is seen: examples need them too.
    related = {name: sources_of(others) for name, others in settings.related.items()}
    settings = msgspec.structs.replace(settings, related=related)
    reads, parts = aggregated(table, opened_all(table, sources, settings), settings)
    rows = [part.row for one in parts for part in one]
    unchecked = {subject: why for one in parts for part in one for subject, why in part.left.items()}
    counts: dict[str, int] = {}
    values: dict[str, float | None] = {}
    for number, rule in enumerate(table.rules):
        if isinstance(rule.test, EveryRow | Query) or rule.subject in unchecked:
            continue
        whole = everywhere(rule, reads)
        if isinstance(rule.test, RowTest):
            counts[rule.subject] = sum(int(row.get(f"b{number}") or 0) for row in rows)
        elif isinstance(rule.test, KeyTest) and not whole:
            counts[rule.subject] = 0
        elif isinstance(rule.test, FUSED) and whole:
            values[rule.subject] = number_of(rule, number, rows, settings.now)
        elif whole:
            try:
                found = across(rule, reads, settings)
            except UnsupportedError as error:
                unchecked[rule.subject] = f"{error}; engine 'dask' does not run it"
                continue
            if isinstance(rule.test, KeyTest):
                counts[rule.subject] = int(found or 0)
            else:
                values[rule.subject] = found
    return Observed(table=table, reads=reads, counts=counts, values=values, unchecked=unchecked, settings=settings)
