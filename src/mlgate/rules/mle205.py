"""MLE205: classes split without regard to how many there are of each."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call, Fit, Place
from mlgate.rules.libraries import CROSS_VALIDATIONS, SEARCHES, is_classifier
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Object, alternatives, constant

RULE = Rule(
    code="MLE205",
    name="unstratified-split",
    what=(
        "Rows are split by `train_test_split` without `stratify`, and a classifier is fitted on a part of them; or a "
        "classifier is cross-validated by `KFold` or `ShuffleSplit`, which do not look at the classes."
    ),
    why=(
        "By chance the test part then holds more or fewer of a rare class than there are, or none, and scores differ "
        "from split to split for that reason alone. Give `stratify=y`, or use `StratifiedKFold`; where groups or time "
        "decide the split, leave it."
    ),
    bad=(
        """\
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
""",
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_score

scores = cross_val_score(LogisticRegression(), X, y, cv=KFold(5))
""",
    ),
    good=(
        """\
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
""",
        """\
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestRegressor(random_state=0).fit(X_train, y_train)
""",
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

scores = cross_val_score(LogisticRegression(), X, y, cv=5)
""",
    ),
    source=(
        "scikit-learn user guide, 'Cross-validation iterators with stratification based on class labels'; Kohavi, 'A "
        "study of cross-validation and bootstrap …', IJCAI 1995"
    ),
    opt_in=True,
)

_BLIND = {
    "KFold": "StratifiedKFold",
    "RepeatedKFold": "RepeatedStratifiedKFold",
    "ShuffleSplit": "StratifiedShuffleSplit",
}


def find(module: Module) -> Iterator[Hit]:
    """Yield every split of classes that does not look at them."""
    yield from _splits(module)
    for call in module.calls:
        name = call.name.rpartition(".")[2]
        folds = call.arguments.keywords.get("cv")
        if name not in CROSS_VALIDATIONS | SEARCHES or not isinstance(folds, Object) or module.in_test(call.place):
            continue
        judged = call.arguments.get(0, "estimator")
        if folds.symbol.last in _BLIND and judged is not None and all(map(is_classifier, alternatives(judged))):
            message = f"{folds.symbol.last} does not look at the classes; use {_BLIND[folds.symbol.last]}"
            yield _hit(module, call.place, message)


def _splits(module: Module) -> Iterator[Hit]:
    calls = {id(call.place.node): call for call in module.calls if call.name.endswith(".train_test_split")}
    for split in module.splits:
        call = calls.get(id(split.place.node))
        if call is None or not _is_blind(call) or module.in_test(split.place):
            continue
        fits = [fit for fit in module.all_fits if fit.supervised and _is_on_part(module, fit, split.place)]
        if fits and all(fit.maker is not None and is_classifier(fit.maker) for fit in fits):
            message = "classes are split without stratify, so their shares differ between the parts by chance"
            yield _hit(module, split.place, message)


def _is_blind(call: Call) -> bool:
    given = call.arguments
    stratified = given.keywords.get("stratify")
    if given.open or (stratified is not None and constant(stratified) is not None):
        return False
    return constant(given.keywords.get("shuffle")) is not False and len(given.positional) > 1


def _is_on_part(module: Module, fit: Fit, place: Place) -> bool:
    """Whether `fit` is on a part of the rows that are split at `place`."""
    numbers = {module.rows.sets[row].split for row in module.rows.above(fit.rows)}
    return any(number is not None and module.split(number).place.node is place.node for number in numbers)


def _hit(module: Module, place: Place, message: str) -> Hit:
    node = place.node
    return Hit(
        message=message,
        location=module.location(place),
        lines=(node.lineno, node.end_lineno or node.lineno),
        evidence={"called": module.source.line(node.lineno).strip()},
    )
