"""MLL110: chosen on the test rows."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Evaluation, Place
from mlgate.rules.paths import path
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL110",
    name="chosen-on-test",
    what=(
        "The rows by which a model is told when to stop, or several models are compared in a loop, are those on which "
        "the score is then reported, and there are no others."
    ),
    why=(
        "The best of many scores on the same rows is partly luck on these rows, and so is a training that ends where "
        "they are predicted best. Choose and stop by validation rows, or by cross-validation within the training rows, "
        "and judge once on test rows that had no part in it. Where scores are only listed, nothing is chosen: the rule "
        "is opt-in."
    ),
    bad=(
        """\
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
best = 0
for alpha in [0.1, 1, 10]:
    score = Ridge(alpha=alpha).fit(X_train, y_train).score(X_test, y_test)
    best = max(best, score)
""",
    ),
    good=(
        """\
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
search = GridSearchCV(Ridge(), {"alpha": [0.1, 1, 10]}).fit(X_train, y_train)
print(search.score(X_test, y_test))
""",
    ),
    source=(
        "Yang et al., 'Data leakage in notebooks', ASE 2022 (multi-test leakage); Cawley and Talbot, 'On over-fitting "
        "in model selection', JMLR 2010; Blum and Hardt, 'The Ladder', ICML 2015"
    ),
    opt_in=True,
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every choice by rows on which the score is reported, where no others are."""
    judged = [one for one in module.evaluations if one.known and module.is_held_out(one.rows)]
    for fit in module.all_fits:
        if fit.validated and not module.in_test(fit.place):
            same = [one for one in judged if one.rows == fit.validated]
            if same and not _others(module, judged, same[0]):
                reason = f"the training is stopped by the rows that {module.named(same[0].place)} judges it on"
                yield _hit(module, fit.place, same[0], reason)
    for one in judged:
        fits = module.fits(one.fits)
        in_loop = one.place.repeated and any(fit.place.repeated for fit in fits)
        if (
            in_loop
            and not module.is_fold(one.rows)
            and not module.in_test(one.place)
            and not _others(module, judged, one)
        ):
            reason = "models are compared in a loop on the test rows, and there are no others to judge the best on"
            yield _hit(module, one.place, one, reason)


def _others(module: Module, judged: list[Evaluation], one: Evaluation) -> bool:
    """Whether anything is judged on held-out rows that `one` was not."""
    return any(not module.rows.within(other.rows, one.rows) for other in judged)


def _hit(module: Module, place: Place, judged: Evaluation, message: str) -> Hit:
    node, rows = place.node, judged.rows
    steps = [("chosen", place)] if place == judged.place else [("chosen", place), ("judged", judged.place)]
    return Hit(
        message=f"{message}; choose by validation rows, and judge once",
        location=module.location(place),
        lines=(node.lineno, node.end_lineno or node.lineno),
        path=path(module, rows, *steps),
    )
