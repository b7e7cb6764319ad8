"""Which values have no order that stays, and what becomes of them: files as they are listed, sets.

A list of such things is marked, and so is what is made of it element by element; an element is not. Once it has become
rows or columns the mark stays with all that is computed of them. Sorting any of it takes it from all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from mlgate.rules.events import Place, Unordered
from mlgate.rules.values import Arguments, Constant, Data, Each, Either, Instance, Items, Method, Symbol, Value

# What has no order in a value: several listings where one is made in a loop over another.
_Found: TypeAlias = tuple[Unordered, ...]

_LISTING = frozenset({"glob.glob", "glob.iglob", "os.listdir", "os.scandir", "os.walk"})
_LISTING_METHODS = frozenset({"glob", "iterdir", "rglob"})
_SETS = frozenset({"builtins.frozenset", "builtins.set"})
# They give the same elements in the same order.
_KEEPING = frozenset({
    "builtins.enumerate", "builtins.iter", "builtins.list", "builtins.map", "builtins.reversed", "builtins.tuple",
    "builtins.zip", "numpy.random.choice", "random.choices", "random.sample", "tqdm.auto.tqdm",
    "tqdm.notebook.tqdm", "tqdm.tqdm",
})  # fmt: skip
_KEEPING_METHODS = frozenset({"copy", "difference", "intersection", "symmetric_difference", "union"})
_DRAWING = frozenset({"permutation", "shuffle"})
# Their results are in the order of what they are given to go by.
_ORDERING = frozenset({"groupby", "pivot", "pivot_table", "reindex", "unique"})
_TABLES = frozenset({
    "DMatrix", "DataFrame", "DataLoader", "Dataset", "Pool", "TensorDataset", "array", "asarray", "cat", "column_stack",
    "concat", "concatenate", "dstack", "from_tensor_slices", "hstack", "row_stack", "stack", "tensor", "vstack",
})  # fmt: skip
_TABLE_PACKAGES = frozenset({
    "catboost", "cudf", "dask", "datasets", "lightgbm", "modin", "numpy", "pandas", "polars", "scipy", "tensorflow",
    "torch", "xgboost",
})  # fmt: skip
_PAIR = 2
_SPLITTING = frozenset({"cross_val_predict", "cross_val_score", "cross_validate", "random_split", "train_test_split"})


class Orders:
    """The marks of one module, as far as it is followed."""

    def __init__(self) -> None:
        """Start with nothing that has no order."""
        self.found: list[Unordered] = []
        # What the loops around go over, and the first number of what is made within.
        self._looping: list[tuple[_Found, int]] = []
        # How many loops are around where a list was made.
        self._made: dict[int, tuple[Value, int]] = {}
        # By what the value is, which is kept so that nothing else can take its number.
        self._lists: dict[int, tuple[Value, _Found]] = {}
        self._tables: dict[int, _Found] = {}

    def of(self, value: Value | None) -> _Found:
        """Return what `value` lists in no order that stays."""
        if not self.found:
            return ()
        if id(value) in self._lists:
            return self._lists[id(value)][1]
        return _first(map(self.of, value.values)) if isinstance(value, Either) else ()

    def in_table(self, value: Value | None) -> _Found:
        """Return what of rows or columns in no order that stays went into `value`."""
        if not self._tables:
            return ()
        if isinstance(value, Data):
            return self._tables.get(value.identity, ())
        return _first(map(self.in_table, value.values)) if isinstance(value, (Either, Items)) else ()

    def mark(self, value: Value, found: _Found) -> None:
        """Note that `value` lists, one by one, what was `found`."""
        if found and isinstance(value, (Data, Each, Either, Items)):
            self._lists[id(value)] = value, found

    def inherit(self, value: Data, sources: tuple[Value, ...]) -> None:
        """Note that `value` is computed of `sources`."""
        found = _first(map(self.in_table, sources)) if self._tables else ()
        if found:
            self._tables[value.identity] = found

    def use(self, value: Value | None, how: str, place: Place) -> None:
        """Note that it matters in which order `value` is."""
        for one in self.of(value) or self.in_table(value):
            one.uses.append((how, place))

    def chosen(self, table: Value, columns: Value) -> None:
        """Note that `table` has the columns that `columns` names, in the same order."""
        found = self.of(columns)
        if found and isinstance(table, Data):
            self._tables[table.identity] = found

    def enter(self, over: Value, identity: int) -> None:
        """Note that a loop over `over` begins; values from `identity` on are made in it."""
        self._looping.append((self.of(over), identity))

    def leave(self, *results: Value) -> None:
        """Note that the innermost loop ends; `results` have an element for each of its rounds."""
        found, _ = self._looping.pop()
        for result in results:
            self.mark(result, _distinct(*self.of(result), *found))

    def made(self, value: Value) -> None:
        """Note that the list `value` is made here."""
        if self._looping and self.found:
            self._made[id(value)] = value, len(self._looping)

    def lengthened(self, before: Value, after: Value) -> None:
        """Note that the list `before` is `after`, with an element more."""
        if not self._looping or not self.found:
            return
        _, depth = self._made.get(id(before), (before, 0))
        self._made[id(after)] = after, depth
        around = [one for found, _ in self._looping[depth:] for one in found]
        self.mark(after, _distinct(*self.of(before), *around))

    def set(self, value: Value, place: Place) -> None:
        """Note that `value` is a set; numbers have an order there, by which they are kept."""
        elements = value.values if isinstance(value, Items) else ()
        is_of_numbers = bool(elements) and all(
            isinstance(one, Constant) and not isinstance(one.value, str) for one in elements
        )
        if len(elements) != 1 and not is_of_numbers and not (isinstance(value, Data) and value.form == "index"):
            self._start(value, place, "a set")

    def called(self, callee: Symbol | Method, arguments: Arguments, result: Value, place: Place) -> None:
        """Note what the call of `callee`, which gave `result`, does to the order of things."""
        name = callee.name
        last = name.rpartition(".")[2]
        listing = isinstance(callee, Method) and not isinstance(callee.receiver, Instance) and name in _LISTING_METHODS
        if listing or name in _LISTING:
            self._start(result, place, last)
        elif name in _SETS:
            if arguments.positional:
                self.set(result, place)
        elif self.found:
            self._passed(callee, arguments, result, place)

    def _start(self, value: Value, place: Place, name: str) -> None:
        unordered = Unordered(place=place, name=name, uses=[])
        self.found.append(unordered)
        self.mark(value, (unordered,))

    def _passed(self, callee: Symbol | Method, arguments: Arguments, result: Value, place: Place) -> None:
        name = callee.name.rpartition(".")[2]
        given = (*((callee.receiver,) if isinstance(callee, Method) else ()), *arguments.all)
        if "sort" in name or name in _ORDERING:
            self._sort(given)
        elif isinstance(callee, Method):
            if name in _KEEPING_METHODS:
                self.mark(result, self.of(callee.receiver))
            elif name == "index":
                self.use(callee.receiver, "numbers", place)
        elif callee.name in _KEEPING:
            self.mark(result, _first(map(self.of, given)))
        elif name in _TABLES and callee.root in _TABLE_PACKAGES:
            self._tabulate(given, result)
        elif name in _SPLITTING or (name in _DRAWING and callee.root in ("numpy", "random", "sklearn")):
            for one in arguments.positional:
                self.use(one, "split" if name in _SPLITTING else "draw", place)

    def _sort(self, given: tuple[Value, ...]) -> None:
        for one in given:
            for found in self.of(one) or self.in_table(one):
                found.sorted = True
        for around, _ in self._looping:
            for found in around:
                # What is sorted in a loop over folders are often the folders to come.
                found.sorted |= found.name == "walk"

    def _tabulate(self, given: tuple[Value, ...], result: Value) -> None:
        for one in given:
            parts = one.values if isinstance(one, Items) and not self.of(one) else (one,)
            found = _first(map(self.of, parts)) or self._growing(parts)
            if found and isinstance(result, Data):
                self._tables[result.identity] = found

    def _growing(self, parts: tuple[Value, ...]) -> _Found:
        """Return what is looped over where the first of several `parts` was there before the loop, and so grows."""
        if len(parts) < _PAIR or not isinstance(parts[0], Data):
            return ()
        before = parts[0].identity
        return _distinct(*(one for found, first in self._looping if before < first for one in found))


def _first(founds: Iterable[_Found]) -> _Found:
    return next(filter(None, founds), ())


def _distinct(*found: Unordered) -> _Found:
    return tuple({id(one): one for one in found}.values())
