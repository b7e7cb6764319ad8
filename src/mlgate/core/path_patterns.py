"""Glob patterns of paths, as options of checks have them: `exclude`, `per_file_ignores`."""

from __future__ import annotations

import re

_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def path_pattern(glob: str) -> re.Pattern[str]:
    """Return what matches the whole of a path that `glob` names, or of one below it; `.` names all."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.removeprefix("./").strip("/"))
    body = "".join(_WILD.get(part) or re.escape(part) for part in parts)
    # A name may hold the end of a line.
    return re.compile(".*" if body in ("", r"\.") else f"{body}(?:/.*)?", re.DOTALL)
