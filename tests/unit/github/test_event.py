"""What started a job is read from GitHub's event, whatever that holds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.github.event import FinishedRun, Job, PullRequest

SHA = "a" * 40
REQUEST = {"number": 7, "head": {"sha": SHA, "ref": "refs/pull/8/merge", "repo": {"full_name": "acme/models"}}}
RUN = {
    "id": 42,
    "event": "pull_request",
    "head_sha": SHA,
    "head_branch": "change",
    "head_repository": {"full_name": "someone/models"},
}


@pytest.fixture
def job(tmp_path):
    def of(payload, **environ):
        path = tmp_path / "event.json"
        path.write_bytes(payload if isinstance(payload, bytes) else json.dumps(payload).encode())
        return Job.of({"GITHUB_EVENT_PATH": str(path), "GITHUB_REPOSITORY": "acme/models", **environ})

    return of


def test_a_pull_request(job):
    assert job({"pull_request": REQUEST}).pull_request == PullRequest(number=7, sha=SHA)


@pytest.mark.parametrize("repo", [{"full_name": "someone/models"}, None])
def test_a_pull_request_of_a_fork_also_where_the_fork_is_gone(job, repo):
    request = {**REQUEST, "head": {"sha": SHA, "repo": repo}}
    assert job({"pull_request": request}).pull_request == PullRequest(number=7, sha=SHA, from_fork=True)


def test_the_number_is_not_taken_from_names_of_branches(job):
    ref = {"GITHUB_REF": "refs/pull/8/merge", "GITHUB_HEAD_REF": "8", "GITHUB_REF_NAME": "8/merge"}
    assert job({"ref": "refs/pull/8/merge"}, **ref).pull_request is None


def test_a_finished_run(job):
    expected = FinishedRun(number=42, sha=SHA, branch="change", repository="someone/models", event="pull_request")
    assert job({"workflow_run": RUN}).finished == expected


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        {},
        {"pull_request": None, "workflow_run": None},
        {"pull_request": [], "workflow_run": 3},
        {"pull_request": {**REQUEST, "number": "7/../8"}, "workflow_run": {**RUN, "id": "42"}},
        {"pull_request": {**REQUEST, "number": True}, "workflow_run": {**RUN, "id": -1}},
        {"pull_request": {**REQUEST, "head": {"sha": "x"}}, "workflow_run": {**RUN, "head_sha": SHA[:-1]}},
        {"workflow_run": {**RUN, "head_repository": {"full_name": "a/b/../c"}}},
        {"workflow_run": {**RUN, "head_branch": None}},
    ],
    ids=str,
)
def test_what_is_none_is_none(job, payload):
    found = job(payload)
    assert (found.pull_request, found.finished) == (None, None)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda some: st.lists(some) | st.dictionaries(
    st.sampled_from(["pull_request", "workflow_run", "number", "head", "sha", "id"]), some)))  # fmt: skip
def test_no_event_is_too_odd(tmp_path_factory, payload):
    path = tmp_path_factory.getbasetemp() / "event.json"
    path.write_text(json.dumps(payload), encoding="utf-8")
    assert Job.of({"GITHUB_EVENT_PATH": str(path)}).finished is None


@pytest.mark.parametrize("name", ["", "acme", "a/b/c", "../x", "x/..", "a/b?x=y", "a b/c", "a/b#c"])
def test_a_repository_that_is_none(job, name):
    assert job({}, GITHUB_REPOSITORY=name).repository is None


def test_outside_of_github():
    assert Job.of({}) == Job()


def test_the_address_of_a_run(job):
    more = {"GITHUB_SERVER_URL": "https://github.example", "GITHUB_RUN_ID": "5"}
    assert job({}, **more).run_url == "https://github.example/acme/models/actions/runs/5"
    assert job({}, **{**more, "GITHUB_RUN_ID": "5) x"}).run_url is None
    assert job({}, **{**more, "GITHUB_SERVER_URL": "javascript:x"}).run_url is None
