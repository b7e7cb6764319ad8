"""Some of the rows that break a rule, looked up only for rules that failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Dangling, Outside, Repeated, Untrue
from mlgate.core.display import plain
from mlgate.engines.far_moments import order
from mlgate.engines.observing import MOST, Examples
from mlgate.engines.polars import items
from mlgate.engines.polars.columns import raw
from mlgate.engines.polars.keys import Repeats, first_repeats
from mlgate.engines.polars.readings import ROW, Read
from mlgate.engines.polars.references import Related, first_dangling
from mlgate.engines.polars.told import told

_VALUE_LENGTH = 60
# Rows looked at first: what breaks often is found in these.
_FIRST = 100_000


class Sighting(Protocol):
    """What was observed, as far as examples need it."""

    @property
    def reads(self) -> Sequence[Read]:
        """The sources."""

    @property
    def counted(self) -> Sequence[Mapping[str, int]]:
        """Broken rows of row rules by subject, in each source."""

    @property
    def repeats(self) -> Mapping[str, Repeats]:
        """Repeated keys by subject."""

    @property
    def ranges(self) -> Mapping[str, Sequence[tuple[int, int] | None]]:
        """The ranges of keys by subject."""

    @property
    def related(self) -> Mapping[str, Related]:
        """What foreign keys point to, by subject."""


class _Found(msgspec.Struct, kw_only=True):
    """What was seen so far of one rule."""

    places: list[tuple[int, int]] = msgspec.field(default_factory=list)
    values: list[str] = msgspec.field(default_factory=list)
    extremes: list[Any] = msgspec.field(default_factory=list)

    def keep(self, index: int, row: Mapping[str, Any], shown: int) -> None:
        """Add what was seen in the source at `index`."""
        self.places.extend((index, int(number)) for number in row["rows"] or ())
        self.values.extend(plain(value, limit=_VALUE_LENGTH) for value in row["values"] or ())
        self.extremes.extend(value for value in (row["low"], row["high"]) if value is not None)
        del self.values[shown:]

    def examples(self) -> Examples:
        """Return what is told of it."""
        ends = (end(self.extremes, key=order) if self.extremes else None for end in (min, max))
        low, high = (None if end is None else plain(end, limit=_VALUE_LENGTH) for end in ends)
        return Examples(places=tuple(self.places[:MOST]), values=tuple(self.values), low=low, high=high)


def look_up(seen: Sighting, rules: Sequence[Rule], shown: Mapping[str, int]) -> dict[str, Examples]:
    """Return examples of rows that break each of `rules`, by its subject; `shown` has how many values may be told.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    among = {rule.subject for rule in rules if items.concerns(rule, seen.reads)}
    in_rows = [rule for rule in rules if not isinstance(rule.test, Repeated | Dangling) and rule.subject not in among]
    found = {rule.subject: _Found() for rule in in_rows}
    for index, one in enumerate(seen.reads):
        counts = seen.counted[index]
        here = [rule for rule in in_rows if counts.get(rule.subject)]
        here = [rule for rule in here if _wants(rule, len(found[rule.subject].places), shown[rule.subject])]
        rows = _Looking(one, shown, _FIRST).rows(here) if one.rows > _FIRST and here else {}
        rest = []
        for rule in here:
            had = len(rows.get(rule.subject, {}).get("rows") or ())
            if had < min(MOST, counts[rule.subject]) or _tells_extremes(rule, shown[rule.subject]):
                rest.append(rule)
        if rest:
            rows |= _Looking(one, shown, None).rows(rest)
        for subject, row in rows.items():
            found[subject].keep(index, row, shown[subject])
    examples = {subject: one.examples() for subject, one in found.items()}
    for rule in rules:
        if rule.subject in among:
            examples[rule.subject] = _items(seen, rule, shown[rule.subject])
        elif rule.subject in seen.repeats or rule.subject in seen.related:
            examples[rule.subject] = _keys(seen, rule, shown[rule.subject])
    return examples


def _wants(rule: Rule, had: int, shown: int) -> bool:
    return had < MOST or _tells_extremes(rule, shown)


def _tells_extremes(rule: Rule, shown: int) -> bool:
    return shown > 0 and isinstance(rule.test, Outside)


class _Looking:
    """A look for broken rows in one source, or in its first rows only."""

    def __init__(self, one: Read, shown: Mapping[str, int], limit: int | None) -> None:
        self.one = one
        self.shown = shown
        self.limit = limit

    def rows(self, rules: Sequence[Rule]) -> dict[str, dict[str, Any]]:
        """Return, by the subject of each of `rules`, the rows that break it, their values and extremes."""
        values = self._values(rules)
        selected = []
        for number, rule in enumerate(rules):
            where = self.one.breaking(rule)
            selected.append(pl.col(ROW).filter(where).head(MOST).implode().alias(f"rows{number}"))
            if rule.subject not in values:
                continue
            told = values[rule.subject].filter(where).head(self.shown[rule.subject]).implode()
            selected.append(told.alias(f"values{number}"))
            if isinstance(rule.test, Outside) and self.limit is None and not self.one.fields[rule.columns[0]].steps:
                broken = self.one.fields[rule.columns[0]].value()[0].filter(where)
                selected += [broken.min().alias(f"low{number}"), broken.max().alias(f"high{number}")]
        frame = self._frame([rule for rule in rules if rule.subject in values])
        found = self.one.collect(frame.select(selected))
        return {
            rule.subject: {part: _seen(found, f"{part}{number}") for part in _PARTS}
            for number, rule in enumerate(rules)
        }

    def _frame(self, told: Sequence[Rule]) -> pl.LazyFrame:
        raws = {}
        for name in sorted({name for rule in told for name in rule.columns}):
            field = self.one.fields[name]
            if not field.steps:
                raws[name] = self._raw(name)
        frame = self.one.rows_with(*raws.values())
        return frame if self.limit is None else frame.head(self.limit)

    def _raw(self, name: str) -> pl.Expr:
        """Return the column as the source has it, so that what cannot be read is shown too."""
        stored = self.one.fields[name].stored
        return raw(stored, self.one.null_values).alias(f"r{self.one.fields[name].name}")

    def _values(self, rules: Sequence[Rule]) -> dict[str, pl.Expr]:
        """Return what may be shown of each rule's rows."""
        found = {}
        for rule in rules:
            fields = [self.one.fields[name] for name in rule.columns]
            if not self.shown[rule.subject]:
                continue
            if len(fields) == 1 and fields[0].steps and not isinstance(rule.test, Untrue):
                # Nothing of what stands beside it, which may be classified; of items it is not known which to show.
                if not fields[0].many and fields[0].how != "nothing":
                    found[rule.subject] = fields[0].stands()[0]
            elif len(fields) == 1 and not isinstance(rule.test, Untrue):
                found[rule.subject] = pl.col(f"r{fields[0].name}")
            elif not any(field.steps for field in fields):
                texts = [pl.col(f"r{field.name}").cast(pl.String, strict=False).fill_null("null") for field in fields]
                found[rule.subject] = pl.concat_str(texts, separator=", ")
        return found


_PARTS = ("rows", "values", "low", "high")


def _seen(found: pl.DataFrame, name: str) -> Any:  # noqa: ANN401 - a list, or a value of a column
    if name not in found.columns:
        return None
    series = found[name]
    return told(series.explode()) if name.startswith(("rows", "values")) and len(series.item()) else told(series)[0]


def _keys(seen: Sighting, rule: Rule, shown: int) -> Examples:
    if isinstance(rule.test, Dangling):
        rows = first_dangling(rule, seen.reads, seen.related[rule.subject], MOST)
    else:
        rows = first_repeats(rule, seen.reads, seen.repeats[rule.subject], seen.ranges[rule.subject], MOST)
    return _told(rows, rule, shown)


def _items(seen: Sighting, rule: Rule, shown: int) -> Examples:
    rows = items.first(rule, items.unfolded(rule, seen.reads), seen.related.get(rule.subject), MOST)
    return _told(rows, rule, shown)


def _told(rows: pl.DataFrame, rule: Rule, shown: int) -> Examples:
    names = [name for number in range(len(rule.columns)) if (name := f"k{number}") in rows.columns]
    keys = zip(*(told(rows[name]) for name in names), strict=True)
    values = [", ".join(plain(value, limit=_VALUE_LENGTH) for value in key) for key in keys]
    return Examples(
        places=tuple((int(source), int(row)) for source, row in rows.select("source", ROW).rows()),
        values=tuple(values[:shown]) if names else (),
    )
