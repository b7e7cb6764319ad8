"""Files linted by several processes, each a fresh interpreter that answers file by file.

A process that dies takes no other file with it than the one that it was at: the rest go to another process.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from mlgate.checks._lint_reports import Report, Work, report

if TYPE_CHECKING:
    import subprocess

# Below, starting a process costs more than it saves: an interpreter with mlgate takes 0.1 s, in which it lints this.
_LEAST_BYTES = 150_000
_MOST_PROCESSES = 32
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from mlgate.checks._lint_workers import main; main()"
# Of the package: a fresh interpreter may not have it on its path.
_FOLDER = Path(__file__).parents[2]
# What Python ends with where the program itself, and no file, is at fault.
_NOT_STARTED = 1


def reports(work: Work) -> Iterator[Report]:
    """Yield what is found in the files of `work`, in their order.

    No process is started where this one is done as soon.
    """
    sizes = [_size(path) for path, _ in work.files]
    count = min(_processors(), _MOST_PROCESSES, sum(sizes) // _LEAST_BYTES, len(sizes))
    if count <= 1 or not sys.executable:
        yield from (report(work, number) for number in range(len(sizes)))
        return
    found: dict[int, Report] = {}
    workers: list[_Worker] = []
    try:
        workers += [_Worker(work, share) for share in _shares(sizes, count)]
        for worker in workers:
            found.update(worker.reports())
    finally:
        for worker in workers:
            worker.end()
    yield from (found[number] for number in range(len(sizes)))


def main() -> None:
    """Lint what standard input names, and answer on standard output: one line of JSON for each file."""
    answers = os.fdopen(os.dup(1), "wb")
    # What else is printed must not look like an answer.
    os.dup2(2, 1)
    work = msgspec.json.decode(sys.stdin.buffer.read(), type=Work)
    for number in range(len(work.files)):
        answers.write(msgspec.json.encode(report(work, number)) + b"\n")
        answers.flush()


class _Worker:
    """A process at work on a share of the files, those with the numbers `share`."""

    def __init__(self, work: Work, share: Sequence[int]) -> None:
        self._work, self._share = work, share
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: IO[bytes] | None = None
        self._start()

    def _start(self) -> None:
        # 4 ms at start-up, and only where there is much to lint.
        import subprocess
        import tempfile

        # A pipe would be full before anybody reads it.
        self._answers = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `_wait`
        command = [sys.executable, "-I", "-c", _PROGRAM, str(_FOLDER)]
        self._process = subprocess.Popen(  # noqa: S603 - no shell, and none of it comes from outside
            command, stdin=subprocess.PIPE, stdout=self._answers, stderr=subprocess.DEVNULL
        )
        files = tuple(self._work.files[number] for number in self._share)
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._process.stdin as stream:
            stream.write(msgspec.json.encode(msgspec.structs.replace(self._work, files=files)))

    def reports(self) -> Iterator[tuple[int, Report]]:
        """Yield the report of every file of the share."""
        while True:
            code, answered = self._wait()
            yield from zip(self._share, answered, strict=False)
            self._share = self._share[len(answered) :]
            if not self._share:
                return
            if not answered and code == _NOT_STARTED:
                yield from ((number, report(self._work, number)) for number in self._share)
                return
            number, *self._share = self._share
            shown = self._work.files[number][1]
            yield number, Report(shown=shown, crash=f"the process that linted it ended with {code}")
            if not self._share:
                return
            self._start()

    def end(self) -> None:
        """Stop the process where it is still at work, as after an interruption."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _wait(self) -> tuple[int, list[Report]]:
        assert self._process is not None
        assert self._answers is not None
        code = self._process.wait()
        self._process = None
        with self._answers as stream:
            stream.seek(0)
            # What was being written when the process died does not end its line.
            lines = stream.read().split(b"\n")[:-1]
        return code, [msgspec.json.decode(line, type=Report) for line in lines]


def _shares(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Return the numbers of the files in `count` shares of about the same size, the largest files first."""
    shares: list[list[int]] = [[] for _ in range(count)]
    totals = [0] * count
    for size, number in sorted(((size, number) for number, size in enumerate(sizes)), reverse=True):
        least = totals.index(min(totals))
        shares[least].append(number)
        totals[least] += size + 1
    return [share for share in shares if share]


def _size(path: bytes) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - a name in bytes
    except OSError:
        return 0


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        # Not on macOS or Windows.
        return os.cpu_count() or 1
