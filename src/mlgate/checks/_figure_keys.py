"""What types do not say of the keys that figures beside the metrics ask for; without numpy, as any configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from mlgate.checks._places import place_problems
from mlgate.core.display import plain
from mlgate.core.limits import Limits
from mlgate.core.tables import KeyProblem
from mlgate.stats import names

if TYPE_CHECKING:
    from mlgate.checks.regression import Options

# The rival that says the same of every row.
DUMMY = "dummy"
# What one answer for all rows can be perfect in, or has no value of; of a function of the user's own nothing is known.
_OF_A_DUMMY = frozenset({"expected_calibration_error", "precision", "recall", "specificity"})


def figure_problems(options: Options) -> Iterator[KeyProblem]:
    """Yield what is wrong with `sensitive` and `train`."""
    for name in dict.fromkeys(options.sensitive):
        if (count := options.sensitive.count(name)) > 1:
            yield ("sensitive",), f"'sensitive' names '{plain(name, limit=80)}' {count} times"
    if options.sensitive and not any("sensitive" in found.wants for found in _figures(options)):
        mend = "add one to 'metrics', such as accuracy_difference"
        yield ("sensitive",), f"'sensitive' is for gaps between groups; {mend}"
    used = DUMMY in options.better_than.values() or any("train" in found.wants for found in _figures(options))
    if options.train is not None and not used:
        mend = "add one to 'metrics', such as roc_auc_generalization_gap"
        yield ("train",), f"'train' is for generalization gaps and dummies; {mend}"
    for name, limit in options.metrics.items() if options.feedback == "bit" and options.model is None else ():
        if limit.compares and not names.problem(name) and not names.is_own(name) and names.generalized(name):
            why = (
                "what the baseline said of the rows of 'train' is not known, and mlgate.lock would publish the figures"
            )
            yield ("metrics", name), f'feedback = "bit" of predictions takes at_most alone for {name}: {why}'


def rival_problems(options: Options) -> Iterator[KeyProblem]:
    """Yield what is wrong with `better_than`: rivals that are nowhere, or that nothing is compared with."""
    for name, place in options.better_than.items():
        shown = plain(name, limit=80)
        if name == "anchor":
            yield ("better_than", name), "'anchor' names the second baseline; call the rival something else"
        if place != DUMMY:
            yield from ((("better_than", name), f"better_than.{shown}: {wrong}") for wrong in place_problems(place))
        if not any(beaten_by(metric, place) for metric in limited(options)):
            why = (
                "a dummy may be perfect in"
                if place == DUMMY
                else "there is nothing to be better in: no limit is set for"
            )
            yield ("better_than", name), f"better_than.{shown}: {why} any of 'metrics'; add one, such as roc_auc"
    for metric in limited(options) if options.better_than else ():
        if names.is_own(metric) and direction(metric, options.metrics[metric]) is None:
            why = "its limits say both that more and that less is better"
            yield ("metrics", metric), f"'better_than' needs to know which value of {plain(metric)} is better: {why}"


def limited(options: Options) -> list[str]:
    """Return the metrics, not figures, that have a limit, sorted."""
    known = (name for name, limits in options.metrics.items() if not (names.problem(name) or limits.empty))
    return sorted(name for name in known if names.is_metric(name))


def beaten_by(metric: str, place: str) -> bool:
    """Tell whether a candidate can be better in `metric` than the rival at `place`."""
    base = metric.partition("@")[0]
    if base == "selection_rate":
        return False
    return place != DUMMY or not (base in _OF_A_DUMMY or names.is_own(metric))


def direction(metric: str, limits: Limits) -> Literal["higher", "lower"] | None:
    """Return which values of `metric` are better; of a user's own as its limits say, `None` where they say both."""
    if not names.is_own(metric):
        return "lower" if names.lower_is_better(metric) else "higher"
    set_here = {name for name in limits.__struct_fields__ if getattr(limits, name) is not None}
    lower = bool(set_here & {"at_most", "max_rise", "max_rise_rel"})
    higher = bool(set_here - {"at_most", "max_rise", "max_rise_rel"})
    if lower == higher:
        return None
    return "lower" if lower else "higher"


def _figures(options: Options) -> Iterator[names.Figure]:
    for name in options.metrics:
        if not names.problem(name) and (found := names.figure(name)) is not None:
            yield found
