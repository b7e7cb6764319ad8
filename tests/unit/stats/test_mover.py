import pytest

from mlgate.stats import log_scale
from mlgate.stats.mover import correlation_of, mover
from mlgate.stats.paired import Interval, Student


def test_symmetric_sides_make_the_interval_by_the_variance():
    one, other = Interval(value=3.0, low=2.7, high=3.3), Interval(value=1.0, low=0.6, high=1.4)
    found = mover(one, other, 2.0)
    assert (found.low, found.high) == pytest.approx((1.5, 2.5))
    assert mover(one, one, 0.0, 1.0) == Interval(value=0.0, low=0.0, high=0.0)


def test_correlation_is_what_the_error_of_the_difference_says():
    one, other = (Student(value=1.0, error=error, freedom=50) for error in (3.0, 4.0))
    assert correlation_of(one, other, Student(value=0.0, error=5.0, freedom=50)) == 0
    assert correlation_of(one, other, Student(value=0.0, error=1.0, freedom=50)) == pytest.approx(1)
    assert correlation_of(one, Student(value=1.0, error=0.0, freedom=50), one) == 0


def sides(one=0.5, other=0.4):
    return [Student(value=value, error=0.05, freedom=60) for value in (one, other)] + [
        Student(value=one - other, error=0.03, freedom=60)
    ]


def test_a_loss_may_rise_farther_than_it_falls():
    one, other, change = (
        Student(value=value, error=error, freedom=60) for value, error in ((0.8, 0.12), (0.4, 0.04), (0.4, 0.11))
    )
    found = log_scale.of_change("log_loss", one, other, change, 0.9)
    assert found.high - found.value > found.value - found.low > 0


def test_r2_is_one_less_a_loss():
    of_loss = log_scale.of_change("log_loss", *sides(), 0.9)
    one, other, change = sides(0.5, 0.6)
    of_score = log_scale.of_change("r2", one, other, change, 0.9)
    assert (of_score.low, of_score.high) == pytest.approx((-of_loss.high, -of_loss.low))
    assert of_score.value == pytest.approx(-0.1)


@pytest.mark.parametrize(("name", "one"), [("accuracy", 0.5), ("log_loss", 0.0), ("f1", 0.5)])
def test_what_is_no_loss_above_zero_has_no_logarithm(name, one):
    assert log_scale.of_change(name, *sides(one), 0.9) is None


def test_a_loss_of_which_nothing_is_known_is_bounded():
    one = Student(value=1e-9, error=1.0, freedom=1.0)
    assert log_scale.of_change("log_loss", one, one, one, 0.9).high < float("inf")
