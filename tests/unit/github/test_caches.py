"""What is cached, by which runs, and under which names; and that nothing about it can fail a gate."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from mlgate.github import caches

ROOT = Path(__file__).parents[3]


@pytest.fixture
def environ(tmp_path, monkeypatch):
    """A push to the default branch of a repository with a configuration."""
    workspace, temporary = tmp_path / "work", tmp_path / "temporary"
    for folder in (workspace, temporary):
        folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    (workspace / "mlgate.toml").write_text("[lint.code]\n", encoding="utf-8")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"repository": {"default_branch": "main"}}), encoding="utf-8")
    return {
        "MLGATE_CACHE": "true",
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_REF": "refs/heads/main",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_WORKSPACE": str(workspace),
        "GITHUB_OUTPUT": str(tmp_path / "outputs"),
        "RUNNER_TEMP": str(temporary),
    }


@pytest.mark.parametrize(
    ("event", "ref", "may_restore", "may_save"),
    [
        ("push", "refs/heads/main", True, True),
        ("schedule", "refs/heads/main", True, True),
        ("workflow_dispatch", "refs/heads/main", True, True),
        ("push", "refs/heads/change", True, False),
        ("workflow_dispatch", "refs/heads/change", True, False),
        ("pull_request", "refs/pull/7/merge", True, False),
        ("merge_group", "refs/heads/gh-readonly-queue/main/pr-7", True, False),
        # What makes a release.
        ("push", "refs/tags/v1", False, False),
        ("workflow_dispatch", "refs/tags/v1", False, False),
        ("release", "refs/tags/v1", False, False),
        ("release", "refs/heads/main", False, False),
        ("deployment", "refs/heads/main", False, False),
        ("registry_package", "refs/heads/main", False, False),
        # What runs in the name of the default branch on the word of anybody.
        ("pull_request_target", "refs/heads/main", False, False),
        ("workflow_run", "refs/heads/main", False, False),
        ("issue_comment", "refs/heads/main", False, False),
        ("", "", False, False),
    ],
)
def test_which_runs_restore_and_which_save(environ, event, ref, may_restore, may_save):
    environ |= {"GITHUB_EVENT_NAME": event, "GITHUB_REF": ref}
    assert (caches.may_restore(environ), caches.may_save(environ)) == (may_restore, may_save)
    assert bool(caches.before(environ)) is may_restore


@pytest.mark.parametrize("mode", ["plan", "publish", "respond", "verify"])
def test_other_modes_have_no_cache(environ, mode):
    assert caches.before(environ | {"MLGATE_MODE": mode}) == {}


@pytest.mark.parametrize("value", ["false", "", "yes", "1"])
def test_the_input_switches_it_off(environ, value):
    assert caches.before(environ | {"MLGATE_CACHE": value}) == {}


def test_the_default_branch_is_what_the_event_says(environ):
    Path(environ["GITHUB_EVENT_PATH"]).write_text('{"repository": {"default_branch": "trunk"}}', encoding="utf-8")
    assert not caches.may_save(environ)
    assert caches.may_save(environ | {"GITHUB_REF": "refs/heads/trunk"})


@pytest.mark.parametrize("content", ["", "[]", "{", '{"repository": null}', "[" * 100_000])
def test_an_event_that_cannot_be_read_saves_nothing(environ, content):
    Path(environ["GITHUB_EVENT_PATH"]).write_text(content, encoding="utf-8")
    assert not caches.may_save(environ)
    # A schedule runs on the default branch and nowhere else.
    assert caches.may_save(environ | {"GITHUB_EVENT_NAME": "schedule"})


def prefix(environ, **more):
    return caches.before({**environ, **more})["state-prefix"]


def test_a_name_tells_all_apart_that_must_not_be_mixed(environ, monkeypatch):
    (Path(environ["GITHUB_WORKSPACE"]) / "sub").mkdir()
    names = [
        prefix(environ),
        prefix(environ, MLGATE_CONFIG="other.toml"),
        prefix(environ, MLGATE_WORKING_DIRECTORY="sub"),
    ]
    for owner, name, value in [
        (sys, "version", "3.99.0 (of another build)"),
        (platform, "system", lambda: "Plan9"),
        (platform, "machine", lambda: "pdp11"),
        (caches, "_sources", lambda: "another mlgate"),
    ]:
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, value)
            names.append(prefix(environ))
    assert len(set(names)) == len(names)
    assert names[0] == prefix(environ)


def test_the_users_interpreter_is_asked_for_its_version(environ, tmp_path):
    told = tmp_path / "work" / "bin"
    told.mkdir()
    (told / "python").write_text("#!/bin/sh\necho 3.13.99\n", encoding="ascii")
    (told / "python").chmod(0o755)
    assert prefix(environ, MLGATE_PYTHON="bin/python") != prefix(environ)
    assert prefix(environ, MLGATE_PYTHON=sys.executable) != prefix(environ, MLGATE_PYTHON="bin/python")
    # It is the step that installs which says that there is none.
    assert prefix(environ, MLGATE_PYTHON="bin/none")


def test_the_environment_of_deepchecks_is_looked_for_where_it_is_wanted(environ, tmp_path):
    configuration = Path(environ["GITHUB_WORKSPACE"], "mlgate.toml")
    assert "environments" not in caches.before(environ)
    configuration.write_text("[deepchecks.a]\n", encoding="utf-8")
    found = caches.before(environ)
    assert Path(found["environments"]) == tmp_path / "home" / "mlgate" / "environments"
    Path(found["environments"], "deepchecks-0123").mkdir(parents=True)
    # A runner that keeps its disk has it, and another job may be running in it.
    assert "environments" not in caches.before(environ)


@pytest.mark.parametrize(
    ("name", "content", "is_wanted"),
    [
        ("pyproject.toml", "[tool.mlgate.deepchecks.a]\n", True),
        ("pyproject.toml", "[tool.other]\n", False),
        ("pyproject.toml", "tool = 1\n", False),
        ("mlgate.toml", "[deepchecks", False),
        ("mlgate.toml", "a = " + "[" * 100_000, False),
    ],
)
def test_a_configuration_of_any_shape_is_no_reason_to_fail(environ, name, content, is_wanted):
    Path(environ["GITHUB_WORKSPACE"], "mlgate.toml").unlink()
    Path(environ["GITHUB_WORKSPACE"], name).write_text(content, encoding="utf-8")
    assert ("environments" in caches.before(environ)) is is_wanted


def test_a_folder_outside_of_the_workspace_is_not_restored_to(environ):
    assert caches.before(environ | {"MLGATE_WORKING_DIRECTORY": "../.."}) == {}


def test_a_link_is_not_restored_through(environ, tmp_path):
    two = caches.before(environ)["state-paths"].splitlines()
    Path(environ["GITHUB_WORKSPACE"], ".hypothesis").symlink_to(tmp_path)
    assert caches.before(environ)["state-paths"].splitlines() == two[:1]


def kept(environ):
    known = caches.before(environ)
    folder = Path(known["folder"], "lint")
    folder.mkdir(parents=True, exist_ok=True)
    return folder, {"MLGATE_STATE_PATHS": known["state-paths"], "MLGATE_STATE_PREFIX": known["state-prefix"]}


def test_the_name_of_what_is_saved_is_that_of_its_content(environ):
    folder, known = kept(environ)
    assert caches.after(known) == {}
    (folder / "a.json").write_text("[]", encoding="utf-8")
    name = caches.after(known)["state-key"]
    assert name.startswith(known["MLGATE_STATE_PREFIX"])
    # It was restored and has not changed.
    assert caches.after(known | {"MLGATE_STATE_RESTORED": name}) == {}
    (folder / "a.json").write_text("[1]", encoding="utf-8")
    assert caches.after(known | {"MLGATE_STATE_RESTORED": name})["state-key"] != name


def test_what_is_too_much_is_not_saved_and_links_are_not_followed(environ, monkeypatch, tmp_path):
    folder, known = kept(environ)
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "secret")
    assert caches.after(known) == {}
    (folder / "a.json").write_text("[1, 2]", encoding="utf-8")
    monkeypatch.setattr(caches, "_MOST_BYTES", 5)
    assert caches.after(known) == {}
    monkeypatch.setattr(caches, "_MOST_BYTES", 6)
    assert caches.after(known)


def test_an_environment_is_saved_where_this_run_made_it(environ, tmp_path):
    folder = tmp_path / "environments"
    known = {"MLGATE_ENVIRONMENTS": str(folder), "MLGATE_ENVIRONMENTS_KEY": "key"}
    assert caches.after(known) == {}
    (folder / "deepchecks-0123").mkdir(parents=True)
    assert caches.after(known) == {"environments-key": "key"}
    assert caches.after(known | {"MLGATE_ENVIRONMENTS_RESTORED": "true"}) == {}


def test_whatever_goes_wrong_the_interpreter_is_told_and_the_step_succeeds(environ, capfdbinary):
    del environ["RUNNER_TEMP"]
    assert caches.main(["before"], environ) == 0
    outputs = Path(environ["GITHUB_OUTPUT"]).read_text(encoding="utf-8")
    assert Path(sys.executable).as_posix() in outputs
    assert "state-prefix" not in outputs
    assert capfdbinary.readouterr().out == b"::notice title=mlgate::nothing is cached: 'RUNNER_TEMP'\n"


def test_it_runs_with_nothing_installed(environ, tmp_path):
    given = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "HOME": str(tmp_path)}
    command = [sys.executable, "-S", "-P", "-m", "mlgate.github.caches", "before"]
    done = subprocess.run(command, env=given | environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "state-prefix" in Path(environ["GITHUB_OUTPUT"]).read_text(encoding="utf-8")
