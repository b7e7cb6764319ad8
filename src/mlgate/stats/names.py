"""What metrics there are and what each needs, without numpy: a configuration is validated in the base install.

The function of the same name in `mlgate.stats.metrics` does the arithmetic.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

# Fewer rows, or fewer rows of the rarer class where a metric rests on it, and nothing can be concluded.
LEAST_ROWS = 30
LEAST_POSITIVES = 10
LEAST_GROUPS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """What a metric is computed from, and the range of its value.

    `target`: `y_true` is read as classes or as numbers. `needs`: the output that is compared with it.
    `probability`: the score must be a probability. `binary`: two classes only. `rare`: the classes (0, 1) that need
    `LEAST_POSITIVES` rows each.
    """

    target: Literal["classes", "numbers"]
    needs: Literal["y_pred", "y_score"]
    probability: bool = False
    binary: bool = False
    rare: tuple[int, ...] = ()
    range: tuple[float, float] = (0.0, math.inf)


METRICS: dict[str, Metric] = {
    "accuracy": Metric(target="classes", needs="y_pred", range=(0.0, 1.0)),
    "brier_score_loss": Metric(target="classes", needs="y_score", probability=True, binary=True, range=(0.0, 1.0)),
    "f1": Metric(target="classes", needs="y_pred", binary=True, rare=(1,), range=(0.0, 1.0)),
    "log_loss": Metric(target="classes", needs="y_score", probability=True),
    "mean_absolute_error": Metric(target="numbers", needs="y_pred"),
    "r2": Metric(target="numbers", needs="y_pred", range=(-math.inf, 1.0)),
    "roc_auc": Metric(target="classes", needs="y_score", binary=True, rare=(0, 1), range=(0.0, 1.0)),
}
