"""Processes that serve one model each, on the CPU alone: started, asked and ended.

What a model does there, it does in a process of its own: one that crashes, hangs or takes all memory ends that process
and is told as what it did.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.models.serving import Answer, Order, receive, send

_MODULE = "mlgate.models.serving"
# No index that a GPU has, so that none is seen (NVIDIA, AMD); JAX is told by name.
_NO_GPU = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "HIP_VISIBLE_DEVICES": "-1",
    "ROCR_VISIBLE_DEVICES": "-1",
    "ONEAPI_DEVICE_SELECTOR": "*:cpu",
    "JAX_PLATFORMS": "cpu",
}
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "POLARS_MAX_THREADS",
    "RAYON_NUM_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
    # joblib's number of CPUs, for `n_jobs=-1`.
    "LOKY_MAX_CPU_COUNT",
)


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """What a process is to serve: an order, the bytes of the model's file, and with how many threads."""

    order: Order
    content: bytes
    threads: int = 1


class ServingProcess:
    """A process that serves a model; use it in a `with`, which ends it and all that it started."""

    def __init__(self, serving: Serving, *, deadline: float) -> None:
        """Start it and hand it the model; `deadline`, of `time.monotonic`, is when it is killed."""
        self._shown = serving.order.shown
        self._late = threading.Event()
        self.started = time.perf_counter_ns()
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, and a module of our own
            [sys.executable, "-P", "-m", _MODULE],
            env=environment(serving.threads),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._timer = threading.Timer(max(0.0, deadline - time.monotonic()), self._expire)
        self._timer.daemon = True
        self._timer.start()
        try:
            self._send(msgspec.msgpack.encode(serving.order))
            self._send(serving.content)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process."""
        self.close()

    def ask(self, request: bytes) -> Answer:
        """Return the answer to `request`, a pickled pandas frame.

        Raises:
            CheckError: the model cannot be loaded or applied, its process ended, or the deadline has passed.
        """
        self._send(request)
        answer = self._receive()
        if answer is None:
            raise self._ended()
        if answer.error:
            raise CheckError(answer.error)
        return answer

    def close(self) -> None:
        """End the process and everything that it started."""
        self._timer.cancel()
        self._kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()

    def _send(self, message: bytes) -> None:
        assert self._process.stdin is not None
        try:
            send(self._process.stdin, message)
        except OSError as error:
            raise self._told() from error

    def _told(self) -> CheckError:
        """Return why the process takes nothing more: it may have said so before."""
        answer = self._receive()
        return self._ended() if answer is None or not answer.error else CheckError(answer.error)

    def _receive(self) -> Answer | None:
        assert self._process.stdout is not None
        try:
            message = receive(self._process.stdout)
            return None if message is None else msgspec.msgpack.decode(message, type=Answer)
        except (msgspec.DecodeError, MemoryError, OverflowError) as error:
            # A model that runs has the process, and its output, to itself.
            raise CheckError(f"the process of model '{plain(self._shown)}' says what is no answer") from error

    def _ended(self) -> CheckError:
        code = self._process.wait()
        shown = plain(self._shown)
        if self._late.is_set():
            mend = "give it more with `timeout`, or ask less with `requests`, `rounds` and `rows`"
            return CheckError(f"model '{shown}' was still at work when the time of the check was over; {mend}")
        if code == -getattr(signal, "SIGKILL", 9):
            return CheckError(f"the process of model '{shown}' was killed: is there too little memory?")
        how = f"signal {plain(_signal_name(-code))}" if code < 0 else f"exit code {code}"
        return CheckError(f"the process of model '{shown}' ended with {how} before it had answered")

    def _expire(self) -> None:
        self._late.set()
        self._kill()

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "nt":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


def environment(threads: int) -> Mapping[str, str]:
    """Return the environment of a process that serves with `threads` threads and sees no GPU."""
    return {**os.environ, **_NO_GPU, **dict.fromkeys(_THREADS, str(threads)), "PYTHONHASHSEED": "0"}


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
