"""Some of the rows that break a rule, looked up only for rules that failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Outside, Repeated
from mlgate.core.display import plain
from mlgate.engines.observing import MOST, Examples
from mlgate.engines.polars.columns import raw
from mlgate.engines.polars.readings import ROW, Read

_VALUE_LENGTH = 60


class _Found(msgspec.Struct, kw_only=True):
    """What was seen so far of one rule."""

    places: list[tuple[int, int]] = msgspec.field(default_factory=list)
    values: list[str] = msgspec.field(default_factory=list)
    extremes: list[object] = msgspec.field(default_factory=list)

    def examples(self) -> Examples:
        low, high = (plain(end(self.extremes), limit=_VALUE_LENGTH) if self.extremes else None for end in (min, max))  # type: ignore[type-var] # values of one column
        return Examples(places=tuple(self.places[:MOST]), values=tuple(self.values), low=low, high=high)


def look_up(rules: Sequence[Rule], reads: Sequence[Read], shown: Mapping[str, int]) -> dict[str, Examples]:
    """Return examples of rows that break each of `rules`, by its subject; `shown` has how many values may be told.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    found = {rule.subject: _Found() for rule in rules if not isinstance(rule.test, Repeated)}
    for index, one in enumerate(reads):
        wanted = [
            rule
            for rule in rules
            if rule.subject in found
            and one.reads(rule)
            and (len(found[rule.subject].places) < MOST or (shown[rule.subject] and isinstance(rule.test, Outside)))
        ]
        if wanted:
            _add(wanted, one, index, found, shown)
    examples = {subject: one.examples() for subject, one in found.items()}
    for rule in rules:
        if isinstance(rule.test, Repeated):
            examples[rule.subject] = _repeats(rule, reads, shown[rule.subject])
    return examples


def _add(rules: list[Rule], one: Read, index: int, found: dict[str, _Found], shown: Mapping[str, int]) -> None:
    null_values = one.source.null_values if one.source.text else None
    names = sorted({rule.columns[0] for rule in rules if shown[rule.subject]})
    columns = {name: one.names[name].replace("c", "r") for name in names}
    raws = [raw(alias.replace("r", "s"), null_values).alias(alias) for alias in columns.values()]
    selected = []
    for number, rule in enumerate(rules):
        where = one.breaking(rule)
        selected.append(pl.col(ROW).filter(where).head(MOST).implode().alias(f"rows{number}"))
        if not shown[rule.subject]:
            continue
        told = pl.col(columns[rule.columns[0]]).filter(where).head(shown[rule.subject]).implode()
        selected.append(told.alias(f"values{number}"))
        if isinstance(rule.test, Outside):
            broken = pl.col(one.names[rule.columns[0]]).filter(where)
            selected += [broken.min().alias(f"low{number}"), broken.max().alias(f"high{number}")]
    seen = one.collect(one.rows_with(*raws).select(selected)).row(0, named=True)
    for number, rule in enumerate(rules):
        some = found[rule.subject]
        some.places.extend((index, int(row)) for row in seen[f"rows{number}"])
        room = max(0, shown[rule.subject] - len(some.values))
        some.values.extend(plain(value, limit=_VALUE_LENGTH) for value in seen.get(f"values{number}", ())[:room])
        ends = (seen.get(f"{end}{number}") for end in ("low", "high"))
        some.extremes.extend(value for value in ends if value is not None)


def _repeats(rule: Rule, reads: Sequence[Read], shown: int) -> Examples:
    keys = [f"k{number}" for number in range(len(rule.columns))]
    frames = pl.concat([one.keys(rule, index) for index, one in enumerate(reads)], how="vertical_relaxed")
    later = frames.filter(~pl.struct(keys).is_first_distinct()).head(MOST)
    seen = reads[0].collect(later)
    values = [", ".join(plain(value, limit=_VALUE_LENGTH) for value in row) for row in seen.select(keys).rows()]
    return Examples(
        places=tuple((int(source), int(row)) for source, row in seen.select("source", ROW).rows()),
        values=tuple(values[:shown]),
    )
