"""The workflow that `mlgate init` writes, run by act: pipx installs mlgate, and the pull request is told."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.project_shapes import SHAPES, rows

from act_runs import patient_path
from fake_github import FakeGitHub
from mlgate import cli

ROOT = Path(__file__).parents[2]
TOOLS = Path(sys.executable).parent
SEARCHED = f"{TOOLS}{os.pathsep}{os.environ.get('PATH', '')}"
AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
DIRTY = rows().replace(",AA,", ",,").replace(",DL,", ",dl,")
# A kind of another package. So may C code do it: nothing in Python hears of it.
ENDS = """\
import ctypes

import msgspec


class Options(msgspec.Struct):
    pass


def run(options, context):
    ctypes.CDLL(None)._exit(0)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="act has no host mode here"),
    pytest.mark.xdist_group("act"),
]


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """What a runner has: pipx, and an index with mlgate on it; as variables of the environment."""
    folder = tmp_path_factory.mktemp("runner")
    index, programs = folder / "index", folder / "bin"
    subprocess.run(
        [shutil.which("uv", path=SEARCHED), "build", "--quiet", "--wheel", "--out-dir", index, ROOT], check=True
    )
    programs.mkdir()
    (programs / "pipx").symlink_to(TOOLS / "pipx")
    return {
        "PATH": patient_path(folder / "shell", f"{programs}{os.pathsep}{os.environ['PATH']}"),
        "PIPX_HOME": str(folder / "pipx"),
        "PIPX_BIN_DIR": str(programs),
        "PIPX_DEFAULT_PYTHON": sys.executable,
        "PIPX_DEFAULT_BACKEND": "pip",
        # What runs once needs no bytecode of all libraries.
        "PIP_NO_COMPILE": "1",
        "PIP_FIND_LINKS": f"{index} {os.environ.get('PIP_FIND_LINKS', '')}".strip(),
    }


def git(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", *AS, *arguments], cwd=folder, capture_output=True, check=True, env=environment)
    return done.stdout.decode().strip()


def committed(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change")
    return git(folder, "rev-parse", "HEAD")


def run(folder, machine, github, sha):
    """Return what act told of the workflow in `folder`, a record a line, for the pull request 7 at `sha`."""
    github.pull(7, sha)
    whole = {"ref": "change", "sha": sha, "repo": {"full_name": "acme/models"}}
    event = folder.parent / "event.json"
    event.write_text(json.dumps({"number": 7, "pull_request": {"number": 7, "head": whole, "base": {"ref": "main"}}}))
    command = [shutil.which("act", path=SEARCHED), "pull_request", "-e", event, "-P", "ubuntu-latest=-self-hosted"]
    command += ["--json", "-s", "GITHUB_TOKEN=ghs_write", "--env", f"GITHUB_API_URL={github.url}"]
    command += ["--env", "NO_PROXY=127.0.0.1"]
    homes = {name: str(folder.parent / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment | homes | machine,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert b"ghs_write" not in done.stdout
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]


def result(records):
    (found,) = [one["jobResult"] for one in records if "jobResult" in one]
    return found


def log(records):
    return "".join(one["msg"] for one in records if one.get("raw_output"))


def summary(records):
    return next(one["content"] for one in records if one.get("command") == "summary")


@pytest.fixture
def begun(tmp_path, monkeypatch, capfd):
    """Call it with files, and the folder below the top where they lie, for a repository after `mlgate init`."""

    def made(files, below=""):
        folder = tmp_path / "repository"
        folder.mkdir()
        git(folder, "init", "-q", "-b", "main")
        git(folder, "remote", "add", "origin", "https://github.com/acme/models")
        committed(folder / below, files)
        monkeypatch.chdir(folder / below)
        assert cli.main(["init", "--yes"]) == 0
        capfd.readouterr()
        committed(folder, {})
        # What `fetch-depth: 0` brings.
        git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
        return folder

    return made


def annotations(records):
    return [one["kvPairs"] | {"message": one["arg"]} for one in records if one.get("command") == "error"]


def test_a_pull_request_is_red_commented_and_annotated_from_the_first_day(begun, machine):
    folder = begun(SHAPES["poetry"])
    with FakeGitHub() as github:
        green = run(folder, machine, github, git(folder, "rev-parse", "HEAD"))
        assert result(green) == "success", green
        (comment,) = github.bodies(7)
        assert "mlgate pass" in comment
        assert "mlgate pass" in summary(green)
        red = run(folder, machine, github, committed(folder, {"data/flights.csv": DIRTY}))
        assert result(red) == "failure"
        (comment,) = github.bodies(7)
    assert "mlgate fail" in comment, log(red)
    assert {one["file"] for one in annotations(red)} == {"contracts/flights.odcs.yaml"}
    assert all(int(one["line"]) > 0 for one in annotations(red))
    assert "contract.flights" in comment
    assert "carrier" in comment
    assert "mlgate fail" in summary(red)


def test_a_folder_of_a_monorepo_is_judged_with_places_of_the_repository(begun, machine):
    folder = begun(SHAPES["poetry"], below="services/delay")
    with FakeGitHub() as github:
        red = run(folder, machine, github, committed(folder, {"services/delay/data/flights.csv": DIRTY}))
        (comment,) = github.bodies(7)
    assert result(red) == "failure"
    assert "mlgate fail: 1 failed" in comment, log(red)
    assert {one["file"] for one in annotations(red)} == {"services/delay/contracts/flights.odcs.yaml"}


def test_code_that_ends_the_process_is_no_pass(begun, machine, tmp_path):
    folder, site = begun({"train.py": "x = 1\n"}), tmp_path / "site"
    told = site / "ends-1.0.dist-info"
    told.mkdir(parents=True)
    (site / "ends.py").write_text(ENDS, encoding="ascii")
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: ends\nVersion: 1.0\n", encoding="ascii")
    (told / "entry_points.txt").write_text("[mlgate.checks]\nends = ends\n", encoding="ascii")
    configuration = (folder / "mlgate.toml").read_text(encoding="utf-8") + "\n[ends.a]\n"
    with FakeGitHub() as github:
        sha = committed(folder, {"mlgate.toml": configuration})
        ended = run(folder, machine | {"PYTHONPATH": str(site)}, github, sha)
        # Nothing is told of what was not judged.
        assert github.bodies(7) == []
    assert result(ended) == "failure"
    assert [one["message"] for one in annotations(ended)] == [
        "the step ended without a verdict: what a check runs ended the process"
    ], log(ended)
