"""The check `notebooks.code`: ruff over notebooks; a warning where ruff has remarks already."""

from __future__ import annotations

from mlgate.core.display import plain, plural
from mlgate.core.model import Status
from mlgate.proposals.parts import Part, tried
from mlgate.proposals.surroundings import Surroundings
from mlgate.proposals.tables import Table, Value

_MOST = 500


def part(here: Surroundings) -> Part:
    """Return the check on all notebooks."""
    if not here.notebooks:
        return Part()
    if len(here.notebooks) > _MOST:
        return Part(left_out=(f"notebooks: more than {_MOST}; name those that matter under [notebooks.code]",))
    # All of them, so that the notebook of next week is judged wherever it is put.
    paths = (".",)
    result = tried("notebooks", {"paths": paths, "tools": ["ruff"]}, here.root)
    if result.status not in (Status.PASS, Status.FAIL) or any(one.subject == "not-judged" for one in result.findings):
        return Part(left_out=(f"notebooks: {plain(result.reason, limit=300)}",))
    keys: dict[str, Value] = {"paths": paths, "tools": ("ruff",)}
    comment = ["Notebooks by linters for modules, as ruff is configured here; docs/notebooks.md."]
    notes: tuple[str, ...] = ()
    if result.status == Status.FAIL:
        keys["severity"] = "warning"
        found = plural(len(result.findings), "remark")
        comment.append(f"A warning, because of {found} today. Mend them, then remove `severity`.")
        notes = (f"notebooks: told as warnings, {found} of ruff today",)
    table = Table(name="notebooks.code", keys=keys, comment=comment, needs=("notebooks",))
    return Part(tables=(table,), notes=notes)
