"""Every number is judged by the same rules."""

import math

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mlgate.core.limits import Limits, better, judge, missing, problems
from mlgate.core.model import Measurement, Status

NUMBERS = st.floats(-10, 10)
MARGINS = st.floats(0.001, 5)


def change(low, point, high, *, baseline=1.0, n=1000, slice_=None):
    return Measurement(
        name="m",
        value=baseline + point,
        n=n,
        slice=slice_,
        baseline=baseline,
        difference=point,
        difference_low=low,
        difference_high=high,
    )


def status(measurement, limits, fail_when="likely"):
    return judge(measurement, limits, fail_when=fail_when).status


ordered = st.tuples(NUMBERS, NUMBERS, NUMBERS).map(sorted).filter(lambda bounds: bounds[0] < bounds[2])


@given(ordered, MARGINS)
def test_a_drop_ends_in_one_of_three_by_the_rule(bounds, margin):
    low, point, high = bounds
    found = status(change(low, point, high), Limits(max_drop=margin))
    if low > -margin:
        assert found == Status.PASS
    elif point < -margin and high < 0:
        assert found == Status.FAIL
    else:
        assert found == Status.INCONCLUSIVE


@given(ordered, MARGINS)
def test_proven_fails_only_beyond_the_margin_and_passes_the_same(bounds, margin):
    low, point, high = bounds
    limits = Limits(max_drop=margin)
    likely, proven = (status(change(low, point, high), limits, when) for when in ("likely", "proven"))
    assert (proven == Status.FAIL) == (high < -margin)
    assert (proven == Status.PASS) == (likely == Status.PASS)


@given(ordered, MARGINS, st.sampled_from(["likely", "proven"]))
def test_a_rise_is_a_drop_in_the_mirror(bounds, margin, fail_when):
    low, point, high = bounds
    drop = status(change(low, point, high), Limits(max_drop=margin), fail_when)
    rise = status(change(-high, -point, -low), Limits(max_rise=margin), fail_when)
    assert drop == rise


@given(ordered, MARGINS, MARGINS)
def test_a_wider_margin_is_never_stricter(bounds, one, two):
    small, large = sorted([one, two])
    order = [Status.FAIL, Status.INCONCLUSIVE, Status.PASS]
    found = [order.index(status(change(*bounds), Limits(max_drop=margin))) for margin in (small, large)]
    assert found[0] <= found[1]


@given(ordered, st.floats(0.01, 2), st.floats(0.1, 50))
def test_a_relative_margin_is_a_share_of_the_baselines_size(bounds, share, baseline):
    for sign in (1, -1):
        relative = status(change(*bounds, baseline=sign * baseline), Limits(max_drop_rel=share))
        assert relative == status(change(*bounds, baseline=baseline), Limits(max_drop=share * baseline))


@given(ordered, st.floats(0.01, 2), st.floats(0.01, 0.99))
def test_a_share_of_the_error_is_a_margin_in_what_is_missing_to_1(bounds, share, score):
    found = status(change(*bounds, baseline=score), Limits(max_error_rise_rel=share))
    assert found == status(change(*bounds, baseline=score), Limits(max_drop=share * (1.0 - score)))


@pytest.mark.parametrize("score", [1.0, 1.5])
def test_a_share_of_an_error_that_is_not_there_is_an_error(score):
    judged = judge(change(-0.1, 0.0, 0.1, baseline=score), Limits(max_error_rise_rel=0.1))
    assert judged.status == Status.ERROR
    assert "its error is not above 0" in judged.note


@given(ordered, MARGINS, st.floats(0, 2), st.sampled_from(["likely", "proven"]))
def test_no_margin_is_smaller_than_what_seeds_differ_by(bounds, margin, noise, fail_when):
    measured = msgspec.structs.replace(change(*bounds), noise=noise)
    widened = max(margin, 2 * math.sqrt(2) * noise)
    assert status(measured, Limits(max_drop=margin), fail_when) == status(
        change(*bounds), Limits(max_drop=widened), fail_when
    )


def test_that_the_noise_of_training_was_the_margin_is_told():
    judged = judge(msgspec.structs.replace(change(-0.5, -0.4, -0.3), noise=0.1), Limits(max_drop=0.01))
    assert judged.status == Status.FAIL
    assert "beyond the noise of training, which is more than max_drop: 0.2828" in judged.note


def test_an_absolute_limit_is_judged_once_and_not_against_each_baseline():
    measured = msgspec.structs.replace(change(-0.001, 0.0, 0.001, baseline=0.5), against="anchor")
    assert status(measured, Limits(at_least=0.9, max_drop=0.1)) == Status.PASS
    assert judge(measured, Limits(at_least=0.9)).status is None


def test_a_relative_limit_on_a_baseline_of_zero_is_an_error():
    assert status(change(-1, 0, 1, baseline=0.0), Limits(max_drop_rel=0.1)) == Status.ERROR


def test_worse_within_tolerance_passes_and_says_so():
    found = judge(change(-0.008, -0.006, -0.004), Limits(max_drop=0.01))
    assert (found.status, found.note) == (Status.PASS, "worse, within tolerance: drop of 0.006 [0.004, 0.008]")


def test_rows_that_would_decide():
    # A standard error of 0.02 at n = 1,000: var(d_i) = 0.4, and n >= (1.6449 + 1.2816)^2 * 0.4 / 0.01^2.
    half = 1.6448536269514722 * 0.02
    found = judge(change(-half, 0, half), Limits(max_drop=0.01))
    assert found.status == Status.INCONCLUSIVE
    assert found.n_needed == math.ceil((1.6448536 + 1.2815516) ** 2 * 0.4 / 1e-4)
    assert f"{found.n_needed:,} rows would decide" in found.note


@given(ordered, MARGINS)
def test_rows_that_would_decide_are_more_than_there_are(bounds, margin):
    found = judge(change(*bounds), Limits(max_drop=margin))
    assert found.n_needed is None or found.n_needed > 1000


def test_no_width_is_judged_by_the_point():
    assert status(change(0, 0, 0), Limits(max_drop=0.0)) == Status.PASS
    assert status(change(None, -0.2, None), Limits(max_drop=0.1)) == Status.FAIL
    assert status(change(None, -0.1, None), Limits(max_drop=0.1)) == Status.PASS


@given(NUMBERS, NUMBERS)
def test_absolute_limits_judge_the_value(value, limit):
    measured = Measurement(name="m", value=value, low=value - 1, high=value + 1)
    assert (status(measured, Limits(at_least=limit)) == Status.PASS) == (value >= limit)
    assert (status(measured, Limits(at_most=limit)) == Status.PASS) == (value <= limit)


@given(ordered, NUMBERS)
def test_an_absolute_limit_is_broken_in_a_slice_where_its_interval_is_beyond(bounds, limit):
    low, value, high = bounds
    measured = Measurement(name="m", value=value, low=low, high=high, slice="a=1")
    least = status(measured, Limits(at_least=limit))
    expected = Status.PASS if value >= limit else Status.FAIL if high < limit else Status.INCONCLUSIVE
    assert least == expected
    mirrored = Measurement(name="m", value=-value, low=-high, high=-low, slice="a=1")
    assert status(mirrored, Limits(at_most=-limit)) == expected


def test_a_slice_without_an_interval_is_judged_by_its_value():
    assert status(Measurement(name="m", value=0.5, slice="a=1"), Limits(at_least=0.6)) == Status.FAIL


def test_insufficient_overrules_every_limit():
    measured = Measurement(name="m", value=0.1, insufficient="only 3 rows")
    found = judge(measured, Limits(at_least=0.5, max_drop=0.1))
    assert (found.status, found.note) == (Status.INCONCLUSIVE, "only 3 rows")


def test_unchanged_skips_the_comparison_and_not_the_promise():
    measured = Measurement(name="m", value=0.1, unchanged="no change")
    assert status(measured, Limits(max_drop=0.1)) == Status.SKIP
    assert status(measured, Limits(max_drop=0.1, at_least=0.1)) == Status.PASS
    assert status(measured, Limits(max_drop=0.1, at_least=0.5)) == Status.FAIL


def test_no_baseline_is_never_a_pass():
    assert status(Measurement(name="m", value=0.9), Limits(max_drop=0.1, at_least=0.5)) == Status.INCONCLUSIVE


@pytest.mark.parametrize("value", [None, math.nan, math.inf])
@pytest.mark.parametrize("limits", [Limits(at_least=0.0), Limits(at_most=math.inf), Limits(max_rise=1.0)])
def test_what_is_no_finite_number_fails(value, limits):
    assert status(Measurement(name="m", value=value), limits) == Status.FAIL


def test_a_limit_without_a_measurement_fails():
    assert missing("m").status == Status.FAIL


def test_without_a_limit_nothing_is_judged():
    measured = Measurement(name="m", value=math.nan)
    assert judge(measured, Limits()) == measured


@given(
    st.sampled_from(["max_drop", "max_rise", "max_drop_rel", "max_rise_rel", "max_error_rise_rel"]),
    st.floats(max_value=-1e-9),
)
def test_negative_changes_are_problems(name, margin):
    assert [key for key, _ in problems(Limits(**{name: margin}))] == [name]


@given(st.sampled_from(Limits.__struct_fields__), st.sampled_from([math.nan, math.inf, -math.inf]))
def test_limits_that_are_no_finite_numbers_are_problems(name, limit):
    assert [key for key, _ in problems(Limits(**{name: limit}))] == [name]


@given(NUMBERS, NUMBERS)
def test_limits_that_exclude_one_another_are_problems(least, most):
    assume(least != most)
    assert bool(list(problems(Limits(at_least=least, at_most=most)))) == (least > most)


def test_no_harm_seen_is_said_as_such():
    measured = Measurement(
        name="auc", value=0.7, n=100, baseline=0.69, difference=0.01, difference_low=-0.04, difference_high=0.06
    )
    judged = judge(measured, Limits(max_drop=0.02))
    assert judged.status == Status.INCONCLUSIVE
    assert "no drop seen, but up to 0.04 is possible, against max_drop 0.02" in judged.note


class TestMuchBetter:
    """A gain that no merge keeps asks to be accepted, or all of it may be lost again."""

    def asked(self, measurement, limits=None, moved_by="mlgate accept a.b"):
        judged = judge(msgspec.structs.replace(measurement, moved_by=moved_by), limits or Limits(max_drop=0.01))
        assert judged.status == Status.PASS
        assert bool(judged.moved_by) == ("accept it" in judged.note)
        return bool(judged.moved_by)

    @pytest.mark.parametrize(
        ("bounds", "asks"),
        [((0.005, 0.02, 0.04), True), ((-0.001, 0.02, 0.04), False), ((0.002, 0.009, 0.02), False)],
    )
    def test_a_gain_beyond_margin_and_chance_asks(self, bounds, asks):
        assert self.asked(change(*bounds)) is asks
        low, point, high = bounds
        assert self.asked(change(-high, -point, -low), Limits(max_rise=0.01)) is asks

    def test_a_number_without_interval_is_all_there_is(self):
        assert self.asked(change(None, 0.02, None))
        assert not self.asked(change(None, 0.01, None))

    def test_the_largest_margin_counts_and_noise_of_training_too(self):
        big = change(0.015, 0.02, 0.025)
        assert not self.asked(big, Limits(max_drop=0.01, max_drop_rel=0.03))
        assert not self.asked(msgspec.structs.replace(big, noise=0.01))

    def test_what_moves_by_itself_or_has_no_direction_asks_nothing(self):
        big = change(0.015, 0.02, 0.025)
        assert not self.asked(big, moved_by="")
        assert not self.asked(big, Limits(max_drop=0.01, max_rise=0.05))
        assert not self.asked(big, Limits(at_least=0.5))
        assert judge(msgspec.structs.replace(big, moved_by="x"), Limits()).moved_by == ""

    def test_the_note_says_by_how_much(self):
        judged = judge(msgspec.structs.replace(change(0.015, 0.02, 0.025), moved_by="x"), Limits(max_drop=0.01))
        assert judged.note == (
            "better by 0.02, more than the 0.01 that may be lost: accept it, or it may be lost again"
        )


@pytest.mark.parametrize(
    ("limits", "way"),
    [
        (Limits(max_drop=0.1), "higher"),
        (Limits(max_error_rise_rel=0.1), "higher"),
        (Limits(at_least=0.7, max_drop_rel=0.1), "higher"),
        (Limits(max_rise=0.1, at_most=5), "lower"),
        (Limits(max_rise_rel=0.1), "lower"),
        (Limits(max_drop=0.1, max_rise=0.1), None),
        (Limits(at_least=0.1, at_most=0.9), None),
        (Limits(), None),
    ],
)
def test_limits_say_which_way_is_better(limits, way):
    assert better(limits) == way
    if not limits.empty:
        assert judge(change(-0.01, 0.0, 0.01), limits).better == way


@pytest.mark.parametrize(("low", "status"), [(0.04, Status.INCONCLUSIVE), (0.11, Status.FAIL), (None, Status.FAIL)])
def test_the_extreme_of_several_values_is_beyond_a_limit_with_its_interval(low, status):
    gap = Measurement(name="gap", value=0.12, low=low, high=0.2, extreme=True)
    assert judge(gap, Limits(at_most=0.1)).status == status
    assert judge(gap, Limits(at_most=0.12)).status == Status.PASS


def against_a_rival(low, point, high, *, lower=False, unchanged=""):
    sign = -1 if lower else 1
    low, high = sorted((sign * low, sign * high))
    return msgspec.structs.replace(
        change(low, sign * point, high), against="simple", must_be="lower" if lower else "higher", unchanged=unchanged
    )


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize(
    ("gain", "margin", "status"),
    [
        ((0.01, 0.02, 0.03), 0.1, Status.PASS),
        ((-0.01, 0.02, 0.05), 0.04, Status.INCONCLUSIVE),
        ((-0.01, 0.02, 0.05), 0.05, Status.FAIL),
        ((-0.03, -0.02, -0.01), 0.0, Status.FAIL),
        ((-0.03, -0.01, 0.01), 0.0, Status.INCONCLUSIVE),
        ((0.0, 0.0, 0.0), 0.0, Status.FAIL),
    ],
)
def test_a_rival_must_be_beaten(gain, margin, status, lower):
    limits = Limits(max_rise=margin) if lower else Limits(max_drop=margin)
    assert judge(against_a_rival(*gain, lower=lower), limits).status == status


def test_a_rival_is_not_beaten_by_doing_the_same():
    found = judge(against_a_rival(0, 0, 0, unchanged="it predicts the same"), Limits(at_least=0.5))
    assert (found.status, found.note) == (Status.FAIL, "no better than simple: it predicts the same")


def test_the_rows_that_would_show_a_gain_are_told():
    assert judge(against_a_rival(-0.01, 0.01, 0.03), Limits(at_least=0.5)).n_needed > 1000
