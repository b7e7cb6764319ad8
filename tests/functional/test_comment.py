"""The comment on a pull request, from a repository of git and GitHub's own event to what stands on GitHub in the end.

The step runs as in a job, `python -P -m mlgate.github` with its environment; GitHub is one on 127.0.0.1. Where only the
talk with GitHub is of interest it runs in this process, which is ten times as fast.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from fake_github import BOT, FORBIDDEN, SECONDARY, FakeGitHub
from mlgate import registry
from mlgate.github.__main__ import main

ACTION = Path(__file__).parents[2]
AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
KIND = '''\
    """A kind of another package, which finds and measures what it is told to."""
    import os
    import subprocess
    from pathlib import Path
    import msgspec
    from mlgate.core.limits import Limits
    from mlgate.core.model import Finding, Location, Measurement

    class Options(msgspec.Struct):
        finds: int = 0
        message: str = "is out of range"
        subject: str = "age"
        auc: float | None = None
        before: float | None = None
        unsure: str = ""
        metrics: dict[str, Limits] = {}

    def run(options, context):
        seen = "".join(os.environ.values())
        if "APART" in os.environ:
            # As a process started by the check would find it.
            seen += os.read(0, 999).decode() + subprocess.run(["env"], capture_output=True, text=True).stdout
            seen += Path("/proc/self/environ").read_text() if Path("/proc/self/environ").exists() else ""
        assert "ghs_" not in seen, "a check can read the token"
        for number in range(options.finds):
            yield Finding(subject=f"{options.subject}{number or ''}", message=options.message,
                          location=Location(path="data/rows.yaml", line=number + 1))
        if options.auc is None:
            return
        change = {}
        if options.before is not None:
            difference = round(options.auc - options.before, 6)
            change = {"difference": difference}
            change |= {"difference_low": difference - 0.01, "difference_high": difference + 0.01}
        for rows in (None, "carrier=UA"):
            yield Measurement(name="roc_auc", value=options.auc, low=options.auc - 0.02, high=options.auc + 0.02,
                              n=9000, slice=rows, baseline=options.before, insufficient=options.unsure, **change)
    '''
RED = "[users.people]\nfinds = 2\n"
GREEN = "[users.people]\n"


def git(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *AS, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=environment).stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """A folder of packages with a kind, as `pip install` would leave it."""
    folder = tmp_path_factory.mktemp("packages")
    (folder / "users_kind.py").write_text(dedent(KIND), encoding="ascii")
    metadata = folder / "users_kind-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: users-kind\nVersion: 1.0\n", encoding="ascii")
    (metadata / "entry_points.txt").write_text("[mlgate.checks]\nusers = users_kind\n", encoding="ascii")
    return folder


class Job:
    """A pull request, number 7, and the step that runs for it."""

    apart = False

    def __init__(self, folder, github, packages, capture):
        self.folder, self.github, self.packages = folder / "repository", github, packages
        self.capture = capture
        self.scratch = folder
        self.folder.mkdir()
        git(self.folder, "init", "-q", "-b", "main")
        self.fork = github.repository

    def commit(self, **files):
        for name, content in files.items():
            path = self.folder / name.replace("__", "/").replace("_toml", ".toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "--allow-empty", "-m", "change")
        self.sha = git(self.folder, "rev-parse", "HEAD").strip()
        self.github.pull(7, self.sha, head=self.fork)
        return self

    def event(self):
        head = {"ref": "change", "sha": self.sha, "repo": {"full_name": self.fork, "fork": self.fork != "acme/models"}}
        base = {"ref": "main", "sha": "b" * 40, "repo": {"full_name": "acme/models", "fork": False}}
        payload = {
            "action": "synchronize",
            "number": 7,
            "pull_request": {"number": 7, "state": "open", "title": "fixes #1 @everyone", "head": head, "base": base},
            "repository": {"full_name": "acme/models"},
            "sender": {"login": "someone", "type": "User"},
        }
        return "pull_request", payload

    def finished(self, *, run=42, event="pull_request", **more):
        """The event by which a second workflow runs after the first."""
        payload = {
            "action": "completed",
            "workflow_run": {
                "id": run,
                "event": event,
                "conclusion": "success",
                "head_branch": "change",
                "head_sha": self.sha,
                "head_repository": {"full_name": self.fork},
                "pull_requests": [],
                **more,
            },
        }
        return "workflow_run", payload

    def run(self, *, event=None, token="ghs_write", **inputs):
        name, payload = event or self.event()
        (self.scratch / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        for file in ("outputs", "summary"):
            (self.scratch / file).write_bytes(b"")
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "MLGATE_"))}
        environment = clean | {
            "GITHUB_API_URL": self.github.url,
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "acme/models",
            "GITHUB_EVENT_NAME": name,
            "GITHUB_EVENT_PATH": str(self.scratch / "event.json"),
            "GITHUB_RUN_ID": "99",
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_ACTION_PATH": str(ACTION),
            "GITHUB_OUTPUT": str(self.scratch / "outputs"),
            "GITHUB_STEP_SUMMARY": str(self.scratch / "summary"),
            "PYTHONPATH": str(self.packages),
            "NO_PROXY": "*",
            "MLGATE_TOKEN": token,
            **{f"MLGATE_{key.upper()}": value for key, value in inputs.items()},
        }
        code = (self._apart if self.apart else self._here)(environment)
        self.summary = (self.scratch / "summary").read_text(encoding="utf-8")
        assert "ghs_" not in self.log + self.summary
        assert "Traceback" not in self.log
        return code

    def _apart(self, environment):
        """Run as action.yml does."""
        token = environment.pop("MLGATE_TOKEN")
        done = subprocess.run(
            [sys.executable, "-P", "-m", "mlgate.github", "--token-on-stdin"],
            cwd=self.folder,
            env={**environment, "APART": "1"},
            input=f"{token}\n".encode(),
            capture_output=True,
            check=False,
        )
        self.log = (done.stdout + done.stderr).decode("utf-8")
        return done.returncode

    def _here(self, environment):
        code = main(environment)
        self.log = "".join(part.decode("utf-8") for part in self.capture.readouterr())
        return code

    @property
    def outputs(self):
        text = (self.scratch / "outputs").read_text(encoding="utf-8")
        return {name: value for name, _, value in re.findall(r"^([a-z-]+)<<(\w+)\n(.*)\n\2\n", text, re.MULTILINE)}

    @property
    def comment(self):
        (body,) = self.github.bodies(7)
        return body

    @property
    def written(self):
        return self.github.count("POST", "comments"), self.github.count("PATCH", "comments")


@pytest.fixture
def github():
    with FakeGitHub() as github:
        yield github


@pytest.fixture
def job(tmp_path, github, packages, capfdbinary, monkeypatch):
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setenv("NO_PROXY", "*")
    registry.kinds.cache_clear()
    yield Job(tmp_path, github, packages, capfdbinary)
    registry.kinds.cache_clear()


@pytest.fixture
def apart(job):
    """The same, each step in a process of its own."""
    job.apart = True
    return job


def test_green_then_red_then_green_is_one_comment(apart):
    assert apart.commit(mlgate_toml=GREEN).run() == 0
    assert "## ✅ mlgate pass: 1 passed" in apart.comment
    assert f"Commit `{apart.sha[:9]}`" in apart.comment
    assert "[log of the run](https://github.example/acme/models/actions/runs/99)" in apart.comment
    assert apart.commit(mlgate_toml=RED).run() == 1
    assert "## ❌ mlgate fail: 1 failed" in apart.comment
    assert "| ❌ | `users.people` | `age` | `data/rows.yaml:1` | is out of range |" in apart.comment
    assert apart.commit(mlgate_toml=GREEN).run() == 0
    assert "## ✅ mlgate pass: 1 passed" in apart.comment
    assert apart.written == (1, 2)


def test_red_says_before_and_after_by_how_much_and_where(job):
    limits = "auc = 0.7\nbefore = 0.75\nmetrics.roc_auc = { max_drop = 0.005 }\n"
    assert job.commit(mlgate_toml=f"[users.model]\n{limits}").run() == 1
    head, *rows = [line for line in job.comment.splitlines() if line.startswith("| ")]
    assert [cell.strip() for cell in head.split("|")[1:-1]] == [
        "",
        "check",
        "measure",
        "rows",
        "before",
        "now",
        "change",
        "allowed",
    ]
    change = "0.75 | 0.7 [0.68, 0.72] | -0.05 [-0.06, -0.04] | max\\_drop 0.005 |"
    assert f"| ❌ | `users.model` | `roc_auc` |  | {change}" in rows
    assert f"| ❌ | `users.model` | `roc_auc` | `carrier=UA` | {change}" in rows
    # Above all that is folded.
    assert job.comment.index("carrier=UA") < job.comment.index("<details>")


def test_inconclusive_says_why(apart):
    limits = 'auc = 0.7\nunsure = "only one class in 12 rows"\nmetrics.roc_auc = { max_drop = 0.005 }\n'
    assert apart.commit(mlgate_toml=f"[users.model]\n{limits}").run() == 0
    assert "❔ mlgate inconclusive" in apart.comment
    assert "only one class in 12 rows" in apart.comment


def test_a_first_run_without_a_baseline_says_so(apart):
    apart.commit(mlgate_toml="[users.model]\nauc = 0.7\nmetrics.roc_auc = { max_drop = 0.005 }\n")
    assert apart.run() == 0
    assert "no baseline yet to compare with" in apart.comment


def test_a_rerun_of_the_same_commit_writes_nothing_twice(apart):
    apart.commit(mlgate_toml=RED).run()
    for mode in ("changes", "always", "failures"):
        assert apart.run(comment=mode) == 1
    assert apart.written == (1, 0)


def test_changes_leaves_a_comment_that_says_the_same_and_always_does_not(job):
    job.commit(mlgate_toml=RED).run()
    first = job.comment
    job.commit().run()
    assert job.comment == first
    job.run(comment="always")
    assert job.comment != first
    assert job.written == (1, 1)


def test_failures_says_nothing_of_a_green_run_but_takes_back_what_was_red(job):
    job.commit(mlgate_toml=GREEN).run(comment="failures")
    assert job.written == (0, 0)
    job.commit(mlgate_toml=RED).run(comment="failures")
    job.commit(mlgate_toml=GREEN).run(comment="failures")
    assert "mlgate pass" in job.comment
    assert job.written == (1, 1)


def test_off_asks_github_nothing(job):
    assert job.commit(mlgate_toml=RED).run(comment="off") == 1
    assert job.github.asked == []


def test_a_push_asks_github_nothing(job):
    job.commit(mlgate_toml=RED)
    assert job.run(event=("push", {"ref": "refs/heads/pull/7", "after": job.sha})) == 1
    assert job.github.asked == []


def test_a_comment_deleted_by_hand_is_made_anew(apart):
    apart.commit(mlgate_toml=RED).run()
    apart.github.comments[7].clear()
    apart.run()
    assert "mlgate fail" in apart.comment
    assert apart.written == (2, 0)


def test_a_comment_deleted_while_it_is_written_is_made_anew(job):
    job.commit(mlgate_toml=GREEN).run()
    job.github.happens(job.github.comments[7].clear, before=("PATCH", "comments"))
    assert job.commit(mlgate_toml=RED).run() == 1
    assert "mlgate fail" in job.comment
    assert job.written == (2, 1)


@pytest.mark.parametrize("before", [("POST", "comments"), ("GET", r"comments\?per_page")])
def test_of_two_runs_that_write_at_once_one_comment_is_left(job, before):
    """The other run wrote before ours, or after; either way both keep the first."""
    job.commit(mlgate_toml=GREEN).run()
    (other,) = job.github.bodies(7)
    job.github.comments[7].clear()
    job.commit(mlgate_toml=RED)
    at_once = lambda: job.github.comment(7, other)  # noqa: E731 - what happens
    if before[0] == "GET":
        job.github.happens(lambda: job.github.happens(at_once, before=before), before=("POST", "comments"))
    else:
        job.github.happens(at_once, before=before)
    assert job.run() == 1
    assert "mlgate fail" in job.comment
    assert job.github.count("DELETE") == 1


def test_comments_that_were_doubled_before_become_one(job):
    job.commit(mlgate_toml=GREEN).run()
    job.github.comment(7, job.comment)
    job.github.comment(7, job.github.bodies(7)[0], by="someone")
    job.run()
    assert [one["user"]["login"] for one in job.github.comments[7]] == ["github-actions[bot]", "someone"]


def test_what_is_gone_need_not_be_deleted(job):
    job.commit(mlgate_toml=GREEN).run()
    job.github.comment(7, job.comment)
    job.github.plan("DELETE", "comments", 404)
    assert job.run() == 0
    assert "no comment" not in job.log


def test_the_token_of_a_fork_may_only_read_and_the_verdict_stands(apart):
    apart.fork = "someone/models"
    assert apart.commit(mlgate_toml=RED).run(token="ghs_read") == 1
    assert apart.github.bodies(7) == []
    assert "no comment: 403: Resource not accessible by integration" in apart.summary
    assert "docs/comments.md" in apart.summary
    assert (apart.outputs["verdict"], apart.outputs["exit-code"]) == ("fail", "1")
    assert apart.commit(mlgate_toml=GREEN).run(token="ghs_read") == 0


def test_a_token_without_the_permission_says_which(job):
    assert job.commit(mlgate_toml=GREEN).run(token="ghs_read") == 0
    assert "pull-requests: write" in job.summary


def test_a_locked_conversation_is_no_want_of_a_permission(job):
    locked = {"message": "Unable to create comment because issue is locked."}
    job.github.plan("POST", "issues/7/comments", 403, body=locked)
    assert job.commit(mlgate_toml=GREEN).run() == 0
    assert "because issue is locked" in job.summary
    assert "permissions" not in job.summary


@pytest.mark.parametrize("token", ["", "nobody", "a b"])
def test_without_a_token_the_verdict_stands(job, token):
    assert job.commit(mlgate_toml=RED).run(token=token) == 1
    assert "no comment: " in job.summary


def test_two_configurations_have_a_comment_each(apart):
    apart.commit(team__a__mlgate_toml=RED, team__b__mlgate_toml=GREEN)
    for folder in ("team/a", "team/b", "team/a", "team/b"):
        apart.run(working_directory=folder)
    assert apart.written == (2, 0)
    first, second = apart.github.bodies(7)
    assert "Configuration `team/a`" in first
    assert "mlgate fail" in first
    assert "Configuration `team/b`" in second
    assert "mlgate pass" in second


def test_below_the_root_places_are_those_of_the_repository(apart):
    assert apart.commit(team__a__mlgate_toml=RED).run(working_directory="team/a") == 1
    assert "`team/a/data/rows.yaml:1`" in apart.comment
    assert "`team/a/data/rows.yaml:1`" in apart.summary


def test_ten_thousand_findings_fit_and_what_is_left_out_is_said(apart):
    message = "out of range, " * 20
    assert apart.commit(mlgate_toml=f'[users.people]\nfinds = 10000\nmessage = "{message}"\n').run() == 1
    assert len(apart.comment) <= 65_536
    assert "… and 9,995 more" in apart.comment


def test_many_checks_with_many_findings_are_cut_with_a_note(job):
    message = "out of range, " * 60
    tables = [f'[users.c{number}]\nfinds = 20\nmessage = "{message}"\n' for number in range(300)]
    assert job.commit(mlgate_toml="".join(tables)).run() == 1
    assert 50_000 < len(job.comment) <= 65_536
    assert "Left out to stay within" in job.comment
    assert job.comment.rstrip().endswith("</sub>")


def test_a_comment_of_anybody_else_with_our_marker_is_left_alone(job):
    job.commit(mlgate_toml=RED).run()
    ours = job.comment
    job.github.comments[7].clear()
    forged = [job.github.comment(7, ours, by=name)["body"] for name in ("someone", "github-actions", "other[bot]")]
    quoted = job.github.comment(7, f"Somebody wrote:\n{ours}", by=BOT)["body"]
    job.commit(mlgate_toml=GREEN).run()
    *left, written = job.github.bodies(7)
    assert left == [*forged, quoted]
    assert "mlgate pass" in written


def test_our_comment_is_found_on_the_third_page(job):
    job.commit(mlgate_toml=GREEN)
    for number in range(205):
        job.github.comment(7, f"talk {number}", by="someone")
    job.run()
    for number in range(20):
        job.github.comment(7, f"talk {number}", by="someone")
    job.commit(mlgate_toml=RED).run()
    assert job.written == (1, 1)


def test_with_a_token_of_ones_own_the_comment_is_ones_own(job):
    job.commit(mlgate_toml=GREEN).run(token="ghp_person")
    job.commit(mlgate_toml=RED).run(token="ghp_person")
    assert job.written == (1, 1)
    assert job.github.comments[7][0]["user"]["login"] == "maintainer"


def test_a_post_whose_answer_was_lost_is_not_made_twice(job):
    job.commit(mlgate_toml=RED)
    job.github.plan("POST", "comments", 502, does=True)
    assert job.run() == 1
    assert job.written == (1, 0)
    assert "mlgate fail" in job.comment


def test_limits_and_failures_are_sat_out(job):
    job.commit(mlgate_toml=RED)
    job.github.plan("GET", "comments", 503)
    job.github.plan("POST", "comments", 403, headers={"Retry-After": "1"}, body=SECONDARY)
    job.github.plan("POST", "comments", 429, headers={"Retry-After": "1"})
    assert job.run() == 1
    assert "mlgate fail" in job.comment


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (403, {}, FORBIDDEN),
        (404, {}, {"message": "Not Found"}),
        (422, {}, {"message": "Validation Failed"}),
        (403, {"Retry-After": "3600"}, SECONDARY),
        (200, {}, b"<html>"),
        (410, {}, {"message": "This issue was deleted\n::error::x"}),
    ],
)
def test_no_refusal_changes_the_verdict(job, status, headers, body):
    job.commit(mlgate_toml=GREEN)
    job.github.plan("GET", "pulls/7", status, headers=headers, body=body)
    assert job.run() == 0
    assert job.outputs["verdict"] == "pass"
    assert "no comment: " in job.summary
    assert job.written == (0, 0)


def test_an_older_commit_does_not_overwrite_what_a_newer_one_says(job):
    job.commit(mlgate_toml=RED)
    old, event = job.sha, job.event()
    job.commit(mlgate_toml=GREEN).run()
    git(job.folder, "checkout", "-q", old)
    assert job.run(event=event) == 1
    assert "mlgate pass" in job.comment
    assert "has moved on" in job.log


def test_a_commit_that_comes_while_we_wait_is_not_overwritten(job):
    job.commit(mlgate_toml=GREEN).run()
    newer = job.comment.replace("mlgate pass", "mlgate of a newer commit")

    def pushed():
        job.github.pull(7, "f" * 40)
        job.github.comments[7][0]["body"] = newer

    job.github.plan("PATCH", "comments", 502)
    job.commit(mlgate_toml=RED)
    job.github.happens(pushed, before=("PATCH", "comments"))
    assert job.run() == 1
    assert job.comment == newer
    assert "has moved on to fffffffff, whose run writes it" in job.log


def test_a_broken_configuration_takes_back_what_was_said_of_an_earlier_commit(job):
    job.commit(mlgate_toml=GREEN).run()
    broken = '[users.people]\nfinds = "@everyone <!-- x"\n[usrs.b]\n'
    assert job.commit(mlgate_toml=broken).run() == 2
    assert "nothing was checked" in job.comment
    assert "mlgate.toml:3: unknown kind" in job.comment
    assert f"Commit `{job.sha[:9]}`" in job.comment
    assert job.commit(mlgate_toml=GREEN).run() == 0
    assert "mlgate pass" in job.comment
    assert job.written == (1, 2)


def test_closed_graphql_is_the_bot_of_every_job(job):
    job.commit(mlgate_toml=GREEN).run()
    job.github.plan("POST", "graphql", 403, body=FORBIDDEN)
    job.commit(mlgate_toml=RED).run()
    assert job.written == (1, 1)


class TestPublish:
    """The pair of workflows: what a fork's run has left is commented by one that may write."""

    @pytest.fixture
    def left(self, job):
        """The run of the fork, whose token may only read, has left its verdict."""
        job.fork = "someone/models"
        assert job.commit(mlgate_toml=RED).run(token="ghs_read", comment="off") == 1
        content = Path(job.outputs["verdict-file"]).read_text(encoding="utf-8")
        job.github.artefact(42, job.sha, content)
        # Nothing is checked out in the second job.
        for path in (job.folder / "mlgate.toml", Path(job.outputs["verdict-file"])):
            path.unlink()
        job.github.asked.clear()
        return content

    def publish(self, job, **more):
        return job.run(event=more.pop("event", None) or job.finished(), mode="publish", **more)

    def test_what_the_fork_found_is_commented(self, job, left):
        job.apart = True
        assert self.publish(job) == 0
        assert "mlgate fail: 1 failed" in job.comment
        assert f"Commit `{job.sha[:9]}`" in job.comment
        assert "does not vouch for" in job.comment
        assert "actions/runs/42)" in job.comment
        assert (job.outputs["verdict"], job.outputs["failed"], job.outputs["exit-code"]) == ("fail", "1", "0")

    def test_published_twice_it_is_written_once(self, job, left):
        self.publish(job)
        self.publish(job)
        assert job.written == (1, 0)

    def test_a_number_of_a_pull_request_in_the_artefact_is_nothing(self, job, left):
        job.github.pull(8, "c" * 40)
        job.github.artefacts.clear()
        forged = {**json.loads(left), "pull_request": 8, "number": 8, "commit": "c" * 40}
        job.github.artefact(42, job.sha, json.dumps(forged))
        self.publish(job)
        assert job.github.bodies(8) == []
        assert f"Commit `{job.sha[:9]}`" in job.comment

    @pytest.mark.parametrize(
        "pulls",
        [
            [{"sha": "c" * 40}],
            [{"state": "closed"}],
            [{"head": "other/models"}],
            [{"branch": "other"}],
            [{"base": "acme/other"}],
            [{}, {}],
        ],
        ids=["moved on", "closed", "another fork", "another branch", "another base", "two"],
    )
    def test_no_other_pull_request_is_commented(self, job, left, pulls):
        sha = job.sha
        job.github.pulls.clear()
        for number, pull in enumerate(pulls, start=7):
            job.github.pull(number, **{"sha": sha, "head": job.fork, **pull})
        # As GitHub does with a filter that it does not understand.
        job.github.plan("GET", r"/pulls\?", 200, body=list(job.github.pulls.values())[: 2 if len(pulls) > 1 else 1])
        if pulls == [{"state": "closed"}]:
            job.github.planned.clear()
        assert self.publish(job) == 0
        assert "nothing published" in job.summary
        assert job.written == (0, 0)

    def test_a_run_that_was_no_pull_requests_is_not_published(self, job, left):
        assert self.publish(job, event=job.finished(event="push")) == 0
        assert "nothing published" in job.summary
        assert job.github.asked == []

    def test_a_run_that_left_nothing_is_said(self, job, left):
        job.github.artefacts.clear()
        assert self.publish(job) == 0
        assert "has left no artefact 'mlgate-verdict'" in job.summary
        assert job.outputs["verdict"] == "skip"

    @pytest.mark.parametrize("left_now", ["nothing", "{}"])
    def test_what_was_said_of_an_earlier_commit_does_not_stand_for_one_that_nobody_judged(self, job, left, left_now):
        self.publish(job)
        job.commit(mlgate_toml="[usrs.people]")
        if left_now != "nothing":
            job.github.artefact(43, job.sha, left_now)
        event = job.finished(run=43, conclusion="failure")
        assert self.publish(job, event=event) == (0 if left_now == "nothing" else 2)
        assert "nothing was checked" in job.comment
        assert f"Commit `{job.sha[:9]}`" in job.comment
        assert "does not vouch for" in job.comment
        assert "actions/runs/43)" in job.comment

    @pytest.mark.parametrize(
        ("content", "file"),
        [
            ("{}", "verdict.json"),
            ("x", "verdict.json"),
            ("{}", "../../verdict.json"),
            ("{}", "/verdict.json"),
            ("{}", "folder/verdict.json"),
            (b"PK\x05\x06 no archive", ""),
            ("\0" * (65 * 1024 * 1024), "verdict.json"),
        ],
        ids=["empty", "no JSON", "zip slip", "absolute", "elsewhere", "no archive", "bomb"],
    )
    def test_what_is_no_verdict_is_refused(self, job, left, content, file):
        job.github.artefacts.clear()
        job.github.artefact(42, job.sha, content, file=file)
        before = sorted(job.scratch.rglob("*"))
        assert self.publish(job) == 2
        assert "nothing was checked" in job.comment
        assert "nothing was checked" in job.summary
        assert sorted(job.scratch.rglob("*")) == before

    def test_a_folder_of_a_step_before_will_do(self, job, left):
        job.github.artefacts.clear()
        folder = job.folder / "fetched"
        folder.mkdir()
        (folder / "verdict.json").write_text(left, encoding="utf-8")
        assert self.publish(job, verdict_file="fetched") == 0
        assert "mlgate fail" in job.comment

    def test_a_link_in_that_folder_is_not_followed(self, job, left):
        folder = job.folder / "fetched"
        folder.mkdir()
        (job.folder / "secret.json").write_text(left, encoding="utf-8")
        (folder / "verdict.json").symlink_to(job.folder / "secret.json")
        assert self.publish(job, verdict_file="fetched") == 2
        assert "nothing was checked" in job.comment

    def test_it_needs_no_checkout_and_keeps_configurations_apart(self, job, left):
        self.publish(job, working_directory="team/a")
        self.publish(job, working_directory="team/b", config="gate.toml")
        assert ["Configuration `team/a`" in body for body in job.github.bodies(7)] == [True, False]
        assert ["Configuration `team/b/gate.toml`" in body for body in job.github.bodies(7)] == [False, True]
        # Places are those of the repository, as in the comment of a run that checks.
        assert ["`team/a/data/rows.yaml:1`" in body for body in job.github.bodies(7)] == [True, False]
        assert ["`team/b/data/rows.yaml:1`" in body for body in job.github.bodies(7)] == [False, True]

    def test_without_leave_it_says_so(self, job, left):
        assert self.publish(job, token="ghs_read") == 0
        assert "no comment: 403" in job.summary
