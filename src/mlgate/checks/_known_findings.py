"""The findings that a team knows of already, in a file of the repository: `mlgate lint --write-baseline FILE`.

A finding is known again by its rule, its file and the text of its line, wherever the line moves; of several that are
alike as many are known as were counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from mlgate.checks._lint_reports import Line
from mlgate.checks._places import git_baseline
from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError

SCHEMA = "mlgate/lint-baseline/v1"
_AGAIN = "write it with `mlgate lint --write-baseline FILE`"

Key = tuple[str, str, str]


class Known(msgspec.Struct, frozen=True, kw_only=True, order=True, forbid_unknown_fields=True):
    """Findings of one rule in one file that look alike: `line` is the digest of the text of their line."""

    path: str
    code: str
    line: str
    count: int = 1


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file: what it is, and the findings, sorted."""

    schema: str
    findings: tuple[Known, ...] = ()


class Matching:
    """Findings told apart, those that are known and those that are new."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Expect as many of each as were counted."""
        self._left: Counter[Key] = Counter()
        for one in known:
            self._left[one.path, one.code, one.line] += one.count
        self.known = 0

    def is_known(self, line: Line) -> bool:
        """Whether the finding is one of those that are known; each counts once."""
        key = _key(line)
        if self._left[key] <= 0:
            return False
        self._left[key] -= 1
        self.known += 1
        return True

    def again(self) -> Matching:
        """Return one that expects what this one still does."""
        left = (Known(path=path, code=code, line=line, count=n) for (path, code, line), n in self._left.items())
        return Matching(left)

    def gone(self, root: Path, linted: Iterable[str]) -> int:
        """Return how many of those in files that were `linted`, or are not there any more, were not found."""
        paths = set(linted)
        return sum(
            count
            for (path, _, _), count in self._left.items()
            if count and (path in paths or not (root / path).exists())
        )


def matching(place: str, context: Context) -> Matching:
    """Return what tells the findings apart that the file at `place` knows, a path or `git:PATH`.

    Where git does not have the file yet, nothing is known.

    Raises:
        CheckError: it cannot be read, or is no such file.
    """
    if place.startswith("git:"):
        ref, path = git_baseline(place)
        content = context.baseline.read(path, ref)
        return Matching(() if content is None else decoded(content, place))
    try:
        return Matching(decoded((context.root / place).read_bytes(), place))
    except OSError as error:
        message = f"baseline '{plain(place)}' cannot be read: {error.strerror}; {_AGAIN}"
        raise CheckError(message) from error


def decoded(content: bytes, place: str) -> tuple[Known, ...]:
    """Return the findings that a file with `content` holds. Raises CheckError where it is no such file."""
    try:
        document = msgspec.json.decode(content, type=Document)
    except (msgspec.DecodeError, RecursionError) as error:
        message = f"baseline '{plain(place)}' is no list of known findings: {plain(error)}; {_AGAIN}"
        raise CheckError(message) from error
    if document.schema != SCHEMA:
        message = f"baseline '{plain(place)}' has the schema '{plain(document.schema)}', not '{SCHEMA}'; {_AGAIN}"
        raise CheckError(message)
    return document.findings


def written(lines: Iterable[Line]) -> bytes:
    """Return the content of a file that knows the findings `lines`."""
    counts = Counter(map(_key, lines))
    known = sorted(Known(path=path, code=code, line=line, count=n) for (path, code, line), n in counts.items())
    document = Document(schema=SCHEMA, findings=tuple(known))
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _key(line: Line) -> Key:
    place = line.finding.location
    return "" if place is None else place.path, line.finding.subject, line.text
