"""`python measured.py DESCRIPTOR COMMAND…` runs the command and writes what the kernel counted of it as JSON there.

It is a process of its own because a peak memory is handed down: on Linux a new process starts with that of the one it
was made by (`ru_maxrss` outlives `exec`), so that a benchmark that has just written a table would tell its own memory
as that of every command. This one is small, and imports nothing but the standard library.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main(descriptor: str, *command: str) -> None:
    clock = time.perf_counter()
    with subprocess.Popen(command) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    counted = {
        "seconds": time.perf_counter() - clock,
        "processor": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        "code": process.returncode,
    }
    with os.fdopen(int(descriptor), "w", encoding="utf-8") as told:
        json.dump(counted, told)


if __name__ == "__main__":
    main(*sys.argv[1:])
