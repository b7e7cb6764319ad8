"""GitHub's API as far as mlgate asks it, on 127.0.0.1: with its pages, refusals, limits and redirections.

It holds what it is told, says what it was asked (`asked`), and answers what is `planned` before all else.
"""

from __future__ import annotations

import io
import json
import re
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

BOT = "github-actions[bot]"
# Who the tokens are, and whether they may write.
TOKENS = {"ghs_write": (BOT, True), "ghs_read": (BOT, False), "ghp_person": ("maintainer", True)}
SECONDARY = {"message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."}
FORBIDDEN = {"message": "Resource not accessible by integration", "status": "403"}
MOST = 65_536


class Planned(NamedTuple):
    """An answer to the next request that fits; `does` it all the same where the answer is lost only."""

    method: str
    path: str
    status: int
    headers: dict = {}  # noqa: RUF012 - of a tuple
    body: object = {}
    does: bool = False
    seconds: float = 0.0


class FakeGitHub:
    """The repository `acme/models`; use as a context."""

    repository = "acme/models"

    def __init__(self):
        self.comments = {}
        self.pulls = {}
        self.artefacts = {}
        self.planned = []
        self.meanwhile = []
        self.asked = []
        self.page = 100
        self.base = ""
        self._identifier = 1000
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"github": self}))
        self._server.daemon_threads = True
        self._port = self._server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._port}{self.base}"

    @property
    def elsewhere(self):
        """The same server under another name, as a store of files would be."""
        return f"http://localhost:{self._port}"

    def pull(self, number, sha, *, branch="change", head="acme/models", base="acme/models", state="open"):
        self.pulls[number] = {
            "number": number,
            "state": state,
            "head": {"sha": sha, "ref": branch, "repo": {"full_name": head}, "user": {"login": head.split("/")[0]}},
            "base": {"ref": "main", "repo": {"full_name": base}},
        }
        self.comments.setdefault(number, [])

    def comment(self, number, body, *, by=BOT):
        self._identifier += 1
        kind = "Bot" if by.endswith("[bot]") else "User"
        made = {"id": self._identifier, "body": body, "user": {"login": by, "type": kind}}
        self.comments.setdefault(number, []).append(made)
        return made

    def artefact(self, run, sha, content, *, name="mlgate-verdict", file="verdict.json", expired=False):
        """Leave `content` as an artefact: bytes as they are, texts as the one file in an archive."""
        if isinstance(content, str):
            stream = io.BytesIO()
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(file, content)
            content = stream.getvalue()
        self._identifier += 1
        made = {
            "id": self._identifier,
            "name": name,
            "expired": expired,
            "size_in_bytes": len(content),
            "workflow_run": {"id": run, "head_sha": sha},
        }
        self.artefacts[self._identifier] = (run, made, content)
        return made

    def plan(self, method, path, status, **rest):
        self.planned.append(Planned(method, path, status, **rest))

    def happens(self, what, *, before):
        """Do `what`, as others do at the same time, right before the first request `before`: a method, a path."""
        self.meanwhile.append((*before, what))

    def bodies(self, number):
        return [comment["body"] for comment in self.comments[number]]

    def count(self, method, path=""):
        return sum(1 for asked in self.asked if asked[0] == method and re.search(path, asked[1]))


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    github: FakeGitHub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Say nothing."""

    def do_GET(self):
        self._answer()

    def do_POST(self):
        self._answer()

    def do_PATCH(self):
        self._answer()

    def do_DELETE(self):
        self._answer()

    def _answer(self):
        github, parts = self.github, urlsplit(self.path)
        self.path_only = parts.path.removeprefix(github.base)
        self.query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        github.asked.append((self.command, self.path, token, self.headers.get("Host")))
        for one in [one for one in github.meanwhile if one[0] == self.command and re.search(one[1], self.path)]:
            github.meanwhile.remove(one)
            one[2]()
        plan = next((one for one in github.planned if self._fits(one)), None)
        if plan is not None:
            github.planned.remove(plan)
            if plan.does:
                self._route(token)
            time.sleep(plan.seconds)
            return self._send(plan.status, plan.body, plan.headers)
        return self._send(*self._route(token))

    def _fits(self, plan):
        return plan.method == self.command and re.search(plan.path, self.path) is not None

    def _route(self, token):
        if self.path_only.startswith("/store/"):
            return self._store()
        if not self.headers.get("User-Agent"):
            return 403, {"message": "Request forbidden by administrative rules."}
        if token not in TOKENS:
            return 401, {"message": "Bad credentials"}
        login, self.writes = TOKENS[token]
        self.login = login
        if self.path.split("?")[0] in ("/graphql", "/api/graphql") and self.command == "POST":
            return 200, {"data": {"viewer": {"login": login}}}
        for method, pattern, handle in _ROUTES:
            found = re.fullmatch(f"/repos/acme/models{pattern}", self.path_only)
            if found and method == self.command:
                return handle(self, *map(int, found.groups()))
        return 404, {"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}

    def _store(self):
        # A store that is given a token besides its signed address refuses.
        if self.headers.get("Authorization"):
            return 400, {"message": "InvalidAuthenticationInfo"}
        return 200, self.github.artefacts[int(self.path_only.rpartition("/")[2])][2]

    def get_pull(self, number):
        found = self.github.pulls.get(number)
        return (200, found) if found else (404, {"message": "Not Found"})

    def list_pulls(self):
        state, head = self.query.get("state", "open"), self.query.get("head", "")
        owner, _, branch = head.partition(":")
        found = [
            pull
            for pull in self.github.pulls.values()
            if pull["state"] == state
            and (not branch or (pull["head"]["user"]["login"], pull["head"]["ref"]) == (owner, branch))
        ]
        return self._page(found)

    def list_comments(self, number):
        if number not in self.github.comments:
            return 404, {"message": "Not Found"}
        return self._page(self.github.comments[number])

    def create_comment(self, number):
        if not self.writes:
            return 403, FORBIDDEN
        if number not in self.github.comments:
            return 404, {"message": "Not Found"}
        body = self._body()
        if not isinstance(body, str) or not body.strip() or len(body) > MOST:
            return 422, {"message": f"Body is too long (maximum is {MOST} characters)"}
        return 201, self.github.comment(number, body, by=self.login)

    def update_comment(self, identifier):
        if not self.writes:
            return 403, FORBIDDEN
        for comments in self.github.comments.values():
            for comment in comments:
                if comment["id"] == identifier:
                    body = self._body()
                    if len(body) > MOST:
                        return 422, {"message": "Validation Failed"}
                    comment["body"] = body
                    return 200, comment
        return 404, {"message": "Not Found"}

    def delete_comment(self, identifier):
        if not self.writes:
            return 403, FORBIDDEN
        for comments in self.github.comments.values():
            for comment in comments:
                if comment["id"] == identifier:
                    comments.remove(comment)
                    return 204, b""
        return 404, {"message": "Not Found"}

    def list_artefacts(self, run):
        name = self.query.get("name")
        found = [made for of, made, _ in self.github.artefacts.values() if of == run and name in (None, made["name"])]
        status, body, headers = self._page(found)
        return status, {"total_count": len(found), "artifacts": body}, headers

    def get_artefact(self, identifier):
        return 302, b"", {"Location": f"{self.github.elsewhere}/store/{identifier}?sig=x"}

    def _body(self):
        return json.loads(self.sent)["body"]

    def _page(self, items):
        size = min(int(self.query.get("per_page", 30)), self.github.page)
        page = int(self.query.get("page", 1))
        headers = {}
        if page * size < len(items):
            others = "&".join(f"{name}={value}" for name, value in self.query.items() if name != "page")
            base = f"{self.github.url}{self.path_only}?{others}"
            last = -(-len(items) // size)
            headers["Link"] = f'<{base}&page={page + 1}>; rel="next", <{base}&page={last}>; rel="last"'
        return 200, items[(page - 1) * size : page * size], headers

    def _send(self, status, body, headers=None):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            self.send_response(status)
            for name, value in {"X-RateLimit-Remaining": "4999", **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            # Nobody waits for a slow answer.
            self.close_connection = True


_ROUTES = [
    ("GET", r"/pulls/(\d+)", _Handler.get_pull),
    ("GET", r"/pulls", _Handler.list_pulls),
    ("GET", r"/issues/(\d+)/comments", _Handler.list_comments),
    ("POST", r"/issues/(\d+)/comments", _Handler.create_comment),
    ("PATCH", r"/issues/comments/(\d+)", _Handler.update_comment),
    ("DELETE", r"/issues/comments/(\d+)", _Handler.delete_comment),
    ("GET", r"/actions/runs/(\d+)/artifacts", _Handler.list_artefacts),
    ("GET", r"/actions/artifacts/(\d+)/zip", _Handler.get_artefact),
]
