"""A metric has one value and one interval a revision: what was accepted is compared with by that promise.

Where a test here fails after a change that is meant, raise `revision` of the metric in `mlgate.stats.names`, and write
the new figures under it.
"""

import numpy as np
import pytest

from mlgate.stats.measure import measure
from mlgate.stats.names import METRICS
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Sample

_ROWS = np.arange(240.0)
# By metric and revision: the value, its lower end, and the ends of the difference to the other model.
FIGURES = {
    ("accuracy", 1): (0.8, 0.75725569, -0.21664225, -0.12502442),
    ("average_precision", 1): (0.89854947, 0.85965301, -0.1474781, -0.052176264),
    ("balanced_accuracy", 1): (0.8, 0.75451955, -0.22518183, -0.13106817),
    ("brier_score_loss", 1): (0.11578572, 0.10383026, 0.042828928, 0.070978017),
    ("cohen_kappa", 1): (0.57142857, 0.48144698, -0.45983697, -0.26886552),
    ("expected_calibration_error", 1): (0.20329453, 0.17408453, -0.04242285, 0.020166122),
    ("f1", 1): (0.72727273, 0.66460487, -0.29397876, -0.16764345),
    ("f1_macro", 1): (0.784689, 0.73907458, -0.23142862, -0.13491301),
    ("f1_micro", 1): (0.8, 0.75725569, -0.21664225, -0.12502442),
    ("f1_weighted", 1): (0.80382775, 0.76237088, -0.21192705, -0.12265438),
    ("log_loss", 1): (0.38500787, 0.35767892, 0.097840071, 0.16285713),
    ("matthews_corrcoef", 1): (0.57735027, 0.48829962, -0.45465113, -0.26607931),
    ("mean_absolute_error", 1): (0.63625544, 0.60337679, -0.041572635, 0.052481587),
    ("mean_pinball_loss", 1): (0.31812772, 0.3016884, -0.020786318, 0.026240794),
    ("mean_squared_error", 1): (0.49957506, 0.46191892, -0.051936833, 0.054491802),
    ("ndcg", 1): (0.94301678, 0.93026432, -0.021950142, 0.010408492),
    ("precision", 1): (0.66666667, 0.58694007, -0.33533, -0.17041713),
    ("precision_macro", 1): (0.77777778, 0.73245663, -0.23040822, -0.13357645),
    ("precision_micro", 1): (0.8, 0.75725569, -0.21664225, -0.12502442),
    ("precision_weighted", 1): (0.81481481, 0.77431081, -0.20158238, -0.11514815),
    ("r2", 1): (0.75021247, 0.72096633, -0.027430468, 0.026168603),
    ("recall", 1): (0.8, 0.7249987, -0.28282339, -0.1249987),
    ("recall_macro", 1): (0.8, 0.75451955, -0.22518183, -0.13106817),
    ("recall_micro", 1): (0.8, 0.75725569, -0.21664225, -0.12502442),
    ("recall_weighted", 1): (0.8, 0.75725569, -0.21664225, -0.12502442),
    ("roc_auc", 1): (0.931875, 0.90665798, -0.098089422, -0.025651772),
    ("root_mean_squared_error", 1): (0.70680624, 0.68016801, -0.036714053, 0.038528552),
    ("selection_rate", 1): (0.4, 0.34767363, -0.011733853, 0.086733853),
    ("specificity", 1): (0.8, 0.74747974, -0.21674206, -0.098239961),
    ("top_k_accuracy", 1): (0.725, 0.67730747, -0.055390852, 0.080390852),
}


def sample(name, shift):
    """Return outputs of a model on the same rows; another `shift` is another model. No generator is drawn from."""
    metric = METRICS[name]
    wave = np.sin(_ROWS * (1.7 + shift))
    if metric.target == "numbers":
        truth = np.floor(_ROWS % 5)
        return Sample(y_true=truth, y_pred=truth + wave, y_score=truth + 2 * wave)
    if metric.many:
        truth = _ROWS % 3
        score = np.abs(np.stack([np.sin(_ROWS * (one + 1.3 + shift)) + (truth == one) for one in range(3)], axis=1))
        return Sample(y_true=truth, y_score=score / score.sum(axis=1, keepdims=True), classes=3)
    truth = (_ROWS % 3 == 0).astype(float)
    score = 0.5 + 0.35 * np.clip(wave + 0.8 * (2 * truth - 1), -1, 1)
    return Sample(y_true=truth, y_pred=(score > 0.5).astype(float), y_score=score, classes=2)


@pytest.mark.parametrize("name", sorted(METRICS))
def test_figures_are_those_of_the_revision(name):
    group = (_ROWS // 8).astype(np.int64) if METRICS[name].query else None
    (found,) = measure(name, Pair(candidate=sample(name, 0.0), baseline=sample(name, 0.4), group=group))
    figures = (found.value, found.low, found.difference_low, found.difference_high)
    assert figures == pytest.approx(FIGURES[name, METRICS[name].revision], rel=1e-6, abs=1e-9)
