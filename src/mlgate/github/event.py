"""What has started the job, from GitHub's own description of it (`GITHUB_EVENT_PATH`).

The number of a pull request is read here and nowhere else: names of branches, and files of a run that nobody can vouch
for, may say anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# GitHub sends none that is larger.
_MOST_BYTES = 32 * 1024 * 1024
_REPOSITORY = re.compile(r"(?!\.)[A-Za-z0-9_.-]+/(?!\.\.?$)[A-Za-z0-9_.-]+")
_SHA = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_GITHUB = "https://api.github.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class PullRequest:
    """A pull request of this repository, and the commit at its head."""

    number: int
    sha: str
    from_fork: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedRun:
    """The run of another workflow, after which this one runs: where its commit came from, and whether it failed."""

    number: int
    sha: str
    branch: str
    repository: str
    event: str
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The job that the step is part of; `None` for what it does not have."""

    api: str = _GITHUB
    repository: str | None = None
    pull_request: PullRequest | None = None
    finished: FinishedRun | None = None
    run_url: str | None = None

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Job:
        """Return the job that `environ` describes; an event that cannot be read is one without a pull request."""
        payload = _payload(environ.get("GITHUB_EVENT_PATH", ""))
        name = environ.get("GITHUB_REPOSITORY", "")
        repository = name if _REPOSITORY.fullmatch(name) else None
        return cls(
            api=environ.get("GITHUB_API_URL") or _GITHUB,
            repository=repository,
            pull_request=_pull_request(payload, repository),
            finished=_finished(payload),
            run_url=run_url(environ, environ.get("GITHUB_RUN_ID", "")),
        )


def run_url(environ: Mapping[str, str], number: str) -> str | None:
    """Return the address at which a person reads the log of the run `number`."""
    server, name = environ.get("GITHUB_SERVER_URL", ""), environ.get("GITHUB_REPOSITORY", "")
    if not (re.fullmatch(r"https?://[\w.:-]+", server) and _REPOSITORY.fullmatch(name) and number.isdigit()):
        return None
    return f"{server}/{name}/actions/runs/{number}"


def _payload(path: str) -> Mapping[str, Any]:
    try:
        with Path(path).open("rb") as stream:
            payload = json.loads(stream.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return payload if isinstance(payload, dict) else {}


def at(value: object, *keys: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what is below `keys` in objects of JSON; `None` where something on the way is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def number(value: object) -> int | None:
    """Return `value` where it is a number by which GitHub names things."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _pull_request(payload: Mapping[str, Any], repository: str | None) -> PullRequest | None:
    found = number(at(payload, "pull_request", "number"))
    sha = at(payload, "pull_request", "head", "sha")
    if found is None or not isinstance(sha, str) or not _SHA.fullmatch(sha):
        return None
    # The head's repository is null where the fork has been deleted.
    return PullRequest(
        number=found, sha=sha, from_fork=at(payload, "pull_request", "head", "repo", "full_name") != repository
    )


def _finished(payload: Mapping[str, Any]) -> FinishedRun | None:
    run = payload.get("workflow_run")
    found, sha, branch = number(at(run, "id")), at(run, "head_sha"), at(run, "head_branch")
    repository, event = at(run, "head_repository", "full_name"), at(run, "event")
    texts = (sha, branch, repository, event)
    if found is None or not all(isinstance(text, str) for text in texts):
        return None
    if not _SHA.fullmatch(sha) or not _REPOSITORY.fullmatch(repository):
        return None
    failed = at(run, "conclusion") == "failure"
    return FinishedRun(number=found, sha=sha, branch=branch, repository=repository, event=event, failed=failed)
