"""The ledger of test-set use: which candidates a test set has judged, kept in `.mlgate/` one line each.

It counts and forbids nothing. What is no line of a ledger is passed over, and a folder that cannot be written keeps
none: the verdict stands all the same.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from mlgate.stores.files import STATE_FOLDER, make_state_folder

_NAME = "ledger.jsonl"
# The newest are kept: a year of a hundred candidates a day.
_MOST = 40_000


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a test set: digests of its rows, of what it judged and of the limits it was judged by, and the bit.

    `passed` is `None` before there is an answer.
    """

    test: str
    candidate: str
    configuration: str
    passed: bool | None = None

    @property
    def asked(self) -> tuple[str, str, str]:
        """What was asked: the same again is the same answer, and tells nothing new."""
        return self.test, self.candidate, self.configuration


def read(root: Path) -> tuple[Use, ...]:
    """Return the uses that the project at `root` has kept, the oldest first."""
    lines: list[bytes] = []
    with contextlib.suppress(OSError):
        lines = (root / STATE_FOLDER / _NAME).read_bytes().splitlines()[-_MOST:]
    found = []
    for line in lines:
        with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError):
            found.append(msgspec.json.decode(line, type=Use))
    return tuple(found)


def record(root: Path, use: Use) -> None:
    """Keep `use`, unless the same was asked before."""
    if any(known.asked == use.asked for known in read(root)):
        return
    with contextlib.suppress(OSError):
        make_state_folder(root / STATE_FOLDER)
        # One write, so that two runs at once do not mix their lines.
        with (root / STATE_FOLDER / _NAME).open("ab", buffering=0) as stream:
            stream.write(msgspec.json.encode(use) + b"\n")
