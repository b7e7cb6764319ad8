"""Which rows of a module are held out: parts of splits, by how they were chosen, how they are called and used."""

from __future__ import annotations

import ast

from mlgate.rules.events import Evaluation, Fit, Split
from mlgate.rules.noted import Noted
from mlgate.rules.overlaps import overlap
from mlgate.rules.part_names import is_held_out_name, is_training_name
from mlgate.rules.row_sets import RowSet
from mlgate.rules.sources import Source
from mlgate.rules.turns import are_in_turn
from mlgate.rules.values import NONE, Identities

_COMPARED = ("<", "<=", "==")


class HeldOut(Noted):
    """The splits of a module, and which rows they hold out."""

    def __init__(self, source: Source) -> None:
        """Find the splits among the choices of rows."""
        super().__init__(source)
        self.splits: tuple[Split, ...] = tuple(split for split in self._flow.splits if self._is_split(split))
        self._manual = NONE.union(*(side for split in self.splits for side in split.parts))
        both = [sides for split in self.splits if split.parts for sides in (split.parts, split.parts[::-1])]
        # The sides of manual splits on which a model was used that had been fitted on the other.
        self._tested = NONE.union(*(held_out for fitted, held_out in both if self._is_used(fitted, held_out)))

    def is_held_out(self, rows: Identities) -> bool:
        """Whether `rows` are of a part to test or validate on: of a split, by its name, or by how it is used."""
        above = self.rows.above(rows)
        names = [name for row in above for name in self.rows.labels.get(row, ()) if not self._is_for_development(row)]
        if any(self.rows.sets[row].part == "test" for row in above) or not above.isdisjoint(self._tested):
            return not self._is_divided(rows)
        return bool(names) and all(map(is_held_out_name, names)) and not self._is_divided(rows)

    def _is_for_development(self, row: int) -> bool:
        """Whether `row` is what is left of all rows without the test rows: whatever its name is, it is trained on."""
        row_set = self.rows.sets[row]
        if row_set.part != "train" or self.rows.parts(row_set.parents):
            return False
        return all("dev" in name.lower() for name in self.rows.labels.get(row, ()))

    def is_fold(self, rows: Identities) -> bool:
        """Whether `rows` are of a part that cross-validation holds out in turn."""
        numbers = (self.rows.sets[row].split for row in self.rows.above(rows))
        return any(number is not None and self._flow.splits[number].kind != "split" for number in numbers)

    def spanning(self, fits: Identities, rows: Identities) -> tuple[list[Fit], str]:
        """Return `fits` where all of them were on more than the part of a split that holds `rows`, and its name."""
        known = self.fits(fits)
        names = {self._part_between(rows, fit.rows) for fit in known}
        if len(names) != 1 or not all(self.rows.within(rows, fit.rows) for fit in known):
            return [], ""
        name = names.pop()
        return (known, name) if name else ([], "")

    def are_the_same(self, rows: Identities, others: Identities) -> bool:
        """Whether `rows` are all of `others`, or the other way round."""
        if rows == others and self._are_called_both(rows):
            return False
        return self.rows.within(rows, others) or self.rows.within(others, rows)

    def are_apart(self, rows: Identities, others: Identities, known: Identities) -> bool:
        """Whether `rows` and `others` were chosen from, or made of, `known`, and by their names are of two parts.

        The one is called as what a model is trained on, or the other as what it is tested on.
        """
        if rows == others and self._are_called_both(rows):
            return self.rows.within(rows, known)
        if self._is_below(others, rows) or self._is_below(rows, others):
            # The ones were made of the others.
            return False
        if not known or self.is_of_side(known, rows) or not all(self._is_below(one, known) for one in (rows, others)):
            return False
        held_out = [any(map(self._is_called_held_out, self.rows.above(one, known))) for one in (rows, others)]
        is_training = held_out == [False, False] and all(map(self._is_called_training, rows))
        return held_out == [False, True] or is_training or self._are_siblings(rows, others)

    def is_of_side(self, rows: Identities, *sides: Identities) -> bool:
        """Whether `rows` were chosen as one of `sides` was: by the same comparison of the same column or index."""
        ways = {_way(self.rows.sets[row]) for row in rows} if sides else {None}
        return None not in ways and any(ways <= {_way(self.rows.sets[row]) for row in side} for side in sides)

    def _are_siblings(self, rows: Identities, others: Identities) -> bool:
        """Whether both were chosen from the same rows by other values of the same thing: its years, or its folds."""
        if are_in_turn(self.rows, rows, others):
            return True
        pairs = [(self.rows.sets[one], self.rows.sets[other]) for one in rows for other in others]
        return bool(pairs) and all(
            one.edge == other.edge == "subset"
            and one.parents == other.parents
            and one.selector is not None
            and other.selector is not None
            and one.selector != other.selector
            and one.selector[0][0] in _COMPARED
            and one.selector[0][1:2] == other.selector[0][1:2]
            for one, other in pairs
        )

    def seen(self, evaluation: Evaluation) -> list[Fit]:
        """Return the fits of what was judged where all of them were, with a target, on the rows it was judged on."""
        fits = self.fits(evaluation.fits)
        surely = not self._are_called_both(evaluation.rows) and all(
            fit.supervised
            and (
                self.rows.within(evaluation.rows, fit.rows)
                or self._is_part_of(fit.rows, evaluation.rows)
                or overlap(self.rows, self._flow.splits, evaluation.rows, fit.rows)
                or self._are_put_back(evaluation, fit)
            )
            for fit in fits
        )
        return fits if surely else []

    def _are_put_back(self, judged: Evaluation, fit: Fit) -> bool:
        """Whether some of the test rows that are judged were put to those that `fit` was on."""
        held_out = self.rows.put_back.get(fit.rows, NONE)
        if not held_out or judged.place.repeated or fit.place.repeated:
            return False
        return any(self.rows.within(frozenset((row,)), judged.rows) for row in held_out)

    def _is_split(self, split: Split) -> bool:
        """Whether `split` is one.

        Complementary choices of rows are where a side is called train or test, or where a model is fitted on one and
        used on the other, or where a loop takes the rows by the random numbers of their folds.
        """
        if (
            split.kind != "manual"
            or split.in_turn
            or any(row in self.rows.labels for side in split.parts for row in side)
        ):
            return True
        return any(self._is_used(*sides) for sides in (split.parts, split.parts[::-1]))

    def _is_used(self, fitted: Identities, held_out: Identities) -> bool:
        """Whether a model that was fitted on the rows of one side is used on the other."""
        return any(
            self.rows.within(fit.rows, fitted)
            for use in self.uses
            if self.rows.within(use.rows, held_out)
            for fit in self.fits(use.fits)
            if fit.supervised
        )

    def _is_divided(self, rows: Identities) -> bool:
        return any(split.rows == rows for split in self.splits)

    def _part_between(self, rows: Identities, known: Identities) -> str:
        for row in sorted(self.rows.above(rows, known)):
            row_set = self.rows.sets[row]
            if row_set.split is not None or row in self._manual:
                return row_set.part or "part"
        # Rows that were read from two files, one of them called test.
        others = known - rows
        is_file_of_test = any(self._is_called_held_out(row) for row in others)
        return "train" if rows < known and is_file_of_test and not any(map(self._is_called_held_out, rows)) else ""

    def _is_below(self, rows: Identities, known: Identities) -> bool:
        return rows.isdisjoint(known) and any(
            not row_set.parents.isdisjoint(known) and (row_set.edge == "derived" or row_set.parents <= known)
            for row_set in map(self.rows.sets.__getitem__, self.rows.above(rows, known))
        )

    def _is_called_training(self, row: int) -> bool:
        names = self.rows.labels.get(row, set())
        return bool(names) and all(map(is_training_name, names))

    def _is_called_held_out(self, row: int) -> bool:
        names = self.rows.labels.get(row, set())
        return bool(names) and all(map(is_held_out_name, names))

    def _are_called_both(self, rows: Identities) -> bool:
        """Whether `rows` are called what to train on and what to test on: a function chose some, each time others."""
        if rows <= self._flow.of_files:
            return False
        names = [name for row in rows for name in self.rows.labels.get(row, ())]
        return any(map(is_held_out_name, names)) and any(map(is_training_name, names))

    def _is_part_of(self, rows: Identities, others: Identities) -> bool:
        """Whether `rows` were chosen from `others`, which are more."""
        return rows.isdisjoint(others) and self.rows.within(rows, others)


def _way(row_set: RowSet) -> tuple[object, ...] | None:
    """Return by which comparison rows were chosen, whatever the table is called; `None` for others."""
    if row_set.selector is None or row_set.selector[0][0] not in ("<", "<="):
        return None
    (operator, compared, bound), side = row_set.selector
    # As `selectors.written` has attributes, subscripts and `pl.col(…)`.
    column = compared[-1] if isinstance(compared, tuple) else None
    if isinstance(column, tuple) and column[0] is ast.Constant:
        column = column[-1]
    return (operator, column, bound, side) if isinstance(column, str) else None
