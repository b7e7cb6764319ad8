"""What the Action costs beside the checks themselves, once its environment is there: at most 3 s.

The steps of action.yml that every run has are run as a job runs them, for a pull request of a repository with one check
and of one with 50, with GitHub's API on 127.0.0.1, which answers at once; `mlgate check` in the same environment on the
same repository is what they are compared with. Both are run in turns, so that a busy machine is busy for both. The
figures are medians; those of the clock are judged, those of CPU time (which does not count waiting for others) stand
beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

MOST_SECONDS = 3.0
ROOT = Path(__file__).resolve().parents[1]
AS = ["-c", "user.name=b", "-c", "user.email=b@example.org", "-c", "commit.gpgsign=false"]
# A name that a step hands on, in a file as GitHub reads it.
OUTPUT = re.compile(r"^([\w-]+)<<(\w+)\n(.*?)\n?^\2$", re.MULTILINE | re.DOTALL)
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


class Cost(NamedTuple):
    """Of one run, in seconds."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Job:
    """A repository, and the environment variables that a runner gives to a step in it."""

    folder: Path
    scratch: Path
    environ: Mapping[str, str]

    def run(self, command: Sequence[str | Path], environ: Mapping[str, str] | None = None) -> Cost:
        """Run `command` in the repository and return what it cost."""
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env={**self.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=(self.scratch / "log").open("wb"),
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        if os.waitstatus_to_exitcode(status):
            sys.exit((self.scratch / "log").read_text(encoding="utf-8"))
        return Cost(wall, usage.ru_utime + usage.ru_stime)

    def act(self) -> Cost:
        """Run the Action's own steps and return what they cost together."""
        outputs: dict[str, str] = {}
        costs = [self.run(["bash", "-eo", "pipefail", "-c", script], env) for script, env in self._steps(outputs)]
        return Cost(*map(sum, zip(*costs, strict=True)))

    def _steps(self, outputs: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        known = {f"inputs.{name}": str(given.get("default", "")) for name, given in action["inputs"].items()}
        known["inputs.token"] = "ghs_write"
        for step in action["runs"]["steps"]:
            if "run" not in step or "if" in step:
                continue
            file = self.scratch / "outputs"
            file.write_bytes(b"")
            env = {name: filled(str(text), known | outputs) for name, text in step.get("env", {}).items()}
            yield step["run"], env
            for name, _, value in OUTPUT.findall(file.read_text(encoding="utf-8")):
                outputs[f"steps.{step['id']}.outputs.{name}"] = value


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with the values of its expressions; what a step before has not said is empty."""
    return EXPRESSION.sub(lambda found: values.get(found[1], ""), text)


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return what it says."""
    done = subprocess.run(["git", *AS, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def repository(folder: Path, checks: int) -> str:
    """Make a repository with so many checks of a file each, and a change of it; return its commit."""
    folder.mkdir()
    (folder / "mlgate.toml").write_text("".join(f'[lint.c{n}]\npaths = ["src/m{n}.py"]\n\n' for n in range(checks)))
    (folder / "src").mkdir()
    for number in range(checks):
        (folder / "src" / f"m{number}.py").write_text("import numpy as np\n\nrng = np.random.default_rng(0)\n")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "base")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    (folder / "src" / "m0.py").write_text("import numpy as np\n\nrng = np.random.default_rng(1)\n")
    git(folder, "commit", "-q", "-a", "-m", "change")
    return git(folder, "rev-parse", "HEAD")


def job(scratch: Path, checks: int, github: Any) -> Job:
    """Return the job of a pull request of a new repository."""
    scratch.mkdir()
    folder = scratch / "repository"
    sha = repository(folder, checks)
    github.pull(7, sha)
    head = {"ref": "change", "sha": sha, "repo": {"full_name": "acme/models"}}
    event = {"number": 7, "pull_request": {"number": 7, "head": head, "base": {"ref": "main"}}}
    (scratch / "event.json").write_text(json.dumps(event))
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "MLGATE", "PYTHON"))}
    return Job(
        folder,
        scratch,
        clean
        | {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_API_URL": github.url,
            "GITHUB_BASE_REF": "main",
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_EVENT_PATH": str(scratch / "event.json"),
            "GITHUB_OUTPUT": str(scratch / "outputs"),
            "GITHUB_REF": "refs/pull/7/merge",
            "GITHUB_REPOSITORY": "acme/models",
            "GITHUB_RUN_ID": "1",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_STEP_SUMMARY": str(scratch / "summary"),
            "GITHUB_WORKSPACE": str(folder),
            "NO_PROXY": "*",
            "RUNNER_TEMP": str(scratch.parent),
        },
    )


def measured(name: str, job: Job, rounds: int) -> float:
    """Print what the Action and the checks cost in `job`; return the seconds of the clock between them."""
    first = job.act()
    (python,) = job.scratch.parent.glob("mlgate-*/bin/python")
    check = [python, "-P", "-m", "mlgate", "check"]
    job.run(check)
    pairs = []
    for number in range(rounds):
        if number % 2:
            pairs.append((job.act(), job.run(check)))
        else:
            checked = job.run(check)
            pairs.append((job.act(), checked))
    acted, checked = (Cost(*map(statistics.median, zip(*costs, strict=True))) for costs in zip(*pairs, strict=True))
    wall = statistics.median(one.wall - other.wall for one, other in pairs)
    cpu = statistics.median(one.cpu - other.cpu for one, other in pairs)
    print(f"{name:<10}{first.wall:8.2f}{acted.wall:8.2f}{checked.wall:8.2f}{wall:8.2f}   {cpu:8.2f}")
    return wall


def main() -> int:
    """Print the figures; return 1 where one is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    print(f"medians of {rounds} rounds, s")
    print(f"{'':<10}{'first':>8}{'Action':>8}{'check':>8}{'beside':>8}   {'of CPU':>8}   (limit {MOST_SECONDS:g})")
    with tempfile.TemporaryDirectory() as name, fake_github() as github:
        jobs = {f"{n} check{'s' * (n > 1)}": job(Path(name, str(n)), n, github) for n in (1, 50)}
        beside = [measured(name, one, rounds) for name, one in jobs.items()]
    return 0 if max(beside) <= MOST_SECONDS else 1


def fake_github() -> AbstractContextManager[Any]:
    """Return GitHub's API as the tests have it."""
    sys.path.insert(0, str(ROOT / "tests"))
    from fake_github import FakeGitHub

    return FakeGitHub()


if __name__ == "__main__":
    sys.exit(main())
