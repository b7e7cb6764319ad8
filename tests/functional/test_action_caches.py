"""The Action's caches, run by act: filled by the default branch, read by pull requests, left alone by a release."""

import re
import sys

import pytest
import yaml

from act_runs import ROOT, act, git, write
from functional.test_action import WORKFLOW
from functional.test_action import action as action  # noqa: PLC0414 - a fixture

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("act")]

ON_MAIN = {"ref": "refs/heads/main", "repository": {"default_branch": "main"}}
PULL_REQUEST = {"pull_request": {"head": {"ref": "change"}, "base": {"ref": "main"}}}
RELEASE = {"action": "published", "release": {"tag_name": "v1"}, "repository": {"default_branch": "main"}}
LEAK = """\
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("a.csv")
train, test = train_test_split(StandardScaler().fit_transform(df), random_state=0)
"""


@pytest.fixture
def job(tmp_path, action):
    """A repository whose code is linted, with the documented workflow, which takes releases too; call it to run one."""
    folder, caches = tmp_path / "repository", tmp_path / "caches"
    caches.mkdir()
    files = {f"src/m{number}.py": f"x = {number}\n" for number in range(30)} | {"src/leak.py": LEAK}
    files["mlgate.toml"] = '[lint.code]\npaths = ["src"]\n'
    workflow = WORKFLOW.read_text(encoding="utf-8").replace(
        '          extras: data\n          html: "true"\n', '          extras: ""\n'
    )
    assert "\non:\n  push:\n" in workflow
    files[".github/workflows/mlgate.yml"] = workflow.replace("\non:\n", "\non:\n  release:\n")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")

    def run(name, payload, *more):
        return act(folder, tmp_path, action, "--env", f"CACHES={caches}", *more, name=name, payload=payload)

    run.folder, run.caches = folder, caches
    return run


def asked(job):
    file = job.caches / "asked"
    return [line.split()[0] for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def test_a_pull_request_reads_what_the_default_branch_found_and_a_release_nothing(job):
    first = job("push", ON_MAIN)
    assert (first.outputs["verdict"], asked(job)) == ("fail", ["restore", "save"]), first.annotations
    (entry,) = [path for path in job.caches.iterdir() if path.is_dir()]
    (kept,) = (entry / "0" / "lint").glob("*.json")
    again = job("push", ON_MAIN)
    # It found nothing new, and leaves nothing new behind.
    assert (again.outputs["verdict"], asked(job)) == ("fail", ["restore", "save", "restore"])

    content = kept.read_text(encoding="utf-8")
    assert "StandardScaler" in content
    kept.write_text(content.replace("StandardScaler", "FromTheCache"), encoding="utf-8")
    pull_request = job("pull_request", PULL_REQUEST)
    assert any("FromTheCache" in message for _, _, message in pull_request.annotations)
    # It changes nothing for those that come after it.
    assert asked(job) == ["restore", "save", "restore", "restore"]

    release = job("release", RELEASE)
    assert release.outputs["verdict"] == "fail"
    assert release.annotations
    assert not any("FromTheCache" in message for _, _, message in release.annotations)
    assert asked(job) == ["restore", "save", "restore", "restore"]


def test_a_cache_service_that_fails_changes_no_verdict(job):
    (job.folder / "src" / "leak.py").unlink()
    git(job.folder, "commit", "-q", "-am", "mended")
    run = job("push", ON_MAIN, "--env", "CACHES_FAIL=1")
    assert run.log.count("the cache service does not answer") == 2
    assert (run.job, run.outputs["verdict"]) == ("success", "pass"), run.log


def test_an_environment_is_restored_where_a_check_wants_it(job, tmp_path):
    stored = job.caches / "environments"
    stored.mkdir()
    # Nothing is checked, so that nothing is made either.
    (job.folder / "mlgate.toml").write_text('[deepchecks.a]\nnothing = "known"\n', encoding="utf-8")
    git(job.folder, "commit", "-q", "-am", "deepchecks")
    run = job("pull_request", PULL_REQUEST)
    assert run.outputs["exit-code"] == "2"
    keys = [line.split()[1] for line in (job.caches / "asked").read_text(encoding="utf-8").splitlines()]
    (key,) = [key for key in keys if "-deepchecks-" in key]
    (job.caches / key / "0" / "deepchecks-0123").mkdir(parents=True)
    job("pull_request", PULL_REQUEST)
    assert (tmp_path / "XDG_CACHE_HOME" / "mlgate" / "environments" / "deepchecks-0123").is_dir()


PROPERTY = """\
import os

from hypothesis import Phase, given, settings, strategies

# A pull request draws nothing: it fails by what the default branch has found, or not at all.
PHASES = [Phase.reuse] if os.environ["GITHUB_EVENT_NAME"] == "pull_request" else list(Phase)


@settings(phases=PHASES)
@given(strategies.integers())
def test_small(number):
    assert number < 1000
"""


def with_documented_examples_of_hypothesis(workflow):
    """Return `workflow` with the steps that the documentation shows, and pytest where it is."""
    text = (ROOT / "docs" / "action.md").read_text(encoding="utf-8")
    (block,) = [each for each in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "hypothesis" in each]
    assert block.count("run: pytest ") == 2
    job = yaml.safe_load(workflow)
    steps = yaml.safe_load(block.replace("run: pytest ", f"run: {sys.executable} -m pytest --color=no "))
    job["jobs"]["gate"]["steps"] = [job["jobs"]["gate"]["steps"][0], *steps]
    job["on"] = job.pop(True)
    return yaml.safe_dump(job)


def test_a_pull_request_begins_with_the_examples_that_failed_on_the_default_branch(job):
    workflow = job.folder / ".github" / "workflows" / "mlgate.yml"
    (job.folder / "src" / "leak.py").unlink()
    text = with_documented_examples_of_hypothesis(workflow.read_text(encoding="utf-8"))
    write(job.folder, {"test_small.py": PROPERTY, workflow.relative_to(job.folder): text})
    git(job.folder, "add", "-A")
    git(job.folder, "commit", "-q", "-m", "a property")
    git(job.folder, "update-ref", "refs/remotes/origin/main", "HEAD")

    pull_request = job("pull_request", PULL_REQUEST)
    assert (pull_request.job, asked(job)) == ("success", ["restore"]), pull_request.log
    assert "1 passed" in pull_request.log

    push = job("push", ON_MAIN)
    assert (push.job, asked(job)) == ("failure", ["restore", "restore", "save"]), push.log
    assert "FAILED test_small.py::test_small" in push.log
    (entry,) = [path for path in job.caches.iterdir() if path.is_dir()]
    assert any(path.is_file() for path in (entry / "1").rglob("*"))

    # Each job has a checkout of its own.
    assert not (job.folder / ".hypothesis").exists()
    pull_request = job("pull_request", PULL_REQUEST)
    assert (pull_request.job, asked(job)) == ("failure", ["restore", "restore", "save", "restore"]), pull_request.log
    assert "FAILED test_small.py::test_small" in pull_request.log
    # mlgate itself found nothing, and says so behind tests that failed, too.
    assert (pull_request.outputs["verdict"], push.outputs["verdict"]) == ("pass", "pass"), pull_request.log
