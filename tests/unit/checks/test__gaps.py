import numpy as np
import polars as pl
import pytest

from mlgate.core.model import Status
from regressions import check, measured, predictions


@pytest.fixture
def root(tmp_path):
    return tmp_path


SENSITIVE = 'sensitive = ["sex"]\n'
PARITY = "metrics.demographic_parity_difference"


def people(n=600, *, seed=0, share=0.5, gap=0.0, **columns):
    """Return predictions about men and women, `gap` of the men selected beside those whom the model selects."""
    rng = np.random.default_rng(7)
    sex = np.where(rng.random(n) < share, "f", "m")
    table = predictions(n=n, seed=seed, sex=sex, **columns)
    more = (rng.random(n) < gap) & (sex == "m")
    return table.with_columns(y_pred=pl.when(pl.Series(more)).then(1).otherwise("y_pred"))


def test_a_gap_tells_who_makes_it(root):
    people(3000, gap=0.4).write_csv(root / "p.csv")
    result = check(root, f"{SENSITIVE}{PARITY} = {{ at_most = 0.1 }}\n")
    found = measured(result, "demographic_parity_difference")
    gap = found.evidence["gap"]
    assert (found.status, gap["highest"], gap["lowest"]) == (Status.FAIL, "sex=m", "sex=f")
    assert found.low > 0.1
    assert [one["group"] for one in gap["groups"]] == ["sex=f", "sex=m"]
    assert sum(one["n"] for one in gap["groups"]) == 3000


def test_the_point_alone_breaks_no_limit(root):
    people(200).write_csv(root / "p.csv")
    result = check(root, f"{SENSITIVE}{PARITY} = {{ at_most = 0.001 }}\n")
    found = measured(result, "demographic_parity_difference")
    assert found.value > 0.001
    assert (found.status, found.low) == (Status.INCONCLUSIVE, 0)
    assert "above at_most 0.001, but its interval reaches the limit" in found.note


def test_a_gap_may_not_rise(root):
    people(4000, gap=0.02).write_csv(root / "b.csv")
    people(4000, gap=0.02, seed=0).with_columns(day=0).write_csv(root / "p.csv")
    limit = f'baseline = "b.csv"\n{SENSITIVE}{PARITY} = {{ max_rise = 0.05 }}\n'
    assert check(root, limit).status == Status.SKIP
    people(4000, gap=0.5).write_csv(root / "p.csv")
    result = check(root, limit)
    found = measured(result, "demographic_parity_difference")
    assert found.status == Status.FAIL
    assert found.difference_low < found.difference < found.difference_high
    assert found.baseline == pytest.approx(found.value - found.difference)
    people(4000, gap=0.02, seed=1).write_csv(root / "p.csv")
    assert check(root, limit).status == Status.PASS


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("demographic_parity_difference", "1 of 3 groups too small: sex=x: only 9 rows, at least 30 are needed"),
        ("equal_opportunity_difference", "1 of 3 groups too small: sex=x: only 9 rows"),
        ("roc_auc_difference", "sex=x: only 9 rows"),
    ],
)
def test_a_group_that_is_too_small_is_not_left_out(root, name, why):
    people().with_columns(sex=pl.when(pl.int_range(pl.len()) < 9).then(pl.lit("x")).otherwise("sex")).write_csv(
        root / "p.csv"
    )
    result = check(root, f"{SENSITIVE}metrics.{name} = {{ at_most = 1 }}\n")
    assert result.status == Status.INCONCLUSIVE
    assert why in result.reason


def test_a_group_without_positives_is_named(root):
    table = people().with_columns(y_true=pl.when(pl.col("sex") == "f").then(0).otherwise("y_true"))
    table.write_csv(root / "p.csv")
    result = check(root, f"{SENSITIVE}metrics.equalized_odds_difference = {{ at_most = 0.5 }}\n")
    assert result.status == Status.INCONCLUSIVE
    assert "sex=f: only 0 positive rows, at least 10 are needed" in result.reason


def test_a_rate_says_how_many_rows_it_rests_on(root):
    table = people()
    table.write_csv(root / "p.csv")
    result = check(root, f"{SENSITIVE}metrics.equal_opportunity_difference.at_most = 0.5\n")
    groups = measured(result, "equal_opportunity_difference").evidence["gap"]["groups"]
    assert sum(one["n"] for one in groups) == table["y_true"].sum()


def test_groups_are_crossings_and_bins(root):
    people(2000, age=np.arange(2000) % 80).write_csv(root / "p.csv")
    result = check(root, 'sensitive = ["sex", "age"]\nbins.age = [40]\nmetrics.accuracy_difference.at_most = 0.5\n')
    found = measured(result, "accuracy_difference").evidence["gap"]["groups"]
    assert [one["group"] for one in found] == ["sex=f*age<40", "sex=f*age>=40", "sex=m*age<40", "sex=m*age>=40"]


def test_one_group_has_no_gap(root):
    people(share=1.0).write_csv(root / "p.csv")
    result = check(root, f"{SENSITIVE}{PARITY}.at_most = 0.5\n")
    assert (result.status, "only one group" in result.reason) == (Status.INCONCLUSIVE, True)


def test_a_column_of_ids_makes_no_groups(root):
    people().write_csv(root / "p.csv")
    result = check(root, f'sensitive = ["id"]\n{PARITY}.at_most = 0.5\n')
    assert (result.status, "'sensitive' makes 600 groups" in result.reason) == (Status.ERROR, True)


def test_a_column_that_is_not_there_is_named(root):
    people().write_csv(root / "p.csv")
    result = check(root, f'sensitive = ["gender"]\n{PARITY}.at_most = 0.5\n')
    assert (result.status, "'gender'" in result.reason) == (Status.ERROR, True)


def test_no_gap_without_groups(root):
    people().write_csv(root / "p.csv")
    with pytest.raises(Exception, match="demographic_parity_difference needs 'sensitive', which is not set"):
        check(root, f"{PARITY}.at_most = 0.5\n")


def test_seeds_tell_the_noise_of_a_gap(root):
    for seed in range(3):
        people(2000, seed=seed).write_csv(root / f"s{seed}.csv")
    people(2000, seed=7).write_csv(root / "p.csv")
    people(2000, seed=8).write_csv(root / "b.csv")
    seeds = 'seeds = ["s0.csv", "s1.csv", "s2.csv"]\nbaseline = "b.csv"\n'
    result = check(root, f"{seeds}{SENSITIVE}{PARITY}.max_rise = 0.05\n")
    assert 0 < measured(result, "demographic_parity_difference").noise < 0.1


def test_groups_without_a_gap_to_measure_are_a_slip(root):
    people().write_csv(root / "p.csv")
    with pytest.raises(Exception, match="'sensitive' is for gaps between groups"):
        check(root, f"{SENSITIVE}metrics.accuracy.at_least = 0.5\n")


def test_a_gap_that_opens_and_one_that_closes(root):
    people(4000, gap=0.5).write_csv(root / "p.csv")
    people(4000, gap=0.02, seed=1).write_csv(root / "b.csv")
    text = f'baseline = "b.csv"\n{SENSITIVE}metrics.demographic_parity_ratio = {{ max_drop = 0.05 }}\n'
    assert check(root, text + f"{PARITY} = {{ max_rise = 0.05 }}\n").status == Status.FAIL
    people(4000, gap=0.5).write_csv(root / "b.csv")
    people(4000, gap=0.02, seed=1).write_csv(root / "p.csv")
    assert check(root, text + f"{PARITY} = {{ max_rise = 0.0 }}\n").status == Status.PASS


@pytest.mark.parametrize("metric", ["accuracy_difference", "roc_auc_difference", "brier_score_loss_ratio"])
def test_people_of_one_group_of_rows_are_too_few_and_no_crash(root, metric):
    people(600, seed=1).with_columns(sex=pl.col("day") // 12).write_csv(root / "b.csv")
    people(600, seed=2).with_columns(sex=pl.col("day") // 12).write_csv(root / "p.csv")
    limit = f'baseline = "b.csv"\ngroup = "sex"\n{SENSITIVE}metrics.{metric} = {{ at_most = 2.0, max_rise = 2.0 }}\n'
    result = check(root, limit)
    assert (result.status, "only 1 group" in result.reason) == (Status.INCONCLUSIVE, True)
