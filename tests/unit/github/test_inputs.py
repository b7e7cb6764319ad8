"""Every input is read from the environment and checked; all that is wrong is told at once."""

import sys
from pathlib import Path

import pytest
import yaml

from mlgate.github.inputs import InputError, known_extras, read

ACTION = Path(__file__).parents[3]


@pytest.fixture
def job(tmp_path):
    (tmp_path / "mlgate.toml").write_text("", encoding="utf-8")
    (tmp_path / "team").mkdir()
    return {"GITHUB_WORKSPACE": str(tmp_path), "GITHUB_ACTION_PATH": str(ACTION), "PATH": "/usr/bin:/bin"}


def test_the_page_brings_its_extra(job):
    assert read({**job, "MLGATE_HTML": "true", "MLGATE_EXTRAS": "data"}).extras == ("data", "report")
    assert read({**job, "MLGATE_HTML": "true", "MLGATE_EXTRAS": "report"}).extras == ("report",)
    assert problems(job, MLGATE_HTML="page") == ("input 'html': 'page' is not known; one of: true, false",)


def problems(job, **inputs):
    with pytest.raises(InputError) as caught:
        read({**job, **inputs})
    return caught.value.problems


def test_nothing_given_is_the_default(job, tmp_path):
    inputs = read(job)
    assert (inputs.mode, inputs.working_directory, inputs.config, inputs.python) == ("check", tmp_path, None, None)
    assert (inputs.checks, inputs.extras, inputs.baseline) == ((), (), None)
    assert (inputs.strict, inputs.annotations) == (False, True)


def test_what_action_yml_gives_by_default_is_the_default(job):
    declared = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))["inputs"]
    given = {f"MLGATE_{name.upper().replace('-', '_')}": field["default"] for name, field in declared.items()}
    assert read({**job, **given}) == read(job)


def test_all_inputs(job, tmp_path):
    inputs = read(
        {
            **job,
            "MLGATE_MODE": "check",
            "MLGATE_CONFIG": "../mlgate.toml",
            "MLGATE_CHECKS": "contract.*, lint\n  artifact.models",
            "MLGATE_WORKING_DIRECTORY": "team",
            "MLGATE_PYTHON": sys.executable,
            "MLGATE_EXTRAS": "data,model",
            "MLGATE_BASELINE": "v1.0",
            "MLGATE_STRICT": "True",
            "MLGATE_ANNOTATIONS": "false",
        }
    )
    assert inputs.working_directory == tmp_path / "team"
    assert inputs.config.resolve() == tmp_path / "mlgate.toml"
    assert inputs.checks == ("contract.*", "lint", "artifact.models")
    assert inputs.python == sys.executable
    assert inputs.extras == ("data", "model")
    assert (inputs.baseline, inputs.strict, inputs.annotations) == ("v1.0", True, False)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("MODE", "verify", "input 'mode': 'verify' is not in this version of mlgate yet; one of: check, plan, publish"),
        ("MODE", "guess", "input 'mode': 'guess' is not known; one of: check"),
        ("WORKING_DIRECTORY", "none", "there is no folder 'none'; is there a step actions/checkout before?"),
        ("WORKING_DIRECTORY", "mlgate.toml", "there is no folder"),
        ("WORKING_DIRECTORY", "..", "outside of the workspace"),
        ("WORKING_DIRECTORY", "/etc", "outside of the workspace"),
        ("CONFIG", "none.toml", "input 'config': there is no 'none.toml' in the working directory"),
        ("CONFIG", "team", "input 'config': there is no 'team'"),
        ("PYTHON", "no-such-python", "input 'python': there is no 'no-such-python'"),
        ("PYTHON", ".venv/bin/python", "input 'python': there is no '.venv/bin/python'"),
        ("EXTRAS", "dat", "input 'extras': there is no extra 'dat'; did you mean 'data'?"),
        ("EXTRAS", "data] @ https://example.org/x.whl", "there is no extra 'data]'"),
        ("EXTRAS", "--no-deps", "there is no extra"),
        ("BASELINE", "--upload-pack=x", "input 'baseline': '--upload-pack=x' is no git ref"),
        ("BASELINE", "a b", "is no git ref"),
        ("STRICT", "yes", "input 'strict': 'yes' is not known; one of: true, false"),
        ("ANNOTATIONS", "0", "input 'annotations': '0' is not known; one of: true, false"),
    ],
)
def test_what_is_wrong_is_said(job, name, value, message):
    (problem, *_) = problems(job, **{f"MLGATE_{name}": value})
    assert message in problem


def test_everything_wrong_is_told_at_once(job):
    told = problems(job, MLGATE_MODE="x", MLGATE_CONFIG="x", MLGATE_EXTRAS="x", MLGATE_BASELINE="-", MLGATE_STRICT="x")
    assert [problem.split("'")[1] for problem in told] == ["mode", "config", "extras", "baseline", "strict"]


def test_what_is_repeated_is_made_harmless(job):
    (told,) = problems(job, MLGATE_MODE="x\n::set-output name=verdict::pass")
    assert "\n" not in told
    assert "::" not in told


def test_an_interpreter_of_a_venv_stays_the_link_that_it_is(job, tmp_path):
    folder = tmp_path / "team" / ".venv" / "bin"
    folder.mkdir(parents=True)
    (folder / "python").symlink_to(sys.executable)
    inputs = read({**job, "MLGATE_WORKING_DIRECTORY": "team", "MLGATE_PYTHON": ".venv/bin/python"})
    assert inputs.python == str(folder / "python")


def test_a_name_is_looked_for_on_the_path_and_not_in_the_checkout(job, tmp_path):
    program = tmp_path / "impostor"
    program.write_text("#!/bin/sh\n", encoding="ascii")
    program.chmod(0o755)
    assert "there is no 'impostor'" in problems(job, MLGATE_PYTHON="impostor")[0]


def test_the_extras_are_those_of_the_checkout_of_the_action(tmp_path):
    assert {"data", "model", "all"} <= set(known_extras(ACTION))
    assert known_extras(tmp_path) == ()


def test_sarif_takes_the_place_of_nothing_that_is_read(job, tmp_path):
    (tmp_path / ".git").mkdir()
    for name in ("mlgate.toml", ".git/config"):
        (told,) = problems(job, MLGATE_SARIF=name)
        assert told.startswith(f"input 'sarif': '{name}': ")
