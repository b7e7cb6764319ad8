"""One comment a configuration on a pull request: found again, updated, and never a reason for another exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mlgate.core.display import plain
from mlgate.github import body
from mlgate.github.api import ApiError, Client
from mlgate.github.event import Job, PullRequest, at, number

# Who writes with the token that every job has. No user can be called so.
_ACTIONS_BOT = "github-actions[bot]"
_ATTEMPTS = 5
_FORBIDDEN, _NOT_FOUND = 403, 404
_TWO = 2


class _DeletedError(ApiError):
    """The comment was deleted since we looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a run has to say, under the marker that stands first in it."""

    marker: str
    text: str
    failed: bool


def tell(job: Job, client: Client, comment: Comment, *, mode: str) -> str:
    """Write, update or leave alone the comment; return in a line what was done.

    Raises:
        ApiError: GitHub refused, or gave no answer.
    """
    request, repository = job.pull_request, job.repository
    if request is None or repository is None:
        return "no comment: this run is for no pull request"
    return _Comments(client, repository, request, comment).settle(mode)


class _Comments:
    """The comments of one pull request, and who we are among those who write there."""

    def __init__(self, client: Client, repository: str, request: PullRequest, comment: Comment) -> None:
        self._client = client
        self._repository = repository
        self._request = request
        self._comment = comment
        self._self = _who_we_are(client)

    def settle(self, mode: str) -> str:
        """Bring the comment to its text; look again after a failure: GitHub may have done what it did not confirm."""
        for attempt in range(_ATTEMPTS):
            try:
                return self._settle_once(mode)
            except ApiError as error:
                if attempt == _ATTEMPTS - 1 or not (error.lost or isinstance(error, _DeletedError)):
                    raise
                self._client.pause(attempt, error)
        raise AssertionError

    def _settle_once(self, mode: str) -> str:
        ours = self._found()
        # Asked last: while we waited for GitHub a newer commit may have come, and its run may have written.
        if (head := self._head()) != self._request.sha:
            return f"no comment: the pull request has moved on to {plain(str(head)[:9])}, whose run writes it"
        if ours:
            return self._updated(ours, mode)
        if mode == "failures" and not self._comment.failed:
            return "no comment: nothing failed"
        self._client.send("POST", f"{self._issue}/{self._request.number}/comments", {"body": self._comment.text})
        # A run at the same time may have seen none either: both keep the first of the two.
        ours = self._found()
        return "comment written" if len(ours) < _TWO else self._updated(ours, mode)

    def _updated(self, ours: list[dict[str, Any]], mode: str) -> str:
        """Bring the first of `ours` to its text, then remove the others."""
        kept, *doubled = ours
        done = self._brought(kept, mode)
        for comment in doubled:
            self._client.delete(f"{self._issue}/comments/{comment['id']}")
        return done

    def _brought(self, comment: dict[str, Any], mode: str) -> str:
        said, text = str(comment.get("body", "")), self._comment.text
        if said == text or (mode == "changes" and body.says_the_same(said, text)):
            return "comment left as it is: it says the same"
        try:
            self._client.send("PATCH", f"{self._issue}/comments/{comment['id']}", {"body": text})
        except ApiError as error:
            raise _DeletedError(error.status, error.message) if error.status == _NOT_FOUND else error from None
        return "comment updated"

    @property
    def _issue(self) -> str:
        return f"/repos/{self._repository}/issues"

    def _head(self) -> object:
        return at(self._client.get(f"/repos/{self._repository}/pulls/{self._request.number}"), "head", "sha")

    def _found(self) -> list[dict[str, Any]]:
        """Return our comments, the oldest first: one, but where two runs have written at once.

        The marker is public: anybody can write a comment with it, or make a bot quote it. So it has to stand first,
        and the comment has to be by the user that the token is.
        """
        listed = self._client.pages(f"{self._issue}/{self._request.number}/comments")
        return sorted(filter(self._is_ours, listed), key=lambda comment: comment["id"])

    def _is_ours(self, comment: dict[str, Any]) -> bool:
        first = str(comment.get("body", "")).partition("\n")[0].rstrip("\r")
        is_by_us = at(comment, "user", "login") == self._self
        return is_by_us and first == self._comment.marker and number(comment.get("id")) is not None


def _who_we_are(client: Client) -> str:
    """Return the login of the user that the token is: the job's bot, an app's, or a person."""
    try:
        login = at(client.ask_graphql("query { viewer { login } }"), "data", "viewer", "login")
    except ApiError as error:
        # Where GraphQL is closed; what would not answer now answers no other question either.
        if error.status not in (_FORBIDDEN, _NOT_FOUND):
            raise
        login = None
    return login if isinstance(login, str) and login else _ACTIONS_BOT


def advice(error: ApiError, request: PullRequest | None) -> str:
    """Return why there is no comment, and what would let us write one."""
    told = f"no comment: {error}"
    # A conversation that is locked is closed to everybody, and GitHub says so.
    if error.status not in (_FORBIDDEN, _NOT_FOUND) or "locked" in error.message:
        return told
    if request is not None and request.from_fork:
        return f"{told}. The token of a fork's run may only read; docs/comments.md shows the pair of workflows that may"
    return f"{told}. Give the job `permissions: pull-requests: write`, or the step the input `comment: off`"
