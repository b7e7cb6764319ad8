"""Writes `fairlearn.json`: rows of four groups, and what fairlearn says of them.

It stands beside an environment of its own, since fairlearn is no dependency:
`pip install fairlearn==0.15.0 && python tests/unit/stats/fairlearn_reference.py`.
"""

import json
from pathlib import Path

import fairlearn
import numpy as np
import pandas as pd
from fairlearn import metrics
from sklearn import metrics as of_scikit_learn

N = 200
_OF = ("difference", "ratio", "group_min", "group_max")
_CRITERIA = ("demographic_parity", "equalized_odds", "equal_opportunity")
_FUNCTIONS = {
    "accuracy": (of_scikit_learn.accuracy_score, "y_pred"),
    "balanced_accuracy": (of_scikit_learn.balanced_accuracy_score, "y_pred"),
    "f1": (of_scikit_learn.f1_score, "y_pred"),
    "precision": (of_scikit_learn.precision_score, "y_pred"),
    "recall": (of_scikit_learn.recall_score, "y_pred"),
    "roc_auc": (of_scikit_learn.roc_auc_score, "y_score"),
    "log_loss": (of_scikit_learn.log_loss, "y_score"),
    "brier_score_loss": (of_scikit_learn.brier_score_loss, "y_score"),
    "mean_absolute_error": (of_scikit_learn.mean_absolute_error, "y_score"),
    "selection_rate": (metrics.selection_rate, "y_pred"),
    "true_positive_rate": (metrics.true_positive_rate, "y_pred"),
    "false_positive_rate": (metrics.false_positive_rate, "y_pred"),
    "true_negative_rate": (metrics.true_negative_rate, "y_pred"),
    "false_negative_rate": (metrics.false_negative_rate, "y_pred"),
}


def rows() -> dict[str, np.ndarray]:
    """Return labels and outputs, shape (N,), of which no group is as well served as another."""
    rng = np.random.default_rng(11)
    group = rng.integers(0, 4, N)
    y_true = (rng.random(N) < 0.35 + 0.1 * group).astype(int)
    y_score = np.round(1 / (1 + np.exp(-(2 * y_true - 1) - (0.5 + 0.3 * group) * rng.normal(size=N))), 4)
    weight = np.round(rng.gamma(2, size=N) + 0.1, 3)
    return {"group": group, "y_true": y_true, "y_pred": (y_score > 0.5).astype(int), "y_score": y_score} | {
        "weight": weight
    }


def values(data: dict[str, np.ndarray], *, weighted: bool) -> dict[str, float]:
    """Return what fairlearn says, by the name that mlgate has for it."""
    weight = data["weight"] if weighted else None
    found = {}
    for criterion in _CRITERIA:
        for of in _OF[:2]:
            function = getattr(metrics, f"{criterion}_{of}")
            found[f"{criterion}_{of}"] = function(
                data["y_true"], data["y_pred"], sensitive_features=data["group"], sample_weight=weight
            )
    for name, (function, said) in _FUNCTIONS.items():
        frame = metrics.MetricFrame(
            metrics=function,
            y_true=data["y_true"],
            y_pred=data[said],
            sensitive_features=pd.Series(data["group"], name="group"),
            sample_params={"sample_weight": weight} if weighted else None,
        )
        for of in _OF:
            found[f"{name}_{of}"] = getattr(frame, of)()
    return {name: float(value) for name, value in found.items()}


if __name__ == "__main__":
    data = rows()
    written = {
        "fairlearn": fairlearn.__version__,
        "rows": {name: column.tolist() for name, column in data.items()},
        "plain": values(data, weighted=False),
        "weighted": values(data, weighted=True),
    }
    Path(__file__).with_name("fairlearn.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
