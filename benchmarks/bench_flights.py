"""The flights example from prepared files: time and peak memory of a whole `mlgate check`, first and again.

Limits: 10 s on 2 cores and 1.5 GiB (the largest of its processes). Run it with `nox -s bench`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DEMO = Path(__file__).resolve().parents[1] / "examples" / "flights" / "demo.py"
MOST_SECONDS = 10.0
MOST_GIB = 1.5
CHECK = [sys.executable, "-m", "mlgate", "check"]


def measured(folder: Path) -> tuple[float, float, int]:
    """Return the wall seconds, the peak GiB and the exit code of one `mlgate check` in `folder`."""
    started = time.perf_counter()
    process = subprocess.Popen(CHECK, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    # Kilobytes, but bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss * unit / 2**30, os.waitstatus_to_exitcode(status)


def main() -> int:
    """Print the figures; return 1 where one is beyond its limit."""
    good = True
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "flights")
        made = subprocess.run([sys.executable, DEMO, "--at", project], capture_output=True, text=True, check=False)
        if made.returncode:
            print(made.stdout + made.stderr)
            return 1
        # What mypy kept from the check just made would make the first run a second one.
        for cache in (".mypy_cache", ".ruff_cache", ".mlgate"):
            shutil.rmtree(project / cache, ignore_errors=True)
        for name in ("first", "again", "again"):
            seconds, gib, code = measured(project)
            within = code == 0 and seconds <= MOST_SECONDS and gib <= MOST_GIB
            good &= within
            print(f"mlgate check, {name}: {seconds:.2f} s (limit {MOST_SECONDS:g}), {gib:.2f} GiB (limit {MOST_GIB:g})")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
