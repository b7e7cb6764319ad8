"""Two data sets compared by their profiles: what changed in their columns, and what moved beyond chance.

A movement is told where the whole interval of its estimate lies beyond what matters in practice, so that neither chance
in small data nor a trifle in large data is reported. The error is 5 % over all comparisons together (Bonferroni).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from mlgate.core.display import nearest, plain
from mlgate.drift.profiles import ColumnProfile, Profile
from mlgate.drift.shifts import Shift, largest_gap, mean_difference, share_difference, total_variation

_ALPHA = 0.05
# What matters: 2 points of missing values, a tenth of the distribution elsewhere.
_MISSING = 0.02
_DISTANCE = 0.1
_FEWEST = 30
_SCHEMA = "mlgate/diff/v1"
What = Literal["rows", "column", "type", "missing", "distribution", "values", "range", "mean"]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that differs; `breaking` where the schema does, so that a reader of the older data cannot go on."""

    column: str
    what: What
    message: str
    breaking: bool = False
    shift: Shift | None = None


def compare(old: Profile, new: Profile) -> tuple[Difference, ...]:
    """Return how the data set `new` differs from `old`: the schema first, then column by column."""
    there = {column.name: column for column in new.columns}
    before = {column.name: column for column in old.columns}
    found = [*_schema(before, there)]
    if old.rows != new.rows:
        found.append(Difference(column="", what="rows", message=f"{new.rows:,} rows, were {old.rows:,}"))
    both = [(column, there[column.name]) for column in old.columns if column.name in there]
    # A share, a distribution and a mean of each column.
    alpha = _ALPHA / max(1, 3 * len(both))
    for first, second in both:
        if min(first.rows, second.rows) == 0:
            continue
        found += _missing(first, second, alpha)
        if first.type == second.type or {first.type, second.type} == {"integer", "number"}:
            found += _moved(first, second, alpha)
    return tuple(found)


def _schema(before: dict[str, ColumnProfile], there: dict[str, ColumnProfile]) -> Iterator[Difference]:
    added = [name for name in there if name not in before]
    for name, column in before.items():
        if name not in there:
            close = nearest(name, added) if added else ""
            hint = close if "did you mean" in close else ""
            hint = hint.replace("did you mean", "renamed to")
            yield Difference(column=name, what="column", message=f"is no longer there{plain(hint)}", breaking=True)
        elif there[name].type != column.type:
            # An int is read where a double is expected; a column without any value is of every type.
            kinds = (column.type, there[name].type)
            fine = kinds == ("number", "integer") or "nothing" in kinds
            message = f"is {there[name].type}, was {column.type}"
            yield Difference(column=name, what="type", message=message, breaking=not fine)
    for name in added:
        yield Difference(column=name, what="column", message=f"is new ({there[name].type})")


def _missing(first: ColumnProfile, second: ColumnProfile, alpha: float) -> Iterator[Difference]:
    shift = share_difference((first.missing, second.missing), (first.rows, second.rows), alpha)
    if not first.missing and second.missing:
        message = f"has {second.missing:,} missing values of {second.rows:,}, had none"
        yield Difference(column=first.name, what="missing", message=message, shift=shift)
    elif shift.low > _MISSING or shift.high < -_MISSING:
        shares = (second.missing / second.rows, first.missing / first.rows)
        message = f"{shares[0]:.1%} missing, were {shares[1]:.1%} ({_points(shift)})"
        yield Difference(column=first.name, what="missing", message=message, shift=shift)


def _points(shift: Shift) -> str:
    return f"{100 * shift.value:+.1f} points, {100 * shift.low:+.1f} to {100 * shift.high:+.1f}"


def _moved(first: ColumnProfile, second: ColumnProfile, alpha: float) -> Iterator[Difference]:
    rows = (first.present, second.present)
    if min(rows) == 0 or (_identifies(first) and _identifies(second)):
        return
    fresh = [value for value in second.counts if value not in first.counts] if first.counts and second.counts else []
    if fresh and first.type in ("text", "boolean"):
        count = sum(second.counts[value] for value in fresh)
        message = f"{len(fresh)} values that were not there before, in {count:,} of {second.present:,} rows"
        yield Difference(column=first.name, what="values", message=message)
    if first.quantiles and second.quantiles:
        yield from _range(first, second)
    if min(rows) < _FEWEST:
        return
    shift = _distance(first, second, rows, alpha)
    if shift is not None and shift.low > _DISTANCE:
        name = "total variation" if first.counts and second.counts else "largest gap"
        known = f"{name} {shift.value:.2f} ({shift.low:.2f} to {shift.high:.2f})"
        message = f"is distributed otherwise: {known}{_mean(first, second, alpha)}"
        yield Difference(column=first.name, what="distribution", message=message, shift=shift)


def _identifies(column: ColumnProfile) -> bool:
    """Return whether the column numbers or names rows, so that its values are others in every data set."""
    return column.type in ("integer", "text") and column.distinct == column.rows >= _FEWEST


def _distance(first: ColumnProfile, second: ColumnProfile, rows: tuple[int, int], alpha: float) -> Shift | None:
    if first.counts and second.counts:
        return total_variation(first.counts, second.counts, alpha)
    if first.quantiles and second.quantiles:
        return largest_gap(first.quantiles, second.quantiles, rows, alpha)
    return None


def _range(first: ColumnProfile, second: ColumnProfile) -> Iterator[Difference]:
    low, high = first.quantiles[0], first.quantiles[-1]
    new_low, new_high = second.quantiles[0], second.quantiles[-1]
    span = (high - low) or 1.0
    # What goes beyond the old range by more than a tenth of it; the values stay unsaid, as those of data do.
    beyond = [f"{(low - new_low) / span:.0%} below" for _ in range(1) if (low - new_low) / span > _DISTANCE]
    beyond += [f"{(new_high - high) / span:.0%} above" for _ in range(1) if (new_high - high) / span > _DISTANCE]
    if beyond:
        message = f"goes beyond its former range: {' and '.join(beyond)}, of the range's width"
        yield Difference(column=first.name, what="range", message=message)


def _mean(first: ColumnProfile, second: ColumnProfile, alpha: float) -> str:
    if first.mean is None or second.mean is None or not first.deviation or second.deviation is None:
        return ""
    rows = (first.present, second.present)
    shift = mean_difference((first.mean, second.mean), (first.deviation, second.deviation), rows, alpha)
    low, value, high = (one / first.deviation for one in (shift.low, shift.value, shift.high))
    return f"; its mean moved by {value:+.2f} standard deviations ({low:+.2f} to {high:+.2f})"


def described(found: Sequence[Difference], old: Profile, new: Profile, form: str) -> str:
    """Return the differences `found` between `old` and `new` in the format `form`: `text`, `json` or `markdown`."""
    if form == "json":
        whole = {
            "schema": _SCHEMA,
            "old": {"path": old.shown, "rows": old.rows},
            "new": {"path": new.shown, "rows": new.rows},
            "breaking": any(one.breaking for one in found),
            "differences": [{**msgspec.to_builtins(one), "message": plain(one.message)} for one in found],
        }
        return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
    title = f"{old.shown} -> {new.shown}"
    lines = [f"{'breaking' if one.breaking else one.what:<12}  {_named(one)}{plain(one.message)}" for one in found]
    if form == "markdown":
        rows = [
            f"| {'**breaking**' if one.breaking else one.what} | {_cell(_named(one) + one.message)} |" for one in found
        ]
        lines = ["| | difference |", "|---|---|", *rows] if rows else []
        title = f"### {_cell(title)}\n"
    return "\n".join([title, *lines, *([] if found else ["No difference beyond chance was seen."])]) + "\n"


def _named(one: Difference) -> str:
    return f"{plain(one.column, limit=100)}: " if one.column else ""


def _cell(text: str) -> str:
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>()#|!~@" else one for one in plain(text))
