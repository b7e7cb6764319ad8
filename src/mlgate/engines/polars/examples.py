"""Some of the rows that break a rule, looked up only for rules that failed."""

from __future__ import annotations

import msgspec
import polars as pl

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Repeated
from mlgate.core.display import plain
from mlgate.engines.polars.columns import raw
from mlgate.engines.polars.readings import ROW, Read

# How many rows are named for a broken rule.
MOST = 5
_VALUE_LENGTH = 60


class Examples(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that break one rule, by source and number from 1, and their values where they may be shown."""

    places: list[tuple[int, int]] = msgspec.field(default_factory=list)
    values: list[str] = msgspec.field(default_factory=list)


def look_up(table: Table, rules: list[Rule], reads: list[Read], samples: int) -> dict[str, Examples]:
    """Return examples of rows that break each of `rules`, by its subject; `samples` values of each at most.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    classified = {column.name for column in table.columns if column.classified}
    found = {rule.subject: Examples() for rule in rules if not isinstance(rule.test, Repeated)}
    for index, one in enumerate(reads):
        wanted = [
            rule
            for rule in rules
            if rule.subject in found and one.reads(rule) and len(found[rule.subject].places) < MOST
        ]
        if wanted:
            shown = {rule.columns[0] for rule in wanted} - classified if samples else set()
            _add(wanted, one, index, shown, found, samples)
    for rule in rules:
        if isinstance(rule.test, Repeated):
            found[rule.subject] = _repeats(rule, reads, 0 if classified.intersection(rule.columns) else samples)
    return found


def _add(rules: list[Rule], one: Read, index: int, shown: set[str], found: dict[str, Examples], samples: int) -> None:
    null_values = one.source.null_values if one.source.text else None
    columns = {name: one.names[name].replace("c", "r") for name in sorted(shown)}
    raws = [raw(alias.replace("r", "s"), null_values).alias(alias) for alias in columns.values()]
    selected = []
    for number, rule in enumerate(rules):
        where = one.breaking(rule)
        selected.append(pl.col(ROW).filter(where).head(MOST).implode().alias(f"rows{number}"))
        if rule.columns[0] in columns:
            values = pl.col(columns[rule.columns[0]]).filter(where).head(samples).implode()
            selected.append(values.alias(f"values{number}"))
    seen = one.collect(one.rows_with(*raws).select(selected)).row(0, named=True)
    for number, rule in enumerate(rules):
        examples = found[rule.subject]
        examples.places.extend((index, int(row)) for row in seen[f"rows{number}"])
        examples.values.extend(plain(value, limit=_VALUE_LENGTH) for value in seen.get(f"values{number}", ()))


def _repeats(rule: Rule, reads: list[Read], samples: int) -> Examples:
    keys = [f"k{number}" for number in range(len(rule.columns))]
    frames = pl.concat([one.keys(rule, index) for index, one in enumerate(reads)], how="vertical_relaxed")
    later = frames.filter(~pl.struct(keys).is_first_distinct()).head(MOST)
    seen = reads[0].collect(later)
    values = [", ".join(plain(value, limit=_VALUE_LENGTH) for value in row) for row in seen.select(keys).rows()]
    return Examples(
        places=[(int(source), int(row)) for source, row in seen.select("source", ROW).rows()],
        values=values[:samples],
    )
