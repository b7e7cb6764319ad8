"""What a run yields: findings, measurements, results, and the verdict over all of them.

The names are those of the verdict's JSON (`mlgate schema verdict`), so that what a check kind writes, what a
report reads and what a program parses are one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

VERDICT_SCHEMA = "mlgate/verdict/v1"
# So begins the name of a slice that nobody declared.
FOUND = "found: "


class Status(StrEnum):
    """How a check, a measurement or a whole run ended."""

    PASS = "pass"
    FAIL = "fail"
    WARN = "warn"
    INCONCLUSIVE = "inconclusive"
    SKIP = "skip"
    ERROR = "error"


class Severity(StrEnum):
    """How much a failure of a check counts: an `error` fails the run, a `warning` does not."""

    ERROR = "error"
    WARNING = "warning"


# Which way a number is better, by its limits.
Better = Literal["higher", "lower"]

_WORST_FIRST = (Status.FAIL, Status.ERROR, Status.INCONCLUSIVE, Status.WARN, Status.PASS, Status.SKIP)


def worst(statuses: Iterable[Status]) -> Status:
    """Return the status that decides over all of `statuses`; `skip` when there are none."""
    present = set(statuses)
    return next((status for status in _WORST_FIRST if status in present), Status.SKIP)


def is_worse(status: Status, than: Status) -> bool:
    """Return whether `status` would decide over `than`."""
    return status != than and worst((status, than)) == status


class Location(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a file: `path` relative to the project root with `/`, `line` and `column` from 1.

    In a notebook `line` and `column` count within `cell` (from 1), and `file_line` is the line of the JSON file.
    """

    path: str
    line: int | None = None
    column: int | None = None
    cell: int | None = None
    file_line: int | None = None

    def __str__(self) -> str:
        """Return the place as editors and terminals understand it, `path:line:column`."""
        parts = [self.path]
        if self.cell is not None:
            parts.append(f"cell_{self.cell}")
        parts += [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join(parts)


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is wrong.

    `subject` is stable between runs (a column and rule, a metric, a rule code); `message` is for people; `count` of
    `total` rows are affected where rows are what is judged; one of severity `warning` fails no check; `evidence` is
    what `mlgate explain` shows. Values of the data stand in `evidence["samples"]`, and in the message only where the
    contract says that they are public: messages are posted to pull requests. `line_digest` stands for the text of the
    line at `location`, by which one in code is known again wherever its line moves.
    """

    subject: str
    message: str
    count: int | None = None
    total: int | None = None
    severity: Severity = Severity.ERROR
    location: Location | None = None
    evidence: dict[str, Any] = msgspec.field(default_factory=dict)
    line_digest: str = ""

    @property
    def status(self) -> Status:
        """What the finding makes of its check: a failure, or a warning."""
        return Status.WARN if self.severity == Severity.WARNING else Status.FAIL

    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order by place first, as linters do, then by subject and message."""
        place = self.location
        if place is None:
            return ("", 0, 0, 0, self.subject, self.message)
        return (place.path, place.cell or 0, place.line or 0, place.column or 0, self.subject, self.message)


class Measurement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A named number, with its interval and the number of rows behind it where it has them.

    `low` and `high` bound `value`; `difference` is `value - baseline`, never turned round: which direction is worse is
    said by the limit. `slice` names the rows (`carrier=UA`), `against` the baseline when there are several.
    `noise` is the standard deviation of the value between trainings that differ by their seed alone.
    `p_value` is that of no difference at all, two-sided, for information: limits judge by the interval.
    `must_be`: `against` is no baseline but a rival, and the value must be better than its, which is higher or lower.
    `extreme`: it is the highest, or lowest, of several, which few rows make more extreme than it is.
    `accepted`: `baseline` is what was accepted, and no other model on the same rows.
    `momentary`: it is true of this day or this machine alone, and is never accepted as a baseline.
    `insufficient` says why nothing can be concluded, `undefined` that it is what the model says and not too few rows,
    for which the number has no value; `unchanged` says why there is nothing to compare; `incomparable` why
    what was accepted must not be compared with.
    `moved_by` is the command that moves what it is compared with, where merging the change does not; what is judged
    keeps it only where the number is so much better that it should be moved.
    `status`, `note`, `n_needed`, `better` (which way is better, where the limits say one) and `limits` are set by
    `mlgate.core.limits`, never by the check kind; `limits` is what it was judged by, in its own unit: shares and the
    noise of training are worked out.
    `evidence` is what `mlgate explain` shows; as that of a finding it holds values of the data in `samples` alone.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    slice: str | None = None
    against: str | None = None
    baseline: float | None = None
    difference: float | None = None
    difference_low: float | None = None
    difference_high: float | None = None
    noise: float | None = None
    p_value: float | None = None
    must_be: Literal["higher", "lower"] | None = None
    extreme: bool = False
    accepted: bool = False
    momentary: bool = False
    insufficient: str = ""
    undefined: bool = False
    unchanged: str = ""
    incomparable: str = ""
    moved_by: str = ""
    n_needed: int | None = None
    note: str = ""
    better: Better | None = None
    status: Status | None = None
    limits: dict[str, float] = msgspec.field(default_factory=dict)
    evidence: dict[str, Any] = msgspec.field(default_factory=dict)

    @property
    def key(self) -> str:
        """The name by which the measurement is kept and reported, `roc_auc[carrier=UA]`."""
        text = self.name if self.slice is None else f"{self.name}[{self.slice}]"
        return text if self.against is None else f"{text} vs {self.against}"


class MlTestAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """How a test of the ML Test Score (`Model 6`) came out, over all `checks` of the run that answer it."""

    test: str
    status: Status
    checks: tuple[str, ...]


class MlTestScore(msgspec.Struct, frozen=True, kw_only=True):
    """The ML Test Score of one run: the lowest of its sections' points, and every test that a check answered."""

    score: int
    sections: Mapping[str, int]
    tests: tuple[MlTestAnswer, ...]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """How one check ended, with everything it found and measured, and on what (`provenance`: digests by part).

    `ml_tests` are the tests of the ML Test Score that it answers, and how. Where `figures_withheld` only the answer may
    be known: nothing in it says more of the model.
    """

    check: str
    kind: str
    status: Status
    severity: Severity = Severity.ERROR
    reason: str = ""
    description: str = ""
    seconds: float = 0.0
    location: Location | None = None
    findings: tuple[Finding, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    ml_tests: dict[str, Status] | UnsetType = UNSET
    provenance: Mapping[str, str] = {}
    figures_withheld: bool = False


class Move(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a change moves of what it is judged by.

    `of` is the table (`regression.delay`, `data.test`) or the file, `what` the key within it (`roc_auc at_least`), and
    `before` and `after` are what it holds, `None` where it is not set. `looser` says whether less is asked for than
    before, `None` where that cannot be told from the key; `reason` is what those who moved it wrote beside it.
    """

    of: str
    what: str
    before: str | None = None
    after: str | None = None
    looser: bool | None = None
    reason: str = ""
    location: Location | None = None


class Goalposts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a change moves of what it is judged by, since `commit`, and what the configuration there says of it.

    `verdict`, `exit_code` and `checks` (a status each) are those of the same files under that configuration; they are
    not there where `note` says why they are not known, or that it is the `first` run, without any configuration there.
    """

    commit: str = ""
    moves: tuple[Move, ...] = ()
    verdict: Status | None = None
    exit_code: int | None = None
    checks: Mapping[str, Status] = {}
    note: str = ""
    first: bool = False

    @property
    def lowered(self) -> bool:
        """Whether less is asked for than before."""
        return any(move.looser for move in self.moves)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """All results of one run, with the digests of everything judged.

    `goalposts` is there where the change moves what it is judged by, or where that cannot be told.
    """

    schema: str = VERDICT_SCHEMA
    verdict: Status
    exit_code: int
    reason: str = ""
    mlgate: str
    commit: str | None = None
    baseline_commit: str | None = None
    started: str
    seconds: float
    counts: Mapping[str, int]
    digests: Mapping[str, str]
    results: tuple[Result, ...]
    ml_test_score: MlTestScore | UnsetType = UNSET
    goalposts: Goalposts | UnsetType = UNSET
