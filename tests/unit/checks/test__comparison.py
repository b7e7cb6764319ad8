"""What a comparison says besides its figures."""

from mlgate.accept import accepted
from mlgate.core.baseline import Lock, write_lock
from mlgate.core.model import Status
from mlgate.report._summary import next_steps
from regressions import commit, configured, git, measured, predictions


class TestMuchBetter:
    """What is much better than a baseline that no merge moves asks to be accepted."""

    LIMITS = "metrics.roc_auc = { max_drop = 0.01 }\n"

    def steps(self, root, text):
        verdict, result = configured(root, '[regression.a]\ncandidate = "p.csv"\n' + text)
        assert result.status == Status.PASS
        return [step.command for step in next_steps(verdict)], measured(result, "roc_auc").note

    def test_than_a_plain_path(self, tmp_path):
        predictions(noise=1.5).write_csv(tmp_path / "b c.csv")
        predictions(noise=0.8).write_csv(tmp_path / "p.csv")
        steps, note = self.steps(tmp_path, 'baseline = "b c.csv"\nanchor = "b c.csv"\n' + self.LIMITS)
        assert steps == ["cp p.csv 'b c.csv'"]
        assert note.startswith("better by 0.1502, more than the 0.01 that may be lost")

    def test_than_the_lock(self, tmp_path):
        predictions(noise=1.5).write_csv(tmp_path / "p.csv")
        first = configured(tmp_path, '[regression.a]\ncandidate = "p.csv"\n' + self.LIMITS)[1]
        when = {"digests": {}, "commit": None, "date": "2026-01-31T12:00:00Z", "reason": "first"}
        (tmp_path / "mlgate.lock").write_bytes(write_lock(accepted(Lock(), [first], **when).lock))
        predictions(noise=0.8).write_csv(tmp_path / "p.csv")
        steps, note = self.steps(tmp_path, self.LIMITS)
        assert steps == ["mlgate accept regression.a --reason 'it is better'"]
        assert note.startswith("better by 0.1502, more than the 0.01 that may be lost")

    def test_than_a_baseline_from_git_needs_nothing(self, tmp_path):
        git(tmp_path, "init", "-q", "-b", "main")
        predictions(noise=1.5).write_csv(tmp_path / "p.csv")
        commit(tmp_path)
        predictions(noise=0.8).write_csv(tmp_path / "p.csv")
        assert self.steps(tmp_path, 'baseline = "git:p.csv"\n' + self.LIMITS) == ([], "")


def test_a_check_that_did_not_run_to_its_end_proposes_no_baseline(tmp_path):
    predictions(noise=0.5).write_csv(tmp_path / "b.csv")
    predictions(noise=2.0, seed=1).write_csv(tmp_path / "p.csv")
    limits = "metrics.roc_auc = { max_drop = 0.5 }\nmetrics.test_set_age.at_most = 9\n"
    text = '[regression.a]\ncandidate = "p.csv"\nbaseline = "b.csv"\n'
    verdict, result = configured(tmp_path, text + limits)
    assert (result.status, next_steps(verdict)) == (Status.ERROR, [])
