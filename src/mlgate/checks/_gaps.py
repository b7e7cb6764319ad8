"""Gaps between groups of people, `demographic_parity_difference` or `roc_auc_difference`, as fairlearn defines them.

The groups are the values of the columns that `sensitive` names, or their crossings (Bird et al. 2020, Fairlearn: A
toolkit for assessing and improving fairness in AI; Hardt, Price & Srebro 2016, Equality of Opportunity in Supervised
Learning, NIPS). A group that is too small to be judged is not left out: the gap is undecided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from mlgate.checks._samples import sample_of
from mlgate.checks._subjects import Comparison, Sides
from mlgate.core.display import plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement
from mlgate.models import slicing
from mlgate.models.outputs import Outputs
from mlgate.stats.changes_of_gaps import change_of_gap
from mlgate.stats.comparing import by_influence
from mlgate.stats.enough import insufficient
from mlgate.stats.estimates import Undefined
from mlgate.stats.gap_names import Gap, Rate, gap
from mlgate.stats.gaps import Widest, gap_of
from mlgate.stats.levels import Level
from mlgate.stats.measure import Slices
from mlgate.stats.names import described, is_metric
from mlgate.stats.pair import Pair

_TWO = 2
_MOST_GROUPS = 100
_MOST_NAMED = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class _Found:
    """The levels of a gap by the names of their rates and groups, and why nothing can be concluded from them."""

    levels: Sequence[Level]
    names: Sequence[tuple[str, str]]
    rows: int
    insufficient: str


def gaps(comparison: Comparison) -> Iterator[Measurement]:
    """Yield the gaps that the options name over all rows, against each baseline.

    Raises:
        CheckError: a column is not there, or makes so many groups that they are none.
    """
    wanted = {name: found for name in comparison.options.metrics if not is_metric(name) and (found := gap(name))}
    if not wanted:
        return
    groups = _groups(comparison)
    for name, found in sorted(wanted.items()):
        for sides in comparison.sides:
            if sides.against is None or comparison.options.metrics[name].compares:
                yield _measured(name, found, sides, (comparison, groups))


def _groups(comparison: Comparison) -> Slices:
    """Return the rows of each group of people, a crossing where several columns are named."""
    options, outputs = comparison.options, comparison.candidate
    found = slicing.slices(outputs, ["*".join(options.sensitive)], options.bins, key="sensitive")
    if len(found) > _MOST_GROUPS:
        message = (
            f"'sensitive' makes {len(found):,} groups; at most {_MOST_GROUPS} can be judged: name columns with fewer "
            "values, or cut them with 'bins'"
        )
        raise CheckError(message)
    return found


def _measured(name: str, of: Gap, sides: Sides, within: tuple[Comparison, Slices]) -> Measurement:
    comparison, groups = within
    told = Measurement(
        name=name,
        value=None,
        n=len(comparison.candidate.y_true),
        extreme=True,
        against=sides.against,
        unchanged=sides.unchanged,
    )
    if len(groups) < _TWO:
        return msgspec.structs.replace(told, insufficient="only one group in 'sensitive': there is no gap")
    try:
        found = _levels(of, sides.candidate, sides.baseline, within)
        widest = gap_of(found.levels, of.of, comparison.group)
        noise = _noise(of, sides, within)
        if found.insufficient:
            return msgspec.structs.replace(
                told, value=widest.interval.value, insufficient=found.insufficient, evidence=_evidence(found, widest)
            )
        told = msgspec.structs.replace(
            told,
            value=widest.interval.value,
            low=widest.interval.low,
            high=widest.interval.high,
            noise=noise,
            evidence=_evidence(found, widest),
        )
        return told if sides.baseline is None else _changed(told, found, of, comparison)
    except Undefined as error:
        of_the_model = not _too_small(of, sides.candidate, within)
        return msgspec.structs.replace(told, insufficient=str(error), undefined=of_the_model)


def _changed(told: Measurement, found: _Found, of: Gap, comparison: Comparison) -> Measurement:
    change = change_of_gap(found.levels, of.of, comparison.group)
    assert told.value is not None
    return msgspec.structs.replace(
        told,
        baseline=told.value - change.value,
        difference=change.value,
        difference_low=change.low,
        difference_high=change.high,
    )


def _noise(of: Gap, sides: Sides, within: tuple[Comparison, Slices]) -> float | None:
    """Return the standard deviation of the gap between trainings that differ by their seed alone."""
    if not sides.seeds:
        return None
    found = [gap_of(_levels(of, seed, None, within).levels, of.of).interval.value for seed in sides.seeds]
    return float(np.std(found, ddof=1))


def _levels(of: Gap, candidate: Outputs, baseline: Outputs | None, within: tuple[Comparison, Slices]) -> _Found:
    """Return every rate in every group.

    Raises:
        Undefined: a rate has no value in a group.
    """
    comparison, groups = within
    levels, names, small = [], [], dict[str, str]()
    for place, rate in enumerate(of.rates):
        build = sample_of(rate.metric, comparison.candidate, {})
        whole = Pair(
            candidate=build(candidate),
            baseline=None if baseline is None else build(baseline),
            group=comparison.group,
        )
        for text, rows in groups.items():
            pair = whole.take(rows)
            if why := insufficient(described(rate.metric), pair):
                small.setdefault(text, why)
            ours, theirs = _of_group(rate, pair, text)
            levels.append(Level(rate=place, rows=rows, ours=ours, theirs=theirs, complement=rate.complement))
            names.append((rate.name, text))
    return _Found(
        levels=levels,
        names=names,
        rows=len(candidate.y_true),
        insufficient=_told(small, len(groups)),
    )


def _too_small(of: Gap, candidate: Outputs, within: tuple[Comparison, Slices]) -> bool:
    """Tell whether any group has too few rows for any rate, whatever the model says of them."""
    comparison, groups = within
    for rate in of.rates:
        whole = Pair(candidate=sample_of(rate.metric, comparison.candidate, {})(candidate), group=comparison.group)
        if any(insufficient(described(rate.metric), whole.take(rows)) for rows in groups.values()):
            return True
    return False


def _of_group(rate: Rate, pair: Pair, text: str) -> tuple[Any, Any]:
    try:
        ours = by_influence(rate.metric, pair)
        if pair.baseline is None:
            return ours, None
        return ours, by_influence(rate.metric, Pair(candidate=pair.baseline, group=pair.group))
    except Undefined as error:
        why = insufficient(described(rate.metric), pair) or str(error)
        raise Undefined(f"{text}: {why}") from error


def _told(small: dict[str, str], groups: int) -> str:
    if not small:
        return ""
    named = "; ".join(f"{text}: {why}" for text, why in list(small.items())[:_MOST_NAMED])
    more = f"; and {len(small) - _MOST_NAMED} more" if len(small) > _MOST_NAMED else ""
    return f"{len(small)} of {plural(groups, 'group')} too small: {named}{more}"


def _evidence(found: _Found, widest: Widest) -> dict[str, Any]:
    """Return which groups make the gap, in which rate, and what every group has: `n` rows say it."""
    by_group = []
    for level, (rate, text) in zip(found.levels, found.names, strict=True):
        one = level.interval()
        by_group.append(
            {
                "rate": rate,
                "group": text,
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "n": len(level.ours.pair.candidate),
            }
        )
    rate, highest = found.names[widest.highest]
    lowest = found.names[widest.lowest][1]
    return {"gap": {"rate": rate, "highest": highest, "lowest": lowest, "groups": by_group}}
