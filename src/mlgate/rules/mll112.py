"""MLL112: the future in the training rows."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.columns import About
from mlgate.rules.dataflow import Module
from mlgate.rules.events import Fit, Place, Split
from mlgate.rules.paths import DIVISIONS, path
from mlgate.rules.rule import Hit, Rule, Step

RULE = Rule(
    code="MLL112",
    name="future-in-training",
    what=(
        "A feature is made of later rows (`shift(-1)`, a centred window, a backward fill, an interpolation), or rows "
        "in the order of time (sorted or indexed by it, or compared with those before them) are split at random; with "
        "lags or windows also where KFold trains on later rows."
    ),
    why=(
        "When the model is used, the rows after the present one are not there yet. A random split puts the neighbours "
        "of each test row among the training rows, and what is nearly the answer with them. Look back only, split at a "
        "moment of time, and cross-validate with TimeSeriesSplit. A target may be made of later rows."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv("prices.csv")
df["move"] = df["price"].shift(-1) - df["price"]
Ridge().fit(df[["move", "volume"]], df["price"])
""",
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("prices.csv")
df["before"] = df["price"].shift(1)
train, test = train_test_split(df.dropna(), random_state=0)
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

df = pd.read_csv("prices.csv")
df["before"] = df["price"].shift(1)
df["next"] = df["price"].shift(-1)
df = df.dropna()
train, test = train_test_split(df, shuffle=False)
Ridge().fit(train[["before", "volume"]], train["next"])
""",
    ),
    source=(
        "Hyndman and Athanasopoulos, 'Forecasting: Principles and Practice', 5.10; Bergmeir and Benitez, 'On the use "
        "of cross-validation for time series', Information Sciences 2012; Kaufman et al., TKDD 2012"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every look ahead in a feature, and every random split of rows in the order of time."""
    for split in module.splits:
        reason = _mixed(module, split) if not module.in_test(split.place) else ""
        if reason:
            steps = path(module, split.rows, (DIVISIONS[split.kind], split.place))
            yield _hit(module, split.place, reason, steps)
    for fit in module.all_fits:
        if fit.supervised and not module.in_test(fit.place):
            yield from _glimpses(module, fit)


def _mixed(module: Module, split: Split) -> str:
    """Return how `split` puts later rows among those to train on; nothing where it does not."""
    known = [about for about in split.abouts if about is not None]
    lagging = any(module.is_lagging(about.frame) for about in known)
    if split.mixing == "random" and lagging:
        return "rows that are compared with those before them are split at random"
    if split.mixing == "random" and any(map(module.is_timed, known)):
        return "rows in the order of time are split at random"
    if split.mixing == "blocks" and lagging and split.kind != "split":
        return "rows that are compared with those before them are cross-validated with later ones to train on"
    return ""


def _glimpses(module: Module, fit: Fit) -> Iterator[Hit]:
    features, target = fit.features, fit.target
    if features is None or (target is None and features.names is None):
        return
    wanted = target.names if target is not None and target.names is not None else frozenset[str]()
    seen = [features.ahead] if _is_of_features(module, features, wanted) else []
    seen += [
        about.ahead
        for name, about in module.assigned(features.frame)
        if name not in wanted and about.ahead and features.holds(name, number=True)
    ]
    for number in dict.fromkeys(number for ahead in seen for number in ahead):
        glimpse = module.glimpses[number]
        reason = f"{glimpse.how} looks at later rows, and {module.named(fit.place)} fits a model to it"
        steps = path(module, fit.rows, ("looked ahead", glimpse.place), ("fitted", fit.place))
        yield _hit(module, glimpse.place, reason, steps)


def _is_of_features(module: Module, features: About, wanted: frozenset[str]) -> bool:
    """Whether it is the features that what was done to all of `features` is about."""
    if features.names is not None:
        return features.names.isdisjoint(wanted)
    return bool(wanted) and (module.is_timed(features) or module.is_lagging(features.frame))


def _hit(module: Module, place: Place, message: str, steps: tuple[Step, ...]) -> Hit:
    node = place.node
    return Hit(
        message=f"{message}; look back only, and split at a moment of time",
        location=module.location(place),
        lines=(node.lineno, node.end_lineno or node.lineno),
        path=steps,
    )
