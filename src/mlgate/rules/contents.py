"""What values hold: rows, what was learned to make them, predictions, and what an expression will learn."""

from __future__ import annotations

from mlgate.rules.column_state import ColumnState
from mlgate.rules.values import (
    NONE,
    Blueprint,
    Constant,
    Data,
    Each,
    Either,
    Function,
    Identities,
    Instance,
    Items,
    Method,
    Pending,
    Symbol,
    Value,
)

# What holds no other values: most values that are no data.
LEAVES = frozenset({Blueprint, Constant, Function, Method, Symbol})


class Contents(ColumnState):
    """What values hold, with what was written into them in place."""

    def __init__(self) -> None:
        """Start before anything was changed."""
        super().__init__()
        self.changed: dict[int, Identities] = {}
        # Columns and rows of an array that are no copies, with the array.
        self.views: dict[int, Data] = {}
        # The lists that loops have their elements from.
        self.elements: dict[int, Data] = {}
        # Arrays of one value that something was written into.
        self.containers: set[int] = set()
        # Predictions that were written into columns, by the table and the name of the column.
        self.columns: dict[tuple[int, str], Identities] = {}
        self.transposed: set[int] = set()
        # Rows of data sets that are told by the files that they are made of.
        self.of_files: Identities = NONE

    def rows_of(self, *values: Value) -> Identities:
        """Return the rows that `values` hold."""
        rows = NONE
        for value in values:
            if isinstance(value, Data):
                rows = rows | value.rows if rows else value.rows
            elif type(value) in LEAVES:
                continue
            elif isinstance(value, (Items, Either)):
                rows |= self.rows_of(*value.values)
            elif isinstance(value, Each):
                rows |= self.rows_of(value.element)
            elif isinstance(value, Instance) and "__getitem__" in value.blueprint.methods:
                # A data set of the module's own holds what its attributes hold.
                rows |= self.rows_of(*self._held(value))
        return rows

    def _held(self, instance: Instance) -> list[Value]:
        return [value for value in instance.attributes.names.values() if isinstance(value, Data)]

    def learned(self, value: Value) -> Identities:
        """Return the fits that went into `value`."""
        if isinstance(value, Data):
            return value.learned | self.changed[value.identity] if value.identity in self.changed else value.learned
        if type(value) in LEAVES:
            return NONE
        if isinstance(value, (Items, Either)):
            return frozenset[int]().union(*map(self.learned, value.values))
        if isinstance(value, Instance) and "__getitem__" in value.blueprint.methods:
            return frozenset[int]().union(*map(self.learned, self._held(value)))
        return self.learned(value.element) if isinstance(value, Each) else NONE

    def pending(self, value: Value) -> tuple[Pending, ...]:
        """Return what the expressions in `value` will learn of the frame that they are used in."""
        if isinstance(value, Data):
            return value.pending
        if type(value) in LEAVES:
            return ()
        if isinstance(value, (Items, Either)):
            return tuple(one for part in value.values for one in self.pending(part))
        return self.pending(value.element) if isinstance(value, Each) else ()

    def predicted(self, value: Value) -> Identities:
        """Return the predictions that `value` holds or was made from."""
        if isinstance(value, Data):
            return value.predictions
        if type(value) in LEAVES:
            return NONE
        if isinstance(value, (Items, Either)):
            return frozenset[int]().union(*map(self.predicted, value.values))
        return self.predicted(value.element) if isinstance(value, Each) else NONE
