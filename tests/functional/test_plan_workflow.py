"""The documented workflow of a matrix, run by act: a job for each check that the change needs, and none where none."""

import re
import sys

import pytest

from act_runs import WORKFLOWS, Project
from fake_github import FakeGitHub
from functional.test_action import action as action  # noqa: PLC0414 - a fixture
from regressions import predictions

WORKFLOW = (WORKFLOWS / "gpu-matrix.yml").read_text(encoding="utf-8")
CONFIGURATION = """\
[lint.one]
paths = ["one"]

[lint.other]
paths = ["other"]

[regression.delay]
candidate = "predictions.csv"
baseline = "git:predictions.csv"
metrics.roc_auc = { at_least = 0.75, max_drop = 0.01 }
"""
GOOD, BAD = predictions(noise=0.9).write_csv(), predictions(noise=9).write_csv()
GPU = ("-P", "gpu-runner=-self-hosted")

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("act")]


@pytest.fixture
def github():
    with FakeGitHub() as github:
        yield github


@pytest.fixture
def project(tmp_path, action, github):
    """A repository with two checks of code and one of a model, whose libraries are those of the tests."""
    assert WORKFLOW.count("extras: all") == 1
    project = Project(tmp_path, action, github, WORKFLOW.replace("extras: all", f"python: {sys.executable}"))
    files = {"mlgate.toml": CONFIGURATION, "one/a.py": "x = 1\n", "other/b.py": "y = 1\n"}
    project.merged(files | {"predictions.csv": predictions().write_csv()})
    return project


def ended(run):
    """Return how each job ended; act puts a number behind the names of several of one matrix."""
    ended = [(record["job"].partition("/")[2], record["jobResult"]) for record in run.records if "jobResult" in record]
    return {re.sub(r"-[0-9]+$", "", name.strip()): result for name, result in ended}


@pytest.mark.parametrize(
    ("files", "needed", "required"),
    [
        ({"one/a.py": "x = 2\n"}, {"lint.one": "success"}, "success"),
        ({"README.md": "x = 2\n"}, {}, "success"),
        ({"predictions.csv": GOOD}, {"regression.delay": "success"}, "success"),
        (
            {"predictions.csv": BAD, "other/b.py": "y = 2\n"},
            {"regression.delay": "failure", "lint.other": "success"},
            "failure",
        ),
    ],
    ids=["one check of code", "no check", "the model", "the model is worse"],
)
def test_the_jobs_are_the_checks_that_the_change_needs(project, github, files, needed, required):
    project.proposed(files)
    # A check of code waits for no GPU.
    run = project.run(*(GPU if "regression.delay" in needed else ()))
    assert ended(run) == {"What the change needs": "success", "All checks": required, **needed}, run.log
    assert run.code == (required == "failure")
    trained = [f"here the candidate of {check} is trained" for check in needed if check.startswith("regression.")]
    assert [line for line in run.log.splitlines() if line.startswith("here the candidate")] == trained
    # Each job would write a comment of its own, or say that it may not.
    assert github.asked == []
    assert not any("no comment" in record["content"] for record in run.of("summary"))


def test_a_model_asks_for_the_runner_with_a_gpu_and_is_missed_without(project):
    project.proposed({"predictions.csv": GOOD})
    run = project.run()
    told = [record["msg"] for record in run.records if "/regression.delay" in record.get("job", "")]
    assert any("-P gpu-runner=" in message for message in told), told
    assert ended(run) == {"What the change needs": "success", "All checks": "failure"}
