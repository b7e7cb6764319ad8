"""The client, against a GitHub that refuses, delays and breaks as the real one does."""

import json
import socket
import threading
import time

import pytest

from fake_github import FORBIDDEN, SECONDARY, FakeGitHub
from mlgate.github.api import ApiError, Client

COMMENTS = "/repos/acme/models/issues/7/comments"


@pytest.fixture
def github():
    with FakeGitHub() as github:
        github.pull(7, "a" * 40)
        yield github


class Clock:
    """Time that passes by sleeping alone."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


def client(github, clock=None, *, token="ghs_write", **more):
    times = {} if clock is None else {"clock": clock, "sleep": clock.sleep}
    return Client(url=github.url, token=token, **times, **more)


def test_all_pages_are_read_as_the_link_header_says(github):
    for number in range(250):
        github.comment(7, f"comment {number}", by="someone")
    assert len(list(client(github).pages(COMMENTS))) == 250
    assert github.count("GET", "comments") == 3


def test_a_page_at_another_host_is_not_asked_for(github):
    github.plan("GET", "comments", 200, body=[], headers={"Link": f'<{github.elsewhere}/steal>; rel="next"'})
    with pytest.raises(ApiError, match="another host"):
        list(client(github).pages(COMMENTS))
    assert github.count("GET", "steal") == 0


def test_the_token_goes_to_no_other_host(github):
    made = github.artefact(5, "a" * 40, "{}")
    assert client(github).download(f"/repos/acme/models/actions/artifacts/{made['id']}/zip", most=1000)[:2] == b"PK"
    assert [(token, host) for _, path, token, host in github.asked if path.startswith("/store")] == [
        ("", github.elsewhere.removeprefix("http://"))
    ]


def test_a_redirection_that_never_ends_does(github):
    for _ in range(9):
        github.plan("GET", "pulls/7", 302, headers={"Location": f"{github.url}/repos/acme/models/pulls/7"})
    with pytest.raises(ApiError, match="302"):
        client(github).get("/repos/acme/models/pulls/7")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://example.org/x"])
def test_a_redirection_to_no_web_address_is_not_followed(github, location):
    github.plan("GET", "pulls/7", 302, headers={"Location": location})
    with pytest.raises(ApiError, match="not https"):
        client(github).get("/repos/acme/models/pulls/7")


def test_what_is_sent_is_not_sent_on_to_where_a_redirection_points(github):
    github.plan("POST", "comments", 307, headers={"Location": f"{github.elsewhere}/steal"})
    with pytest.raises(ApiError, match="307"):
        client(github).send("POST", COMMENTS, {"body": "x"})
    assert github.count("POST", "steal") == 0


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_what_breaks_is_asked_again_each_time_later(github, clock, status):
    for _ in range(3):
        github.plan("GET", "pulls/7", status, body=b"<html>Unicorn!</html>")
    assert client(github, clock).get("/repos/acme/models/pulls/7")["number"] == 7
    assert len(clock.slept) == 3
    assert [1, 2, 4] <= clock.slept <= [1.5, 3, 6]


def test_what_stays_broken_is_given_up(github, clock):
    for _ in range(20):
        github.plan("GET", "pulls/7", 502)
    with pytest.raises(ApiError, match="502") as caught:
        client(github, clock).get("/repos/acme/models/pulls/7")
    assert caught.value.lost
    assert github.count("GET") == 5


def test_a_post_that_broke_is_not_repeated_unseen(github, clock):
    github.plan("POST", "comments", 502, does=True)
    with pytest.raises(ApiError) as caught:
        client(github, clock).send("POST", COMMENTS, {"body": "x"})
    assert caught.value.lost
    assert github.bodies(7) == ["x"]


@pytest.mark.parametrize(
    ("status", "headers", "body", "seconds"),
    [
        (403, {"Retry-After": "7"}, SECONDARY, 7),
        (429, {"Retry-After": "7"}, {}, 7),
        (429, {}, {}, 60),
        (403, {}, SECONDARY, 60),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": lambda: str(int(time.time()) + 30)}, {}, 30),
        (429, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "never"}, {}, 60),
    ],
)
def test_a_limit_is_waited_for_as_long_as_it_says(github, clock, status, headers, body, seconds):
    headers = {name: value() if callable(value) else value for name, value in headers.items()}
    github.plan("POST", "comments", status, headers=headers, body=body)
    client(github, clock).send("POST", COMMENTS, {"body": "x"})
    assert clock.slept == [pytest.approx(seconds, abs=2)]
    assert github.bodies(7) == ["x"]


def test_a_limit_that_says_no_time_is_not_asked_again_at_once(github, clock):
    for _ in range(4):
        github.plan("GET", "pulls/7", 429, headers={"Retry-After": "0"})
    client(github, clock).get("/repos/acme/models/pulls/7")
    assert clock.slept == [1, 2, 4, 8]


def test_what_is_gone_is_deleted(github, clock):
    made = github.comment(7, "x")
    path = f"/repos/acme/models/issues/comments/{made['id']}"
    client(github, clock).delete(path)
    client(github, clock).delete(path)
    assert github.bodies(7) == []
    with pytest.raises(ApiError, match="403"):
        client(github, clock, token="ghs_read").delete(path)


@pytest.mark.parametrize("headers", [{"Retry-After": "3600"}, {"Retry-After": "9" * 11}])
def test_a_limit_that_lasts_is_not_waited_for(github, clock, headers):
    github.plan("POST", "comments", 403, headers=headers, body=SECONDARY)
    with pytest.raises(ApiError, match="longer than a job should"):
        client(github, clock).send("POST", COMMENTS, {"body": "x"})
    assert clock.slept == []


def test_limits_one_after_the_other_end_with_the_budget(github, clock):
    for _ in range(9):
        github.plan("GET", "pulls/7", 429, headers={"Retry-After": "50"})
    with pytest.raises(ApiError, match="429"):
        client(github, clock).get("/repos/acme/models/pulls/7")
    assert clock.slept == [50, 50]


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (403, FORBIDDEN, "403: Resource not accessible by integration"),
        (404, {"message": "Not Found"}, "404: Not Found"),
        (422, {"message": "Validation\n::error::Failed"}, "422: Validation :"),
        (401, b"\xff<html>", "401: no reason given"),
        (410, [], "410: no reason given"),
    ],
)
def test_a_refusal_is_final_and_told_in_a_line(github, clock, status, body, message):
    github.plan("GET", "pulls/7", status, body=body)
    with pytest.raises(ApiError) as caught:
        client(github, clock).get("/repos/acme/models/pulls/7")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert "::" not in str(caught.value)
    assert clock.slept == []


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000])
def test_an_answer_that_is_no_json_is_none(github, clock, body):
    github.plan("GET", "pulls/7", 200, body=body)
    with pytest.raises(ApiError, match="no JSON"):
        client(github, clock).get("/repos/acme/models/pulls/7")


@pytest.mark.parametrize("body", [{}, 3, "x", None])
def test_a_list_that_is_none_is_told(github, clock, body):
    github.plan("GET", "comments", 200, body=body)
    with pytest.raises(ApiError, match="no list"):
        list(client(github, clock).pages(COMMENTS))


def test_an_answer_that_is_too_large_is_not_kept(github):
    made = github.artefact(5, "a" * 40, b"x" * 1001)
    with pytest.raises(ApiError, match="larger than 1,000 bytes"):
        client(github).download(f"/repos/acme/models/actions/artifacts/{made['id']}/zip", most=1000)


def test_a_slow_answer_ends_with_the_budget(github):
    github.plan("GET", "pulls/7", 200, seconds=5)
    started = time.monotonic()
    with pytest.raises(ApiError):
        client(github, budget=0.3).get("/repos/acme/models/pulls/7")
    assert time.monotonic() - started < 2


def test_an_answer_that_comes_a_byte_at_a_time_ends_with_the_budget():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                try:
                    while True:
                        connection.sendall(b" ")
                        time.sleep(0.02)
                except OSError:
                    return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        started = time.monotonic()
        with pytest.raises(ApiError, match="did not answer within"):
            Client(url=f"http://127.0.0.1:{server.getsockname()[1]}", token="t", budget=0.4).get("/x")
        assert time.monotonic() - started < 3
        thread.join()


def test_nobody_there_is_told(clock):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ApiError, match="cannot be reached"):
        Client(url=f"http://127.0.0.1:{port}", token="t", clock=clock, sleep=clock.sleep).get("/x")


def test_the_address_of_a_companys_own_github_is_honoured(github):
    github.base = "/api/v3"
    asked = client(github)
    assert asked.get("/repos/acme/models/pulls/7")["number"] == 7
    assert asked.ask_graphql("query { viewer { login } }")["data"]["viewer"]["login"] == "github-actions[bot]"
    assert [path for _, path, _, _ in github.asked] == ["/api/v3/repos/acme/models/pulls/7", "/api/graphql"]


@pytest.mark.parametrize("url", ["", "file:///etc", "example.org", "ftp://example.org"])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(ApiError, match="no address"):
        Client(url=url, token="t")


@pytest.mark.parametrize("token", ["", "a b", "a\nHost: x", "ü"])
def test_a_token_that_cannot_be_sent_is_refused_and_not_shown(token):
    with pytest.raises(ApiError, match="no token") as caught:
        Client(url="http://127.0.0.1", token=token)
    assert not token or token not in str(caught.value)


def test_the_token_is_not_shown(github):
    assert "ghs_write" not in repr(client(github))


def test_text_of_any_kind_arrives(github):
    client(github).send("POST", COMMENTS, {"body": "ü 😀 \u200a \ud800"})
    assert json.dumps(github.bodies(7)) == json.dumps(["ü 😀 \u200a \ud800"])
