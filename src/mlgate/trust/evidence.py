"""What has been seen of one file so far: what it imports, what is odd about it, and what could not be read."""

from __future__ import annotations

import io

from mlgate.trust.machine import Machine, Program
from mlgate.trust.symbols import Global, Irregular

_MOST_PAYLOADS = 1000


class Evidence:
    """Collects over all pickles of a file; each is read by `pickles`."""

    def __init__(self) -> None:
        self.imports: dict[Global, None] = {}
        self.oddities: dict[tuple[str, str], None] = {}
        self.problems: list[str] = []

    def pickles(self, content: bytes, *, where: str = "", most: int | None = None) -> int:
        """Read the pickles that `content` consists of, up to `most` of them; return where the last one ends."""
        stream = io.BytesIO(content)
        count = 0
        while stream.tell() < len(content) and (most is None or count < most):
            start = stream.tell()
            try:
                program = Machine(stream, len(content)).run()
            except Irregular as error:
                if error.found is not None:
                    self._take(error.found)
                self.problems.append(_unread(error, start, count, where))
                return start
            self._take(program)
            count += 1
        if count == 0 or (most is not None and count < most):
            self.problems.append(f"{where}is cut short")
        return stream.tell()

    def _take(self, program: Program) -> None:
        self.imports.update(dict.fromkeys(program.imports))
        self.oddities.update(dict.fromkeys(program.oddities))
        for payload in program.payloads[:_MOST_PAYLOADS]:
            try:
                inner = Machine(io.BytesIO(payload), len(payload)).run()
            except Irregular:
                # Bytes that only begin like a pickle are data.
                continue
            self.imports.update(dict.fromkeys(inner.imports))
            self.oddities.update(dict.fromkeys(inner.oddities))


def imports_as_pickle(content: bytes) -> bool:
    """Tell whether `content`, of another format, would import something if it were given to `pickle.load`."""
    try:
        return bool(Machine(io.BytesIO(content), len(content)).run().imports)
    except Irregular as error:
        return error.found is not None and bool(error.found.imports)


def _unread(error: Irregular, start: int, count: int, where: str) -> str:
    if count == 0:
        return f"{where}is not a whole pickle: {error}"
    return f"{where}has something after its first {count} pickles, at byte {start:,}, that is not a pickle: {error}"
