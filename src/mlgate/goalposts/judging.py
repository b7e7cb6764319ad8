"""The verdict, weighed by what the change moves: what it moved stands in it, and what the one before would have said.

Checks that are the same in both configurations, with the same declarations and files, judge alike, and keep their
results; the others run a second time. The exit code is that of the new configuration, for that is what is asked for
once the change is merged. But a change that asks for less, or passes only by what it moved, does not pass silently: a
`pass` becomes a `warn`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from mlgate import engine
from mlgate.config import Config
from mlgate.context import Baseline, Context
from mlgate.core.baseline import LOCK_NAME, Lock
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.limits import Limits
from mlgate.core.model import Goalposts, Location, Move, Result, Status, Verdict, is_worse
from mlgate.goalposts import before, locks, tables
from mlgate.goalposts.tables import Renamed, Side
from mlgate.planning import PlannedCheck, policies, ready, selected
from mlgate.stores import git

_LOOSENED = ":loosened"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What was run: which checks, by which selection, how; and from which branch the change comes, where one says.

    `base` is a git ref, of which the merge base with `HEAD` counts. Without one it is the default branch; then nothing
    is said where that is not known.
    """

    checks: tuple[PlannedCheck, ...]
    settings: engine.Settings
    selection: tuple[str, ...] = ()
    base: str | None = None


def weighed(verdict: Verdict, asked: Asked) -> Verdict:
    """Return `verdict` with what the change moves of what it is judged by; as it is where it moves nothing."""
    now = asked.settings.config
    assert now is not None
    try:
        commit = _commit(now, asked.base)
    except CheckError as error:
        return verdict if asked.base is None else _untold(verdict, "", error)
    try:
        found = _goalposts(verdict, asked, now, commit)
    except before.NoneYet:
        return verdict if asked.base is None else _first(verdict, now, commit)
    except CheckError as error:
        return _untold(verdict, commit, error)
    return verdict if found is None else _silent_no_more(verdict, found)


def _commit(now: Config, base: str | None) -> str:
    return git.resolve(now.root, None if base is None else f"{base.removesuffix('...')}...")


def _untold(verdict: Verdict, commit: str, error: CheckError) -> Verdict:
    note = f"what this change moves of what it is judged by cannot be told: {plain(error, limit=1000)}"
    told = msgspec.structs.replace(verdict, goalposts=Goalposts(commit=commit, note=note))
    return _warned(told)


def _first(verdict: Verdict, now: Config, commit: str) -> Verdict:
    note = (
        f"first run: there is no {now.source.path.name} at the baseline ({commit[:9]}) yet, so there is nothing to "
        "compare with; absolute limits decide"
    )
    return msgspec.structs.replace(verdict, goalposts=Goalposts(commit=commit, note=note, first=True))


def _goalposts(verdict: Verdict, asked: Asked, now: Config, commit: str) -> Goalposts | None:
    """Return what moved, and the verdict by what was there before; `None` where nothing moved."""
    own = {file for check in asked.checks for _, file in policies(check)}
    found = before.configuration(now, commit)
    same = (found.path, found.content) == (now.source.path, now.source.content)
    gone = before.gone_below(now.root, commit, besides=found.moved_from)
    excused = tuple(_excused(asked, commit))
    # So it is with most changes, and then nothing of it is looked at again.
    if same and not gone and not excused and not before.changed(now.root, commit, {LOCK_NAME, *own}):
        return None
    there, new = found.side(), Side(config=now, checks=asked.checks)
    names = tables.renamed(there, Side(config=now, checks=tuple(ready(now, []))))
    old, judged = _sides(there, asked, names)
    files = own | {file for check in old.checks for _, file in policies(check)}
    changed = before.changed(now.root, commit, files)
    moves = (
        *(Move(of=plain(name, limit=200), what="configuration", before="there", looser=True) for name in gone),
        *excused,
        *tables.moves(old, new, names),
        *_contracts(verdict, asked.checks, changed),
        *locks.moves(before.lock(now.root, commit), _present_lock(asked), _limits(old) | _limits(new)),
    )
    if not moves:
        return None
    other = _judged_before(verdict, asked, judged, commit, changed)
    return Goalposts(
        commit=commit,
        moves=tuple(sorted(moves, key=_first_what_loosens)),
        # Where none of what runs was there before, nothing is said of it.
        verdict=other.verdict if other.results else None,
        exit_code=other.exit_code if other.results else None,
        checks={result.check: result.status for result in other.results},
    )


def _sides(there: Side, asked: Asked, names: Renamed) -> tuple[Side, Side]:
    """Return of what was there what is compared, and what of that is judged: what was selected, by its name now.

    What is gone can be selected no more; so it is always told of.
    """
    assert asked.settings.config is not None
    wanted = {check.check for check in (*asked.checks, *selected(there.checks, asked.selection))}
    present, run = {table.check for table in asked.settings.config.checks}, {check.check for check in asked.checks}

    def judged(check: PlannedCheck) -> bool:
        now = names.now(check.check)
        return now in run if now in present else check.check in wanted

    compared = tuple(one for one in there.checks if judged(one) or names.now(one.check) not in present)
    return Side(config=there.config, checks=compared), Side(config=there.config, checks=tuple(filter(judged, compared)))


def _first_what_loosens(move: Move) -> tuple[int, str, str]:
    return (0 if move.looser else 1 if move.looser is None else 2), move.of, move.what


def _contracts(verdict: Verdict, checks: Iterable[PlannedCheck], changed: frozenset[str]) -> Iterator[Move]:
    """Yield the files of what is asked for that changed; of a contract what its check has found to be looser."""
    results = {result.check: result for result in verdict.results}
    for check in checks:
        for _, file in policies(check):
            if file not in changed:
                continue
            found = [one for one in results[check.check].findings if one.subject.endswith(_LOOSENED)]
            for one in found:
                yield Move(of=check.check, what=plain(one.message, limit=300), looser=True, location=one.location)
            if not found:
                yield Move(of=check.check, what=plain(file, limit=200), location=Location(path=file))


def _excused(asked: Asked, commit: str) -> Iterator[Move]:
    """Yield the findings that the code under test itself has passed over since `commit`."""
    root = asked.settings.root
    for check in asked.checks:
        found = getattr(check.module, "excused", None)
        if found is None:
            continue
        context = Context(check=check.check, root=root, baseline=Baseline(root=root), config=asked.settings.config)
        for finding, reason in found(check.options, context, commit):
            what = f"{plain(finding.subject, limit=80)} excused at {plain(finding.location, limit=200)}"
            why = plain(reason, limit=300)
            yield Move(of=check.check, what=what, looser=True, reason=why, location=finding.location)


def _present_lock(asked: Asked) -> Lock:
    return Baseline(root=asked.settings.root).present_lock


def _limits(side: Side) -> dict[str, dict[str, Limits]]:
    found: dict[str, dict[str, Limits]] = {}
    for check in side.checks:
        metrics: Mapping[str, Limits] = getattr(check.options, "metrics", {})
        found[check.check] = {name: limit for name, limit in metrics.items() if limit.compares}
    return found


def _judged_before(verdict: Verdict, asked: Asked, old: Side, commit: str, changed: frozenset[str]) -> Verdict:
    """Return the verdict on the same files by the configuration `old`: of checks that are the same, what it was."""
    settings, now = asked.settings, {check.check: check for check in asked.checks}
    assert settings.config is not None
    results = {result.check: result for result in verdict.results}
    declared = tables.other_declarations(old.config, settings.config)
    # A new baseline is one for every check that compares.
    all_again = settings.ref is None and old.config.baseline != settings.config.baseline
    kept: list[Result] = []
    again: list[PlannedCheck] = []
    for check in old.checks:
        named = frozenset(tables.texts(msgspec.to_builtins(check.options)))
        # Under another name nothing is accepted of it, so one that was renamed is judged again as what it was.
        same = check.check in now and _same(check, now[check.check]) and not named & (declared | changed)
        if same and not all_again:
            kept.append(results[check.check])
        else:
            again.append(before.with_policies(check, commit, settings.root, changed))
    # Where the change names a baseline and there was none, it was where the change branched off.
    as_before = msgspec.structs.replace(
        settings, config=old.config, ref=settings.ref or old.config.baseline or asked.base
    )
    ran = engine.run(again, as_before).results if again else ()
    return engine.conclude(
        [*kept, *ran],
        digests={},
        commit=verdict.commit,
        baseline_commit=verdict.baseline_commit,
        started=settings.now or datetime.now(UTC),
        seconds=0.0,
    )


def _same(one: PlannedCheck, other: PlannedCheck) -> bool:
    return (one.kind, one.options, one.common) == (other.kind, other.options, other.common)


def _silent_no_more(verdict: Verdict, found: Goalposts) -> Verdict:
    """Return `verdict`, a warning at least where the change asks for less, or is worse by what was asked before."""
    told = msgspec.structs.replace(verdict, goalposts=found)
    worse = found.verdict is not None and is_worse(found.verdict, verdict.verdict)
    return _warned(told) if found.lowered or worse else told


def _warned(verdict: Verdict) -> Verdict:
    silent = verdict.verdict == Status.PASS
    return msgspec.structs.replace(verdict, verdict=Status.WARN) if silent else verdict
