"""Names of metrics, as a configuration writes them."""

import pytest

from mlgate.stats.names import METRICS, described, figure, generalized, is_metric, problem, split


@pytest.mark.parametrize("name", [*METRICS, "ndcg@10", "mean_pinball_loss@0.9", "top_k_accuracy@5"])
def test_known_names(name):
    assert problem(name) == ""
    assert described(name) is METRICS[name.partition("@")[0]]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rocauc", "unknown metric 'rocauc'; did you mean 'roc_auc'?"),
        ("f1@3", "'f1@3': f1 takes no number"),
        ("ndcg@0", "ndcg takes a whole number from 1"),
        ("ndcg@2.5", "ndcg takes a whole number"),
        ("ndcg@", "ndcg takes a whole number"),
        ("ndcg@nan", "ndcg takes a whole number"),
        ("ndcg@inf", "ndcg takes a whole number"),
        ("ndcg@ 3", "ndcg takes a whole number"),
        ("ndcg@1_0", "ndcg takes a whole number"),
        ("ndcg@\u0663", "ndcg takes a whole number"),
        ("mean_pinball_loss@1.5", "mean_pinball_loss takes a number from 0 to 1"),
        ("\x1b[2Jx", "unknown metric ' [2Jx'"),
        ("rocauc_difference", "'rocauc_difference' is a gap between groups: unknown metric 'rocauc'"),
        ("demographic_parity_diffrence", "did you mean 'demographic_parity_difference'?"),
        ("equalized_odds_group_min", "unknown metric 'equalized_odds_group_min'; did you mean 'equalized_odds_ratio'?"),
        ("true_positive_rate_difference@3", "unknown metric"),
        ("r2_ratio", "r2 may be negative, and has no ratio; use r2_difference"),
        ("ndcg_generalization_gap", "ndcg has no generalization gap"),
        ("churn_generalization_gap", "churn has no generalization gap"),
        ("rocauc_generalization_gap", "unknown metric 'rocauc'; did you mean 'roc_auc'?"),
        ("ndcg_difference", "the rows of a query are no group of people"),
    ],
)
def test_unknown_names(name, message):
    assert message in problem(name)


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("demographic_parity_difference", "y_pred"),
        ("equalized_odds_ratio", "y_pred"),
        ("roc_auc_group_min", "y_score"),
        ("expected_calibration_error_difference@10", "y_score"),
        ("false_negative_rate_group_max", "y_pred"),
    ],
)
def test_gaps_between_groups_are_figures(name, needs):
    assert problem(name) == ""
    assert not is_metric(name)
    assert (figure(name).needs, figure(name).wants) == (needs, ("sensitive",))


def test_generalization_gaps_are_figures():
    assert problem("mean_pinball_loss_generalization_gap@0.9") == ""
    assert generalized("mean_pinball_loss_generalization_gap@0.9") == "mean_pinball_loss@0.9"
    assert figure("roc_auc_generalization_gap").wants == ("train",)
    assert generalized("roc_auc") is None


def test_the_number_after_a_name_is_its_parameter():
    assert split("ndcg@10") == ("ndcg", 10.0)
    assert split("mean_pinball_loss") == ("mean_pinball_loss", 0.5)
    assert split("f1") == ("f1", 0.0)
