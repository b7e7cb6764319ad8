"""`python -m mlgate`, and the command `mlgate`."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command and leave with its exit code."""
    # The process is short, and what it imports stays: looking for cycles takes an eighth of a small check, most of it
    # when the interpreter looks again on its way out.
    gc.set_threshold(50_000)
    from mlgate.cli import main

    code = main()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
