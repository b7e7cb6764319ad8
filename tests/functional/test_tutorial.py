"""Every command of docs/tutorial.md, as it stands there, in a repository with an `origin` like GitHub's."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.slow

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
BLOCKS = re.compile(r"^```(console|python|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# mlgate is installed where the tests run.
INSTALLED = "pip install 'mlgate[artifact,data,model]'"
RED = "✗ regression.tumours  fail"


def steps():
    """Yield the commands with what is printed below them, and the files with their contents, in order."""
    for sort, text in BLOCKS.findall(TUTORIAL.read_text(encoding="utf-8")):
        if sort == "console":
            for command in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                line, _, shown = command.partition("\n")
                yield "run", line, shown
        else:
            name, _, body = text.removeprefix("# ").partition("\n")
            yield sort, name, body


class Reader:
    """Somebody who types what the tutorial says."""

    def __init__(self, folder):
        self.folder = folder
        tools = str(Path(sys.executable).parent)
        who = {
            f"GIT_{role}_{what}": "a@example.invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
        self.env = os.environ | who | nowhere | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
        self.env.pop("CI", None)

    def run(self, command, folder=None):
        done = subprocess.run(
            ["bash", "-c", f'{command} && {{ [ -z "$PLACE" ] || pwd > "$PLACE"; }}'],
            cwd=folder or self.folder,
            env=self.env | {"PLACE": "" if folder else str(self.folder / ".." / "place")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        place = self.folder / ".." / "place"
        if not folder and place.exists():
            self.folder = Path(place.read_text().strip())
            place.unlink()
        return done


def test_the_tutorial(tmp_path):
    (tmp_path / "desk").mkdir()
    reader, origin = Reader(tmp_path / "desk"), tmp_path / "origin.git"
    reader.run(f"git init --quiet --bare --initial-branch main '{origin}'", tmp_path)
    for sort, what, text in steps():
        if sort != "run":
            path = reader.folder / what
            path.write_text((path.read_text() + "\n" if path.exists() else "") + text, encoding="utf-8")
            continue
        if what == INSTALLED:
            continue
        if "push" in what and "main" in what:
            reader.run(f"git remote add origin '{origin}'", reader.folder)
        done = reader.run(what)
        is_red = "✗" in text
        assert done.returncode == is_red, f"$ {what}\n{done.stdout}{done.stderr}"
        for line in text.splitlines():
            assert line.rstrip("…") in done.stdout
        if "push" in what and "tidy" in what:
            pull_request(tmp_path, reader, origin)
    assert RED in TUTORIAL.read_text(encoding="utf-8")
    assert "PASS" in done.stdout


def pull_request(tmp_path, reader, origin):
    """Run what the workflow runs, in a clone like the one that GitHub makes: red, for the model alone."""
    clone, summary = tmp_path / "runner", tmp_path / "summary.md"
    reader.run(f"git clone --quiet --branch tidy '{origin}' '{clone}'", tmp_path)
    workflow = yaml.safe_load((clone / ".github/workflows/mlgate.yml").read_text(encoding="utf-8"))
    install, check, guard = workflow["jobs"]["gate"]["steps"][-3:]
    # What judges the model is there, by the version that made it; tests/functional/test_init_workflow.py runs all that
    # for data.
    assert "mlgate[artifact,data,model]==" in install["run"]
    assert 'pipx inject mlgate "scikit-learn==' in install["run"]
    assert (check["run"], check["id"]) == ("mlgate-github", "mlgate")
    assert "steps.mlgate.outputs.exit-code" in guard["if"]
    job = f"CI=true GITHUB_WORKSPACE='{clone}' GITHUB_BASE_REF=main GITHUB_STEP_SUMMARY='{summary}'"
    done = reader.run(f"export {job}; python -P -m mlgate.github", clone)
    assert done.returncode == 1, done.stdout + done.stderr
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert len(errors) == 1
    assert "regression.tumours" in errors[0]
    assert "roc_auc" in errors[0]
    assert "regression.tumours" in summary.read_text(encoding="utf-8")
