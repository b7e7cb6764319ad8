"""`action.yml`, as far as a reader can tell: nothing in it that the runner would not check for us."""

import re
from pathlib import Path

import pytest
import yaml

from mlgate.github import inputs, step
from mlgate.github.check import OUTPUTS as COUNTS

ROOT = Path(__file__).parents[3]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(STEP,) = ACTION["runs"]["steps"]
SOURCES = sorted((ROOT / "src" / "mlgate" / "github").glob("*.py"))
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
    assert STEP["env"] == wanted
    assert sorted(ACTION["inputs"]) == sorted(inputs._NAMES)


def test_each_input_is_optional_and_described():
    for field in ACTION["inputs"].values():
        assert set(field) == {"description", "default"}
        assert isinstance(field["default"], str)


def test_the_script_holds_no_expression_and_nobody_elses_action():
    assert "${{" not in STEP["run"]
    assert "uses" not in STEP
    assert STEP["shell"] == "bash"


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
            if used["uses"].startswith("actions/checkout@"):
                assert used["with"]["persist-credentials"] is False
