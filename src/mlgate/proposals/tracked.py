"""The check `repo.tracked`, and `repo.to_mend`, a warning, with what is broken today."""

from __future__ import annotations

from collections.abc import Sequence

from mlgate import repositories
from mlgate.core.display import plain, plural
from mlgate.core.model import Finding, Status
from mlgate.proposals.parts import Part, tried
from mlgate.proposals.surroundings import Surroundings, is_tame
from mlgate.proposals.tables import Table, Value

# More files with findings than these, and whole rules are warnings.
_MOST_FILES = 20
_OF_ONE_FILE = frozenset({"MLP701", "MLP704", "MLP708"})


def part(here: Surroundings) -> Part:
    """Return the checks on what git tracks."""
    if here.top is None:
        return Part(left_out=("repo: this is no git repository",))
    result = tried("repo", {}, here.root)
    if result.status == Status.ERROR:
        return Part(left_out=(f"repo: {plain(result.reason, limit=300)}",))
    failing = [one for one in result.findings if one.status == Status.FAIL]
    comment = ["Data, models, results and secrets that do not belong in git; docs/repo.md."]
    if not failing:
        return Part(tables=(Table(name="repo.tracked", keys={}, comment=comment),))
    first, second = _apart(failing)
    second["severity"] = "warning"
    found = plural(len(failing), "finding")
    what = " and ".join(f"`{key}`" for key in first)
    mend = [f"Told on every run and no failure: {found} of today. Mend them, then remove this table and {what}."]
    listed = "; ".join(_told(code, [one for one in failing if one.subject == code]) for code in _codes(failing))
    return Part(
        tables=(
            Table(name="repo.tracked", keys=first, comment=comment),
            Table(name="repo.to_mend", keys=second, comment=mend),
        ),
        notes=(f"repo: told as warnings, {found} of today: {listed}",),
    )


def _apart(failing: Sequence[Finding]) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the keys of the check that fails and of the one that warns, which has what `failing` is about.

    File by file, so that the next file that does not belong in git fails; by rule where a finding is about several, of
    which the first is its place, and where there are too many.
    """
    codes = _codes(failing)
    paths = dict[str, set[str]]()
    for one in failing:
        if one.subject in _OF_ONE_FILE:
            paths.setdefault(one.location.path if one.location else "", set()).add(one.subject)
    if not paths or len(paths) > _MOST_FILES or not all(path and is_tame(path) for path in paths):
        return {"ignore": codes}, {"select": codes}
    ignored = {path: tuple(sorted(found)) for path, found in sorted(paths.items())}
    others = tuple(code for code in codes if code not in _OF_ONE_FILE)
    if others:
        return {"ignore": others, "per_file_ignores": ignored}, {"select": codes}
    return {"per_file_ignores": ignored}, {"select": codes, "paths": tuple(ignored)}


def _codes(failing: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(sorted({one.subject for one in failing}))


def _told(code: str, found: Sequence[Finding]) -> str:
    """Return a word on what the rule `code` found, with the first place."""
    place = next((one.location.path for one in found if one.location), "")
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    name = repositories.load(code).RULE.name
    return f"{code} {name} ({plain(place, limit=120)}{more})"
