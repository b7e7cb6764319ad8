"""Numbers that were accepted anew, where a limit compares with them."""

from mlgate.core.baseline import AcceptedCheck, AcceptedValue, Lock
from mlgate.core.limits import Limits
from mlgate.goalposts import locks

LIMITS = {"a.b": {"auc": Limits(max_drop=0.1), "loss": Limits(max_rise=0.1)}, "a.free": {}}


def lock(reason="first", provenance=None, check="a.b", **values):
    measurements = {key: AcceptedValue(value=value) for key, value in values.items()}
    accepted = AcceptedCheck(
        measurements=measurements,
        digests={},
        commit=None,
        date="2026-01-31",
        reason=reason,
        provenance=provenance or {},
    )
    return Lock(checks={check: accepted} if values else {})


def told(before, after):
    return [(one.what, one.before, one.after, one.looser, one.reason) for one in locks.moves(before, after, LIMITS)]


def test_which_way_a_number_moved_is_said_by_its_limit():
    found = told(lock(auc=0.7, loss=0.3), lock("cheaper", auc=0.6, loss=0.2))
    assert found == [("a.b auc", "0.7", "0.6", True, "cheaper"), ("a.b loss", "0.3", "0.2", False, "cheaper")]


def test_a_number_that_is_kept_no_more():
    assert told(lock(auc=0.7, loss=0.3), lock(auc=0.7)) == [("a.b loss", "0.3", None, True, "")]


def test_the_first_numbers_of_a_check_and_the_last():
    assert told(lock(), lock(auc=0.7, loss=0.3)) == [("a.b", None, "2 numbers accepted", False, "first")]
    assert told(lock(auc=0.7), lock()) == [("a.b", "1 number accepted", None, True, "")]


def test_the_same_number_on_other_rows_is_looser():
    found = told(lock(auc=0.7, provenance={"test_set": "1"}), lock(auc=0.7, provenance={"test_set": "2"}))
    assert found == [("a.b auc", "0.7", "0.7", True, "")]


def test_what_no_limit_compares_is_passed_over():
    assert told(lock(rows=100.0, auc=0.7), lock(rows=120.0, auc=0.7)) == []
    assert told(lock(check="a.free", auc=0.7), lock(check="a.free", auc=0.6)) == []


def test_an_interval_that_is_much_wider_is_looser_though_the_number_stays():
    """Of what is compared with it nothing would ever be sure again."""

    def interval(low, high):
        sure = AcceptedValue(value=0.7, low=low, high=high)
        accepted = AcceptedCheck(measurements={"auc": sure}, digests={}, commit=None, date="2026-01-31", reason="first")
        return Lock(checks={"a.b": accepted})

    assert told(interval(0.69, 0.71), interval(0.1, 1.0)) == [
        ("a.b auc", "0.7 [0.69, 0.71]", "0.7 [0.1, 1]", True, ""),
    ]
    assert told(interval(0.69, 0.71), interval(0.688, 0.711)) == []
    assert told(interval(0.1, 1.0), interval(0.69, 0.71)) == []
    assert told(interval(0.69, 0.71), interval(None, None)) == []
