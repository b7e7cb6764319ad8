"""What a change of a metric means, in the metric's own words."""

from __future__ import annotations

from mlgate.report._figures import figure

# By the metric: what is worse of `{}` rows, points or units; and how many of these one whole of the metric is.
_WORSE = {
    "accuracy": ("{} more of 1,000 rows are wrong", 1000),
    "balanced_accuracy": ("{} more of 1,000 rows are wrong, each class counted alike", 1000),
    "expected_calibration_error": ("probabilities are off by {} more points of 100", 100),
    "mean_absolute_error": ("predictions are off by {} more on average, in the target's unit", 1),
    "precision": ("{} more of 1,000 rows that are called positive are not", 1000),
    "r2": ("{} points of 100 less of the target's spread are explained", 100),
    "recall": ("{} more of 1,000 positive rows are missed", 1000),
    "roc_auc": ("{} more of 1,000 pairs of a positive and a negative row are in the wrong order", 1000),
    "root_mean_squared_error": ("predictions are off by {} more (root mean square), in the target's unit", 1),
    "specificity": ("{} more of 1,000 negative rows are called positive", 1000),
    "top_k_accuracy": ("{} more of 1,000 rows have their class not among the first", 1000),
}
# The same for figures whose value says it all.
_VALUES = {
    "churn": "{} of 1,000 rows are predicted as another class than before",
    "negative_flips": "{} of 1,000 rows were right before and are wrong now",
}
_FLIPPED = "Look at these rows first: a user meets each of them as a change."
# What to do about figures that are no metric of one model's rows.
_CURES = {
    "baseline_age": "Put a newer model in the baseline's place.",
    "churn": _FLIPPED,
    "irreproducibility": "Set every seed, pin data and libraries, and train both again.",
    "model_age": "Train the model again, on data of today.",
    "negative_flips": _FLIPPED,
    "nondeterminism": "Look for what the model draws at random, or keeps from one call or row to the next.",
    "test_set_age": "Label newer rows.",
}
_OF_GROUPS = "Look at the groups behind it: how many rows of each are trained on, their labels, their features."
_CURES_BY_END = {
    "_generalization_gap": "It learns its training rows by heart: have more of them, fewer features, or regularize.",
    **dict.fromkeys(("_difference", "_ratio", "_group_min", "_group_max"), _OF_GROUPS),
}
_FALLS_ARE_BETTER = ("_loss", "_error")


def worse(metric: str, verb: str, size: float) -> str:
    """Return what it means that `metric` `fell`, or `rose`, by `size`; nothing for one without words of its own."""
    base = metric.partition("@")[0]
    if base not in _WORSE or (verb == "rose") != base.endswith(_FALLS_ARE_BETTER):
        return ""
    words, whole = _WORSE[base]
    return words.format(_three(size * whole))


def said(metric: str, value: float) -> str:
    """Return what the value of a figure means; nothing for one without words of its own."""
    return _VALUES[metric].format(_three(value * 1000)) if metric in _VALUES else ""


def cure(name: str) -> str:
    """Return what to do about a figure that breaks its limits; nothing for a metric, or a function of a user's own."""
    base = name.partition("@")[0]
    ends = (words for end, words in _CURES_BY_END.items() if ":" not in name and base.endswith(end))
    return _CURES.get(base) or next(ends, "")


def _three(number: float) -> str:
    """Return `number` with three significant digits, which are all that an estimate has."""
    return figure(float(f"{number:.3g}"))
