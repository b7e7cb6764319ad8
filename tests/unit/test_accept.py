"""The lock moves only by hand, with a reason, and says what moved."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.accept import acceptable, accepted, refuse_unless_by_hand, told
from mlgate.core.baseline import AcceptedCheck, AcceptedValue, Lock
from mlgate.core.errors import UsageError
from mlgate.core.model import Measurement, Result, Status

WHEN = {"digests": {"data.train": "sha256:0"}, "commit": "c0", "date": "2026-01-01T00:00:00Z", "reason": "first"}


def result(check, *measurements):
    return Result(check=check, kind="fake", status=Status.PASS, measurements=measurements)


@pytest.mark.parametrize("variable", ["CI", "BUILD_NUMBER"])
def test_refused_in_ci(monkeypatch, variable):
    monkeypatch.setenv(variable, "true")
    with pytest.raises(UsageError, match="refused in CI"):
        refuse_unless_by_hand(force=False, reason="why", option="mlgate accept")
    refuse_unless_by_hand(force=True, reason="why", option="mlgate accept")


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_refused_without_a_reason(monkeypatch, reason):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("BUILD_NUMBER", raising=False)
    with pytest.raises(UsageError, match="needs a reason"):
        refuse_unless_by_hand(force=False, reason=reason, option="mlgate accept")


def test_only_what_was_measured_is_replaced():
    before = AcceptedCheck(measurements={"auc": AcceptedValue(value=0.7)}, **WHEN)
    lock = Lock(checks={"a.kept": before, "a.moved": before})
    new = accepted(
        lock,
        [result("a.moved", Measurement(name="auc", value=0.8)), result("a.empty")],
        **{**WHEN, "reason": "better features"},
    ).lock
    assert new.checks["a.kept"] is before
    assert new.value("a.moved", "auc") == AcceptedValue(value=0.8)
    assert new.checks["a.moved"].reason == "better features"
    assert "a.empty" not in new.checks


def test_a_number_that_is_not_finite_is_not_accepted():
    new = accepted(Lock(), [result("a.b", Measurement(name="auc", value=float("nan")))], **WHEN)
    assert new.lock.checks == {}


def test_changes_name_old_and_new():
    old = accepted(Lock(), [result("a.b", Measurement(name="auc", value=0.7, low=0.65, high=0.75))], **WHEN).lock
    measured = [Measurement(name="auc", value=0.8), Measurement(name="auc", value=0.5, slice="carrier=UA")]
    new = accepted(old, [result("a.b", *measured)], **WHEN)
    lines = ["a.b auc: 0.7 [0.65, 0.75] -> 0.8", "a.b auc[carrier=UA]: none -> 0.5"]
    assert told(new, "changed") == ["mlgate.lock: 2 changed", *lines]
    again = accepted(new.lock, [result("a.b", *measured)], **{**WHEN, "reason": "again"})
    assert told(again, "changed") == ["mlgate.lock: nothing to change"]
    assert again.lock == new.lock, "what does not change keeps its reason"


def higher(value, error=0.01, **fields):
    """Return a measurement of which higher is better, with an interval as that of the standard error `error`."""
    half = 1.6448536269514722 * error
    return Measurement(name="auc", value=value, low=value - half, high=value + half, better="higher", **fields)


def paired(value, baseline, error):
    half, difference = 1.6448536269514722 * error, value - baseline
    bounds = {"difference_low": difference - half, "difference_high": difference + half}
    return higher(value, baseline=baseline, difference=difference, **bounds)


def after(*measured):
    """Return the lock after each of `measured` was accepted in turn, and what was told of the last."""
    lock = Lock()
    for number, one in enumerate(measured):
        acceptance = accepted(lock, [result("a.b", one)], **{**WHEN, "reason": f"reason {number}"})
        lock = acceptance.lock
    return lock, told(acceptance, "changed")


@pytest.mark.parametrize(
    ("second", "moves"),
    [
        # Independent: two errors of 0.01 make one of 0.0141.
        (higher(0.714), False),
        (higher(0.7142), True),
        (paired(0.704, 0.7, 0.005), False),
        (paired(0.706, 0.7, 0.005), True),
        # A pair with another model than the accepted one says nothing of the accepted one.
        (paired(0.706, 0.65, 0.005), False),
        (paired(0.7141, 0.65, 0.1), False),
        (paired(0.7142, 0.65, 0.1), True),
    ],
)
def test_a_better_number_moves_by_more_than_one_standard_error_only(second, moves):
    lock, lines = after(higher(0.7), second)
    assert lock.value("a.b", "auc").value == (second.value if moves else 0.7)
    if moves:
        assert lines[0] == "mlgate.lock: 1 changed"
    else:
        assert lines[:2] == [
            "mlgate.lock: nothing to change",
            "stays as accepted, since the gain is within one standard error:",
        ]
        assert lines[2].startswith("  a.b auc: 0.7 [0.6836, 0.7164], not 0.7")
        assert lock.checks["a.b"].reason == "reason 0"


def test_lower_is_better_where_the_limits_say_so():
    loss = [Measurement(name="loss", value=value, better="lower") for value in (0.5, 0.4, 0.6)]
    lock, lines = after(*loss[:2])
    assert (lock.value("a.b", "loss"), lines[1]) == (AcceptedValue(value=0.4), "a.b loss: 0.5 -> 0.4")
    lock, lines = after(*loss)
    assert lines == [
        "mlgate.lock: 1 changed",
        "looser than what was accepted:",
        "  a.b loss: 0.4 -> 0.6",
    ]
    assert lock.value("a.b", "loss") == AcceptedValue(value=0.6, looser_than=0.4)


def test_a_looser_number_remembers_the_best_before_it_until_that_is_regained():
    numbers = [Measurement(name="auc", value=value, better="higher") for value in (0.8, 0.7, 0.6, 0.75, 0.8)]
    kept = [after(*numbers[:count])[0].value("a.b", "auc") for count in range(1, 6)]
    assert [(one.value, one.looser_than) for one in kept] == [
        (0.8, None),
        (0.7, 0.8),
        (0.6, 0.8),
        (0.75, 0.8),
        (0.8, None),
    ]
    assert after(*numbers[:3])[0].checks["a.b"].reason == "reason 2"


def test_a_number_whose_limits_say_no_direction_moves_freely():
    lock, lines = after(Measurement(name="size", value=5.0), Measurement(name="size", value=9.0))
    assert (lock.value("a.b", "size").value, lines) == (9.0, ["mlgate.lock: 1 changed", "a.b size: 5 -> 9"])


@pytest.mark.parametrize("before", [{"labels": "sha256:1"}, {}])
def test_on_another_test_set_numbers_are_accepted_anew(before):
    first = msgspec.structs.replace(result("a.b", higher(0.7)), provenance=before)
    second = msgspec.structs.replace(result("a.b", higher(0.701)), provenance={"labels": "sha256:2"})
    lock = accepted(Lock(), [first], **WHEN).lock
    new = accepted(lock, [second], **WHEN)
    assert new.lock.value("a.b", "auc").value == 0.701
    assert told(new, "changed")[1].startswith("not comparable with what was accepted")
    assert new.lock.checks["a.b"].provenance == {"labels": "sha256:2"}


def test_what_is_no_longer_measured_is_named():
    lock, lines = after(higher(0.7), Measurement(name="f1", value=0.5))
    assert lines[1:] == [
        "a.b f1: none -> 0.5",
        "no longer measured, and so no longer compared with:",
        "  a.b auc: 0.7 [0.6836, 0.7164] -> none",
    ]
    assert lock.value("a.b", "auc") is None


def test_what_did_not_run_to_its_end_is_not_accepted():
    ended = Result(check="a.b", kind="fake", status=Status.ERROR, measurements=(higher(0.7),))
    assert not acceptable(ended)
    refused = msgspec.structs.replace(higher(0.7), status=Status.ERROR, incomparable="other labels")
    assert acceptable(msgspec.structs.replace(ended, measurements=(refused,)))
    assert acceptable(result("a.b"))


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.2)), min_size=1, max_size=8))
def test_a_better_number_is_never_lost_in_silence(numbers):
    lock, best = Lock(), None
    for value, error in numbers:
        acceptance = accepted(lock, [result("a.b", higher(value, error))], **WHEN)
        before, lock = lock.value("a.b", "auc"), acceptance.lock
        now = lock.value("a.b", "auc")
        if before is not None and now.value < before.value:
            assert "looser than what was accepted:" in acceptance.lines()
        best = now.value if best is None else max(best, now.value)
        assert best in {now.value, now.looser_than}
