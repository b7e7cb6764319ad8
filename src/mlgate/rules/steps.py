"""The names of the steps of a pipeline, a column transformer, a union or an ensemble, by which parameters are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from mlgate.rules.libraries import PACKAGES
from mlgate.rules.values import Arguments, Constant, Items, Object, Value, constant

# By what each is given: pairs with a name before the estimator, or estimators that are named by their classes.
_NAMED = {
    "ColumnTransformer": ("transformers",),
    "FeatureUnion": ("transformer_list",),
    "Pipeline": ("steps",),
    "StackingClassifier": ("estimators",),
    "StackingRegressor": ("estimators",),
    "VotingClassifier": ("estimators",),
    "VotingRegressor": ("estimators",),
}
_MADE = frozenset({"make_column_transformer", "make_pipeline", "make_union"})
_OF_PIPELINES = frozenset({"memory", "steps", "transform_input", "verbose"})
_OF_COLUMNS = frozenset({
    "force_int_remainder_cols", "n_jobs", "remainder", "sparse_threshold", "transformer_weights", "transformers",
    "verbose", "verbose_feature_names_out",
})  # fmt: skip
_OF_UNIONS = frozenset({
    "n_jobs", "transformer_list", "transformer_weights", "verbose", "verbose_feature_names_out",
})  # fmt: skip
_OF_ENSEMBLES = frozenset({
    "cv", "estimators", "final_estimator", "flatten_transform", "n_jobs", "passthrough", "stack_method", "verbose",
    "voting", "weights",
})  # fmt: skip
_OWN = {
    "ColumnTransformer": _OF_COLUMNS,
    "FeatureUnion": _OF_UNIONS,
    "Pipeline": _OF_PIPELINES,
    "make_column_transformer": _OF_COLUMNS,
    "make_pipeline": _OF_PIPELINES,
    "make_union": _OF_UNIONS,
}
# They may have parameters of their own, without being a step.
_ESTIMATORS_OF_THEIR_OWN = frozenset({"final_estimator", "remainder"})


class Steps(msgspec.Struct, frozen=True, kw_only=True):
    """What the parameters of a composite begin with: its steps by name, and `own`, which it has itself."""

    steps: dict[str, Value]
    own: frozenset[str]

    def problem(self, key: str) -> str:
        """Return the first part of the parameter `key` that names no step, nor a parameter of the composite itself."""
        name, _, rest = key.partition("__")
        if name in self.steps or (name in self.own and (not rest or name in _ESTIMATORS_OF_THEIR_OWN)):
            return ""
        return name


def has_steps(made: Object) -> bool:
    """Whether `made` is a composite, whether or not its steps are known."""
    return made.symbol.last in _NAMED or made.symbol.last in _MADE


def steps_of(made: Object, arguments: Arguments) -> Steps | None:
    """Return the steps of a composite that was made with `arguments`; `None` where not all of them are known."""
    name = made.symbol.last
    if made.symbol.root not in PACKAGES or arguments.open:
        return None
    pairs: Sequence[tuple[str, Value]] | None = None
    if name in _NAMED:
        pairs = _named(arguments.get(0, *_NAMED[name]))
    elif name in _MADE:
        pairs = _made(arguments.positional, in_pairs=name == "make_column_transformer")
    if pairs is None:
        return None
    return Steps(steps=dict(pairs), own=_OWN.get(name, _OF_ENSEMBLES))


def _named(given: Value | None) -> list[tuple[str, Value]] | None:
    if not isinstance(given, Items) or given.keys is not None or not given.values:
        return None
    pairs = []
    for one in given.values:
        name = constant(one.values[0]) if isinstance(one, Items) and one.keys is None and one.values else None
        if not isinstance(one, Items) or not isinstance(name, str) or len(one.values) < len(("name", "estimator")):
            return None
        pairs.append((name, one.values[1]))
    return pairs


def _made(given: Sequence[Value], *, in_pairs: bool) -> list[tuple[str, Value]] | None:
    """Return the steps that are named by their classes in small letters, and numbered where there are several."""
    names, steps = [], []
    for one in given:
        step = one.values[0] if in_pairs and isinstance(one, Items) and one.values else one
        name = _class_name(step)
        if name is None or (in_pairs and step is one):
            return None
        names.append(name)
        steps.append(step)
    counts, seen = Counter(names), Counter[str]()
    for place, name in enumerate(names):
        if counts[name] > 1:
            seen[name] += 1
            names[place] = f"{name}-{seen[name]}"
    return list(zip(names, steps, strict=True)) or None


def _class_name(step: Value) -> str | None:
    if isinstance(step, Constant) and isinstance(step.value, str):
        return step.value
    if not isinstance(step, Object) or step.symbol.root not in PACKAGES:
        return None
    last = step.symbol.last
    made = {"make_column_transformer": "columntransformer", "make_pipeline": "pipeline", "make_union": "featureunion"}
    # A class in capitals may be a name for another; a function that makes one is not the class that it makes.
    return made.get(last, last.lower() if last[:1].isupper() else None)
