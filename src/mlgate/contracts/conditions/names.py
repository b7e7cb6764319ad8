"""The columns that a condition can name."""

from __future__ import annotations

from collections.abc import Mapping

from mlgate.contracts.compiled import Column
from mlgate.contracts.expressions import Reference, ValueType
from mlgate.core.display import nearest

_TYPES = {
    "string": ValueType.STRING,
    "integer": ValueType.NUMBER,
    "number": ValueType.NUMBER,
    "boolean": ValueType.BOOLEAN,
    "date": ValueType.DATE,
    "timestamp": ValueType.TIMESTAMP,
    "time": ValueType.TIME,
}


class ConditionError(ValueError):
    """A condition that cannot be used, with every problem of it."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep `problems`, in the order of the text."""
        self.problems = problems
        super().__init__("; ".join(problems))


class Names:
    """The columns that a condition can name."""

    def __init__(self, known: Mapping[str, Column], table: str = "") -> None:
        """Find columns by the names in `known`, and by their own; `table` may stand before them."""
        self._exact = {column.name: column for column in known.values()} | dict(known)
        self._folded: dict[str, list[str]] = {}
        for name in self._exact:
            self._folded.setdefault(name.casefold(), []).append(name)
        self._prefix = f"{table}." if table else ""

    def reference(self, name: str, *, quoted: bool = False) -> Reference:
        """Return the column `name`.

        Raises:
            ValueError: there is none, or its values cannot be used in a condition.
        """
        column = self._find(name, quoted=quoted)
        if column is None and self._prefix and name.startswith(self._prefix):
            column = self._find(name.removeprefix(self._prefix), quoted=quoted)
        if column is None:
            hint = f"; text is written in single quotes, '{name}'" if quoted else nearest(name, list(self._exact)[:500])
            raise ValueError(f"no column '{name}'{hint}")
        sort = _TYPES.get(column.logical_type or "")
        if sort is None:
            found = f"logicalType {column.logical_type}" if column.logical_type else "no logicalType"
            raise ValueError(f"'{name}' has {found}; a condition needs one of {', '.join(_TYPES)}")
        return Reference(column=column.name, type=sort)

    def _find(self, name: str, *, quoted: bool) -> Column | None:
        if name in self._exact:
            return self._exact[name]
        folded = [] if quoted else self._folded.get(name.casefold(), [])
        found = {self._exact[one].name: self._exact[one] for one in folded}
        return next(iter(found.values())) if len(found) == 1 else None
