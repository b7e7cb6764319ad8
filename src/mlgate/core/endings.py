"""Code of a project that would end the process itself, with no word and with any exit code, kept from doing so."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import NoReturn


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Within the block `os._exit` raises `SystemExit`: what a model or metric calls must not pass for a verdict.

    So does that of `posix` or `nt`, where it comes from. A process that was forked within the block ends as it likes,
    as `multiprocessing` has it. What ends the process below Python, as a library in C can, is not seen here; the
    Action looks whether a verdict was written.
    """
    really, here = os._exit, os.getpid()

    def end(status: int) -> NoReturn:
        if os.getpid() != here:
            really(status)
        raise SystemExit(status)

    modules = (os, sys.modules[os.name])
    for module in modules:
        module._exit = end  # type: ignore[attr-defined]  # noqa: SLF001 - the name that users have
    try:
        yield
    finally:
        for module in modules:
            module._exit = really  # type: ignore[attr-defined]  # noqa: SLF001 - as above
