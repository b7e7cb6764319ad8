"""A comparison that did not pass, in two lines: what got worse, by how much, how sure, and where; and what to do."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from mlgate.core.display import plain, plural
from mlgate.core.limits import NO_BASELINE
from mlgate.core.model import FOUND, Measurement, Result, Status
from mlgate.report._advice import advice
from mlgate.report._figures import change, estimate, figure
from mlgate.report._harms import Harm, broken, harm_of, where
from mlgate.report._meanings import said, worse

_TOLD = (Status.FAIL, Status.WARN, Status.INCONCLUSIVE)
_SLICES_IN_A_LINE = 3
# One side of a two-sided 90 % interval.
_ONE_SIDED = 0.05
_LEAST_SHOWN = 0.0001


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """What is told first of a check: `what` happened, and what to `do`; `about` is the measurement that decided."""

    what: str
    do: str
    about: Measurement

    @property
    def lines(self) -> tuple[str, str]:
        """Both lines, harmless."""
        return plain(self.what, limit=1000), plain(self.do, limit=1000)


def headline(result: Result) -> Headline | None:
    """Return the two lines of a `regression` that did not pass; `None` where no number says why."""
    if result.kind != "regression" or result.status not in _TOLD:
        return None
    decided = [one for one in result.measurements if one.status == Status.FAIL]
    decided = decided or [one for one in result.measurements if one.status == Status.INCONCLUSIVE]
    about = min(
        (one for one in decided if (one.limits or one.must_be) and _known(one) and one.note != NO_BASELINE),
        key=_rank,
        default=None,
    )
    if about is None:
        return None
    if about.status == Status.INCONCLUSIVE and about.slice is not None:
        return _too_small(about, result)
    parts = [_happened(about), _sure(about, result), _slices(about, result), _region(about, decided)]
    parts.append(_others(about, decided))
    return Headline(what=" ".join(part for part in parts if part), do=advice(about, result), about=about)


def _too_small(about: Measurement, result: Result) -> Headline | None:
    """Return the lines where all rows pass, and only slices are too small to tell."""
    whole = [one.status for one in result.measurements if one.slice is None and one.status is not None]
    if any(status not in (Status.PASS, Status.SKIP) for status in whole):
        return None
    rows = {one.slice: one for one in result.measurements if one.slice is not None and one.status is not None}
    small = {one.slice: one for one in result.measurements if one.slice and one.status == Status.INCONCLUSIVE}
    first = [f"{where(one)} ({figure(one.n)} rows)" for _, one in sorted(small.items())[:_SLICES_IN_A_LINE]]
    more = len(small) - _SLICES_IN_A_LINE
    listed = ", ".join(first) + (f" and {more:,} more" if more > 0 else "")
    what = f"All rows pass; {len(small):,} of {plural(len(rows), 'slice')} have too few rows to tell: {listed}."
    do = f"Label more of these rows, or name larger slices. `mlgate explain {plain(result.check)}` says how many rows."
    return Headline(what=what, do=do, about=about)


def _known(measured: Measurement) -> bool:
    return measured.value is not None and math.isfinite(measured.value) and not measured.insufficient


def _rank(measured: Measurement) -> tuple[bool, bool, float, str]:
    """Order by what says most: all rows before slices, the baseline before the anchor, the surest fall first."""
    harm = harm_of(measured)
    if harm is None or not harm.beyond:
        return measured.slice is not None, measured.against is not None, 0.0, measured.key
    width = (harm.high or 0.0) - (harm.low or 0.0)
    return measured.slice is not None, measured.against is not None, -harm.size / (width or 1.0), measured.key


def _happened(about: Measurement) -> str:
    name, harm = plain(about.name, limit=80), harm_of(about)
    place = "" if about.slice is None else f" in {where(about)}"
    if about.status == Status.INCONCLUSIVE:
        return f"{name}{place}: {about.note}."
    if about.must_be is not None and about.difference is None:
        # The rival is the candidate's own file, or predicts the same.
        return f"{name}{place} is {estimate(about)}, {about.note}."
    if about.must_be is not None:
        rival = f"{plain(about.against, limit=80)}, which has {figure(about.baseline)}"
        return f"{name}{place} is {estimate(about)}, no better than {rival}: {change(about)}."
    if harm is None or not harm.beyond:
        return f"{name}{place} is {estimate(about)}, {_limit(about)}{_meant(said(about.name, about.value or 0.0))}."
    to = "" if about.against is None else f" against the {plain(about.against, limit=80)}"
    size = figure(harm.size) if harm.low is None else f"{figure(harm.size)} [{figure(harm.low)}, {figure(harm.high)}]"
    return (
        f"{name}{place} {harm.fell}{to} from {figure(about.baseline)} to {figure(about.value)}, by {size} where "
        f"{figure(harm.allowed)} is allowed{_meant(worse(about.name, harm.fell, harm.size))}."
    )


def _meant(words: str) -> str:
    return f": {words}" if words else ""


def _limit(about: Measurement) -> str:
    limit = broken(about)
    return (
        f"{'below' if limit == 'at_least' else 'above'} {limit} {figure(about.limits[limit])}" if limit else "refused"
    )


def _sure(about: Measurement, result: Result) -> str:
    harm = harm_of(about)
    if about.status == Status.INCONCLUSIVE or about.must_be is not None:
        return ""
    if harm is None or not harm.beyond:
        return _sure_of_value(about)
    if harm.low is None:
        return "How much of that is chance is not known: it has no interval."
    if about.slice is None:
        rarely = f"fewer than {_rarely(about.p_value)} of test sets would show such a {harm.fall}"
    elif _found(about):
        rarely = (
            f"fewer than 5 % of test sets would show it in rows that others were searched for ({figure(about.n)} rows)"
        )
    else:
        family = len([one for one in result.measurements if _family(one) == _family(about)])
        rarely = f"fewer than 5 % of test sets would show it in any of {family} slices"
    return f"If nothing had changed, {rarely}."


def _sure_of_value(about: Measurement) -> str:
    changed = "" if about.difference is None else f"The baseline has {figure(about.baseline)}: {change(about)}."
    if about.low is None or about.high is None:
        return changed
    limit = broken(about)
    end = about.high if limit == "at_least" else about.low
    reaches = bool(limit) and (end >= about.limits[limit]) == (limit == "at_least")
    sure = "The interval reaches the limit, so that chance may have done it." if reaches else ""
    return f"{changed} {sure}".strip()


def _rarely(p_value: float | None) -> str:
    """Return the probability of such a change to the worse, where there is none, rounded up to one digit."""
    one = _ONE_SIDED if p_value is None else max(min(p_value / 2, _ONE_SIDED), _LEAST_SHOWN)
    unit = 10.0 ** math.floor(math.log10(one) + 1e-9)
    return f"{math.ceil(round(one / unit, 6)) * unit * 100:g} %"


def _family(measured: Measurement) -> tuple[str, str | None] | None:
    """Return what slices are decided together with; a region that was found stands for itself."""
    if measured.slice is None or _found(measured):
        return None
    return measured.name, measured.against


def _slices(about: Measurement, result: Result) -> str:
    """Name the other slices that fail, worst first."""
    same = [one for one in result.measurements if one is not about and _family(one) == (about.name, about.against)]
    failed = [one for one in same if one.status == Status.FAIL]
    if not failed:
        return ""
    harms = sorted((harm for one in failed if (harm := harm_of(one)) is not None), key=_of_slice)
    names = [f"{plain(harm.measured.slice, limit=80)} by {figure(harm.size)}" for harm in harms]
    names = names or [plain(one.slice, limit=80) for one in failed]
    more = len(failed) - _SLICES_IN_A_LINE
    listed = ", ".join(names[:_SLICES_IN_A_LINE]) + (f" and {more:,} more" if more > 0 else "")
    word = "fails" if len(failed) == 1 else "fail"
    return f"{len(failed):,} of {plural(len(same), 'slice')} {word} too: {listed}."


def _region(about: Measurement, decided: Sequence[Measurement]) -> str:
    """Name the region that was found to be the worst, where it fails too."""
    found = [one for one in decided if one is not about and one.name == about.name and _found(one)]
    harm = next((harm for one in found if (harm := harm_of(one)) is not None), None)
    return "" if harm is None else f"The worst region fails too: {where(harm.measured)} by {figure(harm.size)}."


def _found(measured: Measurement) -> bool:
    return measured.slice is not None and measured.slice.startswith(FOUND)


def _of_slice(harm: Harm) -> tuple[float, str]:
    return -harm.size, harm.measured.key


def _others(about: Measurement, decided: Sequence[Measurement]) -> str:
    names = {plain(one.name, limit=80) for one in decided if one.name != about.name and one.status == Status.FAIL}
    return f"{', '.join(sorted(names))} {'fail' if len(names) > 1 else 'fails'} as well." if names else ""
