"""One model in a process of its own: `python -m mlgate.models.serving` loads it, answers requests and times them.

Nothing is imported here that a process which serves the model would not need, but for msgspec and mlgate's own words:
what is measured is the model. The other side is `mlgate.models.serving_processes`; both send messages of eight bytes of
length and so many bytes. First come the order and the model's file, then the requests, each a pickled pandas frame of
one length; an empty message is the end of them.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import sys
import time
import warnings
from pathlib import Path
from typing import IO, Any

import msgspec

from mlgate.config import Model
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.models.features import features_of
from mlgate.models.loading import load_model

_LENGTH = 8
_STATUS = Path("/proc/self/status")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is served: the model that `shown` names, as it is declared; `path` is where its modules are found."""

    shown: str
    declared: Model
    method: str
    path: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """How long a request took, in nanoseconds, and the most memory so far, in bytes; `error` where it failed."""

    nanoseconds: int = 0
    peak: int | None = None
    error: str = ""


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message. Raises OSError where nobody reads any more."""
    stream.write(len(message).to_bytes(_LENGTH, "little"))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Return the next message, or `None` where there is none any more."""
    length = stream.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    size = int.from_bytes(length, "little")
    message = stream.read(size)
    return message if len(message) == size else None


def peak_memory() -> int | None:
    """Return the most memory that this process has held at once (resident set), in bytes; `None` where nobody counts.

    The kernel's high-water mark of this program alone, where it tells: `ru_maxrss` of Linux also has that of the
    process which started it.
    """
    if _STATUS.is_file():
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        for line in lines:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    if sys.platform == "darwin":
        # Of Unix alone.
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Load the model that comes first in `requests`, and answer the others until there are none."""
    asked, content = receive(requests), receive(requests)
    if asked is None or content is None:
        return
    order = msgspec.msgpack.decode(asked, type=Order)
    sys.path += [place for place in order.path if place not in sys.path]
    try:
        model = load_model(content, order.shown, order.declared.trusted)
        del content
        _answer_all(model, order, requests, answers)
    except CheckError as error:
        send(answers, msgspec.msgpack.encode(Answer(error=str(error))))


def _answer_all(model: Any, order: Order, requests: IO[bytes], answers: IO[bytes]) -> None:  # noqa: ANN401
    if not hasattr(model, order.method):
        what = f"holds a {plain(type(model).__name__)}, which has no {order.method}"
        raise CheckError(f"'{plain(order.shown)}' {what}: is it a model?")
    first = True
    while request := receive(requests):
        frame = pickle.loads(request)  # noqa: S301 - it comes from the process that started this one
        features = features_of(model, list(frame.columns), order.declared, order.shown)
        nanoseconds = _timed(getattr(model, order.method), frame[features], order)
        send(answers, msgspec.msgpack.encode(Answer(nanoseconds=nanoseconds, peak=peak_memory())))
        if first:
            # The garbage of loading is not the requests'; what they make themselves is collected as in any server.
            gc.collect()
            gc.freeze()
            first = False


def _timed(method: Any, rows: Any, order: Order) -> int:  # noqa: ANN401
    started = time.perf_counter_ns()
    try:
        values = method(rows)
    except Exception as error:
        # Any library can stand behind a model, and what it says can quote the data.
        message = (
            f"model '{plain(order.shown)}': {order.method} fails with {type(error).__name__} on {len(rows):,} rows of "
            f"{len(rows.columns)} features; is the data what it was fitted on?"
        )
        raise CheckError(message) from error
    took = time.perf_counter_ns() - started
    if len(values) != len(rows):
        message = f"model '{plain(order.shown)}': {order.method} returned {len(values):,} values for {len(rows):,} rows"
        raise CheckError(message)
    return took


def main() -> int:
    """Serve on standard input and output; what the model itself prints goes to standard error."""
    logging.disable()
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
