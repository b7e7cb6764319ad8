"""The documented workflow of a matrix, run by act: a job for each check that the change needs, and none where none."""

import pytest

from functional.test_action import ROOT, act, git
from functional.test_action import action as action  # noqa: PLC0414 - a fixture

WORKFLOW = (ROOT / "docs" / "workflows" / "gpu-matrix.yml").read_text(encoding="utf-8")
CONFIGURATION = '[lint.one]\npaths = ["one"]\n\n[lint.other]\npaths = ["other"]\n'

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("act")]


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "needed"),
    [("one/a.py", {"lint.one": "success"}), ("README.md", {})],
    ids=["one of two checks", "no check"],
)
def test_the_jobs_are_the_checks_that_the_change_needs(tmp_path, action, file, needed):
    folder = tmp_path / "repository"
    write(folder, {"mlgate.toml": CONFIGURATION, "one/a.py": "x = 1\n", "other/b.py": "y = 1\n"})
    write(folder, {".github/workflows/mlgate.yml": WORKFLOW.replace("extras: all", 'extras: ""')})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "base")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    write(folder, {file: "x = 2\n"})
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "change")
    run = act(folder, tmp_path, action, "-P", "gpu-runner=-self-hosted")
    ended = {
        record["job"].partition("/")[2].strip(): record["jobResult"] for record in run.records if "jobResult" in record
    }
    assert ended == {"What the change needs": "success", "All checks": "success", **needed}, run.log
    assert run.code == 0
