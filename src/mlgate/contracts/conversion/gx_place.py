"""One expectation of a suite, and its arguments read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from mlgate.contracts.conversion import sql
from mlgate.contracts.conversion.draft import Table
from mlgate.contracts.conversion.fields import Field
from mlgate.contracts.conversion.terms import Span, Terms

_MOSTLY_DIGITS = 10


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """An expectation: its name, arguments, place in the suite, and whether it only warns."""

    name: str
    kwargs: Mapping[str, Any]
    place: str
    warning: bool = False

    @property
    def terms(self) -> Terms:
        """How much of it may be broken, by `mostly`."""
        mostly = self.kwargs.get("mostly")
        if mostly is None:
            return Terms(warning=self.warning)
        if isinstance(mostly, bool) or not isinstance(mostly, int | float) or not 0 <= mostly <= 1:
            raise ValueError("mostly is a share from 0 to 1")
        return Terms(percent=round(100 * (1 - mostly), _MOSTLY_DIGITS), warning=self.warning)

    @property
    def span(self) -> Span:
        """The range that it asks for, in `min_value` and `max_value`."""
        low, high = self.kwargs.get("min_value"), self.kwargs.get("max_value")
        return Span(
            low=low,
            high=high,
            low_open=bool(self.kwargs.get("strict_min")),
            high_open=bool(self.kwargs.get("strict_max")),
        )

    def field(self, table: Table) -> Field:
        """Return the column that it is about; its notes stand at the expectation's place."""
        column = self.kwargs["column"]
        if not isinstance(column, str):
            raise TypeError("a column is named by text")
        field = table.field(column, self.place)
        field.place = self.place
        return field

    def name_of(self, table: Table, argument: str) -> str:
        """Return the column named by `argument`, as conditions write it; the contract describes it from now on."""
        column = self.kwargs[argument]
        if not isinstance(column, str):
            raise TypeError("a column is named by text")
        table.field(column, self.place)
        return sql.name(column)

    def names(self, table: Table, argument: str = "column_list") -> list[str]:
        """Return the columns listed by `argument`; the contract describes them from now on."""
        found = self.kwargs[argument]
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise TypeError("columns are named by text")
        for one in found:
            table.field(one, self.place)
        return list(found)


Converter = Callable[[Expectation, Table], None]
