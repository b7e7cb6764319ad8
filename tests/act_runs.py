"""Runs of the documented workflows by act in host mode, in repositories of their own, and what act tells of them.

act replaces actions/checkout by a copy and asks no network of GitHub; pip needs its index. What mlgate installs itself
into is kept for all runs of a session, as on a runner that keeps its disk.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec

import action_stubs

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / "docs" / "workflows"
PINNED = "mlgate/mlgate@0000000000000000000000000000000000000000"
AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
ACT = shutil.which("act", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")


def git(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", *AS, *arguments], cwd=folder, capture_output=True, check=True, env=environment)
    return done.stdout


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def copied_action(folder):
    """Copy to `folder` what GitHub would download: files of the repository, and nothing that was built beside them.

    But for the tests, four of five files, of which act would make another copy for each job.
    """
    listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".", ":!tests"]
    for name in git(ROOT, *listed).split(b"\0")[:-1]:
        source, target = ROOT / os.fsdecode(name), folder / os.fsdecode(name)
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    return folder


_PATIENT_BASH = """\
#!/bin/sh
{bash} "$@"
code=$?
[ "$code" -eq 0 ] || sleep 0.5
exit "$code"
"""


def patient_path(folder, path):
    """Return `path` with a bash before all others that waits a little where it failed.

    act 0.2.89 closes the terminal of a host's step that failed without reading what is left in it, so on a busy machine
    the last lines, the reason among them, are lost.
    """
    folder.mkdir(parents=True, exist_ok=True)
    bash = folder / "bash"
    bash.write_text(_PATIENT_BASH.format(bash=shutil.which("bash", path=path)), encoding="utf-8")
    bash.chmod(0o755)
    return f"{folder}{os.pathsep}{path}"


class Run(msgspec.Struct, frozen=True):
    """What act told of a run, a record a line."""

    code: int
    records: tuple[dict, ...]

    def of(self, command):
        return [record for record in self.records if record.get("command") == command]

    def outputs_of(self, step):
        return {record["name"]: record["arg"] for record in self.of("set-output") if record.get("stepID") == [step]}

    @property
    def outputs(self):
        """The outputs of the step `mlgate` as later steps see them."""
        return self.outputs_of("mlgate")

    def told(self, command):
        return [
            (record["kvPairs"].get("file"), record["kvPairs"].get("line"), record["arg"]) for record in self.of(command)
        ]

    @property
    def annotations(self):
        return self.told("error")

    @property
    def summary(self):
        return self.of("summary")[0]["content"]

    @property
    def log(self):
        return "".join(record["msg"] for record in self.records if record.get("raw_output"))

    @property
    def job(self):
        (result,) = [record["jobResult"] for record in self.records if "jobResult" in record]
        return result


EVENT = {"pull_request": {"head": {"ref": "change"}, "base": {"ref": "main"}}}


def act(folder, scratch, action, *more, name="pull_request", payload=EVENT):
    """Run by act what the repository `folder` does on the event `name`; `action` is a copy of mlgate."""
    event = scratch / "event.json"
    event.write_text(json.dumps(payload), encoding="ascii")
    command = [ACT, name, "-e", str(event), "-P", "ubuntu-latest=-self-hosted", "--json"]
    command += ["--local-repository", f"{PINNED}={action}", *action_stubs.every(scratch / "actions")]
    installed = os.environ.get("MLGATE_INSTALL_FOLDER") or action.parent / "installed"
    command += ["--env", f"MLGATE_INSTALL_FOLDER={installed}", *more]
    # act writes to the caches and the settings of its user; these are its own.
    homes = {name: str(scratch / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    environment["PATH"] = patient_path(scratch / "shell", os.environ["PATH"])
    done = subprocess.run(
        command, cwd=folder, env=environment | homes, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(b"{")]
    assert lines, done.stdout + done.stderr
    return Run(done.returncode, tuple(json.loads(line) for line in lines))


def documented(name="pull-request", **inputs):
    """Return the text of a documented workflow, with `inputs` in place of those of the step that uses mlgate."""
    text = (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8")
    listed = "".join(f"          {key.replace('_', '-')}: {json.dumps(value)}\n" for key, value in inputs.items())
    if listed:
        start = text.index("        with:\n", text.index(PINNED)) + len("        with:\n")
        end = text.index("\n\n", start) + 1
        text = text[:start] + listed + text[end:]
    return text


class Project:
    """The repository acme/models with a workflow, checked out for a pull request as actions/checkout leaves it."""

    def __init__(self, scratch, action, github, workflow):
        self.folder, self._scratch, self._action, self._github = scratch / "repository", scratch, action, github
        self.folder.mkdir()
        self.number = 7
        self.head = github.repository
        git(self.folder, "init", "-q", "-b", "main")
        git(self.folder, "remote", "add", "origin", "https://github.com/acme/models")
        self.merged({".github/workflows/mlgate.yml": workflow, "README.md": "Models.\n"})

    def merged(self, files):
        """Bring `files` to the branch main."""
        git(self.folder, "checkout", "-q", "-f", "-B", "main")
        self._commit(files)
        # What `fetch-depth: 0` brings.
        git(self.folder, "update-ref", "refs/remotes/origin/main", "main")

    def proposed(self, files, *, number=None):
        """Let the pull request `number` bring `files`; a second time with another commit on top of the first."""
        if number is not None:
            self.number = number
        branch = f"change-{self.number}"
        known = git(self.folder, "branch", "--list", branch)
        git(self.folder, "checkout", "-q", "-f", *([branch] if known else ["-b", branch, "main"]))
        self._commit(files)
        self.sha = git(self.folder, "rev-parse", "HEAD").decode().strip()
        # GitHub checks out what a merge would make of it.
        git(self.folder, "checkout", "-q", "-B", "merge", "main")
        git(self.folder, "merge", "-q", "--no-ff", "-m", "merge", branch)
        self._github.pull(self.number, self.sha, branch=branch, head=self.head)

    def _commit(self, files):
        write(self.folder, files)
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "--allow-empty", "-m", "change")

    def event(self):
        head = {"ref": f"change-{self.number}", "sha": self.sha, "repo": {"full_name": self.head}}
        return {"number": self.number, "pull_request": {"number": self.number, "head": head, "base": {"ref": "main"}}}

    def run(self, *more, token="ghs_write", name="pull_request", payload=None):
        """Run the workflow for the pull request, or for the event `name`; `more` are arguments of act."""
        more = [
            *more,
            "-s",
            f"GITHUB_TOKEN={token}",
            "--env",
            f"GITHUB_API_URL={self._github.url}",
            "--env",
            "NO_PROXY=*",
        ]
        run = act(self.folder, self._scratch, self._action, *more, name=name, payload=payload or self.event())
        assert not token or token not in json.dumps(run.records)
        return run

    @property
    def comment(self):
        (body,) = [body for body in self._github.bodies(self.number) if "mlgate:comment" in body]
        return body

    def written(self):
        """Return how many comments were made and how many changed since this was asked last."""
        asked = self._github.count("POST", "comments"), self._github.count("PATCH", "comments")
        self._github.asked.clear()
        return asked
