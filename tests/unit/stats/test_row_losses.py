import numpy as np
import pytest

from drawn import draw, many_classes
from mlgate.stats.metrics import estimate
from mlgate.stats.names import METRICS
from mlgate.stats.row_losses import has_row_losses, row_losses

MEANS = {
    "accuracy": lambda value: 1 - value,
    "brier_score_loss": float,
    "log_loss": float,
    "mean_absolute_error": float,
    "mean_pinball_loss@0.9": float,
    "mean_squared_error": float,
    "root_mean_squared_error": lambda value: value**2,
}


def sample(name, rng):
    return draw(name, 300, rng, noise=1.0).candidate


@pytest.mark.parametrize("name", MEANS)
def test_the_mean_of_the_losses_is_the_metric(name):
    one = sample(name, np.random.default_rng(1))
    assert row_losses(name, one).mean() == pytest.approx(MEANS[name](estimate(name, one).value))


def test_of_more_classes():
    one = many_classes(300, np.random.default_rng(2)).candidate
    assert row_losses("log_loss", one).mean() == pytest.approx(estimate("log_loss", one).value)
    assert row_losses("top_k_accuracy@2", one).mean() == pytest.approx(1 - estimate("top_k_accuracy@2", one).value)
    assert row_losses("f1_macro", one).mean() == pytest.approx(1 - estimate("accuracy", one).value)


@pytest.mark.parametrize("code", [0, 1])
def test_rows_of_a_ranking_cost_the_pairs_in_the_wrong_order(code):
    one = sample("roc_auc", np.random.default_rng(3))
    of_class = row_losses("roc_auc", one)[one.y_true == code]
    assert of_class.mean() == pytest.approx(1 - estimate("roc_auc", one).value)


def test_recall_and_specificity_cost_on_their_class():
    one = sample("recall", np.random.default_rng(4))
    for name, code in (("recall", 1), ("specificity", 0)):
        losses = row_losses(name, one)
        assert losses[one.y_true != code].max() == 0
        assert losses[one.y_true == code].mean() == pytest.approx(1 - estimate(name, one).value)


def test_what_has_none():
    assert [name for name in METRICS if not has_row_losses(name)] == ["ndcg"]
    assert not has_row_losses("package.module:function")
    assert not has_row_losses("churn")
