"""Files linted by several processes, each a fresh interpreter that is asked and answers file by file.

So all end at the same time, however unlike the files are; and a process that dies takes no other file with it than the
one that it was at.
"""

from __future__ import annotations

import collections
import contextlib
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mlgate import rules
from mlgate.checks._lint_reports import Report, Work, report

if TYPE_CHECKING:
    import subprocess

# Below, starting a process costs more than it saves: an interpreter with mlgate takes 0.1 s, in which it lints this.
_LEAST_BYTES = 150_000
_MOST_PROCESSES = 32
# The package of this process, whichever others are installed; nothing else of its folder comes before what is.
_PROGRAM = """\
import sys
sys.path.insert(0, sys.argv[1])
import mlgate
sys.path.append(sys.path.pop(0))
from mlgate.checks._lint_workers import main
main()
"""
_FOLDER = Path(__file__).parents[2]
# What Python ends with where the program itself, and no file, is at fault.
_NOT_STARTED = 1


def reports(work: Work) -> Iterator[Report]:
    """Yield what is found in the files of `work`, in their order.

    No process is started where this one is done as soon.
    """
    sizes = [_size(path) for path, _ in work.files]
    count = min(_processors(), _MOST_PROCESSES, sum(sizes) // _LEAST_BYTES, len(sizes))
    found = _found_by_workers(work, sizes, count) if count > 1 and sys.executable else {}
    # What no process could be started for is left to this one.
    yield from (found.get(number) or report(work, number) for number in range(len(sizes)))


def _found_by_workers(work: Work, sizes: list[int], count: int) -> dict[int, Report]:
    # 3 ms at start-up, and only where there is much to lint.
    from threading import Thread

    # The largest first: what is left at the end is small, and nobody waits long for it.
    left = collections.deque(sorted(range(len(sizes)), key=lambda number: -sizes[number]))
    found: dict[int, Report] = {}
    workers = [_Worker(work, left, found) for _ in range(count)]
    threads = [Thread(target=worker.lint, daemon=True) for worker in workers]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        # After an interruption they are still at work.
        left.clear()
        for worker, thread in zip(workers, threads, strict=True):
            worker.stop()
            if thread.ident is not None:
                thread.join()
    return found


def main() -> None:
    """Lint each file that a line of standard input names, and answer with a line of JSON on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    # What else is printed must not look like an answer.
    os.dup2(2, 1)
    asked = sys.stdin.buffer
    work = msgspec.json.decode(asked.readline(), type=Work)
    for code in work.codes:
        rules.load(code)
    # What is loaded stays: looking through it for cycles after every file takes a tenth of the time.
    gc.freeze()
    for line in asked:
        file = msgspec.json.decode(line, type=tuple[bytes, str])
        answers.write(msgspec.json.encode(report(msgspec.structs.replace(work, files=(file,)), 0)) + b"\n")
        answers.flush()


class _Worker:
    """A process at work on the files whose numbers are `left`, one after the other; others take from them too."""

    def __init__(self, work: Work, left: collections.deque[int], found: dict[int, Report]) -> None:
        self._work, self._left, self._found = work, left, found
        self._process: subprocess.Popen[bytes] | None = None

    def lint(self) -> None:
        """Put what is found into `found` until nothing is left, or no process can be started."""
        try:
            with contextlib.suppress(IndexError, OSError):
                self._lint_what_is_left()
        finally:
            self.stop()
            self._end()

    def stop(self) -> None:
        """End the process, whatever it is at."""
        if self._process is not None:
            self._process.kill()

    def _lint_what_is_left(self) -> None:
        answered = False
        while True:
            number = self._left.popleft()
            process = self._process = self._process or self._started()
            if (answer := self._answer(process, number)) is not None:
                self._found[number] = answer
                answered = True
                continue
            code = self._end()
            if not answered and code == _NOT_STARTED:
                return
            crash = f"the process that linted it ended with {code}"
            self._found[number] = Report(shown=self._work.files[number][1], crash=crash)

    def _end(self) -> int | None:
        """Wait for the end of the process, and return what it ended with."""
        if self._process is None:
            return None
        process, self._process = self._process, None
        process.communicate()
        return process.returncode

    def _started(self) -> subprocess.Popen[bytes]:
        # 4 ms at start-up, and only where there is much to lint.
        import subprocess

        command = [sys.executable, "-I", "-c", _PROGRAM, str(_FOLDER)]
        process = subprocess.Popen(  # noqa: S603 - no shell, and none of it comes from outside
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        _ask(process, msgspec.structs.replace(self._work, files=()))
        return process

    def _answer(self, process: subprocess.Popen[bytes], number: int) -> Report | None:
        """Return what `process` says of the file with `number`; `None`: it died over it."""
        _ask(process, self._work.files[number])
        assert process.stdout is not None
        line = process.stdout.readline()
        # What was being written when the process died does not end its line.
        return msgspec.json.decode(line, type=Report) if line.endswith(b"\n") else None


def _ask(process: subprocess.Popen[bytes], question: object) -> None:
    assert process.stdin is not None
    # Of a process that is no more, no answer comes.
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(msgspec.json.encode(question) + b"\n")
        process.stdin.flush()


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
