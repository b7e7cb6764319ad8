"""The stack and the memo of a pickle that is read and not run."""

from __future__ import annotations

from typing import Any

from mlgate.trust.symbols import Global, Irregular

JOBLIB_ARRAY = Global("joblib.numpy_pickle", "NumpyArrayWrapper")

_MARK = object()


class Stack:
    """Values and marks; the bottom of what lies above a mark is never taken by an opcode that takes single values."""

    def __init__(self) -> None:
        self._values: list[Any] = []
        self._memo: dict[int, Any] = {}
        # How often the name of joblib's array wrapper lies here and has not been made into a wrapper.
        self.wrappers = 0

    def __bool__(self) -> bool:
        """Tell whether anything is left."""
        return bool(self._values)

    def push(self, value: object) -> None:
        """Put `value` on top."""
        self._values.append(value)
        self.wrappers += value == JOBLIB_ARRAY

    def mark(self) -> None:
        """Put a mark on top."""
        self._values.append(_MARK)

    def pop(self) -> Any:  # noqa: ANN401 - whatever a pickle holds
        """Take the value on top. Raises Irregular where there is none above the last mark."""
        if not self._values or self._values[-1] is _MARK:
            raise Irregular("an opcode finds too little on the stack")
        return self._values.pop()

    def drop(self) -> None:
        """Take the value or the mark on top, as the opcode POP does. Raises Irregular for an empty stack."""
        if not self._values:
            raise Irregular("an opcode finds too little on the stack")
        self._values.pop()

    def top(self) -> Any:  # noqa: ANN401 - as in `pop`
        """Return the value on top and leave it. Raises Irregular as `pop` does."""
        if not self._values or self._values[-1] is _MARK:
            raise Irregular("an opcode finds too little on the stack")
        return self._values[-1]

    def to_mark(self) -> list[Any]:
        """Take all values above the last mark, and the mark. Raises Irregular where there is no mark."""
        taken: list[Any] = []
        while self._values:
            value = self._values.pop()
            if value is _MARK:
                return taken[::-1]
            taken.append(value)
        raise Irregular("an opcode finds no mark on the stack")

    def keep(self, index: int | None) -> None:
        """Put the value on top into the memo, at `index` or at the next free one."""
        self._memo[len(self._memo) if index is None else index] = self.top()

    def recall(self, index: int) -> None:
        """Put what the memo holds at `index` on top. Raises Irregular where it holds nothing."""
        if index not in self._memo:
            raise Irregular("it reads from the memo what was never put there")
        self.push(self._memo[index])
