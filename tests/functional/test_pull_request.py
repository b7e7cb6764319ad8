"""Pull requests from end to end: the documented workflow run by act, the Action in it, and GitHub's API on 127.0.0.1.

What each run leaves is looked at as the people of a repository see it: the comment, the annotations, the summary, the
outputs for later steps, and whether the job is green.
"""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from act_runs import Project, copied_action, documented
from fake_github import BOT, SECONDARY, FakeGitHub
from regressions import predictions
from sarif_schema import problems_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="act has no host mode here"),
    pytest.mark.xdist_group("act"),
]

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: people
version: 1.0.0
schema:
  - name: people
    properties:
      - name: id
        logicalType: integer
        required: true
      - name: age
        logicalType: integer
        logicalTypeOptions: {minimum: 0, maximum: 120}
"""
CONFIGURATION = """\
[data.people]
path = "people.csv"

[contract.people]
data = "people"
file = "people.odcs.yaml"
"""
GATE = {"mlgate.toml": CONFIGURATION, "people.odcs.yaml": CONTRACT}
GREEN = {"people.csv": "id,age\n1,20\n2,30\n"}
RED = {"people.csv": "id,age\n1,20\n2,300\n,30\n"}
REGRESSION = """\
[regression.delay]
candidate = "predictions.csv"
baseline = "git:predictions.csv"
metrics.roc_auc = { at_least = 0.75, max_drop = 0.01 }
"""
NOTHING = (0, 0)


@pytest.fixture(scope="module")
def action(tmp_path_factory):
    return copied_action(tmp_path_factory.mktemp("action"))


@pytest.fixture
def github():
    with FakeGitHub() as github:
        yield github


@pytest.fixture
def made(tmp_path, action, github):
    """Call it with a workflow to make a repository."""
    return lambda workflow: Project(tmp_path, action, github, workflow)


@pytest.fixture
def documented_project(made):
    """The workflow to the letter, for a gate that is on the branch main already."""
    project = made(documented())
    project.merged({**GATE, **GREEN})
    return project


@pytest.fixture
def modelled(made):
    """The workflow with the input `python`: what the checks need is in the user's environment, here the tests' own."""
    return lambda **inputs: made(documented(python=sys.executable, **inputs))


def scored(**how):
    return {"predictions.csv": predictions(**how).write_csv()}


def test_one_comment_follows_a_pull_request_from_green_to_red_and_back(documented_project, github):
    project = documented_project
    project.proposed({"README.md": "Better models.\n"})
    for number in range(205):
        github.comment(7, f"talk {number}", by="someone")

    run = project.run()
    assert (run.code, run.job) == (0, "success"), run.log
    counts = {"passed": "1", "failed": "0", "warned": "0", "inconclusive": "0", "errors": "0"}
    assert run.outputs.items() >= {"verdict": "pass", "exit-code": "0", **counts}.items()
    assert run.summary.startswith("## ✅ mlgate pass: 1 passed")
    assert (run.annotations, run.told("warning")) == ([], [])
    assert project.written() == (1, 0)
    assert "## ✅ mlgate pass: 1 passed" in project.comment
    # The head of the pull request, and not the merge that was checked out.
    assert f"Commit `{project.sha[:9]}`" in project.comment

    project.proposed(RED)
    run = project.run()
    assert (run.code, run.job) == (1, "failure")
    assert run.outputs.items() >= {"verdict": "fail", "exit-code": "1", "passed": "0", "failed": "1"}.items()
    assert {place[:2] for place in run.annotations} == {("people.odcs.yaml", "10"), ("people.odcs.yaml", "13")}
    assert "## ❌ mlgate fail: 1 failed" in run.summary
    # It stands on the third page by now: GitHub's `Link` says so.
    pages = github.count("GET", "comments")
    assert (pages, project.written()) == (3, (0, 1))
    assert "## ❌ mlgate fail: 1 failed" in project.comment
    assert "`people.odcs.yaml:13`" in project.comment
    assert f"Commit `{project.sha[:9]}`" in project.comment

    said = project.comment
    run = project.run()
    assert (run.code, project.written(), project.comment) == (1, NOTHING, said)

    github.comments[7] = [one for one in github.comments[7] if one["user"]["login"] != BOT]
    run = project.run()
    assert (run.code, project.written(), project.comment) == (1, (1, 0), said)

    project.proposed(GREEN)
    run = project.run()
    assert (run.code, run.outputs["verdict"], project.written()) == (0, "pass", (0, 1))
    assert "## ✅ mlgate pass: 1 passed" in project.comment
    assert "people.odcs.yaml:13" not in project.comment
    assert len(github.bodies(7)) == 206


def test_a_model_from_its_first_run_to_goalposts_that_move(modelled):
    project = modelled()
    project.proposed({"mlgate.toml": REGRESSION, **scored()}, number=1)
    run = project.run()
    assert (run.code, run.job) == (0, "success"), run.log
    assert run.outputs.items() >= {"verdict": "inconclusive", "failed": "0", "inconclusive": "1"}.items()
    assert "first run: there is no mlgate.toml at the baseline" in run.summary
    assert "❔ mlgate inconclusive" in project.comment
    assert "no baseline yet to compare with" in project.comment
    assert project.written() == (1, 0)
    project.merged({"mlgate.toml": REGRESSION, **scored()})

    project.proposed(scored(noise=1.05, seed=3), number=2)
    run = project.run()
    assert (run.code, run.outputs["verdict"], run.outputs["inconclusive"]) == (0, "inconclusive", "1")
    assert "❔ mlgate inconclusive" in project.comment
    assert "not enough data: no drop seen, but up to 0.02544 is possible, against max\\_drop 0.01" in project.comment
    assert "12,810 rows would decide" in project.comment
    assert run.annotations == []
    assert [place[0] for place in run.told("warning")] == ["mlgate.toml"]
    assert project.written() == (1, 0)

    worse = scored(noise=2.5)
    project.proposed(worse, number=3)
    run = project.run()
    assert (run.code, run.job, run.outputs["verdict"]) == (1, "failure", "fail")
    row = next(line for line in project.comment.splitlines() if line.startswith("| ❌ | `regression.delay`"))
    # Before, now, the change with its interval, and what is allowed.
    assert "| 0.9169 | 0.6906 [0.6547, 0.7265] | -0.2263 [-0.2475, -0.2052] | max\\_drop 0.01 |" in row
    assert project.written() == (1, 0)

    looser = REGRESSION.replace("0.75, max_drop = 0.01 }", "0.6, max_drop = 0.5 } # reason: the feed lost a column")
    project.proposed({"mlgate.toml": looser, **worse}, number=4)
    run = project.run()
    assert (run.code, run.job, run.outputs["verdict"]) == (0, "success", "warn")
    for text in (project.comment, run.summary):
        first = text.split("| check |")[0]
        assert "### This change moves its own goalposts" in first
        assert "roc\\_auc at\\_least 0.75 → 0.6, looser, reason given: the feed lost a column" in first
        assert "fail (regression.delay fail, now pass); by that of this change: pass" in first
    (annotation,) = run.told("warning")
    assert annotation[:2] == ("mlgate.toml", "4")
    assert "at_least 0.75 → 0.6" in annotation[2]
    assert project.written() == (1, 0)


def test_the_token_of_a_fork_may_only_read_and_the_verdict_stands(documented_project, github):
    project = documented_project
    project.head = "someone/models"
    project.proposed(RED)
    run = project.run(token="ghs_read")
    assert (run.code, run.outputs["verdict"], run.outputs["exit-code"]) == (1, "fail", "1")
    assert "no comment: 403: Resource not accessible by integration" in run.summary
    assert "The token of a fork's run may only read; docs/comments.md shows" in run.summary
    assert github.bodies(7) == []
    # Without the permission in a repository of one's own, it says which.
    project.head = github.repository
    project.proposed(GREEN)
    run = project.run(token="ghs_read")
    assert (run.code, run.job, run.outputs["verdict"]) == (0, "success", "pass")
    assert "pull-requests: write" in run.summary
    assert github.bodies(7) == []


def test_failures_and_limits_of_github_are_sat_out_or_said(documented_project, github):
    project = documented_project
    project.proposed(RED)
    github.plan("GET", "pulls/7", 502)
    github.plan("POST", "comments", 500)
    github.plan("POST", "comments", 403, headers={"Retry-After": "1"}, body=SECONDARY)
    github.plan("POST", "comments", 429, headers={"Retry-After": "1"})
    run = project.run()
    assert (run.code, run.outputs["verdict"]) == (1, "fail")
    assert "mlgate fail" in project.comment
    assert "no comment" not in run.summary
    assert (project.written(), github.planned) == ((4, 0), [])
    assert len(github.bodies(7)) == 1

    project.proposed(GREEN)
    github.plan("PATCH", "comments", 422, body={"message": "Validation Failed"})
    run = project.run()
    assert (run.code, run.job, run.outputs["verdict"]) == (0, "success", "pass")
    assert "no comment: 422: Validation Failed" in run.summary
    assert project.written() == (0, 1)

    # What GitHub says to a token that may not even see the repository.
    project.proposed(RED)
    github.plan("GET", "comments", 404, body={"message": "Not Found"})
    run = project.run()
    assert (run.code, run.job, run.outputs["verdict"]) == (1, "failure", "fail")
    assert "no comment: 404: Not Found" in run.summary
    assert (project.written(), github.planned) == (NOTHING, [])


ENDS = """\
import {module}


def score(y_true, y_score):
    {call}(0)
"""


def test_code_that_ends_the_process_is_no_pass(modelled):
    project = modelled()
    metric = REGRESSION.replace("metrics.roc_auc", 'metrics."judge:score"')
    # The check is told of the first; of the second nothing in the process knows.
    project.proposed(
        {"mlgate.toml": metric, "judge.py": ENDS.format(module="os", call="os._exit"), **scored()}, number=1
    )
    run = project.run()
    assert (run.job, run.outputs["verdict"]) == ("failure", "error"), run.log
    assert "SystemExit at judge.py:5" in project.comment

    below = ENDS.format(module="ctypes", call="ctypes.CDLL(None)._exit")
    project.proposed({"mlgate.toml": metric, "judge.py": below, **scored()}, number=2)
    run = project.run()
    assert run.job == "failure"
    assert not run.outputs.get("verdict")
    assert ["the step ended without a verdict" in told for *_, told in run.told("error")] == [True]


def test_a_push_and_a_merge_queue_ask_github_nothing(documented_project, github):
    project = documented_project
    project.proposed(RED)
    pushed = {"ref": "refs/heads/main", "after": project.sha, "repository": {"default_branch": "main"}}
    queued = {"merge_group": {"base_ref": "refs/heads/main", "head_sha": project.sha}, "action": "checks_requested"}
    for name, payload in (("push", pushed), ("merge_group", queued)):
        run = project.run(name=name, payload=payload)
        assert (run.code, run.job, run.outputs["verdict"]) == (1, "failure", "fail"), run.log
        assert len(run.annotations) == 2
        assert "mlgate fail" in run.summary
        assert "no comment" not in run.summary + run.log
    assert github.asked == []


STEP = """\
      - id: {name}
        if: ${{{{ !cancelled() }}}}
        uses: mlgate/mlgate@0000000000000000000000000000000000000000 # v0.1.0
        with:
          extras: data
          html: "true"
          working-directory: team/{name}
          sarif: {name}.sarif
"""


def two_configurations():
    text = documented()
    start, end = text.index("      - id: mlgate\n"), text.index("      # What the verdict says")
    return text[:start] + STEP.format(name="a") + STEP.format(name="b") + text[end:]


def test_two_configurations_below_the_root_have_a_comment_and_places_of_their_own(made, github):
    project = made(two_configurations())
    project.merged({f"team/{name}/{file}": text for name in "ab" for file, text in (GATE | GREEN).items()})
    project.proposed({f"team/a/{file}": text for file, text in RED.items()})
    run = project.run()
    assert (run.code, run.job) == (1, "failure")
    assert (run.outputs_of("a")["verdict"], run.outputs_of("b")["verdict"]) == ("fail", "pass")
    contract = "team/a/people.odcs.yaml"
    assert {place[:2] for place in run.annotations} == {(contract, "10"), (contract, "13")}
    first, second = github.bodies(7)
    assert "Configuration `team/a`" in first
    assert f"`{contract}:13`" in first
    assert "mlgate fail" in first
    assert "Configuration `team/b`" in second
    assert "mlgate pass" in second
    sarif = json.loads(Path(run.outputs_of("a")["sarif-file"]).read_bytes())
    assert list(problems_of(sarif)) == []
    assert set(uris(sarif)) == {contract}
    assert project.written() == (2, 0)

    run = project.run()
    assert (run.code, project.written()) == (1, NOTHING)

    project.proposed({"team/a/mlgate.toml": CONFIGURATION.replace("data =", "dta ="), "team/b/people.csv": "id\n1\n"})
    run = project.run()
    assert (run.outputs_of("a")["exit-code"], run.outputs_of("b")["exit-code"]) == ("2", "1")
    assert {place[0] for place in run.annotations} == {"team/a/mlgate.toml", "team/b/people.odcs.yaml"}
    first, second = github.bodies(7)
    assert "nothing was checked" in first
    assert "team/a/mlgate.toml:5" in first
    assert "`team/b/people.odcs.yaml:" in second
    assert project.written() == (0, 2)


def uris(sarif):
    for run in sarif["runs"]:
        for result in run["results"]:
            for place in result["locations"]:
                yield place["physicalLocation"]["artifactLocation"]["uri"]


def test_ten_thousand_findings_fit_everywhere_and_what_is_left_out_is_said(modelled):
    project = modelled(html="true", sarif="mlgate.sarif", working_directory="team")
    line = "model = RandomForestClassifier()\n"
    code = "from sklearn.ensemble import RandomForestClassifier\n" + line * 10_000
    project.proposed({"team/mlgate.toml": '[lint.code]\npaths = ["src"]\n', "team/src/many.py": code})
    run = project.run()
    assert (run.code, run.job, run.outputs["verdict"]) == (1, "failure", "fail"), run.log
    assert len(project.comment) <= 65_536
    assert "… and 9,995 more" in project.comment
    assert "`team/src/many.py:2:9`" in project.comment
    assert len(run.summary.encode()) < 1024 * 1024
    # As many as GitHub shows of a step, and the last says how many more.
    assert len(run.annotations) == 10
    assert {place[0] for place in run.annotations} == {"team/src/many.py"}
    assert "9,99" in run.annotations[-1][2]
    sarif = json.loads(Path(run.outputs["sarif-file"]).read_bytes())
    assert list(problems_of(sarif)) == []
    assert set(uris(sarif)) == {"team/src/many.py"}
    assert len(sarif["runs"][0]["results"]) == 10_000
    page = Path(run.outputs["html-file"]).read_text(encoding="utf-8")
    assert re.search(r'href="https://github\.com/acme/models/blob/[0-9a-f]{40}/team/src/many\.py#L2"', page)
    assert project.written() == (1, 0)
