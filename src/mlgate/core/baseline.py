"""What was accepted: the measurements kept in `mlgate.lock`, and how a new run is compared with them.

The lock is the only state that mlgate keeps in a user's repository. It is read from the baseline's git ref where
there is one, so that a pull request cannot move its own goalposts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import FOUND, Measurement, Result

LOCK_NAME = "mlgate.lock"
LOCK_SCHEMA = "mlgate/lock/v1"


class AcceptedValue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measurement as it was accepted; `looser_than` is the best value before it, where it is worse than that."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None
    looser_than: float | None = None


class AcceptedCheck(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The accepted measurements of one check, with what they were measured on, when and why they were accepted.

    `digests` are those of the whole run; `provenance` is what the check itself noted, and is empty in locks that an
    earlier version wrote.
    """

    measurements: Mapping[str, AcceptedValue]
    digests: Mapping[str, str]
    commit: str | None
    date: str
    reason: str
    provenance: Mapping[str, str] = {}

    @property
    def when(self) -> str:
        """The commit and the day, `at 1a2b3c4d5e6f on 2026-01-31`."""
        commit = f"at {plain(self.commit[:12])} " if self.commit else ""
        return f"{commit}on {plain(self.date.partition('T')[0], limit=10)}"


class Lock(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `mlgate.lock`: checks by name."""

    schema: str = LOCK_SCHEMA
    checks: Mapping[str, AcceptedCheck] = {}

    def value(self, check: str, key: str) -> AcceptedValue | None:
        """Return the accepted measurement `key` of `check`, or `None` where none was accepted."""
        accepted = self.checks.get(check)
        return accepted.measurements.get(key) if accepted else None


def read_lock(content: bytes | None) -> Lock:
    """Return the lock that `content` holds; an empty one where there is no file yet (`None`).

    Raises:
        CheckError: it is not a lock of this version.
    """
    if content is None:
        return Lock()
    try:
        lock = msgspec.json.decode(content, type=Lock)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        why = f"{LOCK_NAME} is damaged ({plain(error, limit=200)})"
        message = f"{why}; restore it from git, or delete it and run `mlgate accept`"
        raise CheckError(message) from error
    if lock.schema != LOCK_SCHEMA:
        message = f"{LOCK_NAME} has schema '{plain(lock.schema)}', this mlgate reads '{LOCK_SCHEMA}'"
        raise CheckError(message)
    return lock


def write_lock(lock: Lock) -> bytes:
    """Return `lock` as the bytes of its file: sorted keys, one entry a line, a newline at the end."""
    plain = msgspec.json.encode(lock, order="sorted")
    return msgspec.json.format(plain, indent=2) + b"\n"


def accepted_values(result: Result) -> dict[str, AcceptedValue]:
    """Return the finite measurements of `result` that a later run can be compared with, as they are kept in the lock.

    Left out are rivals, which are measured anew in every run, regions that were found, which the next run does not
    find again, and what is true of the day or the machine alone.
    """
    return {
        measurement.key: AcceptedValue(
            value=measurement.value, low=_finite(measurement.low), high=_finite(measurement.high), n=measurement.n
        )
        for measurement in result.measurements
        if measurement.value is not None and math.isfinite(measurement.value) and _comparable(measurement)
    }


def _comparable(measurement: Measurement) -> bool:
    found = measurement.slice is not None and measurement.slice.startswith(FOUND)
    return measurement.must_be is None and not found and not measurement.momentary


# What the parts of a check's provenance are, in messages.
_PARTS = {
    "test_set": "the rows of the test set",
    "labels": "the labels",
    "evaluator": "how rows are counted (group, block, time)",
    "slices": "how rows are cut into slices",
}
_OF_A_METRIC = "evaluator."
# What was judged, and not what it was judged on.
CANDIDATE = "candidate"


def differing(accepted: AcceptedCheck, provenance: Mapping[str, str], measurement: Measurement) -> list[str]:
    """Return, in words, in which parts `provenance` is not that which `measurement` was accepted with.

    What one side does not note is not known to be the same. Parts of other metrics, and of slices where `measurement`
    is of all rows, are passed over.
    """
    here, there = (_parts_of(measurement, noted) for noted in (provenance, accepted.provenance))
    parts = {part for part in {*here, *there} if here.get(part) != there.get(part)}
    if "test_set" in parts:
        # Which are counted together, and cut, is told of rows: of other rows it is another too, which is no news.
        parts -= {"evaluator", "slices"}
    return [_PARTS.get(part, _told(part)) for part in sorted(parts)]


def unchanged(accepted: AcceptedCheck, provenance: Mapping[str, str], measurement: Measurement) -> bool:
    """Tell whether `measurement`, comparable with the accepted one, is of the very candidate that was accepted."""
    known = accepted.measurements.get(measurement.key)
    same = CANDIDATE in provenance and provenance[CANDIDATE] == accepted.provenance.get(CANDIDATE)
    return same and known is not None and known.value == measurement.value


def _parts_of(measurement: Measurement, noted: Mapping[str, str]) -> dict[str, str]:
    return {
        part: text
        for part, text in noted.items()
        if part != CANDIDATE
        and (part != "slices" or measurement.slice is not None)
        and (not part.startswith(_OF_A_METRIC) or part.removeprefix(_OF_A_METRIC) == measurement.name)
    }


def _told(part: str) -> str:
    metric = part.removeprefix(_OF_A_METRIC)
    return plain(part, limit=80) if metric == part else f"how {plain(metric, limit=80)} is computed"


def _finite(bound: float | None) -> float | None:
    return bound if bound is not None and math.isfinite(bound) else None


def compare_with(measurement: Measurement, accepted: AcceptedValue | None, *, moved_by: str = "") -> Measurement:
    """Return `measurement` with its difference to `accepted`, for kinds that did not pair the rows themselves.

    `moved_by` is the command that accepts another value.

    With an interval on both sides the difference has one too: the half-widths added as for independent samples, which
    on the same rows is wider than the paired interval, never narrower where the two runs agree.
    """
    if accepted is None or measurement.value is None or measurement.difference is not None:
        return measurement
    difference = measurement.value - accepted.value
    low = high = None
    bounds = (measurement.low, measurement.high, accepted.low, accepted.high)
    if None not in bounds:
        here_low, here_high, there_low, there_high = (bound for bound in bounds if bound is not None)
        low = difference - math.hypot(measurement.value - here_low, there_high - accepted.value)
        high = difference + math.hypot(here_high - measurement.value, accepted.value - there_low)
    return msgspec.structs.replace(
        measurement,
        baseline=accepted.value,
        difference=difference,
        difference_low=low,
        difference_high=high,
        accepted=True,
        moved_by=moved_by,
    )
