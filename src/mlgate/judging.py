"""What a check measured, judged: by its limits, and where it paired no rows itself against what was accepted.

A number is compared with `mlgate.lock` only where both were measured on the same rows and labels, in the same way; a
difference between two test sets says nothing about two models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mlgate.context import Context
from mlgate.core import limits
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, compare_with, differing
from mlgate.core.limits import Limits
from mlgate.core.model import Finding, Measurement, Severity


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
    for measured in measurements:
        limit = wanted.get(measured.name)
        if limit is None:
            judged.append(measured)
            continue
        compared = measured
        if limit.compares and _alone(measured):
            accepted = context.baseline.lock.checks.get(context.check)
            compared = _compared(measured, accepted, context.provenance, differs)
        judged.append(limits.judge(compared, limit, fail_when=fail_when))
    present = {measured.name for measured in measurements}
    judged += [limits.missing(name) for name in wanted if name not in present]
    return Judgement(
        measurements=judged,
        findings=_unnoted(accepted, context),
        refusal=_refusal(list(differs), accepted, context.check),
    )


def _alone(measured: Measurement) -> bool:
    """Tell whether the kind left it to the lock what `measured` is compared with."""
    return measured.baseline is None and not (measured.unchanged or measured.insufficient)


def _compared(
    measured: Measurement, accepted: AcceptedCheck | None, provenance: Mapping[str, str], differs: dict[str, None]
) -> Measurement:
    known = accepted.measurements.get(measured.key) if accepted else None
    if accepted is None or known is None:
        return measured
    # What an earlier version accepted says nothing of where it was measured; `_unnoted` tells.
    if parts := differing(accepted, provenance, measured) if accepted.provenance else []:
        differs.update(dict.fromkeys(parts))
        why = f"not comparable with {LOCK_NAME}: not the same are {_listed(parts)}"
        return msgspec.structs.replace(measured, incomparable=why)
    return compare_with(measured, known)


def _unnoted(accepted: AcceptedCheck | None, context: Context) -> tuple[Finding, ...]:
    """Return a warning where numbers were accepted before it was noted what they were measured on."""
    if accepted is None or accepted.provenance or not context.provenance:
        return ()
    message = (
        f"what was accepted {accepted.when} does not say which test set it was measured on, so that another one would "
        f"not be noticed: accept it again, `mlgate accept {context.check} --reason …`"
    )
    return (Finding(subject=LOCK_NAME, message=message, severity=Severity.WARNING),)


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
