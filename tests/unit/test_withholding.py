"""`feedback = "bit"`: two candidates with the same answer cannot be told apart by any report."""

import json
import re
import shutil

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate import report
from mlgate.accept import accepted, told
from mlgate.cli import main
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock, write_lock
from mlgate.core.errors import ConfigurationError
from mlgate.core.limits import NO_BASELINE
from mlgate.core.model import Finding, Measurement, Result, Severity, Status, worst
from mlgate.withholding import WITHHELD, withheld
from regressions import check, commit, configured, git, predictions

BIT = 'feedback = "bit"\nbaseline = "b.csv"\nslices = ["s"]\n'
LIMITS = "metrics.roc_auc = { max_drop = 0.02 }\nmetrics.f1 = { at_least = 0.3, max_drop = 0.1 }\n"


def reports(root, seed, noise, text=BIT + LIMITS):
    """Return status, and every report without what differs between any two runs."""
    predictions(noise=noise, seed=seed).write_csv(root / "p.csv")
    # How often the test set was asked before is another matter.
    shutil.rmtree(root / ".mlgate", ignore_errors=True)
    verdict, result = configured(root, '[regression.a]\ncandidate = "p.csv"\n' + text)
    timeless = [msgspec.structs.replace(one, seconds=0.0) for one in verdict.results]
    verdict = msgspec.structs.replace(verdict, started="2026-01-31T12:00:00Z", seconds=0.0, results=tuple(timeless))
    texts = {name: report.render(name, verdict) for name in report.formats()}
    varies = r'<dt>candidate[^<]*</dt><dd><code>sha256:\w+|"(candidate|predictions)[^"]*": "sha256:\w+"|"test_set_uses",\s*"value": [0-9.]+|"?[\w]*(seconds|started|time|timestamp)"?[=:] ?"?[^",\s]*|in [0-9.]+ s'  # noqa: E501
    return result, {name: re.sub(varies, "", text) for name, text in texts.items()}


@pytest.fixture
def root(tmp_path):
    predictions(noise=1.0, seed=0).write_csv(tmp_path / "b.csv")
    return tmp_path


def test_candidates_that_pass_cannot_be_told_apart(root):
    first, one = reports(root, 1, 0.5)
    second, other = reports(root, 2, 0.6)
    assert first.status == second.status == Status.PASS
    assert one == other
    assert first.reason == WITHHELD
    assert [measured.name for measured in first.measurements] == ["test_set_uses"]


def test_candidates_that_are_worse_and_undecided_cannot_be_told_apart(root):
    # By its figures the first is a failure and the second is not decided.
    assert check(root_with(root, 1.8, 1), BIT.replace('"bit"', '"figures"') + LIMITS).status == Status.FAIL
    assert check(root_with(root, 1.0, 2), BIT.replace('"bit"', '"figures"') + LIMITS).status == Status.INCONCLUSIVE
    first, one = reports(root, 1, 1.8)
    second, other = reports(root, 2, 1.0)
    assert first.status == second.status == Status.FAIL
    assert one == other
    assert first.reason == f"not shown to be no worse, or beyond a limit; {WITHHELD}"
    passed, _ = reports(root, 2, 1.0, 'on_inconclusive = "pass"\n' + BIT + LIMITS)
    assert passed.status == Status.PASS


def root_with(root, noise, seed):
    predictions(noise=noise, seed=seed).write_csv(root / "p.csv")
    return root


def test_explain_and_the_kept_verdict_know_no_figure(root, monkeypatch, capfd):
    monkeypatch.chdir(root)
    root_with(root, 1.8, 1)
    (root / "mlgate.toml").write_text('[regression.a]\ncandidate = "p.csv"\n' + BIT + LIMITS)
    assert main(["check"]) == 1
    text = capfd.readouterr().out
    assert WITHHELD in text
    assert "mlgate explain" not in text, "there is nothing to explain"
    kept = json.loads((root / ".mlgate" / "verdict.json").read_bytes())["results"][0]
    assert kept["figures_withheld"] is True
    assert [one["name"] for one in kept["measurements"]] == ["test_set_uses"]
    assert main(["explain", "regression.a"]) == 0
    assert not re.search(r"0\.\d\d|roc_auc|f1", capfd.readouterr().out)


def test_nothing_is_accepted(root, monkeypatch, capfd):
    monkeypatch.chdir(root)
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)
    root_with(root, 0.5, 1)
    (root / "mlgate.toml").write_text('[regression.a]\ncandidate = "p.csv"\n' + BIT + LIMITS)
    assert main(["accept", "--reason", "why"]) == 0
    lines = capfd.readouterr().err.splitlines()
    assert lines == [
        "mlgate.lock: nothing to change",
        'regression.a: nothing is accepted, since feedback = "bit" withholds its figures',
    ]
    assert not (root / LOCK_NAME).exists()


def test_what_was_accepted_before_is_neither_compared_with_nor_lost(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    when = {"digests": {}, "commit": None, "date": "2026-01-31T12:00:00Z", "reason": "first"}
    before = AcceptedCheck(measurements={"roc_auc": AcceptedValue(value=0.1, low=0.0, high=0.2)}, **when)
    lock = Lock(checks={"regression.a": before})
    (tmp_path / LOCK_NAME).write_bytes(write_lock(lock))
    commit(tmp_path)
    root_with(tmp_path, 0.5, 1)
    # The baseline is not at the ref yet: that is the same for every candidate, and is said.
    result = check(tmp_path, 'feedback = "bit"\nbaseline = "git:p.csv"\nmetrics.roc_auc = { max_drop = 0.02 }\n')
    assert (result.status, result.reason) == (Status.INCONCLUSIVE, NO_BASELINE)
    assert accepted(lock, [result], **when).lock == lock


def test_lock_comparisons_are_refused(tmp_path):
    with pytest.raises(ConfigurationError) as refused:
        check(tmp_path, 'feedback = "bit"\nmetrics.f1 = { max_drop = 0.1 }\n')
    assert "needs a 'baseline'" in str(refused.value)
    assert "mlgate.lock, which publishes the figures" in str(refused.value)


def test_absolute_limits_need_no_baseline(tmp_path):
    root_with(tmp_path, 0.5, 1)
    result = check(tmp_path, 'feedback = "bit"\nmetrics.f1 = { at_least = 0.3 }\n')
    assert (result.status, result.measurements) == (Status.PASS, ())


def test_rows_that_are_too_few_are_told(tmp_path):
    predictions(n=20).write_csv(tmp_path / "p.csv")
    result = check(tmp_path, 'feedback = "bit"\nmetrics.f1 = { at_least = 0.3 }\n')
    assert result.status == Status.INCONCLUSIVE
    assert result.reason == f"some rows are too few to conclude anything; {WITHHELD}"


def test_what_cannot_run_says_why(tmp_path):
    predictions().drop("y_pred").write_csv(tmp_path / "p.csv")
    result = check(tmp_path, 'feedback = "bit"\nmetrics.f1 = { at_least = 0.3 }\n')
    assert result.status == Status.ERROR
    assert "'y_pred'" in result.reason


def test_a_worn_test_set_is_told_without_what_it_bears():
    findings = (
        Finding(subject="test-set", message="has judged 7 candidates, and f1 on it bears 3", severity=Severity.WARNING),
        Finding(subject="slice", message="carrier=UA is weak: 0.61", severity=Severity.WARNING),
    )
    uses = Measurement(name="test_set_uses", value=7.0)
    left = Measurement(name="test_set_uses_left", value=0.0)
    passed = Measurement(name="f1", value=0.7, status=Status.PASS)
    result = Result(
        check="a.b", kind="a", status=Status.WARN, findings=findings, measurements=(uses, left, passed), reason="0.61"
    )
    shown = withheld(result)
    assert shown.status == Status.WARN
    assert [finding.message for finding in shown.findings] == [
        "this test set has judged 7 candidates, more than it bears at these margins: label new rows"
    ]
    assert shown.measurements == (uses,)
    # A warning about the model is none of what may be known.
    assert withheld(Result(check="a.b", kind="a", status=Status.WARN, findings=findings[1:])).status == Status.PASS
    assert told(accepted(Lock(), [shown], digests={}, commit=None, date="", reason="x"), "changed")[1:] == [
        'a.b: nothing is accepted, since feedback = "bit" withholds its figures'
    ]


measurements = st.lists(
    st.builds(
        Measurement,
        name=st.sampled_from(["f1", "roc_auc"]),
        value=st.floats(0, 1),
        low=st.floats(0, 1),
        difference=st.floats(-1, 1),
        slice=st.none() | st.just("day=7319"),
        status=st.sampled_from([Status.PASS, Status.FAIL, Status.INCONCLUSIVE, Status.ERROR]),
        note=st.just("drop of 0.7319"),
        n_needed=st.just(7319),
        evidence=st.just({"x": "7319"}),
    ),
    min_size=1,
    max_size=5,
)


@given(measurements)
def test_nothing_but_the_answer_is_left(judged):
    status = worst(one.status for one in judged)
    result = Result(check="a.b", kind="a", status=status, reason="0.7319", measurements=tuple(judged))
    shown = withheld(result)
    assert shown.measurements == ()
    assert "7319" not in repr(shown)
    assert shown.status == (Status.FAIL if status == Status.INCONCLUSIVE else status)


def test_rows_that_were_trained_on_are_told_whoever_is_judged():
    overlap = Finding(subject="train-test-overlap", message="40 of 700 rows", severity=Severity.WARNING)
    for before, shown in ((Status.WARN, Status.WARN), (Status.FAIL, Status.FAIL), (Status.INCONCLUSIVE, Status.FAIL)):
        judged = Measurement(name="f1", value=0.7, status=Status.PASS if before == Status.WARN else before)
        found = withheld(Result(check="a.b", kind="a", status=before, findings=(overlap,), measurements=(judged,)))
        assert (found.status, found.findings) == (shown, (overlap,))


@pytest.mark.parametrize(
    "limit",
    [
        'sensitive = ["sex"]\nmetrics.demographic_parity_ratio = { at_least = 0.1 }\n',
        "metrics.precision = { at_least = 0.1 }\n",
    ],
)
def test_a_model_without_a_value_has_not_passed(root, limit):
    table = predictions(sex=["f", "m"] * 300)
    table.write_csv(root / "b.csv")
    table.with_columns(y_pred=0).write_csv(root / "p.csv")
    assert check(root, 'baseline = "b.csv"\n' + limit).status == Status.INCONCLUSIVE
    found = check(root, 'feedback = "bit"\nbaseline = "b.csv"\n' + limit)
    assert (found.status, found.reason) == (Status.FAIL, f"not shown to be no worse, or beyond a limit; {WITHHELD}")


def test_groups_without_rows_are_told_whatever_the_model_says(root):
    table = predictions(sex=["f", "m"] * 299 + ["x", "x"])
    table.write_csv(root / "b.csv")
    table.with_columns(y_pred=0).write_csv(root / "p.csv")
    limit = 'sensitive = ["sex"]\nmetrics.equalized_odds_ratio = { at_least = 0.1 }\n'
    found = check(root, 'feedback = "bit"\nbaseline = "b.csv"\n' + limit)
    assert (found.status, "too few" in found.reason) == (Status.INCONCLUSIVE, True)
