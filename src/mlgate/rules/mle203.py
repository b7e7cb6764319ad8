"""MLE203: warnings silenced where models are trained."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Block, Call
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Data, Symbol, constant

RULE = Rule(
    code="MLE203",
    name="silenced-warnings",
    what=(
        "All warnings are ignored in a module that trains models, or in a `catch_warnings` block around a fit: "
        '`warnings.filterwarnings("ignore")` or `simplefilter("ignore")` without a category, a message or a module.'
    ),
    why=(
        "That a solver did not converge, that a class has no predicted sample, that columns are constant or collinear, "
        "that a feature has another name than at fitting: all of it is said by warnings, and a score built on it looks "
        "like any other. Ignore the one warning that is known, by its category or message."
    ),
    bad=(
        """\
import warnings
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
model = LogisticRegression().fit(X_train, y_train)
""",
        """\
import warnings
from sklearn.linear_model import LogisticRegression

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    model = LogisticRegression().fit(X_train, y_train)
""",
    ),
    good=(
        """\
import warnings
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore", category=FutureWarning)
warnings.filterwarnings("ignore", message="is_sparse is deprecated")
model = LogisticRegression().fit(X_train, y_train)
""",
        """\
import warnings
import seaborn as sns
from sklearn.linear_model import LogisticRegression

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    sns.pairplot(frame)
model = LogisticRegression().fit(X_train, y_train)
""",
    ),
    source=(
        "Python library reference, `warnings`; scikit-learn's exceptions: ConvergenceWarning, DataConversionWarning, "
        "UndefinedMetricWarning"
    ),
)

_CATCHING = "warnings.catch_warnings"
_FILTERS = ("warnings.filterwarnings", "warnings.simplefilter", _CATCHING)


def find(module: Module) -> Iterator[Hit]:
    """Yield every filter that ignores all warnings where something is fitted under it."""
    if not any(name in module.called for name in _FILTERS) or not module.trains:
        return
    fitted = {id(fit.place.node) for fit in module.all_fits if fit.lesson == "fit"}
    for number, call in enumerate(module.calls):
        if call.name not in _FILTERS or not _ignores_all(call) or module.in_test(call.place):
            continue
        block = _around(module, number)
        within = module.calls if block is None else module.calls[max(block.first, number) : block.last]
        if not any(id(one.place.node) in fitted for one in within) or (call.name == _CATCHING and block is None):
            continue
        node = call.place.node
        yield Hit(
            message=(
                "all warnings are ignored while a model is fitted, of not converging and of undefined scores, too; "
                "name the category or the message that is known"
            ),
            location=module.location(call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
        )


def _ignores_all(call: Call) -> bool:
    given = call.arguments
    if given.open or constant(given.get(-1 if call.name == _CATCHING else 0, "action")) != "ignore":
        return False
    if call.name == "warnings.filterwarnings":
        # Its second is the message, its fourth the module.
        named = (given.get(1, "message"), given.get(3, "module"))
        if any(constant(one) not in ("", ".*") for one in named if one is not None):
            return False
    category = given.get({"warnings.simplefilter": 1, _CATCHING: -1}.get(call.name, 2), "category")
    is_warning = isinstance(category, Data) and category.opaque == "Warning"
    return category is None or is_warning or (isinstance(category, Symbol) and category.last == "Warning")


def _around(module: Module, number: int) -> Block | None:
    """Return the innermost block, at whose end all filters are what they were, that the call with `number` is in."""
    around = [
        block
        for block in module.blocks
        if module.calls[block.entered].name == _CATCHING
        and (block.entered == number or block.first <= number < block.last)
    ]
    return min(around, key=lambda block: block.last - block.first, default=None)
