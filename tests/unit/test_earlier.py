"""What was accepted earlier: of the baseline's side, the oldest first, and never what this mlgate cannot read."""

import msgspec
import pytest

import verdicts
from dated_commits import committed, git, made
from mlgate import earlier
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock, write_lock
from mlgate.core.model import Measurement, Result, Status
from mlgate.earlier import with_earlier

CHECK = "regression.delay"
ROWS = {"test_set": "sha256:a", "candidate": "sha256:m"}


def lock(values, *, check=CHECK, reason="", provenance=None, **others):
    """Return a lock of `values` by measurement, and of other checks with a value each."""
    known = {key: AcceptedValue(value=value, low=value - 0.01, high=value + 0.01) for key, value in values.items()}
    common = {"digests": {}, "commit": None, "date": "2020-01-01T00:00:00Z"}
    held = {check: AcceptedCheck(measurements=known, reason=reason, provenance=provenance or {}, **common)}
    for name, value in others.items():
        held[f"budget.{name}"] = AcceptedCheck(measurements={"f": AcceptedValue(value=value)}, reason="", **common)
    return write_lock(Lock(checks=held))


def judged(*measured, **changes):
    measured = measured or (Measurement(name="roc_auc", value=0.75, status=Status.PASS),)
    common = {"kind": "regression", "status": Status.PASS, "provenance": ROWS}
    result = Result(check=CHECK, measurements=measured, **common | changes)
    return msgspec.structs.replace(verdicts.verdict(result, exit_code=0), baseline_commit=None)


def told(root, verdict=None, ref="main"):
    (result,) = with_earlier(verdict or judged(), root, ref).results
    return {one.key: one.evidence["history"] for one in result.measurements if "history" in one.evidence}


def values(root, **options):
    return [one["value"] for one in told(root, **options).get("roc_auc", [])]


@pytest.fixture
def root(tmp_path):
    """A repository with two accepted states on main, and a change that accepts a third."""
    folder = made(tmp_path / "repository")
    committed(folder, {LOCK_NAME: lock({"roc_auc": 0.7, "roc_auc[s=1]": 0.6, "f1": 0.5}, reason="the first")}, day=1)
    committed(folder, {LOCK_NAME: lock({"roc_auc": 0.72, "roc_auc[s=1]": 0.6, "f1": 0.5}, reason="better")}, day=9)
    git(folder, "checkout", "-q", "-b", "change")
    committed(folder, {LOCK_NAME: lock({"roc_auc": 0.1})}, day=20)
    return folder


def test_the_oldest_comes_first_and_nothing_of_the_change(root):
    commits = git(root, "log", "--format=%H", "main").splitlines()
    first = {"at": "2026-01-01", "commit": commits[1][:12], "value": 0.7, "low": 0.69, "high": 0.71}
    second = {"at": "2026-01-09", "commit": commits[0][:12], "value": 0.72, "low": 0.71, "high": 0.73}
    assert told(root) == {"roc_auc": [first | {"reason": "the first"}, second | {"reason": "better"}]}
    assert told(root, ref=None) == told(root) == told(root)
    with_it = with_earlier(msgspec.structs.replace(judged(), baseline_commit=commits[1]), root, "main")
    assert with_it.results == judged().results


def test_a_value_that_stays_is_no_new_state(root):
    git(root, "checkout", "-q", "main")
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.72}, delay=1.0)}, day=12)
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.72}, reason="of another", delay=2.0)}, day=13)
    assert values(root) == [0.7, 0.72]
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.7}, delay=2.0)}, day=14)
    assert values(root) == [0.7, 0.72, 0.7]


def test_of_a_branch_that_was_merged_the_merge_counts(root):
    git(root, "checkout", "-q", "-b", "other", "main")
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.73})}, day=21)
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.74})}, day=22)
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "merged", "other", day=23)
    assert [(one["at"], one["value"]) for one in told(root)["roc_auc"]][1:] == [
        ("2026-01-09", 0.72), ("2026-01-23", 0.74),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff\xfe", b"null", b"[]", b'{"schema": "mlgate/lock/v9", "checks": {}}', b'{"checks": 3}',
        b'{"schema": "\xff"}', b"[" * 100_000, b'{"x": ' + b"[" * 100_000, b"<<<<<<< HEAD\n",
        b'{"checks": {"regression.delay": {"measurements": {"roc_auc": {"value": 1e999}}}}}',
        b'{"checks": {"regression.delay": {"measurements": {"roc_auc": {"value": "0.7"}}}}}',
        b'{"schema": "mlgate/lock/v1", "checks": {}}',
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_passed_over(root, content):
    git(root, "checkout", "-q", "main")
    committed(root, {LOCK_NAME: content}, day=12)
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.74})}, day=13)
    assert values(root) == [0.7, 0.72, 0.74]


def test_what_was_measured_on_something_else_is_told(root):
    git(root, "checkout", "-q", "main")
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.8}, provenance={**ROWS, "test_set": "sha256:b"})}, day=12)
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.74}, provenance=ROWS | {"candidate": "sha256:n"})}, day=13)
    assert [one.get("other") for one in told(root)["roc_auc"]] == [None, None, "the rows of the test set", None]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"status": Status.FAIL}, True),
        ({"status": None}, False),
        ({"against": "anchor"}, False),
        ({"name": "recall"}, False),
        ({"slice": "s=1", "status": Status.FAIL}, True),
        ({"slice": "s=1"}, False),
    ],
)
def test_of_what_is_judged_and_of_slices_that_fail(root, changes, shown):
    git(root, "checkout", "-q", "main")
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.74, "roc_auc[s=1]": 0.5, "roc_auc vs anchor": 0.3})}, day=12)
    measured = Measurement(**{"name": "roc_auc", "value": 0.75, "status": Status.PASS} | changes)
    assert bool(told(root, judged(measured))) is shown


def test_figures_that_are_withheld_have_no_history(root):
    assert told(root, judged(figures_withheld=True)) == {}


def test_one_state_is_no_history(root):
    git(root, "checkout", "-q", "--detach", "main~1")
    git(root, "branch", "-f", "main", "HEAD")
    assert told(root) == {}
    # A number that has stayed the same since it was first accepted has one.
    assert told(root, judged(Measurement(name="f1", value=0.5, status=Status.PASS))) == {}


def test_evidence_that_is_there_stays(root):
    measured = Measurement(name="roc_auc", value=0.7, status=Status.PASS, evidence={"rows": {"ids": [1]}})
    (result,) = with_earlier(judged(measured), root, "main").results
    assert result.measurements[0].evidence.keys() == {"rows", "history"}


def test_all_together_are_bounded_and_whole_rows_come_first(root, monkeypatch):
    git(root, "checkout", "-q", "main")
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.73, "roc_auc[s=1]": 0.7, "f1": 0.4})}, day=12)
    failing = judged(
        Measurement(name="f1", slice="s=1", value=0.1, status=Status.FAIL),
        Measurement(name="roc_auc", slice="s=1", value=0.1, status=Status.FAIL),
        Measurement(name="roc_auc", value=0.75, status=Status.PASS),
    )
    assert {key: len(moments) for key, moments in told(root, failing).items()} == {"roc_auc[s=1]": 2, "roc_auc": 3}
    monkeypatch.setattr(earlier, "MOST", 4)
    assert told(root, failing).keys() == {"roc_auc"}


def test_a_reason_of_any_text_is_short_and_harmless(root):
    git(root, "checkout", "-q", "main")
    committed(root, {LOCK_NAME: lock({"roc_auc": 0.74}, reason="a\x1b[31m\n::error::" + "x" * 5000)}, day=12)
    reason = told(root)["roc_auc"][-1]["reason"]
    assert len(reason) <= 220
    assert "\x1b" not in reason
    assert "\n" not in reason


def test_git_is_not_asked_without_a_lock_or_a_figure_that_is_judged(root, monkeypatch):
    def asked(*_):
        raise AssertionError("git was asked")

    monkeypatch.setattr(earlier, "versions", asked)
    monkeypatch.setattr(earlier, "Baseline", asked)
    unjudged = judged(Measurement(name="rows", value=3.0))
    assert with_earlier(unjudged, root, None) is unjudged
    (root / LOCK_NAME).unlink()
    verdict = judged()
    assert with_earlier(verdict, root, None) is verdict


def test_where_git_knows_no_baseline_there_is_none(root, tmp_path):
    assert told(root, ref="no-such-ref") == {}
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / LOCK_NAME).write_bytes(lock({"roc_auc": 0.7}))
    assert told(alone, ref=None) == {}
