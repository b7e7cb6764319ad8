"""MLL111: the target among the features."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.columns import About
from mlgate.rules.dataflow import Module
from mlgate.rules.events import Fit, Pairing
from mlgate.rules.model_kinds import chooses_columns, is_regressor
from mlgate.rules.paths import path
from mlgate.rules.rule import Hit, Rule

# What a target was computed of is followed so far.
_MOST = 8

RULE = Rule(
    code="MLL111",
    name="target-among-features",
    what=(
        "A model is fitted on features that still hold the column of the target, a column that was computed row by "
        "row from it, what it was computed from, or windows that end with it."
    ),
    why=(
        "The model is asked what it is told, so its score is nearly perfect and says nothing: when it is used, the "
        "target is not there. Drop the target, and everything made of it, from the features."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv("houses.csv")
X, y = df.drop(columns=["id"]), df["price"]
Ridge().fit(X, y)
""",
        """\
import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv("houses.csv")
df["price_per_metre"] = df["price"] / df["area"]
Ridge().fit(df.drop(columns=["price"]), df["price"])
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv("houses.csv")
X, y = df.drop(columns=["price"]), df["price"]
Ridge().fit(X, y)
""",
    ),
    source=(
        "Kaufman et al., 'Leakage in data mining', TKDD 2012, section 3; Kapoor and Narayanan, 'Leakage and the "
        "reproducibility crisis', Patterns 2023 (L2)"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every fit whose features hold the target, or what was computed of it."""
    for fit in module.all_fits:
        if fit.supervised and fit.method != "fit_transform" and not chooses_columns(fit.maker):
            yield from _told_by(module, fit, is_regressor(fit.maker))
    for pairing in module.pairings:
        yield from _told_by(module, pairing, False)


def _told_by(module: Module, fit: Fit | Pairing, of_number: bool) -> Iterator[Hit]:
    if fit.features is None or fit.target is None or module.in_test(fit.place):
        return
    told = _told(module, fit.features, fit.target, of_number)
    if not told:
        return
    node = fit.place.node
    what = "fitted" if isinstance(fit, Fit) else "put together"
    yield Hit(
        message=f"the features hold {told}; drop it before the model is fitted",
        location=module.location(fit.place),
        lines=(node.lineno, node.end_lineno or node.lineno),
        path=path(module, fit.rows, (what, fit.place)),
    )


def _told(module: Module, features: About, target: About, of_number: bool) -> str:
    """Return which columns among `features` tell the target, as a sentence names them; nothing for none."""
    if features.frame != target.frame or not target.names or not target.exact or target.ahead:
        return ""
    if features.names == target.names:
        # A series that is told from its own past.
        return ""
    assigned = dict(module.assigned(target.frame))
    made = _made_of(assigned, target.names)
    of_what = made if module.is_number(target.frame, target.names) else []
    for names in filter(None, (target.names, *of_what)):
        if all(_holds(module, features, name, of_number and name in target.names) for name in names):
            itself = names == target.names and len(names) == 1
            return f"{'' if itself else 'what is made into '}the target, {_listed(names)}"
    held = (name for name in assigned if name not in target.names and _holds(module, features, name, False))
    return next(filter(None, (_computed(module, name, target, assigned, made) for name in held)), "")


def _computed(module: Module, name: str, target: About, assigned: dict[str, About], made: list[frozenset[str]]) -> str:
    """Return how the column `name`, which was computed, tells the target; nothing where it does not."""
    about, wanted = assigned[name], target.names
    if not about.names or about.ahead or wanted is None:
        return ""
    of = about.names.union(*_made_of(assigned, about.names))
    if about.exact and not of.isdisjoint(wanted):
        return f"{name!r}, which is computed of the target {_listed(wanted)}"
    alone = any(names <= of for names in (wanted, *made) if len(names) == 1)
    if about.exact and alone and module.is_number(target.frame, {name, *wanted}):
        return f"{name!r}, which is computed of what is made into the target {_listed(wanted)}"
    if about.present and about.names == wanted:
        return f"{name!r}, windows that end with the target {_listed(wanted)} itself"
    return ""


def _made_of(assigned: dict[str, About], names: frozenset[str]) -> list[frozenset[str]]:
    """Return what the columns `names` were computed of, row by row, and what that was computed of."""
    made, waiting = list[frozenset[str]](), [names]
    while waiting and len(made) < _MOST:
        for name in waiting.pop():
            about = assigned.get(name)
            if about is not None and about.exact and not about.ahead and about.names and about.names not in made:
                made.append(about.names)
                waiting.append(about.names)
    return made


def _holds(module: Module, features: About, name: str, of_number: bool) -> bool:
    return features.holds(name, number=of_number or module.is_number(features.frame, {name}))


def _listed(names: frozenset[str]) -> str:
    return ", ".join(_called(name) for name in sorted(names))


def _called(name: str) -> str:
    return f"column {name[1:]}" if name.startswith("#") else repr(name)
