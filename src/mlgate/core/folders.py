"""Folders of the user's own, which nothing that comes with a repository can fill."""

from __future__ import annotations

import os
from pathlib import Path


def user_cache(*parts: str) -> Path:
    """Return the path below the user's folder for what can be made again; it need not be there.

    Source: the XDG Base Directory Specification.

    Raises:
        RuntimeError: the user has no home.
    """
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "mlgate", *parts)
