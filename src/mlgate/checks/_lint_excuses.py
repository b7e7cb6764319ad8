"""What comments excuse that they did not excuse at a commit: a change can make a finding, and have it passed over."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from mlgate import rules
from mlgate.checks import _lint_files as lint_files
from mlgate.core.model import Finding
from mlgate.core.path_patterns import path_pattern
from mlgate.rules.reading import SUFFIXES, read
from mlgate.rules.rule import Limits
from mlgate.stores import git

# What an excusing comment is told by; with another sign of the same length in it, it excuses nothing.
_MENTIONED = re.compile(rb"(noq)a|(mlgate):", re.IGNORECASE)
# In a line whose comment was changed so.
_REASON = re.compile(r"#\s*mlgate-\s*ignore\[[^\]]*\]\s*([^#\s](?:[^#]*[^#\s])?)", re.IGNORECASE)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which files are meant, as a check names them, and by which rules they are looked at."""

    paths: Sequence[str]
    exclude: Sequence[str]
    codes: tuple[str, ...]
    per_file_ignores: dict[re.Pattern[str], tuple[str, ...]]
    limits: Limits


def excused(asked: Asked, root: Path, commit: str) -> Iterator[tuple[Finding, str]]:
    """Yield the findings that a comment excuses in `root`, and did not in `commit`, with the reason that it gives.

    A line that moved within what the change touches is none.

    Raises:
        CheckError: git cannot tell what changed.
    """
    now, before = list[rules.Found](), list[rules.Found]()
    for path in sorted(_changed(asked, root, commit)):
        file = root / path
        now += _in(path, file.read_bytes() if file.is_file() else b"", asked)
        before += _in(path, git.read(root, commit, path) or b"", asked)
    same = Counter((one.finding.subject, one.line) for one in before)
    new = []
    for one in now:
        if same[one.finding.subject, one.line]:
            same[one.finding.subject, one.line] -= 1
        else:
            new.append(one)
    # A line that stays may have changed: of each rule as many as are gone were there.
    gone = Counter(code for code, _ in same.elements())
    for one in new:
        if gone[one.finding.subject]:
            gone[one.finding.subject] -= 1
        else:
            reason = _REASON.search(one.line)
            yield one.finding, reason[1] if reason else ""


def _changed(asked: Asked, root: Path, commit: str) -> Iterator[str]:
    named, excluded = ([path_pattern(one) for one in globs] for globs in (asked.paths, asked.exclude))
    real = os.path.realpath(root)
    for file in git.changed_since(root, commit):
        path = Path(os.path.relpath(file, real)).as_posix()
        is_meant = any(one.fullmatch(path) for one in named) and not any(one.fullmatch(path) for one in excluded)
        if is_meant and path.endswith(SUFFIXES):
            yield path


def _in(path: str, content: bytes, asked: Asked) -> list[rules.Found]:
    """Return what is found in `content` once its comments excuse nothing, and is not found as they stand."""
    if not _MENTIONED.search(content):
        return []
    bare = _MENTIONED.sub(lambda found: (found[1] or found[2]) + b"-", content)
    try:
        shown, hidden = (
            rules.examine(read(path, one, asked.codes), asked.codes, asked.limits) for one in (content, bare)
        )
    except Exception:  # noqa: BLE001 - the check itself says that the file cannot be linted
        return []
    ignored = lint_files.ignored(path, asked.per_file_ignores)
    places = {(one.finding.subject, one.finding.location) for one in shown}
    return [
        one
        for one in hidden
        if (one.finding.subject, one.finding.location) not in places
        and not (ignored and one.finding.subject.startswith(ignored))
    ]
