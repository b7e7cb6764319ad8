"""MLA404: an estimator whose `__init__` does more than to keep its parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Place
from mlgate.rules.initialisers import Initialiser, Setting, bases_of, initialiser
from mlgate.rules.libraries import PACKAGES, is_class_name
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Blueprint, Symbol

RULE = Rule(
    code="MLA404",
    name="estimator-contract",
    what=(
        "The `__init__` of a class derived of scikit-learn's `BaseEstimator`, or of one of its estimators, sets an "
        "attribute that ends in `_`, changes a parameter, checks one (`raise`, `assert`), keeps one under another "
        "name, or takes `*args` or `**kwargs`. Classes with a `get_params` of their own are left alone."
    ),
    why=(
        "`clone`, searches and cross-validation read the parameters from attributes of their names, and set them "
        "there without `__init__`: a changed parameter makes `clone` fail, what was derived of one is stale, checks "
        "are passed by, and an attribute with `_` at the end says that the estimator is fitted. Keep the parameters "
        "as they are, and check them in `fit`."
    ),
    bad=(
        """\
from sklearn.base import BaseEstimator, TransformerMixin

class Clip(BaseEstimator, TransformerMixin):
    def __init__(self, low=0.0, columns=None):
        self.low = float(low)
        self.columns_ = columns or []
""",
        """\
from sklearn.base import BaseEstimator, ClassifierMixin

class Vote(ClassifierMixin, BaseEstimator):
    def __init__(self, members, *args):
        if not members:
            raise ValueError("no members")
        self.models = members
""",
        """\
from sklearn.linear_model import Ridge

class Positive(Ridge):
    def __init__(self, alpha=1.0, floor=0.0):
        assert floor >= 0
        super().__init__(alpha=alpha)
        self.floor = floor
""",
    ),
    good=(
        """\
from sklearn.base import BaseEstimator, TransformerMixin

class Clip(BaseEstimator, TransformerMixin):
    def __init__(self, low=0.0, columns=None):
        self.low = low
        self.columns = columns

    def fit(self, X, y=None):
        if self.low < 0:
            raise ValueError("low is negative")
        self.columns_ = self.columns or list(X)
        return self
""",
    ),
    source=(
        "scikit-learn developer guide, 'Developing scikit-learn estimators': 'Instantiation', 'Estimated Attributes', "
        "'Cloning'"
    ),
)

# Its bases, and where they are from; no module where the name alone is known.
_ROOTS = ("", *PACKAGES)
_BASES = frozenset({"BaseEstimator", "BaseSampler"})
# Packages of scikit-learn whose classes are estimators.
_OF_ESTIMATORS = (
    "cluster", "compose", "decomposition", "discriminant_analysis", "ensemble", "feature_extraction",
    "feature_selection", "impute", "kernel_ridge", "linear_model", "manifold", "mixture", "naive_bayes", "neighbors",
    "neural_network", "pipeline", "preprocessing", "svm", "tree",
)  # fmt: skip
# They make something else of what they are given; what another function returns may be what it was given.
_CONVERTING = frozenset({
    "array", "asarray", "bool", "copy", "deepcopy", "dict", "float", "frozenset", "int", "list", "max", "min", "round",
    "set", "sorted", "str", "tuple",
})  # fmt: skip
# A class with one of these says for itself what its parameters are.
_OWN = ("get_params", "set_params", "_get_param_names", "__sklearn_clone__", "__getattr__", "__setattr__")


def find(module: Module) -> Iterator[Hit]:
    """Yield what the `__init__` of an estimator does beyond keeping its parameters."""
    for defined in module.classes:
        if not _is_estimator(defined.blueprint):
            continue
        made = initialiser(defined.blueprint)
        breaches = {
            message: node for node, message in reversed(list(_breaches(defined.blueprint, made) if made else ()))
        }
        for message, node in reversed(breaches.items()):
            place = Place(node, defined.function)
            if not module.in_test(place):
                yield Hit(
                    message=f"{defined.blueprint.name}: {message}",
                    location=module.location(place),
                    lines=(node.lineno, node.end_lineno or node.lineno),
                    evidence={"written": module.source.line(node.lineno).strip()},
                )


def _is_estimator(blueprint: Blueprint) -> bool:
    bases = list(bases_of(blueprint))
    theirs = any(isinstance(base, Symbol) and _is_of_estimators(base) for base in bases)
    own = [blueprint, *(base for base in bases if isinstance(base, Blueprint))]
    return (
        theirs and not blueprint.name.startswith("_") and not any(name in one.methods for one in own for name in _OWN)
    )


def _is_of_estimators(base: Symbol) -> bool:
    """Whether `base` is an estimator of a library: the one that all are made of, or one that is derived of it."""
    if base.last in _BASES:
        return base.root in _ROOTS
    # Of those that are private or half of an estimator, what they need is for their package to say.
    whole = is_class_name(base.last) and not base.last.startswith(("_", "Base")) and not base.last.endswith("Mixin")
    return whole and base.root == "sklearn" and base.name.split(".")[1] in _OF_ESTIMATORS


def _breaches(blueprint: Blueprint, made: Initialiser) -> Iterator[tuple[ast.expr, str]]:
    kept = {setting.name for setting in made.settings} | made.handed | set(blueprint.methods)
    for setting in made.settings:
        message = _breach(setting, made, kept)
        if message:
            yield setting.node, message
    for name, node in made.changed.items():
        if any(setting.name == name and _is_name(setting.value, name) for setting in made.settings):
            yield node, f"__init__ changes the parameter {name}: keep it as it is, and work out another value in fit"
    if made.checks is not None and "NotImplementedError" not in ast.dump(made.checks):
        yield made.checks, "__init__ checks parameters, and set_params passes by it: check them in fit"
    yield from _unlisted(made)


def _breach(setting: Setting, made: Initialiser, kept: set[str]) -> str:
    name, value = setting.name, setting.value
    if name in made.parameters:
        changed = value is not None and not _is_name(value, name) and _is_other(value, name, made)
        return f"__init__ keeps {name} as something else: keep it as it is, and convert it in fit" if changed else ""
    if name.endswith("_") and not name.endswith("__") and not name.startswith("_"):
        return f"__init__ sets {name}, which says that the estimator is fitted: set it in fit"
    if isinstance(value, ast.Name) and value.id in made.parameters and value.id not in kept:
        return f"the parameter {value.id} is kept as {name}: get_params and clone look for self.{value.id}"
    return ""


def _is_other(value: ast.expr, name: str, made: Initialiser) -> bool:
    """Whether `value`, which is kept as the parameter `name`, is surely something else than that was."""
    if isinstance(value, ast.Constant):
        # Only where it was not given, perhaps.
        return not any(one.name == name and _is_name(one.value, name) for one in made.settings)
    if not isinstance(value, ast.Call):
        return not isinstance(value, (ast.Await, ast.Starred))
    function = value.func
    if isinstance(function, ast.Attribute):
        return _is_name(function.value, name) or function.attr in _CONVERTING or is_class_name(function.attr)
    return isinstance(function, ast.Name) and (function.id in _CONVERTING or is_class_name(function.id))


def _unlisted(made: Initialiser) -> Iterator[tuple[ast.expr, str]]:
    """Yield the parameters that `get_params` cannot list."""
    given = made.node.args
    if given.vararg is not None:
        yield _named(given.vararg), f"__init__ takes *{given.vararg.arg}: get_params refuses it; name every parameter"
    if given.kwarg is not None and any(_is_name(one.value, given.kwarg.arg) for one in made.settings):
        message = f"__init__ keeps **{given.kwarg.arg}: get_params and clone leave them out; name every parameter"
        yield _named(given.kwarg), message


def _named(parameter: ast.arg) -> ast.Name:
    """Return `parameter` as an expression that stands in its place."""
    return ast.copy_location(ast.Name(parameter.arg, ast.Load()), parameter)


def _is_name(value: ast.expr | None, name: str) -> bool:
    return isinstance(value, ast.Name) and value.id == name
