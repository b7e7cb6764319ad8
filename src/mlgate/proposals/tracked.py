"""The check `repo.tracked`, and `repo.to_mend`, a warning, with the rules that something breaks today."""

from __future__ import annotations

from collections import Counter

from mlgate.core.display import plain, plural
from mlgate.core.model import Status
from mlgate.proposals.parts import Part, tried
from mlgate.proposals.surroundings import Surroundings
from mlgate.proposals.tables import Table, Value


def part(here: Surroundings) -> Part:
    """Return the checks on what git tracks."""
    if here.top is None:
        return Part(left_out=("repo: this is no git repository",))
    result = tried("repo", {}, here.root)
    if result.status == Status.ERROR:
        return Part(left_out=(f"repo: {plain(result.reason, limit=300)}",))
    failing = Counter(one.subject for one in result.findings if one.status == Status.FAIL)
    comment = ["Data, models, results and secrets that do not belong in git; docs/repo.md."]
    if not failing:
        return Part(tables=(Table(name="repo.tracked", keys={}, comment=comment),))
    codes = tuple(sorted(failing))
    found = plural(sum(failing.values()), "finding")
    first: dict[str, Value] = {"ignore": codes}
    second: dict[str, Value] = {"select": codes, "severity": "warning"}
    mend = [f"Told on every run and no failure: {found} of today. Mend them, then remove this table and `ignore`."]
    listed = ", ".join(f"{code} ({count})" for code, count in sorted(failing.items()))
    return Part(
        tables=(
            Table(name="repo.tracked", keys=first, comment=comment),
            Table(name="repo.to_mend", keys=second, comment=mend),
        ),
        notes=(f"repo: told as warnings, {found} of today: {listed}; `mlgate explain CODE`",),
    )
