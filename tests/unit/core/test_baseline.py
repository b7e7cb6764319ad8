from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.core.baseline import (
    AcceptedCheck,
    AcceptedValue,
    Lock,
    accepted_values,
    compare_with,
    differing,
    read_lock,
    write_lock,
)
from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement, Result, Status


def _lock(**values: AcceptedValue) -> Lock:
    accepted = AcceptedCheck(
        measurements=values, digests={"data.test": "sha256:1"}, commit="c", date="2026-01-31T12:00:00Z", reason="first"
    )
    return Lock(checks={"regression.a": accepted})


def test_lock_survives_the_way_to_its_file_and_back():
    lock = _lock(roc_auc=AcceptedValue(value=0.74, low=0.72, high=0.76, n=9000), rows=AcceptedValue(value=5.0))
    content = write_lock(lock)
    assert read_lock(content) == lock
    assert write_lock(read_lock(content)) == content
    assert content.endswith(b"}\n")


def test_order_of_the_file_is_that_of_the_names():
    one = _lock(a=AcceptedValue(value=1.0), b=AcceptedValue(value=2.0))
    other = _lock(b=AcceptedValue(value=2.0), a=AcceptedValue(value=1.0))
    assert write_lock(one) == write_lock(other)


def test_a_lock_without_provenance_reads_and_is_written_as_it_was():
    content = write_lock(_lock(roc_auc=AcceptedValue(value=0.74)))
    assert b"provenance" not in content
    accepted = read_lock(content).checks["regression.a"]
    assert accepted.provenance == {}
    assert accepted.when == "at c on 2026-01-31"


def test_parts_of_a_foreign_kind_are_named_plainly():
    measured = Measurement(name="f1", value=0.7)
    accepted = _lock(f1=AcceptedValue(value=0.7)).checks["regression.a"]
    assert differing(accepted, {"x##[add-mask]y": "sha256:1"}, measured) == ["x#\u200a#\u200a[add-mask]y"]
    assert differing(accepted, {"evaluator.roc_auc": "sha256:1"}, measured) == []
    assert differing(accepted, {"evaluator.f1": "sha256:1"}, measured) == ["how f1 is computed"]


def test_no_file_is_an_empty_lock():
    assert read_lock(None) == Lock()
    assert read_lock(None).value("regression.a", "roc_auc") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is damaged"),
        (b"<<<<<<< HEAD\n", "is damaged"),
        (b'{"schema": "mlgate/lock/v1", "checks": {"a": 1}}', "is damaged"),
        (b'{"schema": "mlgate/lock/v1", "checks": {"a": {"measurements": {"x": {"value": "high"}}}}}', "is damaged"),
        (b"\xff\xfe", "is damaged"),
        (b"[]", "is damaged"),
        (b'{"schema": "\xff"}', "is damaged"),
        (b'{"checks": {"a\xff": {}}}', "is damaged"),
        (b'{"x": ' + b"[" * 100_000, "is damaged"),
        (b'{"schema": "mlgate/lock/v9"}', "has schema 'mlgate/lock/v9', this mlgate reads 'mlgate/lock/v1'"),
        (b'{"schema": "x##[add-mask]y"}', "has schema 'x#"),
    ],
)
def test_what_is_no_lock_is_refused(content, said):
    with pytest.raises(CheckError) as refused:
        read_lock(content)
    assert said in str(refused.value)
    assert "##[" not in str(refused.value)


def test_only_finite_measurements_are_accepted():
    measurements = tuple(
        Measurement(name=name, value=value, low=0.1, high=0.9, n=5)
        for name, value in (("a", 0.5), ("b", None), ("c", math.nan), ("d", math.inf))
    )
    result = Result(check="regression.a", kind="regression", status=Status.PASS, measurements=measurements)
    assert accepted_values(result) == {"a": AcceptedValue(value=0.5, low=0.1, high=0.9, n=5)}


def test_bounds_that_are_not_finite_are_not_accepted():
    measured = Measurement(name="a", value=0.5, low=math.nan, high=math.inf)
    result = Result(check="regression.a", kind="regression", status=Status.PASS, measurements=(measured,))
    lock = _lock(**accepted_values(result))
    assert lock.value("regression.a", "a") == AcceptedValue(value=0.5)
    assert read_lock(write_lock(lock)) == lock


def test_slices_are_kept_apart():
    measurements = (Measurement(name="f1", value=0.1), Measurement(name="f1", value=0.2, slice="day=1", against="v1"))
    result = Result(check="regression.a", kind="regression", status=Status.PASS, measurements=measurements)
    assert sorted(accepted_values(result)) == ["f1", "f1[day=1] vs v1"]


def test_difference_is_candidate_minus_baseline():
    compared = compare_with(Measurement(name="f1", value=0.7), AcceptedValue(value=0.8))
    assert (compared.baseline, compared.difference) == (0.8, pytest.approx(-0.1))
    assert (compared.difference_low, compared.difference_high) == (None, None)


def test_interval_of_the_difference_is_that_of_independent_samples():
    measured = Measurement(name="f1", value=0.7, low=0.67, high=0.74)
    compared = compare_with(measured, AcceptedValue(value=0.8, low=0.77, high=0.84))
    # Lower: how far the candidate may be below, and the baseline above.
    assert compared.difference_low == pytest.approx(-0.1 - math.hypot(0.03, 0.04))
    assert compared.difference_high == pytest.approx(-0.1 + math.hypot(0.04, 0.03))


@pytest.mark.parametrize(
    ("measured", "accepted"),
    [
        (Measurement(name="f1", value=0.7), None),
        (Measurement(name="f1", value=None), AcceptedValue(value=0.8)),
        (Measurement(name="f1", value=0.7, baseline=0.6, difference=0.1), AcceptedValue(value=0.8)),
    ],
)
def test_what_is_not_compared_stays_as_it_is(measured, accepted):
    assert compare_with(measured, accepted) is measured


@given(st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_interval_holds_the_difference(numbers):
    here, there = sorted(numbers[:3]), sorted(numbers[3:])
    measured = Measurement(name="f1", value=here[1], low=here[0], high=here[2])
    compared = compare_with(measured, AcceptedValue(value=there[1], low=there[0], high=there[2]))
    assert compared.difference_low <= compared.difference <= compared.difference_high


def test_what_no_later_run_is_compared_with_is_not_accepted():
    measurements = (
        Measurement(name="auc", value=0.8),
        Measurement(name="auc", value=0.8, against="dummy", must_be="higher"),
        Measurement(name="auc", value=0.6, slice="found: day=1"),
        Measurement(name="latency_p50", value=0.01, momentary=True),
    )
    result = Result(check="regression.a", kind="regression", status=Status.FAIL, measurements=measurements)
    assert set(accepted_values(result)) == {"auc"}
