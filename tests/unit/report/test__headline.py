"""Two lines for a comparison that did not pass: each case is judged by `core.limits`, as a run does."""

import msgspec
import pytest

from mlgate.core.limits import Limits, judge
from mlgate.core.model import Location, Measurement, Result, Severity, Status, worst
from mlgate.report import told
from mlgate.report._headline import headline


def compared(name, baseline, difference, half=0.01, **fields):
    value = baseline + difference
    return Measurement(
        name=name,
        value=value,
        low=value - 2 * half,
        high=value + 2 * half,
        n=fields.pop("n", 9000),
        baseline=baseline,
        difference=difference,
        difference_low=difference - half,
        difference_high=difference + half,
        p_value=fields.pop("p_value", 0.0021),
        **fields,
    )


def result(*measured, limits, **fields):
    judged = tuple(judge(one, limits[one.name]) if one.name in limits else one for one in measured)
    status = worst(one.status for one in judged if one.status is not None)
    place = Location(path="mlgate.toml", line=12)
    return Result(
        check="regression.delay",
        kind="regression",
        measurements=judged,
        location=place,
        **({"status": status} | fields),
    )


DROP = {"roc_auc": Limits(max_drop=0.005)}


def sliced(name="roc_auc", **differences):
    return [compared(name, 0.74, one, 0.02, slice=f"carrier={key}", n=200) for key, one in differences.items()]


def test_what_got_worse_by_how_much_how_sure_and_where():
    what, do = told(result(compared("roc_auc", 0.74, -0.03), *sliced(UA=-0.045, WN=-0.09, AA=0.0), limits=DROP))
    assert what == (
        "roc_auc fell from 0.74 to 0.71, by 0.03 [0.02, 0.04] where 0.005 is allowed: 30 more of 1,000 pairs of a "
        "positive and a negative row are in the wrong order. If nothing had changed, fewer than 0.2 % of test sets "
        "would show such a fall. 2 of 3 slices fail too: carrier=WN by 0.09, carrier=UA by 0.045."
    )
    assert do == (
        "carrier=WN loses more than the rest: look at the data there first. `mlgate explain regression.delay` shows "
        "slices and rows. If it is meant, allow more by max_drop (mlgate.toml:12)."
    )


def test_only_the_worst_slices_are_named():
    differences = {f"S{number}": -0.05 - number / 1000 for number in range(8)}
    what, _ = told(result(compared("roc_auc", 0.74, -0.05), *sliced(**differences), limits=DROP))
    assert "8 of 8 slices fail too: carrier=S7 by 0.057, carrier=S6 by 0.056, carrier=S5 by 0.055 and 5 more." in what


def test_slices_that_lose_alike_point_to_the_model():
    _, do = told(result(compared("roc_auc", 0.74, -0.03), *sliced(UA=-0.04, WN=-0.02), limits=DROP))
    assert do.startswith("All slices lose alike, so look at what touches every row")


def test_one_slice_points_to_its_data_and_its_family_is_counted():
    what, do = told(result(compared("roc_auc", 0.74, 0.0), *sliced(UA=-0.09, WN=0.0, AA=0.0), limits=DROP))
    assert what.startswith("roc_auc in carrier=UA fell from 0.74 to 0.65, by 0.09 [0.07, 0.11] where 0.005 is allowed")
    assert "fewer than 5 % of test sets would show it in any of 3 slices" in what
    assert do.startswith("It is these rows: look at the data of carrier=UA")


def test_a_region_that_was_found_has_a_level_of_its_own():
    region = compared("roc_auc", 0.74, -0.09, 0.02, slice="found: carrier=UA", n=200)
    what, _ = told(result(compared("roc_auc", 0.74, 0.0, 0.001), *sliced(WN=0.0), region, limits=DROP))
    assert "in rows that others were searched for (200 rows)" in what


def test_slow_decay_is_told_from_the_anchor():
    since = compared("roc_auc", 0.76, -0.05, against="anchor")
    what, do = told(result(compared("roc_auc", 0.71, 0.0, 0.001), since, limits=DROP))
    assert what.startswith("roc_auc fell against the anchor from 0.76 to 0.71, by 0.05 [0.04, 0.06]")
    assert do.startswith("Slow decay: no change lost it alone")


def test_both_models_below_a_limit_point_to_the_data():
    limits = {"roc_auc": Limits(at_least=0.8, max_drop=0.02)}
    what, do = told(result(compared("roc_auc", 0.74, 0.001, p_value=0.9), limits=limits))
    assert what == (
        "roc_auc is 0.741 [0.721, 0.761], below at_least 0.8. The baseline has 0.74: +0.001 [-0.009, +0.011]."
    )
    assert do.startswith("The baseline is no better on these rows, so look at the data")
    assert do.endswith("If the value is good enough, move the limit (mlgate.toml:12).")


def test_a_value_whose_interval_reaches_the_limit():
    measured = Measurement(name="roc_auc", value=0.79, low=0.77, high=0.81, n=900)
    what, do = told(result(measured, limits={"roc_auc": Limits(at_least=0.8)}))
    assert what.endswith("below at_least 0.8. The interval reaches the limit, so that chance may have done it.")
    assert do.startswith("Look at the data first")


def test_not_enough_data_asks_for_rows():
    failed = result(compared("roc_auc", 0.74, -0.004, p_value=0.5), limits=DROP)
    assert failed.status == Status.INCONCLUSIVE
    for status in (Status.INCONCLUSIVE, Status.FAIL):
        what, do = told(msgspec.structs.replace(failed, status=status))
        assert what.startswith(
            "roc_auc: not enough data: drop of 0.004 [-0.006, 0.014] against max_drop 0.005; 113,951"
        )
        assert do.startswith("Label 104,951 more rows, or allow a larger change.")


def test_slices_that_are_too_small_are_told_together():
    whole = compared("roc_auc", 0.74, 0.0, 0.001)
    small = sliced(UA=-0.001, WN=0.0, AA=0.0, DL=0.0)
    told_of = result(whole, *small, *sliced("f1", UA=0.0), limits=DROP | {"f1": Limits(max_drop=0.005)})
    what, do = told(told_of)
    assert what == (
        "All rows pass; 4 of 4 slices have too few rows to tell: carrier=AA (200 rows), carrier=DL (200 rows), "
        "carrier=UA (200 rows) and 1 more."
    )
    assert do.startswith("Label more of these rows, or name larger slices.")
    undecided = result(compared("roc_auc", 0.74, 0.0), *small, limits=DROP)
    assert told(undecided)[0].startswith("roc_auc: not enough data: no drop seen")


def test_what_was_accepted_is_accepted_anew():
    measured = msgspec.structs.replace(compared("roc_auc", 0.74, -0.03), p_value=None, accepted=True)
    what, do = told(result(measured, limits=DROP))
    assert "fewer than 5 % of test sets" in what
    assert do.endswith("If it is meant: `mlgate accept regression.delay --reason …`.")


def test_a_change_without_an_interval_says_so():
    measured = Measurement(name="roc_auc", value=0.7, baseline=0.74, difference=-0.04)
    what, _ = told(result(measured, limits=DROP))
    assert "by 0.04 where 0.005 is allowed" in what
    assert "it has no interval" in what


@pytest.mark.parametrize(
    ("name", "baseline", "difference", "limit", "words"),
    [
        ("accuracy", 0.9, -0.0123, Limits(max_drop=0.001), "fell from 0.9 to 0.8877"),
        ("accuracy", 0.9, -0.0123, Limits(max_drop=0.001), "12.3 more of 1,000 rows are wrong"),
        ("recall", 0.9, -0.02, Limits(max_error_rise_rel=0.1), "20 more of 1,000 positive rows are missed"),
        ("mean_absolute_error", 5.0, 0.25, Limits(max_rise=0.1), "rose from 5 to 5.25"),
        ("mean_absolute_error", 5.0, 0.25, Limits(max_rise=0.1), "off by 0.25 more on average"),
        ("log_loss", 0.4, 0.02, Limits(max_rise_rel=0.01), "by 0.02 [0.01, 0.03] where 0.004 is allowed. If"),
    ],
)
def test_the_words_are_those_of_the_metric(name, baseline, difference, limit, words):
    what, _ = told(result(compared(name, baseline, difference), limits={name: limit}))
    assert words in what


def test_a_share_of_broken_rows_is_said():
    measured = Measurement(name="negative_flips", value=0.02, low=0.018, high=0.022, n=9000)
    what, do = told(result(measured, limits={"negative_flips": Limits(at_most=0.01)}))
    assert what.startswith("negative_flips is 0.02 [0.018, 0.022], above at_most 0.01: 20 of 1,000 rows were right")
    assert do.startswith("Look at these rows first")


def test_other_metrics_are_named():
    limits = {"roc_auc": Limits(max_drop=0.005), "f1": Limits(at_least=0.9), "accuracy": Limits(max_drop=0.1)}
    measured = [compared("roc_auc", 0.74, -0.03), compared("f1", 0.6, 0.0), compared("accuracy", 0.7, 0.0)]
    assert told(result(*measured, limits=limits))[0].endswith("f1 fails as well.")


@pytest.mark.parametrize(
    ("p_value", "rarely"),
    [(0.08, "4 %"), (0.0201, "2 %"), (0.002, "0.1 %"), (1e-9, "0.01 %"), (0.4, "5 %"), (None, "5 %")],
)
def test_how_rare_it_is_is_rounded_up(p_value, rarely):
    measured = msgspec.structs.replace(compared("roc_auc", 0.74, -0.03), p_value=p_value)
    assert f"fewer than {rarely} of test sets" in told(result(measured, limits=DROP))[0]


def test_nothing_is_told_where_nothing_got_worse():
    passed = result(compared("roc_auc", 0.74, 0.0, 0.001), limits=DROP)
    assert told(passed) == ()
    assert told(result(Measurement(name="roc_auc", value=0.7), limits=DROP)) == (), "there is no baseline yet"
    assert told(result(Measurement(name="roc_auc", value=None), limits=DROP)) == ()
    other = msgspec.structs.replace(result(compared("roc_auc", 0.74, -0.1), limits=DROP), kind="budget")
    assert told(other) == ()


def test_a_warning_says_it_too():
    warned = result(compared("roc_auc", 0.74, -0.03), limits=DROP, status=Status.WARN, severity=Severity.WARNING)
    assert headline(warned).about.name == "roc_auc"


def test_names_are_harmless():
    hostile = compared("roc_auc", 0.74, -0.3, slice="x=::error::\x1b[31m" + "a" * 500)
    for line in told(result(hostile, limits=DROP)):
        assert "::error" not in line
        assert "\x1b" not in line
        assert len(line) < 1000


def test_a_rival_is_no_baseline():
    simple = compared("roc_auc", 0.74, -0.002, 0.001, against="simple", must_be="higher")
    what, do = told(result(compared("roc_auc", 0.73, 0.008), simple, limits=DROP))
    assert what == "roc_auc is 0.738 [0.736, 0.74], no better than simple, which has 0.74: -0.002 [-0.003, -0.001]."
    assert do == (
        "The simpler model does as well: use that one, or find what the larger one lacks (features, rows, "
        "calibration). If simple need not be beaten, take it out of better_than (mlgate.toml:12)."
    )


def test_a_dummy_that_is_as_good_says_that_the_model_learned_nothing():
    dummy = compared("roc_auc", 0.5, 0.001, 0.002, against="dummy", must_be="higher")
    assert "the same answer for every row" in told(result(dummy, limits=DROP))[1]


def test_a_gap_that_rose_against_a_file_is_not_accepted():
    measured = compared("accuracy_difference", 0.1, 0.05, p_value=None)
    _, do = told(result(measured, limits={"accuracy_difference": Limits(max_rise=0.01)}))
    assert do.startswith("Look at the groups behind it")
    assert do.endswith("If it is meant, allow more by max_rise (mlgate.toml:12).")


def test_a_rival_that_may_be_as_good_is_no_change_to_allow():
    rival = compared("roc_auc", 0.74, 0.004, against="simple", must_be="higher")
    _, do = told(result(rival, limits=DROP))
    assert do.startswith("Label ")
    assert "more rows; if simple need not be beaten, take it out of better_than (mlgate.toml:12)." in do
    assert "larger change" not in do


def test_a_gap_that_may_be_within_its_limit_has_no_change_to_allow():
    measured = Measurement(name="accuracy_difference", value=0.12, low=0.05, high=0.2, n=900, extreme=True)
    _, do = told(result(measured, limits={"accuracy_difference": Limits(at_most=0.1)}))
    assert do.startswith("Label more rows, or move the limit.")


def test_a_first_run_asks_for_no_more_rows():
    assert told(result(Measurement(name="roc_auc", value=0.7, low=0.6, high=0.8, n=900), limits=DROP)) == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("model_age", "Train the model again"),
        ("irreproducibility", "Set every seed"),
        ("roc_auc_generalization_gap", "It learns its training rows by heart"),
        ("roc_auc", "Look at the data first"),
        ("a.b:my_difference", "Look at the data first"),
    ],
)
def test_what_to_do_about_a_figure_is_not_what_to_do_about_a_metric(name, words):
    _, do = told(result(Measurement(name=name, value=50.0), limits={name: Limits(at_most=30)}))
    assert do.startswith(words)


def test_a_rival_of_a_metric_without_a_limit_on_a_change_is_told():
    rival = compared("log_loss", 0.66, 0.15, against="dummy", must_be="lower")
    what, do = told(result(rival, limits={"log_loss": Limits(at_most=9)}))
    assert what.startswith("log_loss is 0.81 [0.79, 0.83], no better than dummy, which has 0.66")
    assert "take it out of better_than" in do


def test_a_rival_that_is_the_same_has_no_figures_of_its_own():
    rival = Measurement(name="roc_auc", value=0.8, against="simple", must_be="higher", unchanged="it is the same file")
    what, _ = told(result(rival, limits={"roc_auc": Limits(at_least=0.7)}))
    assert what == "roc_auc is 0.8, no better than simple: it is the same file."
