"""A page for a browser: one file that needs no network, with every figure drawn and what to do at the top.

Values of the data are withheld unless whoever makes the page shares them, for a page is passed on: as the artefact of a
public repository's run anybody can have it. Names from outside are text there and never markup; the page's own policy
forbids it to load or run anything that mlgate did not write.
"""

from __future__ import annotations

from mlgate.core.errors import UsageError
from mlgate.core.model import Verdict
from mlgate.registry import install_hint


def render(verdict: Verdict, *, source: str | None = None, samples: bool = False) -> str:
    """Return `verdict` as HTML.

    `source` is the address that paths are relative to, for links to lines of source; with `samples` values of the data
    are shown where the checks allowed them.

    Raises:
        UsageError: a library is missing, or `source` is no address.
    """
    require()
    # 60 ms for Jinja, and only the extra `report` brings it.
    from mlgate.report._page import writing

    return writing.render(verdict, source=source, samples=samples)


def require() -> None:
    """Ask for the libraries that draw the page.

    Raises:
        UsageError: one is missing; it says how to install it.
    """
    try:
        # As above.
        import jinja2  # noqa: F401
        import svg  # noqa: F401
    except ImportError as error:
        hint = install_hint(error)
        if hint is None:
            raise
        message = f"format html {hint}"
        raise UsageError(message) from error
