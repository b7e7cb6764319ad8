"""nbQA without the blank lines that it writes between statements: `python -m mlgate.notebooks.nbqa_unspaced`.

Before it runs a tool, nbQA lets autopep8 space out the temporary module, so that linters of style do not ask for blank
lines between cells. The lines that it reports are then those of the spaced module: too high, by two for every function
that stands above in the same cell. Here nothing is spaced, and what style asks of the gaps is left out afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import nbqa.__main__ as driver


def main(arguments: Sequence[str]) -> int:
    """Run nbQA with its command line `arguments`; return its exit code.

    Raises:
        AttributeError: this nbQA is made otherwise.
    """
    record = driver._record_newlines  # noqa: SLF001 - there is no option for it

    def unspaced(*temporary: Any) -> tuple[Any, Any]:  # noqa: ANN401 - as in nbQA
        lines = record(*temporary)
        return lines, lines

    driver._fixup_newlines = unspaced  # noqa: SLF001
    return int(driver.main(list(arguments)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
