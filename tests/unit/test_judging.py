"""Numbers are compared with what was accepted only where both were measured on the same, in the same way."""

from types import SimpleNamespace

import msgspec
import pytest

from mlgate import engine
from mlgate.accept import acceptable, accepted
from mlgate.config import Common
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock, write_lock
from mlgate.core.limits import Limits
from mlgate.core.model import Measurement, Status
from regressions import commit, git

NOTED = {"test_set": "sha256:1", "labels": "sha256:2", "evaluator": "sha256:3", "evaluator.auc": "sha256:4"}
WHEN = {"digests": {}, "commit": "0123456789abcdef", "date": "2026-01-31T12:00:00Z", "reason": "first"}
LIMITS = {"auc": Limits(max_drop=0.05)}


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    metrics: dict[str, Limits] = {}


def lock(root, provenance=NOTED, **values):
    values = {key: AcceptedValue(value=value) for key, value in (values or {"auc": 0.7}).items()}
    check = AcceptedCheck(measurements=values, provenance=provenance, **WHEN)
    (root / LOCK_NAME).write_bytes(write_lock(Lock(checks={"fake.one": check})))


def run(root, *measured, provenance=NOTED, metrics=LIMITS):
    def work(options, context):
        context.provenance.update(provenance)
        yield from measured or [Measurement(name="auc", value=0.7)]

    module = SimpleNamespace(__name__="fake", __doc__="", Options=Options, run=work)
    check = engine.PlannedCheck(check="fake.one", kind="fake", module=module, options=Options(metrics=metrics))
    verdict = engine.run([check], engine.Settings(root=root))
    return verdict, verdict.results[0]


def test_the_same_rows_labels_and_evaluator_are_compared(tmp_path):
    lock(tmp_path)
    verdict, result = run(tmp_path)
    assert (result.status, verdict.exit_code) == (Status.PASS, 0)
    assert result.measurements[0].difference == 0
    assert result.provenance == NOTED


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("test_set", "the rows of the test set"),
        ("labels", "the labels"),
        ("evaluator", "how rows are counted"),
        ("evaluator.auc", "how auc is computed"),
    ],
)
@pytest.mark.parametrize("there", ["sha256:other", None])
def test_what_differs_is_refused_and_named(tmp_path, part, said, there):
    lock(tmp_path)
    noted = {name: text for name, text in NOTED.items() if name != part} | ({part: there} if there else {})
    verdict, result = run(tmp_path, Measurement(name="auc", value=0.9), provenance=noted)
    assert (result.status, verdict.exit_code) == (Status.ERROR, 3)
    (measured,) = result.measurements
    assert (measured.status, measured.difference) == (Status.ERROR, None)
    assert said in measured.note
    assert "accepted at 0123456789ab on 2026-01-31" in result.reason
    assert "`mlgate accept fake.one --reason …`" in result.reason
    assert "`baseline` file" in result.reason
    assert said in result.reason


def test_several_parts_are_named_once(tmp_path):
    lock(tmp_path, auc=0.7, f1=0.6)
    noted = NOTED | {"test_set": "sha256:9", "labels": "sha256:9"}
    measured = [Measurement(name="auc", value=0.7), Measurement(name="f1", value=0.6)]
    _, result = run(tmp_path, *measured, provenance=noted, metrics=LIMITS | {"f1": Limits(max_drop=0.1)})
    assert result.reason.count("the labels and the rows of the test set") == 1
    assert [one.status for one in result.measurements] == [Status.ERROR, Status.ERROR]


def test_parts_of_other_metrics_and_of_slices_are_passed_over(tmp_path):
    lock(tmp_path, NOTED | {"evaluator.f1": "sha256:5", "slices": "sha256:6"}, **{"auc": 0.7, "auc[day=1]": 0.7})
    measured = [Measurement(name="auc", value=0.7), Measurement(name="auc", value=0.7, slice="day=1")]
    _, result = run(tmp_path, *measured, provenance=NOTED | {"evaluator.f1": "sha256:0", "slices": "sha256:0"})
    assert {one.key: one.status for one in result.measurements} == {"auc": Status.PASS, "auc[day=1]": Status.ERROR}
    assert "how rows are cut into slices" in result.reason


def test_an_absolute_limit_is_judged_all_the_same(tmp_path):
    lock(tmp_path)
    limits = {"auc": Limits(at_least=0.8, max_drop=0.05)}
    verdict, result = run(tmp_path, provenance=NOTED | {"labels": "sha256:9"}, metrics=limits)
    assert (result.status, verdict.exit_code) == (Status.FAIL, 1)
    assert "below at_least 0.8" in result.measurements[0].note
    assert "not comparable with mlgate.lock" in result.measurements[0].note


def test_what_was_not_accepted_has_no_baseline_yet(tmp_path):
    lock(tmp_path, f1=0.7)
    _, result = run(tmp_path, provenance=NOTED | {"labels": "sha256:9"})
    assert result.status == Status.INCONCLUSIVE
    assert result.reason == "auc: no baseline yet to compare with"


@pytest.mark.parametrize("fails", [{"strict": True}, {"common": Common(on_inconclusive="fail")}])
class TestTheFirstRunFailsNothingForEver:
    """A baseline comes to be when the change is merged, which a gate that fails for want of one never lets happen."""

    def outcome(self, root, fails, *measured, metrics=LIMITS):
        module = SimpleNamespace(run=lambda options, context: iter(measured))
        check = engine.PlannedCheck(
            check="fake.one",
            kind="fake",
            module=module,
            options=Options(metrics=metrics),
            common=fails.get("common", Common()),
        )
        verdict = engine.run([check], engine.Settings(root=root, strict=fails.get("strict", False)))
        return verdict.results[0].status, verdict.exit_code

    def test_what_has_no_baseline_is_not_decided(self, tmp_path, fails):
        assert self.outcome(tmp_path, fails, Measurement(name="auc", value=0.7)) == (Status.INCONCLUSIVE, 0)

    def test_absolute_limits_count(self, tmp_path, fails):
        limits = {"auc": Limits(at_least=0.8, max_drop=0.05)}
        measured = Measurement(name="auc", value=0.7)
        assert self.outcome(tmp_path, fails, measured, metrics=limits) == (Status.FAIL, 1)

    def test_what_is_not_decided_for_another_reason_fails(self, tmp_path, fails):
        few = Measurement(name="auc", value=0.7, slice="day=1", insufficient="12 rows")
        outcome = self.outcome(tmp_path, fails, Measurement(name="auc", value=0.7), few)
        assert outcome == (Status.FAIL, 1)


def test_a_lock_of_an_earlier_version_is_compared_with_and_told(tmp_path):
    lock(tmp_path, {})
    verdict, result = run(tmp_path)
    assert (result.status, verdict.exit_code) == (Status.WARN, 0)
    assert result.measurements[0].status == Status.PASS
    (finding,) = result.findings
    assert (finding.subject, finding.location.path) == ("provenance", LOCK_NAME)
    assert "accepted at 0123456789ab on 2026-01-31 does not say which test set" in finding.message


def test_the_very_candidate_that_was_accepted_has_not_changed(tmp_path):
    noted = NOTED | {"candidate": "sha256:c"}
    values = {"auc": AcceptedValue(value=0.7, low=0.6, high=0.8)}
    check = AcceptedCheck(measurements=values, provenance=noted, **WHEN)
    (tmp_path / LOCK_NAME).write_bytes(write_lock(Lock(checks={"fake.one": check})))
    measured = Measurement(name="auc", value=0.7, low=0.6, high=0.8)
    _, result = run(tmp_path, measured, provenance=noted)
    assert (result.status, result.measurements[0].difference_low) == (Status.PASS, 0.0)
    # Another candidate with the same value may differ on other rows.
    _, result = run(tmp_path, measured, provenance=noted | {"candidate": "sha256:d"})
    assert (result.status, result.measurements[0].difference) == (Status.INCONCLUSIVE, 0.0)
    # And a value that stayed from an earlier candidate is not that of this one.
    _, result = run(tmp_path, msgspec.structs.replace(measured, value=0.71), provenance=noted)
    assert result.status == Status.INCONCLUSIVE


def test_a_kind_that_notes_nothing_is_compared_as_ever(tmp_path):
    lock(tmp_path, {})
    _, result = run(tmp_path, provenance={})
    assert (result.status, result.findings) == (Status.PASS, ())


def test_nothing_is_noted_of_numbers_that_are_not_compared(tmp_path):
    lock(tmp_path, {})
    _, result = run(tmp_path, metrics={"auc": Limits(at_least=0.1)})
    assert (result.status, result.findings) == (Status.PASS, ())
    paired = Measurement(name="auc", value=0.7, baseline=0.6, difference=0.1)
    _, result = run(tmp_path, paired)
    assert (result.status, result.findings) == (Status.PASS, ())


def test_what_is_refused_can_be_accepted_and_is_comparable_then(tmp_path):
    lock(tmp_path)
    noted = NOTED | {"labels": "sha256:9"}
    _, result = run(tmp_path, provenance=noted)
    assert result.status == Status.ERROR
    assert acceptable(result)
    new = accepted(Lock(), [result], **WHEN).lock
    (tmp_path / LOCK_NAME).write_bytes(write_lock(new))
    assert new.checks["fake.one"].provenance == noted
    assert run(tmp_path, provenance=noted)[1].status == Status.PASS
    assert run(tmp_path)[1].status == Status.ERROR


def accepted_check(reason="first", provenance=NOTED, **values):
    values = {key: AcceptedValue(value=value) for key, value in values.items()}
    return AcceptedCheck(measurements=values, provenance=provenance, **{**WHEN, "reason": reason})


class TestLoosened:
    """A change that loosens the lock passes by the old one, and says that it does."""

    @pytest.fixture
    def repository(self, tmp_path):
        git(tmp_path, "init", "-q", "-b", "main")
        self.write(tmp_path, accepted_check(auc=0.7, loss=0.5))
        commit(tmp_path)
        git(tmp_path, "checkout", "-q", "-b", "change")
        return tmp_path

    def write(self, root, check):
        (root / LOCK_NAME).write_bytes(write_lock(Lock(checks={"fake.one": check} if check else {})))

    def warned(self, root):
        measured = [Measurement(name="auc", value=0.7), Measurement(name="loss", value=0.5)]
        verdict, result = run(root, *measured, metrics={**LIMITS, "loss": Limits(max_rise=0.1)})
        assert verdict.exit_code == 0
        if not result.findings:
            assert result.status == Status.PASS
            return None
        (finding,) = result.findings
        assert (result.status, finding.subject, finding.location.path) == (Status.WARN, "loosened", LOCK_NAME)
        return finding.message

    def test_a_looser_number_is_named_with_the_reason(self, repository):
        self.write(repository, accepted_check("rows ##[add-mask]of \x1b[2J2026", auc=0.65, loss=0.6))
        assert self.warned(repository) == (
            "looser than what is accepted at the baseline: auc 0.7 -> 0.65; loss 0.5 -> 0.6; the reason given: "
            "rows #\u200a#\u200a[add-mask]of  [2J2026"
        )

    def test_an_edited_number_has_no_reason(self, repository):
        self.write(repository, accepted_check(auc=0.65, loss=0.5))
        assert self.warned(repository).endswith("auc 0.7 -> 0.65; no reason is given")

    def test_a_number_that_is_gone_is_named(self, repository):
        self.write(repository, accepted_check(loss=0.5))
        assert "auc 0.7 -> none" in self.warned(repository)
        self.write(repository, None)
        assert "auc 0.7 -> none; loss 0.5 -> none" in self.warned(repository)
        (repository / LOCK_NAME).unlink()
        assert "auc 0.7 -> none; loss 0.5 -> none" in self.warned(repository)

    def test_a_number_of_another_test_set_is_named(self, repository):
        self.write(repository, accepted_check("new rows", NOTED | {"labels": "sha256:9"}, auc=0.9, loss=0.5))
        message = self.warned(repository)
        assert "auc 0.7 -> 0.9, measured on something else" in message
        assert message.endswith("the reason given: new rows")

    def test_a_stricter_number_is_not(self, repository):
        self.write(repository, accepted_check("better", auc=0.75, loss=0.4))
        assert self.warned(repository) is None

    def test_a_change_that_did_not_touch_the_lock_has_not_loosened_it(self, repository):
        git(repository, "checkout", "-q", "main")
        self.write(repository, accepted_check("better", auc=0.74, loss=0.5))
        commit(repository)
        git(repository, "checkout", "-q", "change")
        (repository / "a.txt").write_text("")
        commit(repository)

        def ref_run(ref):
            check_module = SimpleNamespace(
                __name__="fake", __doc__="", Options=Options, run=lambda *_: [Measurement(name="auc", value=0.74)]
            )
            check = engine.PlannedCheck(
                check="fake.one", kind="fake", module=check_module, options=Options(metrics=LIMITS)
            )
            return engine.run([check], engine.Settings(root=repository, ref=ref)).results[0]

        assert not any("looser" in finding.message for finding in ref_run("main").findings)
        self.write(repository, accepted_check("worse", auc=0.69, loss=0.5))
        assert any("auc 0.74 -> 0.69" in finding.message for finding in ref_run("main").findings)

    def test_slices_and_anchors_are_found_by_their_metric(self, repository):
        keys = {"auc[day=1]": 0.7, "auc vs anchor": 0.7, "aucs": 0.7}
        git(repository, "checkout", "-q", "main")
        self.write(repository, accepted_check(**keys, auc=0.7, loss=0.5))
        commit(repository)
        git(repository, "checkout", "-q", "-b", "other")
        self.write(repository, accepted_check("why", **dict.fromkeys(keys, 0.6), auc=0.7, loss=0.5))
        assert "auc vs anchor 0.7 -> 0.6; auc[day=1] 0.7 -> 0.6; the reason" in self.warned(repository)


def test_a_region_that_was_found_is_not_asked_for_in_the_lock(tmp_path):
    region = Measurement(name="auc", value=0.5, low=0.4, high=0.6, slice="found: day=1")
    _, result = run(tmp_path, region, metrics={"auc": Limits(at_least=0.7, max_drop=0.1)})
    (found,) = result.measurements
    assert (found.status, found.note) == (Status.FAIL, "0.5 is below at_least 0.7")
