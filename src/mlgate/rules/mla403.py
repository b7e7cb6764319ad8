"""MLA403: a parameter is set that names no step of what it is set on, or no parameter."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call, Construction, Place
from mlgate.rules.libraries import SEARCHES, is_class_name
from mlgate.rules.parameters import meant
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.steps import has_steps, steps_of
from mlgate.rules.values import Items, Method, Object, Value

RULE = Rule(
    code="MLA403",
    name="unknown-parameter",
    what=(
        "A grid of a search, or `set_params`, names a parameter `step__parameter` of which the pipeline, column "
        "transformer, union or ensemble has no such step, or a parameter without the name of its step. "
        "`make_pipeline` names its steps by their classes in small letters, numbered where there are several. "
        "Composites whose steps are not all known are left alone. Of the estimators that are searched most, a "
        "parameter that belongs to another one, or that is misspelt (`n_estimator`), is found, too."
    ),
    why=(
        "scikit-learn raises 'Invalid parameter' only when the search is fitted or the parameter set: after everything "
        "before it has run."
    ),
    bad=(
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

pipe = Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())])
search = GridSearchCV(pipe, {"clf__C": [0.1, 1]})
""",
        """\
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

search = GridSearchCV(make_pipeline(StandardScaler(), SVC()), param_grid={"C": [1, 10]})
""",
        """\
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV

search = RandomizedSearchCV(RandomForestClassifier(), {"n_estimator": [100, 300]})
""",
    ),
    good=(
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

pipe = Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())])
grid = {"model__C": [0.1, 1], "scale": [None, "passthrough"], "scale__with_mean": [True, False]}
search = GridSearchCV(pipe, grid)
other = GridSearchCV(make_pipeline(StandardScaler(), SVC()), {"svc__C": [1, 10]})
""",
    ),
    source="scikit-learn user guide, 'Pipeline: chaining estimators', 'Access to nested parameters'; `make_pipeline`",
)

_GRIDS = ("param_grid", "param_distributions", "search_spaces")
# Parameters that are estimators, or have parameters, without being a step.
_NESTED = frozenset({
    "base_estimator", "classifier", "estimator", "final_estimator", "kernel", "metric_params", "regressor",
    "transformer",
})  # fmt: skip


def find(module: Module) -> Iterator[Hit]:
    """Yield every grid, and every `set_params`, that names what is no step."""
    changed = {
        call.callee.receiver.receiver.identity
        for call in module.calls
        if isinstance(call.callee, Method)
        and isinstance(call.callee.receiver, Method)
        and isinstance(call.callee.receiver.receiver, Object)
    }
    for place, estimator, grids in _settings(module):
        if module.in_test(place) or estimator.identity in changed:
            continue
        # All of them at once, which have one place.
        found = [message for keys in grids for key in keys if (message := _problem(module, estimator, key, keys))]
        if found:
            node = place.node
            yield Hit(
                message="; ".join(dict.fromkeys(found)),
                location=module.location(place),
                lines=(node.lineno, node.end_lineno or node.lineno),
                evidence={"set": module.source.line(node.lineno).strip()},
            )


def _settings(module: Module) -> Iterator[tuple[Place, Object, list[list[str]]]]:
    """Yield where parameters of an estimator are set, the estimator, and their names, grid by grid."""
    for made in module.constructions:
        if made.symbol.last not in SEARCHES:
            continue
        estimator, grid = made.arguments.get(0, "estimator"), made.arguments.get(1, *_GRIDS)
        if isinstance(estimator, Object):
            yield made.place, estimator, list(_grids(grid))
    receivers: dict[int, list[Call]] = {}
    for call in module.calls:
        if call.name == ".set_params":
            receivers.setdefault(id(call.place.node), []).append(call)
    for call, *others in receivers.values():
        receiver = call.callee.receiver if isinstance(call.callee, Method) else None
        # One of several in a loop may be told from the others.
        if isinstance(receiver, Object) and all(other.callee == call.callee for other in others):
            yield call.place, receiver, [[key for key in call.arguments.keywords if key != "**"]]


def _grids(grid: Value | None) -> Iterator[list[str]]:
    if isinstance(grid, Items) and grid.keys is not None:
        yield [key for key in grid.keys if isinstance(key, str)]
    elif isinstance(grid, Items):
        for one in grid.values:
            yield from _grids(one) if isinstance(one, Items) and one.keys is not None else ()


def _problem(module: Module, estimator: Object, key: str, keys: list[str]) -> str:
    """Return what is wrong with `key` as a parameter of `estimator`."""
    made = module.construction(estimator)
    if made is None or "steps" in made.configured or set(keys) & {"steps", "transformers", "estimators"}:
        return ""
    known = steps_of(estimator, made.arguments)
    name, _, rest = key.partition("__")
    kind = estimator.symbol.last
    if known is None:
        plain = made.symbol.root == "sklearn" and is_class_name(kind) and not has_steps(estimator)
        return _problem_of_one(made, key) if plain else ""
    if known.problem(key):
        steps = ", ".join(map(repr, known.steps))
        if not rest:
            example = _with_step(key, list(known.steps))
            return f"{key!r} is no parameter of {kind}: write the step before it ({steps}), as in {example!r}"
        return f"{key!r} names no step of {kind}, which has {steps}"
    step = known.steps.get(name)
    # A step that the grid itself replaces may be anything.
    return _problem(module, step, rest, []) if rest and isinstance(step, Object) and name not in keys else ""


def _with_step(key: str, steps: list[str]) -> str:
    """Return `key` as a parameter of a step: of the one that it begins with (`clf_C`), or of the last."""
    begun = [step for step in steps if key.startswith(f"{step}_") and len(key) > len(step) + 1]
    longest = max(begun, key=len, default=None)
    return f"{steps[-1]}__{key}" if longest is None else f"{longest}__{key[len(longest) + 1 :]}"


def _problem_of_one(made: Construction, key: str) -> str:
    """Return what is wrong with `key` as a parameter of an estimator of scikit-learn that has no steps."""
    name, _, rest = key.partition("__")
    kind = made.symbol.last
    if not rest:
        known = meant(kind, name)
        return "" if known is None else f"{name!r} is no parameter of {kind}" + (f": {known!r} is" if known else "")
    own = name in made.arguments.keywords or name in _NESTED or made.arguments.open
    if own or any(isinstance(part, (Object, Items)) for part in made.arguments.all):
        return ""
    return f"{key!r} is no parameter of {kind}, which has no step {name!r}"
