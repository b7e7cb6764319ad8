"""GitHub's REST API as far as a comment needs it: pages, retries with a bound in time, answers of bounded size.

Built on Python's own client, see docs/decisions/016. The token goes to the host of `GITHUB_API_URL` and to no other,
wherever a redirection or a `Link` header points.
"""

from __future__ import annotations

import json
import re
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import Any, NamedTuple

from mlgate.core.display import plain
from mlgate.github.waiting import backoff, rate_limited

# All requests of a step together, waiting included: a rate limit of a minute is sat out, one of an hour is not.
BUDGET = 120.0
_SILENCE = 20.0
# A hundred comments of 65,536 characters, escaped.
_MOST_JSON = 64 * 1024 * 1024
_MOST_PAGES = 100
_MOST_REFUSAL = 1024 * 1024
_MOST_HOPS = 3
_CHUNK = 64 * 1024
_CHANCE = secrets.SystemRandom()
# With the pauses between them some 20 seconds.
_RETRIES = 4
_REDIRECTED = (301, 302, 303, 307, 308)
_FAILED = 400
_GONE = 404
_BROKEN = 500
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,]*\brel="?next\b')


class ApiError(Exception):
    """GitHub refused, or gave no answer; `status` is 0 where there was none.

    `lost`: what was asked for may have been done all the same.
    """

    def __init__(self, status: int, message: str, *, lost: bool = False) -> None:
        """Keep `status`, and `message` made harmless."""
        self.status = status
        self.lost = lost
        self.message = plain(message, limit=300)
        super().__init__(f"{status}: {self.message}" if status else self.message)


class _Request(NamedTuple):
    """`repeatable`: to do it twice is to do it once; `most` bytes may come back."""

    method: str
    address: str
    body: bytes | None = None
    repeatable: bool = True
    most: int = _MOST_JSON


class _Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Hands a redirection back: urllib would send the token along, to any host."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


def _opener() -> urllib.request.OpenerDirector:
    """Return a client for http and https alone: no `file:`, no `ftp:`."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _NoRedirect(),
    ):
        opener.add_handler(handler)
    return opener


@dataclass(kw_only=True)
class Client:
    """The API at `url`, asked with `token`; `clock` and `sleep` are those of `time` but in tests."""

    url: str
    token: str = field(repr=False)
    budget: float = BUDGET
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _ends: float = field(init=False, repr=False)
    _open: urllib.request.OpenerDirector = field(init=False, repr=False, default_factory=_opener)

    def __post_init__(self) -> None:
        """Start the clock. Raises ApiError where the address is none, or the token cannot be sent."""
        self.url = self.url.rstrip("/")
        if urllib.parse.urlsplit(self.url).scheme not in ("http", "https"):
            raise ApiError(0, f"GITHUB_API_URL is no address of an API: {self.url}")
        if not re.fullmatch(r"[\x21-\x7e]+", self.token):
            raise ApiError(0, "there is no token that could be sent; see the input `token`")
        self._ends = self.clock() + self.budget

    def get(self, path: str, **query: str | int) -> Any:  # noqa: ANN401 - any JSON
        """Return what is at `path`. Raises ApiError."""
        return _parsed(self._ask(_Request("GET", self._address(path, query))))

    def pages(self, path: str, **query: str | int) -> Iterator[dict[str, Any]]:
        """Yield the objects of a list, page after page as the `Link` header says. Raises ApiError."""
        address: str | None = self._address(path, {"per_page": 100, **query})
        for _ in range(_MOST_PAGES):
            if address is None:
                return
            answer = self._ask(_Request("GET", address))
            listed = _parsed(answer)
            # Some lists are in an object, under their name.
            if isinstance(listed, dict):
                listed = next((value for value in listed.values() if isinstance(value, list)), None)
            if not isinstance(listed, list):
                raise ApiError(0, "GitHub answered with no list where one was asked for")
            yield from (item for item in listed if isinstance(item, dict))
            address = self._next(answer)

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
        """Send `body` and return the answer. Raises ApiError.

        What GitHub may have carried out is not repeated here: the caller has to look first, what is there by now, and
        whether it is to be sent still.
        """
        content = json.dumps(body).encode("ascii")
        return _parsed(self._ask(_Request(method, self._address(path, {}), content, repeatable=False)))

    def delete(self, path: str) -> None:
        """Delete what is at `path`; what is gone already may be. Raises ApiError."""
        try:
            self._ask(_Request("DELETE", self._address(path, {})))
        except ApiError as error:
            if error.status != _GONE:
                raise

    def ask_graphql(self, query: str) -> Any:  # noqa: ANN401 - any JSON
        """Return the answer to `query`, which changes nothing, of the GraphQL API at the same host. Raises ApiError."""
        base = self.url.removesuffix("/v3") if self.url.endswith("/api/v3") else self.url
        return _parsed(self._ask(_Request("POST", f"{base}/graphql", json.dumps({"query": query}).encode("ascii"))))

    def download(self, path: str, *, most: int) -> bytes:
        """Return the file at `path`, of at most `most` bytes. Raises ApiError."""
        return self._ask(_Request("GET", self._address(path, {}), most=most)).body

    def _address(self, path: str, query: Mapping[str, str | int]) -> str:
        return f"{self.url}{path}{'?' if query else ''}{urllib.parse.urlencode(query)}"

    def _next(self, answer: _Answer) -> str | None:
        found = _NEXT.search(answer.headers.get("Link", ""))
        if found is None:
            return None
        if not self._is_ours(found[1]):
            raise ApiError(0, "the next page is said to be at another host")
        return found[1]

    def _is_ours(self, address: str) -> bool:
        return urllib.parse.urlsplit(address)[:2] == urllib.parse.urlsplit(self.url)[:2]

    def pause(self, attempt: int, failure: ApiError) -> None:
        """Wait before something that failed is tried again. Raises `failure` where there is no time left for it."""
        self._wait(backoff(attempt, _CHANCE.random()), failure)

    def _ask(self, ask: _Request) -> _Answer:
        """Return the answer, after as many attempts as help and time allows."""
        attempt = limited = 0
        while True:
            try:
                answer = self._once(ask)
            except (OSError, HTTPException) as error:
                failure = ApiError(0, f"GitHub cannot be reached: {getattr(error, 'reason', None) or error}", lost=True)
            else:
                if answer.status < _FAILED and answer.status not in _REDIRECTED:
                    return answer
                failure = ApiError(answer.status, _message(answer), lost=answer.status >= _BROKEN)
                limit = rate_limited(answer.status, answer.headers, failure.message, now=time.time())
                if limit is not None:
                    # GitHub has done nothing, so that anything may be repeated, each time later.
                    self._wait(max(limit, backoff(limited, 0.0)), failure)
                    limited += 1
                    continue
            if not (failure.lost and ask.repeatable) or attempt >= _RETRIES:
                raise failure
            self.pause(attempt, failure)
            attempt += 1

    def _wait(self, seconds: float, failure: ApiError) -> None:
        """Wait, or raise `failure` where there is no time for it."""
        if self.clock() + seconds >= self._ends:
            if not failure.lost:
                reason = f"{failure.message} (asks to wait {seconds:,.0f} s, longer than a job should)"
                failure = ApiError(failure.status, reason)
            raise failure
        self.sleep(seconds)

    def _once(self, ask: _Request) -> _Answer:
        answer = self._exchange(ask)
        hops = 0
        while answer.status in _REDIRECTED and ask.method == "GET" and hops < _MOST_HOPS:
            hops += 1
            address = urllib.parse.urljoin(ask.address, answer.headers.get("Location", ""))
            ask = ask._replace(address=address)
            answer = self._exchange(ask)
        return answer

    def _exchange(self, ask: _Request) -> _Answer:
        if urllib.parse.urlsplit(ask.address).scheme not in ("https", urllib.parse.urlsplit(self.url).scheme):
            raise ApiError(0, "GitHub points to an address that is not https")
        headers = {"User-Agent": "mlgate"}
        if self._is_ours(ask.address):
            headers |= {"Authorization": f"Bearer {self.token}", "X-GitHub-Api-Version": "2022-11-28"}
            headers |= {"Accept": "application/vnd.github+json"}
        if ask.body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(ask.address, data=ask.body, headers=headers, method=ask.method)  # noqa: S310 - the opener knows http and https alone
        timeout = min(_SILENCE, self._left())
        try:
            with self._open.open(request, timeout=timeout) as answer:
                return _Answer(answer.status, answer.headers, self._read(answer.read1, ask.most))
        except urllib.error.HTTPError as error:
            with error:
                return _Answer(error.code, error.headers, self._read(error.read1, _MOST_REFUSAL))

    def _left(self) -> float:
        left = self._ends - self.clock()
        if left <= 0:
            raise ApiError(0, f"GitHub did not answer within {self.budget:,.0f} s")
        return left

    def _read(self, read: Callable[[int], bytes], most: int) -> bytes:
        """Return the whole answer; one that comes a byte at a time ends with the budget."""
        content = bytearray()
        while chunk := read(_CHUNK):
            content += chunk
            if len(content) > most:
                raise ApiError(0, f"GitHub's answer is larger than {most:,} bytes")
            self._left()
        return bytes(content)


def _parsed(answer: _Answer) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise ApiError(0, "GitHub answered with something that is no JSON") from error


def _message(answer: _Answer) -> str:
    """Return what GitHub says of the failure, which stands in JSON, or in a page of a proxy that nobody wants."""
    try:
        said = json.loads(answer.body)["message"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return "no reason given"
    return str(said)
