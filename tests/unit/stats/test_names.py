"""Names of metrics, as a configuration writes them."""

import pytest

from mlgate.stats.names import METRICS, described, problem, split


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
    ],
)
def test_unknown_names(name, message):
    assert message in problem(name)


def test_the_number_after_a_name_is_its_parameter():
    assert split("ndcg@10") == ("ndcg", 10.0)
    assert split("mean_pinball_loss") == ("mean_pinball_loss", 0.5)
    assert split("f1") == ("f1", 0.0)
