"""Results of which only the answer may be known: one bit for each candidate, and no figure.

Whoever sees figures learns far more of the test set than whether a candidate passed, and can fit it. So what is left
of a result is its status, and what is about the test set and not about the model. The status itself is one of
two: a candidate that is not shown to be no worse has not passed, as one that is worse has not, since a third answer
between them would tell how near it was. What is the same for every candidate remains as it is: a baseline that is not
there yet, rows that are too few, files that cannot be read.
"""

from __future__ import annotations

from typing import Any

import msgspec

from mlgate.core.limits import NO_BASELINE
from mlgate.core.model import Finding, Measurement, Result, Severity, Status

WITHHELD = 'figures are withheld by feedback = "bit"'
_NO_PASS = f"not shown to be no worse, or beyond a limit; {WITHHELD}"
# What the test set has been asked is no figure of the model's. How often it may still be is computed from one.
_USES, _WORN = "test_set_uses", "test-set"
# Which rows under test were trained on is a fact of two tables: it is the same for every candidate.
_OF_THE_DATA = "train-test-overlap"


def asked_for(options: Any) -> bool:  # noqa: ANN401 - the options of any kind
    """Tell whether a check's options ask for its answer alone."""
    return getattr(options, "feedback", None) == "bit"


def withheld(result: Result, *, undecided_passes: bool = False) -> Result:
    """Return `result`, before its status is weighed, with nothing in it that tells more than its answer.

    `undecided_passes`: what is not decided counts as a pass and not as a failure.
    """
    uses = tuple(msgspec.structs.replace(one, evidence={}) for one in result.measurements if one.name == _USES)
    worn = tuple(_worn(uses) for finding in result.findings if finding.subject == _WORN)
    of_the_data = tuple(finding for finding in result.findings if finding.subject == _OF_THE_DATA)
    status, reason = _answer(result, undecided_passes=undecided_passes)
    findings = (*of_the_data, *(worn if status in (Status.WARN, Status.PASS) else ()))
    if status == Status.WARN and not findings:
        status = Status.PASS
    if status == Status.PASS and of_the_data:
        status = Status.WARN
    return msgspec.structs.replace(
        result,
        status=status,
        reason=reason,
        findings=findings,
        measurements=uses,
        ml_tests=msgspec.UNSET,
        figures_withheld=True,
    )


def _answer(result: Result, *, undecided_passes: bool) -> tuple[Status, str]:
    judged = [measured for measured in result.measurements if measured.status is not None]
    open_ones = [measured for measured in judged if measured.status == Status.INCONCLUSIVE]
    if result.status == Status.INCONCLUSIVE:
        if not all(_of_the_rows(measured) for measured in open_ones):
            return (Status.PASS, WITHHELD) if undecided_passes else (Status.FAIL, _NO_PASS)
        missing = any(measured.note == NO_BASELINE for measured in open_ones)
        return result.status, NO_BASELINE if missing else f"some rows are too few to conclude anything; {WITHHELD}"
    if result.status == Status.ERROR:
        # Of limits that have no meaning for a value the message says the value; those of files and data are needed.
        by_limits = any(measured.status == Status.ERROR for measured in judged)
        return result.status, f"a limit has no meaning for this baseline; {WITHHELD}" if by_limits else result.reason
    if result.status == Status.SKIP:
        return result.status, result.reason
    return result.status, _NO_PASS if result.status == Status.FAIL else WITHHELD


def _of_the_rows(measured: Measurement) -> bool:
    """Tell whether `measured` is undecided for a reason that is the same for every candidate."""
    return (bool(measured.insufficient) and not measured.undefined) or measured.note == NO_BASELINE


def _worn(uses: tuple[Measurement, ...]) -> Finding:
    count = f"{uses[0].value:,.0f} candidates" if uses and uses[0].value is not None else "more candidates"
    message = f"this test set has judged {count}, more than it bears at these margins: label new rows"
    return Finding(subject=_WORN, message=message, severity=Severity.WARNING)
