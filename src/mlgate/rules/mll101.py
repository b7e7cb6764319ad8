"""MLL101: fitted before the split."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Fit, Place
from mlgate.rules.libraries import learns
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL101",
    name="fit-before-split",
    what=(
        "A transformer or estimator is fitted on rows that are split or cross-validated afterwards, or on all rows "
        "when it is then applied to one part of them."
    ),
    why=(
        "What was learned from the test rows (means, vocabularies, components, chosen features) shapes the training "
        "data, so the test rows are no longer new to the model and its score is too good. Split first and fit on the "
        "training part, or put the transformer and the model into one Pipeline, which cross-validation fits anew on "
        "each training part."
    ),
    bad=(
        """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

scaled = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(scaled, y, random_state=0)
""",
        """\
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

chosen = SelectKBest(k=20).fit_transform(X, y)
cross_val_score(LogisticRegression(), chosen, y)
""",
    ),
    good=(
        """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
""",
        """\
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

model = make_pipeline(SelectKBest(k=20), LogisticRegression())
cross_val_score(model, X, y)
""",
    ),
    source=(
        "scikit-learn user guide, 'Common pitfalls: data leakage'; Kaufman et al., 'Leakage in data mining', TKDD "
        "2012; Yang et al., 'Data leakage in notebooks', ASE 2022"
    ),
)

_DIVIDED = {
    "split": "splits",
    "manual": "splits",
    "cross-validation": "cross-validates",
    "search": "searches by cross-validation over",
}


def find(module: Module) -> Iterator[Hit]:
    """Yield every fit on rows that are divided afterwards, or on more than the part that it is used on."""
    for hits in (_divided(module), _applied(module), _evaluated(module)):
        yield from hits


def _divided(module: Module) -> Iterator[Hit]:
    for split in module.splits:
        for fit in () if module.in_test(split.place) else module.leaking(split):
            reason = f"on rows that {module.named(split.place)} {_DIVIDED[split.kind]}"
            yield _hit(module, fit, f"{reason} afterwards; fit on the training rows only", split.place)


def _applied(module: Module) -> Iterator[Hit]:
    for use in module.applications:
        if use.method != "transform" or module.in_test(use.place):
            continue
        fits, part = module.spanning(use.fits, use.rows)
        for fit in fits:
            if fit.maker is not None and learns(fit.maker):
                kind = f"the {part} rows" if part != "part" else "a part of them"
                reason = f"on all rows; {module.named(use.place)} applies it to {kind} of a split"
                yield _hit(module, fit, reason, use.place)


def _evaluated(module: Module) -> Iterator[Hit]:
    for judged in module.evaluations:
        fits, part = module.spanning(judged.fits, judged.rows)
        if part not in ("", "train") and judged.known and not module.in_test(judged.place):
            for fit in fits:
                reason = f"on all rows; {module.named(judged.place)} evaluates it on the {part} rows, which it has seen"
                yield _hit(module, fit, reason, judged.place)


def _hit(module: Module, fit: Fit, reason: str, other: Place) -> Hit:
    what = fit.maker.symbol.last if fit.maker is not None else "the estimator"
    node = fit.place.node
    return Hit(
        message=f"{what} is fitted {reason}",
        location=module.location(fit.place),
        lines=(node.lineno, node.end_lineno or node.lineno),
        evidence={
            "fitted": module.source.line(node.lineno).strip(),
            "used": module.source.line(other.node.lineno).strip(),
        },
    )
