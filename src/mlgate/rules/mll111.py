"""MLL111: the target among the features."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.columns import About
from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL111",
    name="target-among-features",
    what=(
        "A model is fitted on features that still hold the column of the target, or a column that was computed row by "
        "row from it."
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
        if fit.features is None or fit.target is None or not fit.supervised or module.in_test(fit.place):
            continue
        told = _told(module, fit.features, fit.target)
        if told:
            node = fit.place.node
            yield Hit(
                message=f"the features hold {told}; drop it before the model is fitted",
                location=module.location(fit.place),
                lines=(node.lineno, node.end_lineno or node.lineno),
                evidence={"fitted": module.source.line(node.lineno).strip()},
            )


def _told(module: Module, features: About, target: About) -> str:
    """Return which columns among `features` tell the target, as a sentence names them; nothing for none."""
    if features.frame != target.frame or target.names is None or not target.exact or target.ahead:
        return ""
    if features.names == target.names:
        # A series that is told from its own past.
        return ""
    assigned = dict(module.assigned(target.frame))
    sources = [target.names]
    sources += [assigned[name].names or frozenset() for name in target.names if _is_exact(assigned.get(name))]
    for names in sources:
        if names and all(features.holds(name) for name in names):
            return f"{'' if len(names) == 1 else 'what is made into '}the target, {_listed(names)}"
    for name, about in assigned.items():
        if name in target.names or not _is_exact(about) or not features.holds(name):
            continue
        if not target.names.isdisjoint(about.names or frozenset()):
            return f"{name!r}, which is computed of the target {_listed(target.names)}"
    return ""


def _is_exact(about: About | None) -> bool:
    return about is not None and about.exact and not about.ahead


def _listed(names: frozenset[str]) -> str:
    return ", ".join(repr(name) for name in sorted(names))
