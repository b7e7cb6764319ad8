"""What metrics there are and what each needs, without numpy: a configuration is validated in the base install.

`mlgate.stats.metrics` does the arithmetic, under the same names.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Literal

from mlgate.core.display import nearest, plain
from mlgate.stats import gap_names

# Fewer rows, or fewer rows of the rarer class where a metric rests on it, and nothing can be concluded.
LEAST_ROWS = 30
LEAST_POSITIVES = 10
LEAST_GROUPS = 5

_INFINITE = math.inf
_OWN = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*\Z", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """The number that a metric takes, written after its name: `ndcg@10`; `default` where none is written."""

    default: float
    whole: bool
    least: float
    most: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """What a metric is computed from, and the range of its value.

    `target`: `y_true` is read as classes or as numbers, or as it is. `needs`: the output that is compared with it.
    `table`: whether it is a function of the confusion matrix; `ranking`: of the order of two classes' rows by score,
    with 1 the best. `probability`: the score must be a probability.
    `binary`: two classes only; `many`: more than two only. `rare`: the classes (0, 1) that need `LEAST_POSITIVES` rows
    each, where there are two. `alike`: every class counts alike, however few its rows are, of those in `y_true` or of
    those predicted too, so that each needs `LEAST_POSITIVES` rows. `spread`: `y_true` must not be the same in every
    row. `query`: rows belong to queries, which the groups say. `revision`: raised when the metric has another value, or
    another interval, on the same rows than in the version before: what was accepted then is no longer compared with.
    """

    target: Literal["classes", "numbers", "raw"]
    needs: Literal["y_pred", "y_score"]
    table: bool = False
    ranking: bool = False
    probability: bool = False
    binary: bool = False
    many: bool = False
    rare: tuple[int, ...] = ()
    alike: Literal["true", "either"] | None = None
    spread: bool = False
    query: bool = False
    parameter: Parameter | None = None
    range: tuple[float, float] = (0.0, _INFINITE)
    revision: int = 1


_SHARE, _CORRELATION = (0.0, 1.0), (-1.0, 1.0)


def _of_tables() -> dict[str, Metric]:
    two = {"f1": (1,), "precision": (1,), "recall": (1,), "specificity": (0,)}
    found = {
        name: Metric(target="classes", needs="y_pred", table=True, binary=True, rare=rare, range=_SHARE)
        for name, rare in two.items()
    }
    found["selection_rate"] = Metric(target="classes", needs="y_pred", table=True, binary=True, range=_SHARE)
    for name in ("f1", "precision", "recall"):
        for average in ("macro", "micro", "weighted"):
            alike: Literal["either"] | None = "either" if average == "macro" else None
            found[f"{name}_{average}"] = Metric(target="classes", needs="y_pred", table=True, alike=alike, range=_SHARE)
    for name, limits in (
        ("balanced_accuracy", _SHARE),
        ("cohen_kappa", _CORRELATION),
        ("matthews_corrcoef", _CORRELATION),
    ):
        found[name] = Metric(target="classes", needs="y_pred", table=True, rare=(0, 1), range=limits)
    found["balanced_accuracy"] = replace(found["balanced_accuracy"], alike="true")
    return found


METRICS: dict[str, Metric] = {
    "accuracy": Metric(target="classes", needs="y_pred", table=True, range=_SHARE),
    "average_precision": Metric(target="classes", needs="y_score", ranking=True, binary=True, rare=(1,), range=_SHARE),
    "brier_score_loss": Metric(target="classes", needs="y_score", probability=True, binary=True, range=_SHARE),
    "expected_calibration_error": Metric(
        target="classes",
        needs="y_score",
        probability=True,
        parameter=Parameter(default=15, whole=True, least=2, most=1000),
        range=_SHARE,
    ),
    "log_loss": Metric(target="classes", needs="y_score", probability=True),
    "mean_absolute_error": Metric(target="numbers", needs="y_pred"),
    "mean_pinball_loss": Metric(
        target="numbers", needs="y_pred", parameter=Parameter(default=0.5, whole=False, least=0, most=1)
    ),
    "mean_squared_error": Metric(target="numbers", needs="y_pred"),
    "ndcg": Metric(
        target="numbers",
        needs="y_score",
        query=True,
        parameter=Parameter(default=0, whole=True, least=1, most=1_000_000),
        range=_SHARE,
    ),
    "r2": Metric(target="numbers", needs="y_pred", spread=True, range=(-_INFINITE, 1.0)),
    "roc_auc": Metric(target="classes", needs="y_score", ranking=True, binary=True, rare=(0, 1), range=_SHARE),
    "root_mean_squared_error": Metric(target="numbers", needs="y_pred"),
    "top_k_accuracy": Metric(
        target="classes",
        needs="y_score",
        many=True,
        parameter=Parameter(default=2, whole=True, least=1, most=1000),
        range=_SHARE,
    ),
    **_of_tables(),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number about a model that is no metric of its rows alone.

    `needs`: the output that it is computed from, where it is. `wants`: the keys that the check must set beside it.
    `revision`: as of a metric.
    """

    needs: Literal["y_pred", "y_score"] | None
    wants: tuple[str, ...]
    revision: int = 1


FIGURES: dict[str, Figure] = {
    "baseline_age": Figure(needs=None, wants=("baseline",)),
    "churn": Figure(needs="y_pred", wants=("baseline",)),
    "irreproducibility": Figure(needs="y_pred", wants=("rerun",)),
    "model_age": Figure(needs=None, wants=()),
    "negative_flips": Figure(needs="y_pred", wants=("baseline",)),
    "nondeterminism": Figure(needs="y_pred", wants=("model",)),
    "test_set_age": Figure(needs=None, wants=()),
}


def figure(name: str) -> Figure | None:
    """Return the figure beside the metrics that `name` means, or `None` where it is a metric."""
    if is_own(name) or name.partition("@")[0] in METRICS:
        return None
    if name in FIGURES:
        return FIGURES[name]
    if (metric := generalized(name)) is not None:
        return Figure(needs=described(metric).needs, wants=("train",))
    gap = gap_names.gap(name)
    return None if gap is None else Figure(needs=described(gap.rates[0].metric).needs, wants=("sensitive",))


def generalized(name: str) -> str | None:
    """Return the metric whose generalization gap `name` means (`roc_auc_generalization_gap`), `None` where none is."""
    base, at, number = name.partition("@")
    metric = base.removesuffix("_generalization_gap")
    return f"{metric}{at}{number}" if metric != base else None


# A function of the user's own, of which nothing is known.
_OF_A_USER = Metric(target="raw", needs="y_pred", range=(-_INFINITE, _INFINITE))


def is_own(name: str) -> bool:
    """Tell whether `name` means a function of the user's own, `package.module:function`."""
    return ":" in name


def is_metric(name: str) -> bool:
    """Tell whether `name` is a metric of one model's rows, and no figure about it."""
    return figure(name) is None


def lower_is_better(name: str) -> bool:
    """Tell whether less of the metric `name`, none of the user's own, is better."""
    return name.partition("@")[0].endswith(("_loss", "_error"))


def split(name: str) -> tuple[str, float]:
    """Return the metric's own name and its number, `("ndcg", 10.0)` of `ndcg@10`; its default where none is written."""
    base, at, text = name.partition("@")
    parameter = METRICS[base].parameter
    if at:
        return base, float(text)
    return base, 0.0 if parameter is None else parameter.default


def described(name: str) -> Metric:
    """Return what the metric `name` needs; `problem` has made sure that there is one."""
    return _OF_A_USER if is_own(name) else METRICS[name.partition("@")[0]]


def problem(name: str) -> str:
    """Return what is wrong with the name of a metric, or an empty text."""
    if is_own(name):
        return "" if _OWN.match(name) else f"'{plain(name, limit=80)}' is no package.module:function"
    if name in FIGURES:
        return ""
    base, at, text = name.partition("@")
    metric, shown = METRICS.get(base), plain(name, limit=80)
    if metric is None:
        return _problem_of_others(name, shown)
    if not at:
        return ""
    parameter = metric.parameter
    if parameter is None:
        return f"'{shown}': {base} takes no number"
    kind = "a whole number" if parameter.whole else "a number"
    try:
        value = float(text) if text.isascii() and text == text.strip() and "_" not in text else math.nan
    except ValueError:
        value = math.nan
    whole = value.is_integer() or not parameter.whole
    if not (parameter.least <= value <= parameter.most and whole):
        return f"'{shown}': {base} takes {kind} from {parameter.least:g} to {parameter.most:g}"
    return ""


def _problem_of_gap(shown: str, metric: str, of: gap_names.Of) -> str:
    if wrong := problem(metric):
        return f"'{shown}' is a gap between groups: {wrong}"
    if described(metric).query:
        return f"'{shown}': the rows of a query are no group of people"
    if of == "ratio" and described(metric).range[0] < 0:
        return f"'{shown}': {metric} may be negative, and has no ratio; use {metric}_difference"
    return ""


def _problem_of_others(name: str, shown: str) -> str:
    if (metric := generalized(name)) is not None:
        return _problem_of_generalization(shown, metric)
    if (gap := gap_names.gap(name)) is not None:
        return next(filter(None, (_problem_of_gap(shown, rate.metric, gap.of) for rate in gap.rates)), "")
    near = nearest(name.partition("@")[0], sorted({*METRICS, *FIGURES, *gap_names.NAMES}))
    return f"unknown metric '{shown}'{near}"


def _problem_of_generalization(shown: str, metric: str) -> str:
    if wrong := problem(metric):
        return f"'{shown}' is a generalization gap: {wrong}"
    if not is_metric(metric) or described(metric).query or metric == "selection_rate":
        return f"'{shown}': {metric} has no generalization gap"
    return ""
