"""`action.yml`, as far as a reader can tell: nothing in it that the runner would not check for us."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mlgate.github import inputs, step
from mlgate.github.check import OUTPUTS as COUNTS

ROOT = Path(__file__).parents[3]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
(STEP,) = [each for each in STEPS if each.get("id") == "mlgate"]
CACHES_BEFORE = (
    *("python", "folder", "state-paths", "state-prefix", "save"),
    *("environments", "environments-key"),
)
SOURCES = sorted((ROOT / "src" / "mlgate" / "github").glob("*.py"))
# Those are on some machines and not on others.
NO_OTHERS = ("-shellcheck=", "-pyflakes=")
WORKFLOWS = sorted([*(ROOT / ".github" / "workflows").glob("*.yml"), *(ROOT / "docs" / "workflows").glob("*.yml")])


def test_each_output_is_one_that_the_step_sets(tmp_path):
    at = step.Step(outputs=tmp_path / "outputs")
    at.refuse([])
    written = re.findall(r"^([a-z-]+)<<", at.outputs.read_text(encoding="utf-8"), re.MULTILINE)
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.{STEP['id']}.outputs.{name} }}}}"
    assert sorted(ACTION["outputs"]) == sorted(written)
    assert set(COUNTS) < set(written)


def test_each_input_reaches_the_step_through_its_environment():
    wanted = {f"MLGATE_{name.upper().replace('-', '_')}": f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}
    steps = {"MLGATE_CACHE_FOLDER": "folder", "MLGATE_STARTED_BY": "python"}
    own = {name: f"${{{{ steps.caches.outputs.{output} }}}}" for name, output in steps.items()}
    assert STEP["env"] == {**wanted, **own}
    assert sorted(ACTION["inputs"]) == sorted(inputs._NAMES)


def test_each_input_is_optional_and_described():
    for field in ACTION["inputs"].values():
        assert set(field) == {"description", "default"}
        assert isinstance(field["default"], str)


@pytest.mark.parametrize("each", [each for each in STEPS if "run" in each], ids=lambda each: each.get("id", "guard"))
def test_no_script_holds_an_expression(each):
    assert "${{" not in each["run"]
    assert each["shell"] == "bash"
    assert set(each) <= {"id", "if", "shell", "env", "run"}


def scripts():
    """What a bash runs: that of macOS is version 3.2, that of Windows is git's."""
    for file in [ROOT / "action.yml", *WORKFLOWS]:
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        jobs = document.get("jobs", {"": document.get("runs")})
        for one in [each for job in jobs.values() for each in job["steps"]]:
            if "run" in one and one.get("shell", "bash") == "bash":
                yield one["run"]


@pytest.mark.skipif(shutil.which("dash") is None, reason="needs a shell that knows no more than POSIX")
@pytest.mark.parametrize("script", list(scripts()))
def test_no_script_needs_a_new_bash(script):
    done = subprocess.run(["dash", "-n"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"\[\[|<\(|<<<|\$'|\bdeclare\b|\bmapfile\b|\blocal\b|\$\{[^}]*(\^|,,|//)", script)


def test_actions_of_others_are_pinned_and_cannot_fail_the_gate():
    others = [each for each in STEPS if "uses" in each]
    assert len(others) == 4
    for each in others:
        assert re.fullmatch(r"actions/cache/(restore|save)@[0-9a-f]{40}", each["uses"])
        assert each["continue-on-error"] is True
        assert "steps.caches.outputs" in each["if"] or "steps.keep.outputs" in each["if"]
    assert len({each["uses"].partition("@")[2] for each in others}) == 1


def test_the_outputs_that_steps_read_are_set_by_those_before():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    read = {name for step, name in re.findall(r"steps\.(caches|keep)\.outputs\.([a-z-]+)", text)}
    assert read == {*CACHES_BEFORE, "state-key", "environments-key"}


@pytest.mark.parametrize("file", [ROOT / "action.yml", *SOURCES], ids=lambda file: file.name)
def test_no_step_changes_the_others(file):
    assert not re.search(r"""["'$]\{?GITHUB_(ENV|PATH)\b""", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_of_ours_grants_little_and_pins_all(file):
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in workflow
    # YAML 1.1 reads the key `on` as true.
    assert "pull_request_target" not in workflow[True]
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for used in [each for each in job["steps"] if "uses" in each]:
            assert re.search(r"^\./$|@[0-9a-f]{40}$", used["uses"])
            if used["uses"].startswith("mlgate/"):
                assert set(used.get("with", {})) <= set(ACTION["inputs"])
            if used["uses"].startswith("actions/checkout@"):
                assert used["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_of_ours_has_nothing_that_the_linters_find(file):
    for command in (["zizmor", "--offline", "--persona=auditor", "--no-progress"], ["actionlint", *NO_OTHERS]):
        program = [str(Path(sys.executable).with_name(command[0])), *command[1:]]
        done = subprocess.run([*program, file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_linters_are_told_to_overlook_is_documented():
    ignored = {
        (file.name, rule)
        for file in [*WORKFLOWS, ROOT / "action.yml"]
        for rule in re.findall(r"zizmor: ignore\[(.*?)\]", file.read_text(encoding="utf-8"))
    }
    assert ignored == {("fork-publish.yml", "dangerous-triggers"), ("ci.yml", "self-repository")}
    decision = (ROOT / "docs" / "decisions" / "020-workflows-under-two-linters.md").read_text(encoding="utf-8")
    assert all(f"`{rule}`" in decision for _, rule in ignored)


def test_each_workflow_is_granted_what_the_documentation_says_and_no_more():
    text = (ROOT / "docs" / "action.md").read_text(encoding="utf-8").partition("## Permissions")[2].partition("## ")[0]
    rows = [row.split("|")[1:4] for row in text.splitlines() if row.startswith("| ")][1:]
    granted, told = {}, {}
    for file in [each for each in WORKFLOWS if each.parent.name == "workflows" and each.parent.parent.name == "docs"]:
        workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        for job in workflow["jobs"].values():
            permissions = job.get("permissions", workflow["permissions"])
            checks_out = any(each.get("uses", "").startswith("actions/checkout@") for each in job["steps"])
            assert (permissions.get("contents") == "read") is checks_out
            more = {f"{scope}: {access}" for scope, access in permissions.items() if scope != "contents"}
            granted.setdefault(file.name, set()).update(more)
    for _, permission, where in rows:
        for name in re.findall(r"`([a-z-]+\.yml)`", where):
            told.setdefault(name, set()).update(re.findall(r"`([a-z-]+: [a-z]+)`", permission))
    assert {name: permissions for name, permissions in granted.items() if permissions} == told


def test_the_documentation_names_every_workflow():
    text = (ROOT / "docs" / "action.md").read_text(encoding="utf-8")
    examples = {file.name for file in WORKFLOWS if file.parent.parent.name == "docs"}
    assert set(re.findall(r"\(workflows/([a-z-]+\.yml)\)", text)) == examples
