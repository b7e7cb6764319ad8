"""Run: every check ends as a result, and all results as one verdict."""

from __future__ import annotations

import functools
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mlgate import __version__, registry
from mlgate.config import Config
from mlgate.context import Baseline, Context
from mlgate.core import endings, ml_test_score
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Measurement, Result, Severity, Status, Verdict, worst
from mlgate.judging import judgement, told
from mlgate.planning import PlannedCheck, plan, unconfigured
from mlgate.stores import files, git, ledger

__all__ = ["PlannedCheck", "Settings", "conclude", "plan", "run", "unconfigured"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How one run differs from another over the same plan."""

    root: Path
    config: Config | None = None
    ref: str | None = None
    strict: bool = False
    now: datetime | None = None
    progress: Callable[[str, int, int], None] = lambda check, done, total: None  # noqa: ARG005


def run(checks: Iterable[PlannedCheck], settings: Settings) -> Verdict:
    """Run `checks` one after the other and return the verdict; no exception of a kind leaves this function.

    What test sets were asked is noted in the ledger below the project's root.
    """
    started, clock = settings.now or datetime.now(UTC), time.perf_counter()
    ref = settings.ref or (settings.config.baseline if settings.config else None)
    baseline = Baseline(root=settings.root, ref=ref)
    digests: dict[str, str] = {}
    if settings.config is not None:
        digests["config"] = files.digest_bytes(settings.config.source.content)
    results = []
    planned = list(checks)
    for done, check in enumerate(planned):
        settings.progress(check.check, done, len(planned))
        context = Context(
            check=check.check,
            root=settings.root,
            baseline=baseline,
            config=settings.config,
            samples=check.common.samples,
            digests=digests,
            now=started,
            progress=functools.partial(_step, settings, check.check, (done, len(planned))),
        )
        with endings.told():
            result = _result(check, context, strict=settings.strict)
        results.append(result)
        if result.status not in (Status.ERROR, Status.SKIP):
            for use in context.uses:
                ledger.record(settings.root, msgspec.structs.replace(use, passed=result.status != Status.FAIL))
    settings.progress("", len(planned), len(planned))
    return conclude(
        results,
        digests=digests,
        commit=git.head(settings.root) if settings.config else None,
        baseline_commit=baseline.resolved,
        started=started,
        seconds=time.perf_counter() - clock,
    )


def _step(settings: Settings, check: str, place: tuple[int, int], doing: str) -> None:
    """Show what a check is doing, which may take a minute, beside its name."""
    settings.progress(f"{check}: {plain(doing, limit=120)}", *place)


def conclude(
    results: Sequence[Result],
    *,
    digests: Mapping[str, str],
    commit: str | None,
    baseline_commit: str | None,
    started: datetime,
    seconds: float,
) -> Verdict:
    """Return the verdict over `results`, in the order of the checks' names."""
    ordered = tuple(sorted(results, key=lambda result: result.check))
    tally = Counter(result.status for result in ordered)
    exit_code, reason = _exit_code(ordered)
    return Verdict(
        verdict=worst(tally),
        exit_code=exit_code,
        reason=reason,
        mlgate=__version__,
        commit=commit,
        baseline_commit=baseline_commit,
        started=started.strftime("%Y-%m-%dT%H:%M:%SZ"),
        seconds=round(seconds, 3),
        counts={status.value: tally[status] for status in Status},
        digests=dict(sorted(digests.items())),
        results=ordered,
        ml_test_score=ml_test_score.score(ordered) or msgspec.UNSET,
    )


def _exit_code(results: Sequence[Result]) -> tuple[int, str]:
    statuses = {result.status for result in results}
    if Status.FAIL in statuses:
        return 1, ""
    if Status.ERROR in statuses:
        return 3, ""
    if statuses <= {Status.SKIP}:
        reasons = "; ".join(f"{result.check}: {result.reason}" for result in results)
        return 2, f"nothing was checked{': ' if reasons else ''}{reasons}"
    return 0, ""


def _result(check: PlannedCheck, context: Context, *, strict: bool) -> Result:
    clock = time.perf_counter()
    findings: list[Finding] = []
    measurements: list[Measurement] = []
    try:
        for item in check.module.run(check.options, context):
            (findings if isinstance(item, Finding) else measurements).append(item)
        found = judgement(check.options, context, measurements)
        findings += found.findings
        judged = found.measurements
        status = worst([*(one.status for one in findings), *_statuses(findings, judged)])
        refused = found.refusal if status == Status.ERROR else ""
        reason, location = refused or _reason(findings, judged, status), check.location
    except CheckError as error:
        # What was found before stays refused; as a warning it must not hide that the rest was never judged.
        fails = any(one.status == Status.FAIL for one in findings) and check.common.severity == Severity.ERROR
        judged, status = measurements, Status.FAIL if fails else Status.ERROR
        reason, location = plain(error, limit=2000), error.location or check.location
        if fails:
            findings.append(Finding(subject="not-judged", message=reason, location=error.location))
    except ImportError as error:
        judged, status, location = measurements, Status.ERROR, check.location
        reason = registry.install_hint(error) or _crash(check, error)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a crash inside a kind, or an exit, is a result, never a pass
        judged, status, reason, location = measurements, Status.ERROR, _crash(check, error), check.location
    result = Result(
        check=check.check,
        kind=check.kind,
        status=status,
        severity=check.common.severity,
        reason=reason,
        description=check.common.description,
        seconds=round(time.perf_counter() - clock, 3),
        location=location,
        findings=tuple(sorted(findings, key=Finding.sort_key)),
        measurements=tuple(sorted(judged, key=lambda measurement: measurement.key)),
        ml_tests=_ml_tests(check, judged, status),
        provenance=dict(sorted(context.provenance.items())),
    )
    return told(result, check.options, check.common, strict=strict)


def _ml_tests(check: PlannedCheck, judged: list[Measurement], status: Status) -> dict[str, Status] | msgspec.UnsetType:
    claims = getattr(check.module, "ml_tests", lambda _: ())(check.options)
    return ml_test_score.answers(claims, judged, status) or msgspec.UNSET


def _statuses(findings: list[Finding], judged: list[Measurement]) -> list[Status]:
    statuses = [measured.status for measured in judged if measured.status is not None]
    # A kind without limits that found nothing wrong has passed.
    return statuses if statuses or findings else [Status.PASS]


def _reason(findings: list[Finding], judged: list[Measurement], status: Status) -> str:
    parts = [f"{measured.key}: {measured.note}" for measured in judged if measured.status == status and measured.note]
    if findings:
        first = next((found for found in findings if found.status == Status.FAIL), findings[0])
        parts.insert(0, f"{plural(len(findings), 'finding')}, first {first.subject}: {first.message}")
    return plain("; ".join(parts), limit=1000)


def _crash(check: PlannedCheck, error: BaseException) -> str:
    """Say where a kind crashed. The exception's own text may hold values of the data, and goes to the log only."""
    # 10 ms at start-up for what should never happen.
    import logging
    import traceback

    logging.getLogger("mlgate").debug("%s crashed", check.check, exc_info=error)
    places = traceback.extract_tb(error.__traceback__)
    place = next(place for place in reversed(places) if place.filename != endings.__file__)
    where = f"{Path(place.filename).name}:{place.lineno}"
    return f"{check.kind} crashed with {type(error).__name__} at {where}; run with --verbose for the traceback"
