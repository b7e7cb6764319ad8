"""The end of a session: one verdict over everything judged, its reports, what is accepted, and what a person reads."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mlgate import engine, report
from mlgate.accept import acceptable, accepted, told
from mlgate.core.baseline import LOCK_NAME, Lock, read_lock, write_lock
from mlgate.core.display import plain
from mlgate.core.errors import MlgateError
from mlgate.core.model import Result, Status, Verdict
from mlgate.earlier import with_earlier
from mlgate.goalposts import Asked, weighed
from mlgate.stores import git
from mlgate.stores.files import write_atomic
from pytest_mlgate.activation import Project, project
from pytest_mlgate.plugin import Inbox
from pytest_mlgate.recording import TEST, Record, unpack

_TOLD = {
    Status.FAIL: "failed",
    Status.ERROR: "could not run",
    Status.WARN: "warned",
    Status.INCONCLUSIVE: "inconclusive",
    Status.SKIP: "skipped",
    Status.PASS: "passed",
}
_WORTH_A_LINE = (Status.FAIL, Status.ERROR, Status.WARN, Status.INCONCLUSIVE)
_NO_BASELINE = "no baseline yet to compare with"
_SHOWN = 20
# The exit code of a verdict over nothing.
_NOTHING_CHECKED = 2
_STOPPED_EARLY = (pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR)


def finish(session: pytest.Session, inbox: Inbox) -> list[str]:
    """Write what the options ask for, and return the lines of mlgate's section; nothing with `-q` where all is well."""
    asked = project(session.config)
    records = {node: unpack(inbox.payloads[node]) for node in sorted(inbox.payloads)}
    records |= _lost(inbox, asked)
    verdict = _weighed(_verdict(records, asked), asked)
    if asked.reports:
        verdict = _with_earlier(verdict, asked)
    lines = [*report.moved(verdict), *_lines(verdict)]
    quiet = session.config.get_verbosity() < 0 and not lines
    lines = [] if quiet or not verdict.results else [_counts(verdict), *lines]
    lines += _reported(verdict, asked, session)
    if asked.update:
        lines += _accepted(records, asked, inbox.failed, session)
    if verdict.exit_code == _NOTHING_CHECKED and inbox.tests == len(records) and _ok(session) and asked.collects:
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
        lines.append(plain(verdict.reason, limit=1000))
    return lines


def _lost(inbox: Inbox, asked: Project) -> dict[str, Record]:
    """Return the checks that brought nothing, since their process ended: a verdict without them would be too good."""
    if asked.file is None:
        return {}
    prefix = f"{Path(os.path.relpath(asked.file, inbox.config.rootpath)).as_posix()}::"
    lost = {}
    for node in sorted(inbox.failed - set(inbox.payloads)):
        check = node.removeprefix(prefix)
        if check != node:
            result = Result(
                check=check,
                kind=check.partition(".")[0],
                status=Status.ERROR,
                reason="did not come to an end: the process that ran it died, or it was stopped from outside",
            )
            lost[node] = Record(result=result)
    return lost


def _verdict(records: Mapping[str, Record], asked: Project) -> Verdict:
    commits = {record.commit for record in records.values() if record.commit}
    baselines = {record.baseline_commit for record in records.values() if record.baseline_commit}
    return engine.conclude(
        [record.result for record in records.values()],
        digests={name: text for record in records.values() for name, text in record.digests.items()},
        commit=min(commits, default=None) or git.head(asked.root),
        baseline_commit=min(baselines, default=None),
        started=asked.started,
        seconds=(datetime.now(UTC) - asked.started).total_seconds(),
    )


def _weighed(verdict: Verdict, asked: Project) -> Verdict:
    """Return `verdict` with what the change moves of what it is judged by, as `mlgate check` tells it."""
    if asked.update or not asked.collects or asked.file is None:
        return verdict
    try:
        config, planned = engine.plan(asked.file)
    except MlgateError:
        # Then no check of it was collected, and pytest has said why.
        return verdict
    judged = {result.check for result in verdict.results}
    ran = tuple(check for check in planned if check.check in judged)
    if not ran:
        return verdict
    settings = engine.Settings(root=config.root, config=config, ref=asked.ref, strict=asked.strict)
    with warnings.catch_warnings():
        # What runs once more has warned already.
        warnings.simplefilter("ignore")
        return weighed(verdict, Asked(checks=ran, settings=settings, base=asked.base))


def _with_earlier(verdict: Verdict, asked: Project) -> Verdict:
    try:
        return with_earlier(verdict, asked.root, asked.ref)
    except MlgateError:
        # The configuration names the ref and cannot be read; of the checks in it that is told.
        return verdict


def _counts(verdict: Verdict) -> str:
    counted = [f"{verdict.counts[status]} {word}" for status, word in _TOLD.items() if verdict.counts[status]]
    return f"{len(verdict.results)} judged: {', '.join(counted)}"


def _lines(verdict: Verdict) -> list[str]:
    lines = [
        f"{_TOLD[status]}: {_name(result)}: {plain(result.reason, limit=300) or 'no reason was given'}"
        for status in _WORTH_A_LINE
        for result in verdict.results
        if result.status == status
    ]
    more = len(lines) - _SHOWN
    lines = lines if more <= 0 else [*lines[:_SHOWN], f"and {more} more"]
    if any(measured.note == _NO_BASELINE for result in verdict.results for measured in result.measurements):
        lines.append("record a first baseline: pytest --mlgate --mlgate-update --mlgate-reason TEXT")
    return lines


def _name(result: Result) -> str:
    """Return the check's name, or for a test in Python its node id, as it can be given to pytest again."""
    if result.kind != TEST:
        return plain(result.check)
    return "::".join(plain(part) for part in result.check.removeprefix("pytest.").split("::"))


def _reported(verdict: Verdict, asked: Project, session: pytest.Session) -> Iterator[str]:
    early = session.exitstatus in _STOPPED_EARLY or session.shouldfail or session.shouldstop
    for name, file in asked.reports:
        if early and verdict.exit_code == 0:
            # What has not run might have failed: half a verdict that says "pass" would be taken for a whole one.
            yield f"{plain(file)}: not written, the run was stopped before everything was judged"
            continue
        try:
            write_atomic(file, report.render_of(asked.root, name, verdict).encode("utf-8"))
        except OSError as error:
            _fail(session)
            yield f"{plain(file)}: cannot be written: {error.strerror}"


def _accepted(
    records: Mapping[str, Record], asked: Project, failed: set[str], session: pytest.Session
) -> Iterator[str]:
    path = asked.root / LOCK_NAME
    try:
        old = _present(path)
        new = accepted(
            old,
            [record.result for node, record in records.items() if _acceptable(record.result, node in failed)],
            digests={name: text for record in records.values() for name, text in record.digests.items()},
            commit=git.head(asked.root),
            date=asked.started.strftime("%Y-%m-%dT%H:%M:%SZ"),
            reason=asked.reason,
        )
        if new.lock != old:
            write_atomic(path, write_lock(new.lock))
    except (MlgateError, OSError) as error:
        _fail(session)
        yield f"{LOCK_NAME} is as it was: {plain(getattr(error, 'strerror', None) or error, limit=1000)}"
        return
    summary, *lines = told(new, "accepted")
    yield summary
    yield from (f"  {line}" for line in lines)
    for node, record in records.items():
        if not _acceptable(record.result, node in failed):
            yield f"  {_name(record.result)}: stays as it was, since it failed or could not run"


def _acceptable(result: Result, failed: bool) -> bool:
    """Tell whether all that is to be measured was: a test in Python may have failed before it came to the rest."""
    return acceptable(result) and not (failed and result.kind == TEST)


def _present(path: Path) -> Lock:
    return read_lock(path.read_bytes() if path.is_file() else None)


def _ok(session: pytest.Session) -> bool:
    return session.exitstatus == pytest.ExitCode.OK


def _fail(session: pytest.Session) -> None:
    if _ok(session):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
