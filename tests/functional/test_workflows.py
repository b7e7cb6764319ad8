"""The documented workflows that are no pull request's, run by act; and the steps that the documentation shows."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from act_runs import EVENT, ROOT, act, git
from functional.test_action import CONFIGURATION, CONTRACT, WORKFLOW
from functional.test_action import action as action  # noqa: PLC0414 - a fixture
from sarif_schema import problems_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("act")]

GOOD, BAD = "id,age\n1,20\n2,30\n", "id,age\n1,20\n2,300\n,30\n"
# Each row of both is one that the contract allows; those of today are older than those of training.
AS_IN_TRAINING = "id,age\n" + "".join(f"{row},{20 + row % 40}\n" for row in range(400))
DRIFTED = "id,age\n" + "".join(f"{row},{20 + row % 80}\n" for row in range(400))
DRIFT = """\
apiVersion: v3.1.0
kind: DataContract
id: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - {name: id, logicalType: integer, required: true}
      - name: age
        logicalType: integer
        logicalTypeOptions: {minimum: 0, maximum: 120}
        quality:
          - type: custom
            engine: mlgate
            implementation:
              {metric: distribution, edges: [30, 50], shares: [0.25, 0.5, 0.25], distance: psi, mustBeLessThan: 0.1}
"""
SCHEDULED = {"schedule": "17 4 * * *", "repository": {"default_branch": "main"}}
GH = """\
#!{python} -I
# What stands for GitHub's command line: one issue, kept in a file.
import json, os, sys
from pathlib import Path

state = Path({state!r})
issue = json.loads(state.read_text()) if state.exists() else {{}}
called = sys.argv[1:]
with state.with_suffix(".log").open("a") as log:
    log.write(json.dumps([*called, "token" if os.environ["GH_TOKEN"] else "", os.environ["GH_REPO"]]) + "\\n")
if called[:2] == ["issue", "list"] and issue.get("open"):
    print(7)
elif called[:2] == ["issue", "create"]:
    issue = {{"open": True, "title": called[called.index("--title") + 1], "body": called[called.index("--body") + 1]}}
elif called[:2] == ["issue", "edit"]:
    issue["body"] = called[called.index("--body") + 1]
elif called[:2] == ["issue", "close"]:
    issue["open"] = False
state.write_text(json.dumps(issue))
"""


@pytest.fixture
def repository(tmp_path, action):
    """A repository with a contract and `workflow`; call it to run the workflow on data."""
    folder, store = tmp_path / "repository", tmp_path / "store"
    for each in (folder, store):
        each.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", "https://github.com/acme/models")

    def run(workflow, data, name, payload, *more):
        files = {"mlgate.toml": CONFIGURATION, "people.odcs.yaml": run.contract, "people.csv": data}
        for file, content in {**files, ".github/workflows/mlgate.yml": workflow}.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(content, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", "change")
        git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
        run.sha = git(folder, "rev-parse", "HEAD").decode().strip()
        return act(folder, tmp_path, action, "--env", f"STORE={store}", *more, name=name, payload=payload)

    run.store, run.contract = store, CONTRACT
    return run


def workflow(name):
    return (WORKFLOW.parent / f"{name}.yml").read_text(encoding="utf-8")


def ended(run):
    return {
        record["job"].partition("/")[2].strip(): record["jobResult"] for record in run.records if "jobResult" in record
    }


def test_the_watch_opens_one_issue_keeps_it_and_closes_it(repository, tmp_path):
    programs, state = tmp_path / "programs", tmp_path / "issue.json"
    programs.mkdir()
    (programs / "gh").write_text(GH.format(python=sys.executable, state=str(state)), encoding="ascii")
    (programs / "gh").chmod(0o755)
    path = ["--env", f"PATH={programs}{os.pathsep}{os.environ['PATH']}", "-s", "GITHUB_TOKEN=ghs_write"]
    repository.contract = DRIFT

    def watched(data, text):
        run = repository(text, data, "schedule", SCHEDULED, *path)
        return run, json.loads(state.read_text(encoding="utf-8"))

    red, issue = watched(DRIFTED, workflow("watch"))
    assert ended(red) == {"Incoming data": "failure", "Keep the issue": "success"}, red.log
    # It is the distribution and nothing else.
    ((file, line, message),) = red.annotations
    assert (file, DRIFT.splitlines()[int(line) - 1].strip()) == ("people.odcs.yaml", "- type: custom")
    assert "psi" in message
    assert issue["open"]
    assert issue["title"] == "Incoming data fails its checks"
    assert issue["body"].startswith(
        "Verdict: fail (1 failed, 0 could not run). https://github.com/acme/models/actions/"
    )
    # The download fails, so that nothing is judged.
    broken, issue = watched(DRIFTED, re.sub("run: echo .*", "run: exit 1", workflow("watch")))
    assert ended(broken) == {"Incoming data": "failure", "Keep the issue": "success"}, broken.log
    assert issue["open"]
    assert issue["body"].startswith("Verdict: none, the job broke off (0 failed, 0 could not run). https://")
    green, issue = watched(AS_IN_TRAINING, workflow("watch"))
    assert ended(green) == {"Incoming data": "success", "Keep the issue": "success"}, green.log
    assert not issue["open"]
    calls = [json.loads(line) for line in state.with_suffix(".log").read_text(encoding="utf-8").splitlines()]
    assert [call[1] for call in calls if call[0] == "issue" and call[1] != "list"] == ["create", "edit", "close"]
    assert {tuple(call[-2:]) for call in calls} == {("token", "acme/models")}


def test_the_watch_says_that_a_runner_without_gh_keeps_no_issue(repository, tmp_path):
    path = ["--env", f"PATH={without_gh(tmp_path / 'programs')}", "-s", "GITHUB_TOKEN=ghs_write"]
    run = repository(workflow("watch"), BAD, "schedule", SCHEDULED, *path)
    assert ended(run) == {"Incoming data": "failure", "Keep the issue": "success"}, run.log
    assert "no issue is kept: this runner has no gh" in [message for *_, message in run.told("warning")]


def without_gh(folder):
    """Return the folders of the PATH, in place of those that have `gh` one below `folder` with all else of theirs."""
    found = []
    for number, each in enumerate(os.environ["PATH"].split(os.pathsep)):
        if (Path(each) / "gh").exists():
            mirror = folder / str(number)
            mirror.mkdir(parents=True)
            for program in Path(each).iterdir():
                if program.name != "gh":
                    (mirror / program.name).symlink_to(program)
        found.append(str(mirror) if (Path(each) / "gh").exists() else each)
    return os.pathsep.join(found)


@pytest.mark.parametrize(
    ("data", "jobs"),
    [
        (GOOD, {"Data, model and code": "success", "Deploy": "success"}),
        (BAD, {"Data, model and code": "failure"}),
    ],
    ids=["green", "red"],
)
def test_a_tag_is_deployed_with_a_passing_verdict_alone(repository, data, jobs):
    text = workflow("release").replace("extras: all", "extras: data")
    run = repository(text, data, "push", {"ref": "refs/tags/v1", "repository": {"default_branch": "main"}})
    assert {name: result for name, result in ended(run).items() if result != "skipped"} == jobs, run.log
    assert (f"here {repository.sha} is deployed" in run.log) is (data == GOOD)
    # What was found is kept in both cases.
    verdict = json.loads((repository.store / "mlgate-verdict" / "verdict.json").read_text(encoding="utf-8"))
    assert verdict["commit"] == repository.sha


def test_the_documented_steps_of_code_scanning_and_of_the_page_do_what_they_promise(repository):
    job = yaml.safe_load(workflow("pull-request"))
    checkout = job["jobs"]["gate"]["steps"][0]
    scanning, page = shown("formats"), shown("report")
    (gate,) = [step for step in scanning if step.get("id") == "mlgate"]
    (pictured,) = [step for step in page if step.get("id") == "mlgate"]
    gate["with"] |= {**pictured["with"], "extras": "data"}
    others = [step for step in [*scanning, *page] if step.get("id") != "mlgate"]
    job["jobs"]["gate"]["steps"] = [checkout, gate, *others]
    job["on"] = job.pop(True)
    run = repository(yaml.safe_dump(job), BAD, "pull_request", EVENT)
    assert run.job == "failure"
    log = json.loads((repository.store / "mlgate.sarif").read_text(encoding="utf-8"))
    assert list(problems_of(log)) == []
    assert {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }
    assert "<!doctype html" in (repository.store / "mlgate" / "verdict.html").read_text(encoding="utf-8")[:200].lower()


def shown(document):
    """The steps of a workflow that a page of the documentation shows."""
    text = (ROOT / "docs" / f"{document}.md").read_text(encoding="utf-8")
    (block,) = [each for each in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "uses: mlgate/mlgate@" in each]
    return yaml.safe_load(block)


GUARD = next(
    step["run"]
    for step in yaml.safe_load(workflow("release"))["jobs"]["deploy"]["steps"]
    if step.get("shell") == "python"
)
COMMIT = "a" * 40
PASSING = {"schema": "mlgate/verdict/v1", "verdict": "pass", "exit_code": 0, "commit": COMMIT}


@pytest.mark.parametrize(
    ("left", "is_deployed"),
    [
        (json.dumps(PASSING), True),
        (json.dumps({**PASSING, "verdict": "warn"}), True),
        (json.dumps({**PASSING, "verdict": "fail", "exit_code": 1}), False),
        (json.dumps({**PASSING, "verdict": "fail"}), False),
        (json.dumps({**PASSING, "verdict": "inconclusive"}), False),
        (json.dumps({**PASSING, "exit_code": 3}), False),
        (json.dumps({**PASSING, "exit_code": "0"}), False),
        (json.dumps({**PASSING, "commit": "b" * 40}), False),
        (json.dumps({**PASSING, "commit": None}), False),
        (json.dumps({**PASSING, "schema": "mlgate/verdict/v2"}), False),
        (json.dumps([PASSING]), False),
        ("", False),
        (None, False),
    ],
)
def test_the_guard_of_a_deployment_refuses_all_but_a_passing_verdict_of_the_commit(tmp_path, left, is_deployed):
    (tmp_path / "verdict").mkdir()
    if left is not None:
        (tmp_path / "verdict" / "verdict.json").write_text(left, encoding="utf-8")
    environment = {**os.environ, "GITHUB_SHA": COMMIT}
    done = subprocess.run(
        [sys.executable, "-c", GUARD], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert (done.returncode == 0) is is_deployed
