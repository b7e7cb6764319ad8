"""Forest plots of measurements: a row each, with what it is compared with, its interval, and what is allowed.

Three sorts. Differences are drawn in the metric's own unit, with all rows first and the slices below it, those with the
most evidence of harm on top. Values are drawn against their limits where nothing was compared. Where several metrics
may change by so much, they stand together, each as a share of what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from mlgate.core.model import Measurement, Result, Status, worst
from mlgate.report._harms import broken, harm_of
from mlgate.report._page.scales import Scale, around, drawable
from mlgate.report._page.strips import Mark

# So many rows of a metric are drawn at most; the JSON has all.
MOST = 200
# And so many metrics of a check each on its own; figures of the others are told in a table.
MOST_PLOTS = 60
_WORST = (Status.FAIL, Status.ERROR, Status.INCONCLUSIVE, Status.WARN, Status.PASS, Status.SKIP)
Sort = Literal["difference", "value", "share"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement and its mark; of a difference `evidence` says how far to the worse, in half-intervals."""

    measured: Measurement
    mark: Mark | None
    evidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Rows over one scale. `left_out` are those that are not shown."""

    sort: Sort
    metric: str
    against: str | None
    rows: tuple[Row, ...]
    scale: Scale
    left_out: int = 0

    @property
    def origin(self) -> float | None:
        """Where nothing changed."""
        return None if self.sort == "value" else 0.0

    @property
    def worse(self) -> int:
        """On which side the worse is, -1 for the left; 0 where the rows do not agree, or do not say."""
        sides = {row.mark.worse for row in self.rows if row.mark is not None}
        return sides.pop() if len(sides) == 1 else 0

    @property
    def has_slices(self) -> bool:
        """Whether any row is of a slice."""
        return any(row.measured.slice is not None for row in self.rows)

    @property
    def has_intervals(self) -> bool:
        """Whether any row shows how sure its number is."""
        return any(row.mark is not None and row.mark.low is not None for row in self.rows)

    @property
    def has_margins(self) -> bool:
        """Whether any row shows what is allowed."""
        return any(row.mark is not None and row.mark.margins for row in self.rows)


def forests(result: Result, most: int = MOST) -> list[Forest]:
    """Return the plots of `result`: metrics together where there are several, then each on its own with `most` rows."""
    most = min(most, MOST)
    found = _shares(result, most)
    for metric, group in _by_metric(result).items():
        if any(drawable(one.difference) for one in group):
            found += _forest("difference", metric, [_difference(one) for one in group], most)
        changes = any(name.startswith("max_") for one in group for name in one.limits)
        compared = any(drawable(one.difference) for one in group)
        if not compared or not changes or any(broken(one) for one in group):
            limited = [one for one in group if one.limits.keys() & {"at_least", "at_most"}]
            # A number alone, such as a count, is said as well without a plot.
            if len(limited) > 1 or any(one.low is not None for one in limited):
                found += _forest("value", metric, [_value(one) for one in limited], most)
    return _worst(found)


def _worst(plots: list[Forest]) -> list[Forest]:
    """Return as many of `plots` as are drawn, in their order, those with what is worst before others."""
    ranked = sorted(range(len(plots)), key=lambda at: _WORST.index(worst(_statuses(plots[at]))))
    return [plots[at] for at in sorted(ranked[:MOST_PLOTS])]


def _statuses(plot: Forest) -> Iterator[Status]:
    return (row.measured.status for row in plot.rows if row.measured.status is not None)


def drawn_keys(plots: Iterable[Forest]) -> set[str]:
    """Return the keys of the measurements that stand in `plots`, so that they need not be told again."""
    return {row.measured.key for plot in plots if plot.sort != "share" for row in plot.rows}


def _by_metric(result: Result) -> dict[tuple[str, str | None], list[Measurement]]:
    found: dict[tuple[str, str | None], list[Measurement]] = {}
    for measured in (*result.measurements, *_regions(result)):
        if measured.status is not None or drawable(measured.difference):
            found.setdefault((measured.name, measured.against), []).append(measured)
    # What is not judged has no place of its own: only slices and figures beside what is.
    return {
        key: group
        for key, group in found.items()
        if any(one.limits or one.must_be is not None or drawable(one.difference) for one in group)
    }


def _regions(result: Result) -> Iterator[Measurement]:
    """Yield the worst regions that were found and break no limit, which stand in the evidence of all rows."""
    for measured in result.measurements:
        try:
            region = msgspec.convert(measured.evidence.get("region"), Measurement)
        except msgspec.ValidationError:
            continue
        if region.slice is not None:
            yield msgspec.structs.replace(
                region, name=measured.name, against=measured.against, limits=measured.limits, better=measured.better
            )


def _forest(sort: Sort, metric: tuple[str, str | None], rows: Sequence[Row], most: int) -> list[Forest]:
    name, against = metric
    marks = [row.mark for row in rows if row.mark is not None]
    if not marks:
        return []
    seen = [number for mark in marks for number in (mark.at, *mark.margins)] + ([] if sort == "value" else [0.0])
    # Those of few rows may reach far; that over all rows is seen to its ends.
    seen += [end for mark in marks if mark.whole for end in (mark.low, mark.high) if end is not None]
    ends = [end for mark in marks for end in (mark.low, mark.high) if end is not None]
    ordered = sorted(rows, key=_by_evidence)
    left_out = max(len(ordered) - most, 0)
    scale = around(seen, ends)
    return [Forest(sort=sort, metric=name, against=against, rows=tuple(ordered[:most]), scale=scale, left_out=left_out)]


def _by_evidence(row: Row) -> tuple[bool, bool, bool, float, str]:
    one = row.measured
    evidence = row.evidence
    return one.slice is not None, one.status != Status.FAIL, evidence is None, -(evidence or 0.0), one.key


def _difference(measured: Measurement) -> Row:
    change = measured.difference
    if change is None or not drawable(change):
        return Row(measured=measured, mark=None)
    low, high = _ends(measured.difference_low, measured.difference_high)
    worse, margins = _margins(measured)
    mark = Mark(at=change, low=low, high=high, margins=margins, worse=worse, whole=measured.slice is None)
    evidence = None
    if worse and low is not None and high is not None and high > low:
        evidence = worse * change / ((high - low) / 2)
    return Row(measured=measured, mark=mark, evidence=evidence)


def _margins(measured: Measurement) -> tuple[int, tuple[float, ...]]:
    """Return on which side a change is for the worse, and how far it may go there."""
    if measured.must_be is not None:
        return (-1 if measured.must_be == "higher" else 1), (0.0,)
    harm = harm_of(measured)
    if harm is None or not drawable(harm.allowed):
        return {"higher": -1, "lower": 1}.get(measured.better or "", 0), ()
    side = -1 if harm.fell == "fell" else 1
    return side, (side * harm.allowed,)


def _value(measured: Measurement) -> Row:
    value = measured.value
    if value is None or not drawable(value):
        return Row(measured=measured, mark=None)
    low, high = _ends(measured.low, measured.high)
    limits = [measured.limits[name] for name in ("at_least", "at_most") if drawable(measured.limits.get(name))]
    side = 0 if len(limits) != 1 else -1 if "at_least" in measured.limits else 1
    mark = Mark(at=value, low=low, high=high, margins=tuple(limits), worse=side, whole=measured.slice is None)
    return Row(measured=measured, mark=mark)


def _shares(result: Result, most: int) -> list[Forest]:
    """Return the metrics over all rows together, a change for the worse to the left, as a share of what is allowed."""
    rows = [row for measured in result.measurements if measured.slice is None if (row := _share(measured)) is not None]
    return _forest("share", ("", None), rows, most) if len(rows) > 1 else []


def _share(measured: Measurement) -> Row | None:
    harm = harm_of(measured)
    if harm is None or measured.status is None or not harm.allowed > 0:
        return None
    at, (low, high) = -harm.size / harm.allowed, _ends(harm.low, harm.high)
    if not drawable(at):
        return None
    if low is not None and high is not None:
        low, high = _ends(-high / harm.allowed, -low / harm.allowed)
    return Row(measured=measured, mark=Mark(at=at, low=low, high=high, margins=(-1.0,), worse=-1, whole=True))


def _ends(low: float | None, high: float | None) -> tuple[float, float] | tuple[None, None]:
    if low is None or high is None or not (drawable(low) and drawable(high)):
        return None, None
    return low, high
