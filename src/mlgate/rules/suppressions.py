"""Comments that excuse a finding on their line: `# noqa`, `# noqa: MLL101`, `# mlgate: ignore[MLL101] reason`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOQA = re.compile(r"#\s*noqa\b(?P<colon>\s*:\s*(?P<codes>[A-Za-z]+[0-9]*(?:[\s,]+[A-Za-z]+[0-9]+)*))?", re.IGNORECASE)
_IGNORE = re.compile(r"#\s*mlgate:\s*ignore\[(?P<codes>[^\]]*)\]", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s,]+")


def is_suppressed(code: str, lines: Iterable[str]) -> bool:
    """Whether a comment on one of `lines` excuses `code`, by name or by a prefix of it."""
    for line in lines:
        if "#" not in line:
            continue
        for comment in (*_NOQA.finditer(line), *_IGNORE.finditer(line)):
            codes = comment["codes"]
            if codes is None or any(one and code.startswith(one.upper()) for one in _SEPARATOR.split(codes)):
                return True
    return False
