"""The sign-swap test against exact ones."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from drawn import draw
from mlgate.stats.metrics import value_of
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Sample
from mlgate.stats.swapping import swapped

SWAPS = 4000


def test_of_means_it_is_the_permutation_test_of_scipy():
    rng = np.random.default_rng(0)
    truth = np.zeros(40)
    sides = [Sample(y_true=truth, y_pred=rng.normal(shift, 1, 40)) for shift in (1.0, 1.3)]
    found = swapped(value_of("mean_absolute_error"), Pair(candidate=sides[0], baseline=sides[1]), swaps=SWAPS)
    errors = [np.abs(side.y_pred) for side in sides]
    expected = stats.permutation_test(
        errors,
        lambda one, other, axis: np.mean(one - other, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=SWAPS,
        rng=rng,
    ).pvalue
    assert found == pytest.approx(expected, abs=0.04)


def test_of_shares_it_is_the_exact_mcnemar_test():
    right = np.ones((2, 60))
    right[0, :9], right[1, 20:24] = 0, 0
    sides = [Sample(y_true=np.ones(60), y_pred=one, classes=2) for one in right]
    found = swapped(value_of("accuracy"), Pair(candidate=sides[0], baseline=sides[1]), swaps=SWAPS)
    assert found == pytest.approx(stats.binomtest(4, 13).pvalue, abs=0.04)


@pytest.mark.parametrize("name", ["roc_auc", "f1", "log_loss", "f1_macro", "ndcg", "top_k_accuracy"])
def test_worse_models_are_told_from_equal_ones(name):
    equal = draw(name, 600, np.random.default_rng(1))
    worse = draw(name, 600, np.random.default_rng(1), worse=3.0)
    assert swapped(value_of(name), worse, swaps=200) < 0.02
    assert swapped(value_of(name), equal, swaps=200) > 0.02


def test_rows_of_one_group_are_swapped_together():
    rng = np.random.default_rng(2)
    group = np.repeat(np.arange(8), 50)
    better = np.repeat([1, 1, 1, 1, 1, -1, -1, 1], 50) * rng.uniform(0.5, 1, 400)
    sides = [Sample(y_true=np.zeros(400), y_pred=10 + sign * better) for sign in (1, -1)]
    pair = Pair(candidate=sides[0], baseline=sides[1])
    assert swapped(value_of("mean_absolute_error"), pair, swaps=500) < 0.01
    # Of 2^8 ways to swap eight groups.
    assert swapped(value_of("mean_absolute_error"), replace(pair, group=group), swaps=500) > 0.1


def test_the_same_model_twice_is_no_difference():
    pair = draw("roc_auc", 100, np.random.default_rng(3))
    assert swapped(value_of("roc_auc"), replace(pair, baseline=pair.candidate), swaps=100) == 1.0
    assert swapped(value_of("roc_auc"), replace(pair, baseline=None), swaps=100) is None
