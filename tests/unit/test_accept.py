"""The lock moves only by hand, with a reason, and says what moved."""

import pytest

from mlgate.accept import accepted, changes, refuse_unless_by_hand
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
    )
    assert new.checks["a.kept"] is before
    assert new.value("a.moved", "auc") == AcceptedValue(value=0.8)
    assert new.checks["a.moved"].reason == "better features"
    assert "a.empty" not in new.checks


def test_a_number_that_is_not_finite_is_not_accepted():
    new = accepted(Lock(), [result("a.b", Measurement(name="auc", value=float("nan")))], **WHEN)
    assert new.checks == {}


def test_changes_name_old_and_new():
    old = accepted(Lock(), [result("a.b", Measurement(name="auc", value=0.7, low=0.65, high=0.75))], **WHEN)
    measured = [Measurement(name="auc", value=0.8), Measurement(name="auc", value=0.5, slice="carrier=UA")]
    new = accepted(old, [result("a.b", *measured)], **WHEN)
    assert changes(old, new) == ["a.b auc: 0.7 [0.65, 0.75] -> 0.8", "a.b auc[carrier=UA]: none -> 0.5"]
    assert changes(new, new) == []
