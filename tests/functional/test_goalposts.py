"""A pull request from the first run on, as the Action meets it: a shallow clone of a server, and real checks.

The first change brings the gate, the next ones a worse model, a lower limit and a looser contract.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from regressions import git, predictions

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("goalposts")]

ACTION = Path(__file__).parents[2]
CONFIGURATION = """\
[data.people]
path = "people.csv"

[contract.people]
data = "people"
file = "contracts/people.odcs.yaml"

[regression.delay]
candidate = "predictions.csv"
metrics.roc_auc = { at_least = 0.75, max_drop = 0.01 }
"""
CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: people
version: 1.0.0
schema:
  - name: people
    properties:
      - name: age
        logicalType: integer
        logicalTypeOptions: {minimum: 0, maximum: 120}
"""


class Server:
    """A server with the branch `main`, and pull requests that are merged to it."""

    def __init__(self, folder):
        self.folder, self.bare, self.work = folder, folder / "server", folder / "work"
        git(folder, "init", "-q", "--bare", "-b", "main", str(self.bare))
        git(folder, "clone", "-q", str(self.bare), str(self.work))
        git(self.work, "checkout", "-q", "-B", "main")
        self.write(README="A project.")
        self.commit()
        git(self.work, "push", "-q", "origin", "main")
        self.number = 0

    def write(self, **files):
        for name, content in files.items():
            (self.work / name).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                (self.work / name).write_text(content, encoding="utf-8")
            else:
                content.write_csv(self.work / name)

    def commit(self):
        git(self.work, "add", "-A")
        git(self.work, "commit", "-q", "-m", "change")

    def mlgate(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if name not in {"CI", "BUILD_NUMBER"}}
        command = [sys.executable, "-m", "mlgate", *arguments]
        done = subprocess.run(command, cwd=self.work, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def pull_request(self, *, merge=False, accept="", **files):
        """Open a pull request with `files` and run the Action on it; `merge` it afterwards."""
        self.number += 1
        branch = f"change-{self.number}"
        git(self.work, "checkout", "-q", "-b", branch, "main")
        self.write(**files)
        if accept:
            self.mlgate("accept", "--reason", accept)
        self.commit()
        git(self.work, "checkout", "-q", "main")
        git(self.work, "merge", "-q", "--no-ff", "-m", "merge", branch)
        ref = f"refs/pull/{self.number}/merge"
        git(self.work, "push", "-q", "origin", f"HEAD:{ref}")
        run = Run(self, ref)
        if merge:
            git(self.work, "push", "-q", "origin", "main")
        else:
            git(self.work, "reset", "-q", "--hard", "HEAD^1")
        return run


class Run:
    """The Action on what actions/checkout leaves by default."""

    def __init__(self, server, ref):
        clone = server.folder / f"clone-{server.number}"
        git(server.folder, "init", "-q", str(clone))
        git(clone, "remote", "add", "origin", server.bare.as_uri())
        git(clone, "fetch", "-q", "--no-tags", "--depth=1", "origin", f"+{ref}:refs/remotes/pull/{server.number}/merge")
        git(clone, "checkout", "-q", f"refs/remotes/pull/{server.number}/merge")
        files = {name: server.folder / f"{name}-{server.number}" for name in ("outputs", "summary")}
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "MLGATE"))}
        environ |= {
            "GITHUB_WORKSPACE": str(clone),
            "GITHUB_ACTION_PATH": str(ACTION),
            "GITHUB_OUTPUT": str(files["outputs"]),
            "GITHUB_STEP_SUMMARY": str(files["summary"]),
            "GITHUB_BASE_REF": "main",
            "MLGATE_STRICT": "true",
        }
        done = subprocess.run(
            [sys.executable, "-P", "-m", "mlgate.github"], cwd=clone, env=environ, capture_output=True, check=False
        )
        self.code, self.log = done.returncode, done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
        self.summary = files["summary"].read_text(encoding="utf-8")
        outputs = files["outputs"].read_text(encoding="utf-8")
        self.outputs = dict(re.findall(r"^([a-z-]+)<<\w+\n(.*)\n", outputs, re.MULTILINE))
        self.verdict = json.loads((clone / ".mlgate" / "verdict.json").read_bytes())

    @property
    def moves(self):
        return [(one["of"], one["what"]) for one in self.verdict["goalposts"]["moves"]]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on which the gate was introduced by the first pull request, and a baseline accepted by the second."""
    server = Server(tmp_path_factory.mktemp("goalposts"))
    first = {"mlgate.toml": CONFIGURATION, "contracts/people.odcs.yaml": CONTRACT, "people.csv": "age\n1\n2\n"}
    server.first = server.pull_request(merge=True, **first, **{"predictions.csv": predictions(noise=1.0)})
    server.second = server.pull_request(merge=True, accept="the first model")
    server.third = server.pull_request(README="Another text.")
    return server


def test_the_first_run_says_so_and_fails_nothing(server):
    run = server.first
    assert run.code == 0, run.log
    assert (run.outputs["verdict"], run.outputs["inconclusive"], run.outputs["failed"]) == ("inconclusive", "1", "0")
    assert "Baseline: first run: there is no mlgate.toml at the baseline" in run.summary
    assert "no baseline yet to compare with" in run.summary
    assert "mlgate accept regression.delay --reason" in run.summary


def test_the_change_that_accepts_the_first_numbers_names_them_and_passes(server):
    run = server.second
    assert run.code == 0, run.log
    assert run.moves == [("mlgate.lock", "regression.delay")]
    assert run.verdict["goalposts"]["moves"][0]["reason"] == "the first model"
    assert run.outputs["verdict"] == "inconclusive"


def test_once_it_is_merged_there_is_a_baseline(server):
    run = server.third
    assert (run.code, run.outputs["verdict"]) == (0, "pass"), run.log
    assert "goalposts" not in run.verdict
    assert run.verdict["baseline_commit"]


def test_a_lower_limit_is_named_first_with_both_verdicts(server):
    text = CONFIGURATION.replace("0.75, max_drop = 0.01 }", "0.6, max_drop = 0.5 } # reason: the feed lost a column")
    run = server.pull_request(**{"mlgate.toml": text, "predictions.csv": predictions(noise=2.5)})
    assert (run.code, run.outputs["verdict"]) == (0, "warn"), run.log
    told = run.summary.split("| check |")[0]
    assert "### This change moves its own goalposts" in told
    assert "roc\\_auc at\\_least 0.75 → 0.6, looser, reason given: the feed lost a column" in told
    assert "roc\\_auc max\\_drop 0.01 → 0.5, looser, reason given" in told
    assert "fail (regression.delay fail, now pass); by that of this change: pass." in told
    assert run.verdict["goalposts"]["checks"] == {"contract.people": "pass", "regression.delay": "fail"}


def test_a_looser_contract_is_named_first_with_both_verdicts(server):
    run = server.pull_request(
        **{"contracts/people.odcs.yaml": CONTRACT.replace("120", "200"), "people.csv": "age\n1\n150\n"}
    )
    assert (run.code, run.outputs["verdict"]) == (0, "warn"), run.log
    ((of, what),) = run.moves
    assert of == "contract.people"
    assert "120" in what
    assert run.verdict["goalposts"]["checks"] == {"contract.people": "fail", "regression.delay": "pass"}


def test_an_accepted_drop_is_named_and_judged_by_what_was_accepted_before(server):
    run = server.pull_request(accept="it is cheaper", **{"predictions.csv": predictions(noise=2.5)})
    assert run.code == 1
    assert ("mlgate.lock", "regression.delay roc_auc") in run.moves
    assert "looser, reason given: it is cheaper" in run.summary.split("| check |")[0]
