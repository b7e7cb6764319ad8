"""mlgate's environment in a job: made once, found again, and never taken for another."""

import dataclasses
import os
import sys
from pathlib import Path

import pytest

from mlgate.github import install, kept
from mlgate.github.inputs import Inputs


@pytest.fixture
def action(tmp_path):
    """A checkout of mlgate, as far as its environment depends on it."""
    folder = tmp_path / "action"
    (folder / "src" / "mlgate").mkdir(parents=True)
    (folder / "src" / "mlgate" / "engine.py").write_text("x = 1\n", encoding="ascii")
    (folder / "pyproject.toml").write_text("[project]\n", encoding="ascii")
    return folder


@pytest.fixture
def made(monkeypatch):
    """The environments that were made, in which nothing is installed."""
    made = []

    def run(command, failure):
        if "venv" in command:
            made.append(Path(command[-1]))
            python = made[-1] / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
            python.parent.mkdir(parents=True)
            python.touch()

    monkeypatch.setattr(install, "_run", run)
    return made


@pytest.fixture
def inputs(tmp_path):
    return Inputs(workspace=tmp_path, working_directory=tmp_path)


def test_a_second_step_finds_what_the_first_has_made(tmp_path, action, made, inputs):
    first = install.install(inputs, action=action, parent=tmp_path)
    (action / "src" / "mlgate" / "__pycache__").mkdir()
    (action / "src" / "mlgate" / "__pycache__" / "engine.pyc").touch()
    assert install.install(inputs, action=action, parent=tmp_path) == first
    assert len(made) == 1


def test_other_extras_another_checkout_and_another_file_are_other_environments(tmp_path, action, made, inputs):
    def installed(**changes):
        return install.install(dataclasses.replace(inputs, **changes), action=action, parent=tmp_path)

    found = {installed(), installed(extras=("data",))}
    assert installed(extras=("data", "model")) == installed(extras=("model", "data"))
    (action / "src" / "mlgate" / "engine.py").write_text("x = 2\n", encoding="ascii")
    found.add(installed())
    (action / "hooks").mkdir()
    (action / "hooks" / "more.py").touch()
    found.add(installed())
    assert len(found) == 4


def test_what_the_user_has_installed_tells_environments_apart(tmp_path, action, made, inputs, monkeypatch):
    folder = tmp_path / "site-packages"
    (folder / "polars-1.0.dist-info").mkdir(parents=True)
    known = install._Interpreter(build="3.11", prefix="/usr", folders=[str(folder), str(tmp_path / "gone")])
    monkeypatch.setattr(install, "_ask", lambda _: known)
    monkeypatch.setattr(install, "_let_see", lambda *_: None)
    inputs = dataclasses.replace(inputs, python=sys.executable)
    first = install.install(inputs, action=action, parent=tmp_path)
    assert install.install(inputs, action=action, parent=tmp_path) == first
    (folder / "polars-1.0.dist-info").rename(folder / "polars-1.1.dist-info")
    assert install.install(inputs, action=action, parent=tmp_path) != first


def test_what_may_write_makes_its_own(tmp_path, action, made, inputs):
    inputs = dataclasses.replace(inputs, mode="publish")
    assert len({install.install(inputs, action=action, parent=tmp_path) for _ in range(2)}) == 2
    kept_folder = {"MLGATE_INSTALL_FOLDER": str(tmp_path / "kept"), "RUNNER_TEMP": str(tmp_path)}
    assert install._parent(inputs, kept_folder) == tmp_path


def test_an_environment_that_another_job_is_at_is_left_to_it(tmp_path, action, made, inputs):
    first = install.install(inputs, action=action, parent=tmp_path).parents[1]
    (first / "mlgate-complete").unlink()
    assert install.install(inputs, action=action, parent=tmp_path).parents[1] != first
    assert first.is_dir()


def test_one_that_was_given_up_long_ago_is_made_anew(tmp_path, action, made, inputs):
    first = install.install(inputs, action=action, parent=tmp_path).parents[1]
    (first / "mlgate-complete").unlink()
    (first / "half").touch()
    os.utime(first, (1, 1))
    assert install.install(inputs, action=action, parent=tmp_path).parents[1] == first
    assert not (first / "half").exists()


def test_what_cannot_be_installed_is_not_left_behind(tmp_path, action, made, inputs, monkeypatch):
    run = install._run

    def failing(command, failure):
        run(command, failure)
        if "pip" in command:
            raise install.InstallError(failure)

    monkeypatch.setattr(install, "_run", failing)
    with pytest.raises(install.InstallError, match="pip says why"):
        install.install(inputs, action=action, parent=tmp_path)
    assert not made[0].exists()


def test_without_a_folder_of_the_runner_nothing_is_found_again(action, made, inputs, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert install._parent(inputs, {}) is None
    assert len({install.install(inputs, action=action, parent=None) for _ in range(2)}) == 2


def test_the_name_does_not_run_parts_together(action):
    assert kept.name(action, "a", "bc") != kept.name(action, "ab", "c")
