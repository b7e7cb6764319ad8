"""Data looked at for a draft of its contract; `mlgate.contracts.inference` argues from what is seen here.

What is expensive (types of text, shapes, relations) is decided on a sample of rows and what is cheap (numbers of rows
and of missing values, extremes, keys) on all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts.inference.evidence import ColumnEvidence, TableEvidence
from mlgate.engines.polars.sources import Source
from mlgate.engines.profiling import columns, keys, relations, texts
from mlgate.engines.profiling.columns import Values
from mlgate.engines.profiling.opening import look
from mlgate.engines.profiling.types import null_values

__all__ = ["profile", "with_marks"]


def with_marks(sources: Sequence[Source], shown: str) -> tuple[Source, ...]:
    """Return CSV `sources` with those texts (`NA`, `?`) as nulls that stand for missing numbers or dates.

    Raises:
        CheckError: as `profile`.
    """
    marks = null_values(look(sources, shown)) if any(source.text for source in sources) else ()
    if not marks:
        return tuple(sources)
    return tuple(msgspec.structs.replace(one, null_values=tuple(sorted({*one.null_values, *marks}))) for one in sources)


def profile(sources: Sequence[Source], name: str, shown: str) -> TableEvidence:
    """Return what is seen of `sources` together, one table named `name`, which messages call `shown`.

    Raises:
        CheckError: a source cannot be read to its end, there are no rows, or no column is in all sources.
    """
    raw = look(sources, shown)
    values = columns.read(raw)
    seen = [_personal(one, values, place) for place, one in enumerate(columns.describe(values))]
    alone = keys.unique(values, seen)
    seen = [_placed(one, values, place, alone) for place, one in enumerate(seen)]
    key = keys.primary(values, seen, alone)
    return TableEvidence(
        name=name,
        shown=shown,
        rows=raw.rows,
        columns=tuple(seen),
        key=tuple(seen[place].name for place in key.positions) if key else (),
        key_expected=key.expected if key else 0.0,
        relations=relations.relations(values, seen),
        left_out=raw.left_out,
        null_values=raw.null_values,
        sampled=raw.sample.height,
    )


def _personal(one: ColumnEvidence, values: Values, place: int) -> ColumnEvidence:
    if one.logical_type not in ("integer", "date"):
        return one
    kind = texts.kind_of_numbers(one.name, values.sample[f"v{place}"])
    return msgspec.structs.replace(one, personal=kind)


def _placed(one: ColumnEvidence, values: Values, place: int, alone: frozenset[int]) -> ColumnEvidence:
    timed = one.logical_type in ("date", "timestamp")
    return msgspec.structs.replace(
        one, unique=place in alone, ascending=timed and relations.ascending(values.sample[f"v{place}"])
    )
