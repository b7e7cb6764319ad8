"""Panics of libraries in Rust kept from standard error, where they print themselves before Python hears of them.

polars panics over some damaged files, and over those that are replaced while it reads them. What is said of that is the
check's own message; a report of a crash beside it would have users look for a bug in the wrong place.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator

_STDERR = 2
_PANICKED = b" panicked at "
_NOTE = b"\nnote: "
_PATIENCE, _STEP = 3.0, 0.1  # seconds
# The descriptor is the process's own: one block at a time holds it, and what others write meanwhile is held with it.
_HELD = threading.Lock()


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Hold back what is written to the descriptor of standard error within the block, and let it out at the end.

    It is dropped where the block ends in an error and a panic is told in it. A crash that ends the process there is
    still told, by `faulthandler`. On Windows, which reads no file beside those who write it, nothing is held back.
    """
    if not hasattr(os, "pread") or not _HELD.acquire(blocking=False):
        yield
        return
    try:
        with contextlib.ExitStack() as stack:
            try:
                stderr = os.dup(_STDERR)
                stack.callback(os.close, stderr)
                held = stack.enter_context(tempfile.TemporaryFile())
            except OSError:
                # Closed, or no place for a file: it is left as it is.
                yield
                return
            yield from _held_back(stderr, held.fileno())
    finally:
        _HELD.release()


def _held_back(stderr: int, held: int) -> Iterator[None]:
    """Lead standard error, which is also `stderr`, to the file `held` for as long as the block lasts."""
    told = not faulthandler.is_enabled()
    if told:
        faulthandler.enable(stderr)
    _flush()
    os.dup2(held, _STDERR)
    failed = False
    try:
        yield
    except Exception:
        failed = True
        raise
    except BaseException as error:
        # A panic is no Exception; neither is what ends a program, which hides nothing.
        failed = not isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit)
        raise
    finally:
        _flush()
        written = _settled(held) if failed else _written(held)
        os.dup2(stderr, _STDERR)
        if told:
            faulthandler.disable()
        if not (failed and _PANICKED in written):
            os.write(_STDERR, _written(held))


def _settled(held: int) -> bytes:
    """Return what is written when no thread tells of a panic any more: threads fail together, each tells of its own."""
    written, seen = _written(held), b""
    end = time.monotonic() + _PATIENCE
    # Traces are looked up before they are written, which takes a while; a note ends them.
    traced = os.environ.get("RUST_BACKTRACE", "0") != "0"
    while _PANICKED in written and time.monotonic() < end:
        if written == seen and not (traced and written.rfind(_NOTE) < written.rfind(_PANICKED)):
            break
        time.sleep(_STEP)
        written, seen = _written(held), written
    return written


def _written(held: int) -> bytes:
    # The place in the file belongs to those who write.
    return os.pread(held, os.fstat(held).st_size, 0)


def _flush() -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
