"""MLL108: evaluated on training rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.aggregates import JUDGING
from mlgate.rules.dataflow import Module
from mlgate.rules.events import Evaluation, Fit
from mlgate.rules.kept_weights import kept_over_folds
from mlgate.rules.paths import path
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import NONE, Identities

RULE = Rule(
    code="MLL108",
    name="evaluation-on-training-rows",
    what=(
        "A supervised estimator is judged, by its `score` or by a metric, on the rows that it was fitted on, or on "
        "rows of which many are (slices that overlap, two samples or two splits of one table), and nowhere on others; "
        "or a network is made once and trained on in each fold of a cross-validation."
    ),
    why=(
        "On rows that it has seen a model is always good: a score there says how well it remembers, not how well it "
        "will do. A training score beside a test score of the same model is fine, and is not reported; neither are "
        "assertions and test functions, which only try whether the code runs, and what an estimator of the module "
        "works out of the rows that its caller hands it, such as a noise level or the best of some stumps."
    ),
    bad=(
        """\
from sklearn.ensemble import RandomForestClassifier

model = RandomForestClassifier(random_state=0).fit(X, y)
print(model.score(X, y))
""",
        """\
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = Ridge()
model.fit(X_train, y_train)
print(mean_squared_error(y_train, model.predict(X_train)))
""",
        """\
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import KFold

model = SGDClassifier(random_state=0)
for train, test in KFold(5).split(X):
    model.partial_fit(X[train], y[train], classes=[0, 1])
    print(model.score(X[test], y[test]))
""",
    ),
    good=(
        """\
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(model.score(X_train, y_train), model.score(X_test, y_test))
""",
        """\
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score

model = Ridge()
print(cross_val_score(model, X, y).mean())
model.fit(X, y)
""",
        """\
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import KFold

for train, test in KFold(5).split(X):
    model = SGDClassifier(random_state=0)
    model.partial_fit(X[train], y[train], classes=[0, 1])
    print(model.score(X[test], y[test]))
""",
    ),
    source=(
        "scikit-learn user guide, 'Cross-validation: evaluating estimator performance'; Yang et al., 'Data leakage in "
        "notebooks', ASE 2022 (overlap leakage)"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every judgement of an estimator on rows it was fitted on, where there is none on others."""
    held_out, own = _HeldOut(module), _parameters_of_estimators(module)
    for judged in module.evaluations:
        fits = module.seen(judged)
        if not judged.known or not fits or module.in_test(judged.place) or any(map(_is_baseline, fits)):
            continue
        if module.spanning(judged.fits, judged.rows)[1] not in ("", "train"):
            # Said where it was fitted: MLL101.
            continue
        is_again = held_out.is_test_of_others(judged, fits)
        if (
            (held_out.has(judged, fits) and not is_again)
            or _are_bootstrapped(module, fits)
            or _is_inner(module, judged, own)
        ):
            continue
        node = judged.place.node
        by = "its score" if judged.by in ("score", "evaluate") else judged.by
        which = "the rows that" if _are_all(module, judged, fits) else "rows of which many are those that"
        which, end = ("test rows that", " too") if is_again else (which, ", and nowhere on others")
        yield Hit(
            message=f"{_name(fits)} is judged by {by} on {which} {module.named(fits[0].place)} fitted it on{end}",
            location=module.location(judged.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            path=path(module, judged.rows, ("fitted", fits[0].place), ("judged", judged.place)),
        )
    for judged, fit in kept_over_folds(module):
        node = judged.place.node
        yield Hit(
            message=(
                f"{_name([fit])} is made once and keeps what it learned in the folds before, to which the rows that "
                f"{judged.by} judges belonged; make it anew in each fold"
            ),
            location=module.location(judged.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            path=path(module, judged.rows, ("fitted", fit.place), ("judged", judged.place)),
        )


def _are_all(module: Module, judged: Evaluation, fits: list[Fit]) -> bool:
    return all(module.rows.within(judged.rows, fit.rows) for fit in fits)


def _is_baseline(fit: Fit) -> bool:
    return fit.maker is not None and fit.maker.symbol.last.startswith("Dummy")


def _are_bootstrapped(module: Module, fits: list[Fit]) -> bool:
    """Whether a model of the class is fitted in a loop to rows that are drawn again: to see how its score varies."""
    names = _classes(fits)
    return any(
        fit.place.repeated and not names.isdisjoint(_classes([fit])) and _are_drawn_again(module, fit)
        for fit in module.models
    )


def _are_drawn_again(module: Module, fit: Fit) -> bool:
    return any(of.lesson == "copies" for of in module.fits(fit.learned))


def _is_inner(module: Module, judged: Evaluation, own: set[int]) -> bool:
    """Whether rows of a caller are judged for something within: by hand, or in an estimator that the module defines.

    The caller judges the model; what a function works out of the rows that it fits to is no evaluation.
    """
    births = [module.rows.births.get(origin) for origin in module.rows.origins(judged.rows)]
    if not births or not all(isinstance(birth, ast.arg) for birth in births):
        return False
    return judged.by in JUDGING.values() or all(id(birth) in own for birth in births)


def _parameters_of_estimators(module: Module) -> set[int]:
    """Return the parameters of the methods of classes that can be fitted, by identity."""
    methods = [
        method.node.args
        for defined in module.classes
        if "fit" in defined.blueprint.methods
        for method in defined.blueprint.methods.values()
    ]
    return {id(one) for given in methods for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


class _HeldOut:
    """What was judged on rows that it was not fitted on: objects, and classes with where their rows come from."""

    def __init__(self, module: Module) -> None:
        self.module, self.rows = module, module.rows
        self.identities: set[int] = set()
        self.fits: set[int] = set()
        self.origins: dict[str, Identities] = {}
        self.judged: set[Identities] = set()
        for one in module.evaluations:
            if module.seen(one) or (not one.fits and (not one.known or _is_loss(module, one))):
                # What a network predicts while it learns is judged by its loss.
                continue
            self.identities.add(one.identity)
            self.judged.add(one.rows)
            self.fits |= one.fits
            for name in _classes(module.fits(one.fits)):
                self.origins[name] = self.origins.get(name, NONE) | self.rows.origins(one.rows)

    def has(self, judged: Evaluation, fits: list[Fit]) -> bool:
        """Whether the same estimator, or one of its class on rows from the same place, is judged on others as well."""
        origins = self.rows.origins(judged.rows)
        if judged.identity in self.identities or not judged.fits.isdisjoint(self.fits):
            return True
        return any(not origins.isdisjoint(self.origins.get(name, NONE)) for name in _classes(fits))

    def is_test_of_others(self, judged: Evaluation, fits: list[Fit]) -> bool:
        """Whether the rows are to test on, by their name or as others were judged on them that had not seen them.

        What this was fitted to holds them, and others.
        """
        if not all(judged.rows < fit.rows for fit in fits):
            return False
        return judged.rows in self.judged or self.module.is_held_out(judged.rows)


def _is_loss(module: Module, judged: Evaluation) -> bool:
    """Whether what nothing had fitted yet is judged on rows to which it is fitted afterwards, step by step."""
    fits = (fit for fit in module.all_fits if fit.identity == judged.identity and fit.method == "backward")
    return any(module.rows.within(judged.rows, fit.rows) for fit in fits)


def _classes(fits: list[Fit]) -> set[str]:
    return {fit.maker.symbol.last for fit in fits if fit.maker is not None}


def _name(fits: list[Fit]) -> str:
    maker = fits[0].maker
    return maker.symbol.last if maker is not None else "the estimator"
