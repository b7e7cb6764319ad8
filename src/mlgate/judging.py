"""What a check measured, judged: by its limits, and where it paired no rows itself against what was accepted.

A number is compared with `mlgate.lock` only where both were measured on the same rows and labels, in the same way; a
difference between two test sets says nothing about two models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mlgate import withholding
from mlgate.config import Common
from mlgate.context import Baseline, Context
from mlgate.core import limits
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, compare_with, differing, unchanged
from mlgate.core.display import plain
from mlgate.core.ladder import gain
from mlgate.core.limits import Limits
from mlgate.core.model import FOUND, Finding, Location, Measurement, Result, Severity, Status

_SHOWN = 10


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The judged measurements of a check, and what their comparison with the lock brought to light.

    `refusal` says why numbers could not be compared and what mends it; empty where all could.
    """

    measurements: list[Measurement]
    findings: tuple[Finding, ...] = ()
    refusal: str = ""


def judgement(options: msgspec.Struct, context: Context, measurements: Sequence[Measurement]) -> Judgement:
    """Judge what a check measured by the limits in its `options`. A limit whose number never appeared fails.

    Raises:
        CheckError: the lock, which is asked for only where a number is to be compared with it, cannot be read.
    """
    wanted: Mapping[str, Limits] = getattr(options, "metrics", {})
    fail_when: limits.FailWhen = getattr(options, "fail_when", "likely")
    judged = []
    accepted: AcceptedCheck | None = None
    differs: dict[str, None] = {}
    asked: dict[str, Limits] = {}
    for measured in measurements:
        limit = wanted.get(measured.name)
        if limit is None:
            judged.append(measured)
            continue
        compared = measured
        if measured.slice is not None and measured.slice.startswith(FOUND) and measured.baseline is None:
            # The run before found another region: no lock will ever hold this one.
            limit = Limits(at_least=limit.at_least, at_most=limit.at_most)
        if limit.compares and _alone(measured) and not withholding.asked_for(options):
            accepted, asked[measured.name] = context.baseline.lock.checks.get(context.check), limit
            compared = _compared(measured, accepted, context, differs)
        judged.append(limits.judge(compared, limit, fail_when=fail_when))
    present = {measured.name for measured in measurements}
    judged += [limits.missing(name) for name in wanted if name not in present]
    return Judgement(
        measurements=judged,
        findings=(*_unnoted(accepted, context), *loosened(context.baseline, context.check, asked)),
        refusal=_refusal(list(differs), accepted, context.check),
    )


def told(result: Result, options: msgspec.Struct, common: Common, *, strict: bool) -> Result:
    """Return of `result` what may be known, with its status as the keys of its check and `strict` weigh it.

    Where nothing is undecided but for want of a baseline, it stays so: the first run would fail for ever, since a
    baseline comes to be by merging it.
    """
    first = _first_run(result)
    strict = strict and not first
    if withholding.asked_for(options):
        passes = common.on_inconclusive == "pass" and not strict
        result = withholding.withheld(result, undecided_passes=passes)
    if first and common.on_inconclusive == "fail":
        return result
    return msgspec.structs.replace(result, status=_weighed(result.status, common, strict=strict))


def _first_run(result: Result) -> bool:
    """Tell whether a number that has nothing yet to be compared with is all that is undecided."""
    undecided = {one.note for one in result.measurements if one.status == Status.INCONCLUSIVE}
    return result.status == Status.INCONCLUSIVE and undecided == {limits.NO_BASELINE}


def _weighed(status: Status, common: Common, *, strict: bool) -> Status:
    if status == Status.INCONCLUSIVE:
        if strict or common.on_inconclusive == "fail":
            status = Status.FAIL
        elif common.on_inconclusive == "pass":
            status = Status.PASS
    if status == Status.FAIL and common.severity == Severity.WARNING:
        return Status.WARN
    return status


def _alone(measured: Measurement) -> bool:
    """Tell whether the kind left it to the lock what `measured` is compared with."""
    return measured.baseline is None and not (measured.unchanged or measured.insufficient)


def _compared(
    measured: Measurement, accepted: AcceptedCheck | None, context: Context, differs: dict[str, None]
) -> Measurement:
    known = accepted.measurements.get(measured.key) if accepted else None
    if accepted is None or known is None:
        return measured
    # What an earlier version accepted says nothing of where it was measured; `_unnoted` tells.
    if parts := differing(accepted, context.provenance, measured) if accepted.provenance else []:
        differs.update(dict.fromkeys(parts))
        why = f"not comparable with {LOCK_NAME}: not the same are {_listed(parts)}"
        return msgspec.structs.replace(measured, incomparable=why)
    compared = compare_with(measured, known, moved_by=f"mlgate accept {context.check} --reason 'it is better'")
    if unchanged(accepted, context.provenance, measured):
        # Intervals of two runs say how sure each is of its value; that one file differs from itself by 0 is certain.
        return msgspec.structs.replace(compared, difference=0.0, difference_low=0.0, difference_high=0.0)
    return compared


def _unnoted(accepted: AcceptedCheck | None, context: Context) -> tuple[Finding, ...]:
    """Return a warning where numbers were accepted before it was noted what they were measured on."""
    if accepted is None or accepted.provenance or not context.provenance:
        return ()
    message = (
        f"what was accepted {accepted.when} does not say which test set it was measured on, so that another one would "
        f"not be noticed: accept it again, `mlgate accept {context.check} --reason …`"
    )
    return (_warning("provenance", message),)


def loosened(baseline: Baseline, check: str, wanted: Mapping[str, Limits]) -> tuple[Finding, ...]:
    """Return a warning where this change makes `mlgate.lock` looser for `check`, so that those who review it see it.

    `wanted` are the limits of the numbers that are compared with the lock; asked for nothing, git is not asked either.

    Raises:
        CheckError: a lock cannot be read.
    """
    there = baseline.lock.checks.get(check) if wanted else None
    here = baseline.present_lock.checks.get(check) if there else None
    if there is None or here == there:
        return ()
    lines = [line for key in sorted(there.measurements) if (line := looser(key, there, here, wanted))]
    if not lines or baseline.branched_lock.checks.get(check) == here:
        return ()
    said = f"the reason given: {plain(here.reason, limit=300)}" if here and here.reason != there.reason else ""
    message = f"looser than what is accepted at the baseline: {_some(lines)}; {said or 'no reason is given'}"
    return (_warning("loosened", message),)


def _warning(subject: str, message: str) -> Finding:
    return Finding(subject=subject, message=message, severity=Severity.WARNING, location=Location(path=LOCK_NAME))


def looser(key: str, there: AcceptedCheck, here: AcceptedCheck | None, wanted: Mapping[str, Limits]) -> str:
    """Return `KEY OLD -> NEW` where the lock no longer holds `key` to what it did, else an empty text."""
    name = next((name for name in wanted if key == name or key.startswith((f"{name}[", f"{name} vs "))), None)
    if name is None:
        return ""
    old, new, shown = there.measurements[key], here.measurements.get(key) if here else None, plain(key, limit=80)
    if here is None or new is None:
        return f"{shown} {old.value:.6g} -> none"
    measured = Measurement(name=name, value=new.value, slice=key if key.startswith(f"{name}[") else None)
    if differing(there, here.provenance, measured):
        return f"{shown} {old.value:.6g} -> {new.value:.6g}, measured on something else"
    better = limits.better(wanted[name])
    worse = better is not None and gain(new.value, old.value, better) < 0
    return f"{shown} {old.value:.6g} -> {new.value:.6g}" if worse else ""


def _some(lines: Sequence[str]) -> str:
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return "; ".join(lines[:_SHOWN]) + more


def _refusal(parts: Sequence[str], accepted: AcceptedCheck | None, check: str) -> str:
    if accepted is None or not parts:
        return ""
    return (
        f"not comparable with what {LOCK_NAME} holds, accepted {accepted.when}: not the same are {_listed(parts)}. "
        f"Judge both models on what is measured on now, then `mlgate accept {check} --reason …` and merge the lock; or "
        "name a `baseline` file, which is scored on the same rows as the candidate"
    )


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else parts[0]
