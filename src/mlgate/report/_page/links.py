"""Links to lines of source. Where the source is, a verdict does not say: whoever makes the page does.

A path of a verdict is hostile: it never leads out of the address that was given.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Location

# A scheme of one letter is a drive of Windows, which no browser takes for a relative path.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# `src/train.py:14:1` and `notebooks/train.ipynb:cell_3:2`, as a step of a leak's path names its place.
_PLACE = re.compile(r"(?P<path>.+?)(?::cell_(?P<cell>\d{1,9}))?(?::(?P<line>\d{1,9}))?(?::\d{1,9})?\Z")


class Source:
    """The address that paths are relative to; without one places are text."""

    def __init__(self, address: str | None) -> None:
        """Keep the `address`, of a page of a forge or relative to the report.

        Raises:
            UsageError: it is neither, or it has a query or a fragment.
        """
        self._base = None if address is None else _base(address)

    def of(self, location: Location | None) -> str:
        """Return the address of `location`; an empty text where there is none to link to."""
        if location is None:
            return ""
        in_notebook = location.cell is not None
        return self._to(location.path, location.file_line if in_notebook else location.line)

    def of_place(self, place: object, file_line: int | None = None) -> str:
        """Return the address of a place that is written as text, `src/train.py:14:1`.

        Of one in a notebook's cell `file_line` is the line in the file, if it is known.
        """
        match = _PLACE.match(str(place))
        if match is None:
            return ""
        line = file_line if match["cell"] else int(match["line"]) if match["line"] else None
        return self._to(match["path"], line)

    def _to(self, path: str, line: int | None) -> str:
        if self._base is None or not _inside(path):
            return ""
        address = self._base + quote(path.encode("utf-8", "replace"), safe="/")
        if line is None or "://" not in self._base:
            return address
        # Without it GitHub and GitLab show a notebook or a Markdown file as it looks, in which there are no lines.
        rendered = path.endswith((".ipynb", ".md"))
        return f"{address}{'?plain=1' if rendered else ''}#L{line}"


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path


def _base(address: str) -> str:
    # Bytes of an argument that are no UTF-8 arrive as surrogates, which are in no address.
    address = address.encode("utf-8", "replace").decode("utf-8")
    try:
        split = urlsplit(address)
    except ValueError:
        raise _refused(address) from None
    absolute = bool(_SCHEME.match(address)) or address.startswith(("/", "\\"))
    on_the_web = split.scheme in ("http", "https") and bool(split.netloc)
    if (absolute and not on_the_web) or split.query or split.fragment:
        raise _refused(address)
    relative = "" if split.scheme else "./"
    quoted = quote(address, safe="/:%@+,;=~!$&'()*[]-._")
    return f"{relative}{quoted.rstrip('/')}/"


def _refused(address: str) -> UsageError:
    told = "an https address or a relative folder is needed, without query and fragment"
    return UsageError(f"'{plain(address, limit=120)}' is no place of the source: {told}")
