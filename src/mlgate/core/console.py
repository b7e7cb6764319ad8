"""What a command says besides its report: complaints about its arguments, warnings of libraries, tracebacks.

Names of files that a hook is given, what a library finds in data: it is text from outside, and in a job of GitHub a
line of it could be a command to the runner.
"""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from mlgate.core.display import plain

_LONGEST = 2000


def say(text: object) -> None:
    """Write a line on standard error: standard output is the report."""
    print(f"mlgate: {plain(text, limit=_LONGEST)}", file=sys.stderr)  # noqa: T201 - for the surfaces, which print


class Parser(argparse.ArgumentParser):
    """A command line that repeats nothing of its arguments that is more than text."""

    def error(self, message: str) -> NoReturn:
        """Complain, and exit with 2."""
        super().error(plain(message, limit=_LONGEST))


def tame_warnings() -> None:
    """Let what Python warns of be one line of text each."""
    # Nothing is warned of in most runs; a millisecond where nothing has loaded it.
    import warnings

    def told(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, line: str | None = None
    ) -> str:
        del line
        return f"{plain(filename)}:{lineno}: {category.__name__}: {plain(message, limit=_LONGEST)}\n"

    warnings.formatwarning = told


def show_tracebacks() -> None:
    """Write what is logged of a crash to standard error: what an exception says may hold values of the data."""
    # 8 ms at start-up, and only for the traceback of a crash.
    import logging

    class Formatter(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return "\n".join(plain(line, limit=_LONGEST) for line in super().format(record).splitlines())

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Formatter("%(name)s: %(message)s"))
    logging.basicConfig(level=logging.DEBUG, handlers=[handler])
