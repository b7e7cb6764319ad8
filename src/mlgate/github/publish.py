"""Mode `publish`: in a run that may write, comment what the run of a fork, which may only read, has found.

The verdict comes from the fork's run and is rendered here, as data. Which pull request it is about comes from the event
and the API: a run could name any. Nothing of the fork is checked out or run.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Status, Verdict
from mlgate.core.places import placed
from mlgate.github import artefact, body, comments
from mlgate.github.api import ApiError, Client
from mlgate.github.check import OUTPUTS
from mlgate.github.event import FinishedRun, PullRequest, at, number
from mlgate.github.step import Step, log
from mlgate.github.telling import Telling


class UnpublishedError(Exception):
    """There is nothing to comment, or nowhere; the message says why. No fault of this run."""


def run(telling: Telling) -> int:
    """Comment the verdict that the finished run has left; return 0 but where what it has left is no verdict.

    That there is nothing to comment, or no leave to, is said in the summary and is no fault of this run.

    Raises:
        UsageError: what was left is no verdict.
    """
    verdict: Verdict | None = None
    try:
        client = telling.client()
        request = _pull_request(telling, client)
        about = _about(telling, request)
        try:
            verdict = _verdict(telling, client)
        except UsageError as error:
            _tell(telling, client, request, _refusal(str(error), about, request))
            raise
        if verdict is None:
            name = plain(telling.inputs.artifact, limit=60)
            comment = _refusal(f"the run failed and left no artefact '{name}': its log says why", about, request)
        else:
            text = body.render(verdict, about, sha=request.sha)
            comment = comments.Comment(marker=about.marker, text=text, failed=verdict.exit_code != 0)
        _tell(telling, client, request, comment)
    except UnpublishedError as error:
        telling.notice(f"nothing published: {error}")
    except ApiError as error:
        telling.notice(comments.advice(error, None))
    _write_outputs(telling.step, verdict)
    return 0


def _refusal(problem: str, about: body.About, request: PullRequest) -> comments.Comment:
    """Return what is said of a commit that nobody has judged, for which what stands there of an earlier one is not."""
    text = body.render_refusal([problem], about, request.sha)
    return comments.Comment(marker=about.marker, text=text, failed=True)


def _tell(telling: Telling, client: Client, request: PullRequest, comment: comments.Comment) -> None:
    job = dataclasses.replace(telling.job, pull_request=request)
    log(f"{comments.tell(job, client, comment, mode=telling.inputs.comment)}\n")


def _pull_request(telling: Telling, client: Client) -> PullRequest:
    job = telling.job
    if telling.inputs.comment == "off":
        raise UnpublishedError("the input 'comment' is 'off'")
    if job.repository is None:
        raise UnpublishedError("the repository is not known: GITHUB_REPOSITORY is not set")
    if job.finished is not None:
        return find(client, job.repository, job.finished)
    if job.pull_request is not None:
        return job.pull_request
    raise UnpublishedError("this run was started by no pull request and by no run for one; see docs/comments.md")


def find(client: Client, repository: str, run: FinishedRun) -> PullRequest:
    """Return the open pull request whose head is the commit of `run`.

    `workflow_run.pull_requests` is empty for a fork, so that the API is asked for the branch of the fork.

    Raises:
        ApiError: GitHub refused, or gave no answer.
        UnpublishedError: there is none, or there are several, of which the run says not which it was for.
    """
    if run.event != "pull_request":
        raise UnpublishedError(f"the run before was started by '{plain(run.event, limit=40)}', not by a pull request")
    owner = run.repository.partition("/")[0]
    listed = client.pages(f"/repos/{repository}/pulls", state="open", head=f"{owner}:{run.branch}")
    # GitHub ignores a `head` that it does not understand and lists them all: each is looked at.
    numbers = [
        number(one.get("number"))
        for one in listed
        if at(one, "head", "sha") == run.sha
        and at(one, "head", "ref") == run.branch
        and at(one, "head", "repo", "full_name") == run.repository
        and at(one, "base", "repo", "full_name") == repository
    ]
    found = [one for one in numbers if one is not None]
    if not found:
        raise UnpublishedError("no open pull request has the commit of that run at its head: closed, or moved on")
    if len(found) > 1:
        raise UnpublishedError(f"{len(found):,} pull requests have the commit of that run at their head")
    return PullRequest(number=found[0], sha=run.sha, from_fork=run.repository != repository)


def _verdict(telling: Telling, client: Client) -> Verdict | None:
    """Return the verdict that was left; `None` where a run that failed has left nothing.

    Raises:
        ApiError: GitHub refused, or gave no answer.
        UnpublishedError: there is none to be expected.
        UsageError: what was left is none, or cannot be shown.
    """
    inputs, job = telling.inputs, telling.job
    if inputs.verdict_file is not None:
        verdict = artefact.from_path(inputs.verdict_file)
    elif job.finished is None or job.repository is None:
        raise UnpublishedError("no run has finished before this one; give the input 'verdict-file'")
    else:
        found = artefact.fetch(client, job.repository, job.finished, inputs.artifact)
        if found is None and job.finished.failed:
            return None
        if found is None:
            name = plain(inputs.artifact, limit=60)
            raise UnpublishedError(f"the run has left no artefact '{name}': it checked nothing, or it has expired")
        verdict = found
    try:
        # Nothing is checked out: the inputs say where the configuration lies.
        verdict = placed(verdict, inputs.folder)
        body.render(verdict, telling.about)
    except Exception as error:
        # A number of a million digits, a name where a table was expected: the schema is wide.
        raise UsageError(f"the verdict that was left cannot be shown ({type(error).__name__})") from error
    return verdict


def _about(telling: Telling, request: PullRequest) -> body.About:
    """Return what stands in the comment; the run to read is the one that has checked."""
    about, finished = telling.about, telling.job.finished
    if finished is not None and telling.job.run_url is not None:
        parent = telling.job.run_url.rpartition("/")[0]
        about = dataclasses.replace(about, run_url=f"{parent}/{finished.number}")
    return dataclasses.replace(about, from_fork=request.from_fork)


def _write_outputs(step: Step, verdict: Verdict | None) -> None:
    counts: Mapping[str, int] = {} if verdict is None else verdict.counts
    told = {name: str(counts.get(status, 0)) for name, status in OUTPUTS.items()}
    status = Status.SKIP if verdict is None else verdict.verdict
    step.write({"verdict": status.value, "exit-code": "0", **told, "verdict-file": ""})
