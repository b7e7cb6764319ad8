"""What happens in a module while it is followed, noted in order and with its place."""

from __future__ import annotations

import ast
from typing import Any

from mlgate.rules.contents import Contents
from mlgate.rules.events import (
    Application,
    Block,
    Call,
    Construction,
    Definition,
    Evaluation,
    Fit,
    Loop,
    OwnFit,
    Pairing,
    Place,
    Read,
    Score,
    Split,
    SplitKind,
    Unused,
    Write,
)
from mlgate.rules.part_names import is_held_out_name, is_part_name, is_training_name
from mlgate.rules.rows import Rows
from mlgate.rules.values import NONE, Arguments, Data, Each, Identities, Lesson, Object, Symbol, Value


class Recording(Contents):
    """The events so far, and what is said of the place where the next one happens."""

    def __init__(self) -> None:
        """Start before anything happened."""
        super().__init__()
        self.rows = Rows()
        self.fits: list[Fit] = []
        self.own_fits: list[OwnFit] = []
        self.splits: list[Split] = []
        self.predictions: list[Application] = []
        self.applications: list[Application] = []
        self.evaluations: list[Evaluation] = []
        self.scores: list[Score] = []
        self.calls: list[Call] = []
        self.blocks: list[Block] = []
        self.settings: dict[str, Value] = {}
        self.writes: list[Write] = []
        self.reads: list[Read] = []
        self.loops: list[Loop] = []
        self.classes: list[Definition] = []
        # Calls that are statements, by the `id` of their node.
        self.unused: dict[int, Unused] = {}
        self.constructions: dict[int, Construction] = {}
        self.function = ""
        self.pairings: list[Pairing] = []
        # Rows that the loops around go through, what they add up, and containers that count.
        self.over: list[Identities] = []
        self.tallies: list[tuple[ast.expr, Identities]] = []
        self.tallying: set[int] = set()
        # What counts words, by the identity of the data: what it was given, and where.
        self.words: dict[int, tuple[Value, ast.expr]] = {}
        # What was written to files, and files that were opened.
        self.stored: dict[object, Value] = {}
        self.opened: dict[int, object] = {}
        # Files that the round of a loop that is followed has read, each by itself; whether one is surely of one row.
        self.samples: dict[int, bool] = {}
        # Statistics that were taken within one of them.
        self.of_samples: Identities = NONE
        self.asserted = 0
        self.iterating = 0
        self.repeating = 0
        self.configurable = False
        self.seedable = False
        self.fitted: dict[int, Identities] = {}

    def judged(self, node: ast.expr, by: str, *values: Value, known: bool = True) -> None:
        """Note that whatever of `values` is a prediction is judged, or compared with something."""
        for number in sorted(NONE.union(*map(self.predicted, values))):
            prediction = self.predictions[number]
            rows = prediction.rows
            if prediction.method == "forecast":
                # Of a time: which rows that is, tells what it is compared with; all of them are described only.
                rows = self.rows_of(*values)
                if not rows or any(self.fits[one].rows == rows for one in prediction.fits if one >= 0):
                    continue
            self.evaluations.append(
                Evaluation(
                    place=self.place(node),
                    identity=prediction.identity,
                    fits=prediction.fits,
                    rows=rows,
                    by=by,
                    known=known,
                )
            )

    def place(self, node: ast.expr) -> Place:
        """Return where `node` happens."""
        return Place(
            node,
            self.function,
            bool(self.asserted),
            self.configurable,
            bool(self.iterating or self.repeating),
            self.seedable,
        )

    def fit(self, made: Object, method: str, given: Value, node: ast.expr, **fields: Any) -> None:  # noqa: ANN401 - of Fit
        """Note that the object `made` was fitted, as it was made, on what was `given`."""
        fit = Fit(
            place=self.place(node),
            identity=made.identity,
            maker=made,
            method=method,
            rows=self.rows_of(given),
            learned=self.learned(given),
            **fields,
        )
        self.fits.append(fit)
        self.put(self.fitted, made.identity, frozenset((len(self.fits) - 1,)))

    def lesson(self, lesson: Lesson, name: str, rows: Identities, node: ast.expr) -> Identities:
        """Note that `name` learned something else than an estimator's state from `rows`; return its number."""
        rows = self.rows.whole(rows)
        if not rows:
            return NONE
        made = Fit(place=self.place(node), identity=self.identity(), maker=None, method=name, rows=rows, lesson=lesson)
        self.fits.append(made)
        number = frozenset((len(self.fits) - 1,))
        if lesson == "statistic" and self.samples and self._is_of_one_sample(rows, node):
            self.of_samples |= number
        return number

    def _is_of_one_sample(self, rows: Identities, node: ast.expr) -> bool:
        """Whether `rows` are what a round of a loop has read: one signal, one picture, or an array taken as a whole."""
        above = [self.rows.above(frozenset((row,))) for row in rows]
        whole = isinstance(node, ast.Call) and not _has_axis(node)
        return all(any(whole or self.samples[row] for row in one if row in self.samples) for one in above)

    def lessons(self, value: Value, *kinds: Lesson) -> Identities:
        """Return those of what went into `value` that are of `kinds`."""
        return frozenset(number for number in self.learned(value) if number >= 0 and self.fits[number].lesson in kinds)

    def pair(self, given: Value, target: Value | None, node: ast.expr) -> None:
        """Note that `given` and `target` are put together to be learned from."""
        features, wanted = self.about(given), self.about(target) if target is not None else None
        if features is not None and wanted is not None:
            place, rows = self.place(node), self.rows_of(given)
            self.pairings.append(Pairing(place=place, rows=rows, features=features, target=wanted))

    def object(self, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Object:
        """Return a new instance of the imported class `symbol`."""
        made = Object(self.identity(), symbol, arguments.all, arguments.keywords)
        self.constructions[made.identity] = Construction(place=self.place(node), symbol=symbol, arguments=arguments)
        return made

    def another(self, value: Object) -> Object:
        """Return one more object that was made as `value` was, and is not fitted."""
        made = Object(self.identity(), value.symbol, value.parts, value.keywords)
        if value.identity in self.constructions:
            self.constructions[made.identity] = self.constructions[value.identity]
        return made

    def split(self, kind: SplitKind, rows: Identities, node: ast.expr, **fields: Any) -> int:  # noqa: ANN401 - of Split
        """Note that `rows` are divided; return the number of the split."""
        self.splits.append(Split(place=self.place(node), kind=kind, rows=rows, **fields))
        return len(self.splits) - 1

    def is_part(self, rows: Identities) -> bool:
        """Whether `rows` are, or are called, a part of a split."""
        above = self.rows.above(rows)
        return bool(self.rows.parts(rows)) or any(row in self.rows.labels for row in above)

    def label(self, value: Value, name: str) -> None:
        """Note that the rows of `value` were given a name that says which part of a split they are."""
        rows = self.rows_of(value) if isinstance(value, (Data, Each)) else NONE
        if rows and is_part_name(name):
            # Test rows that are put back are no rows to train on, whatever the name of both.
            kept = self.rows.put_back.get(rows, NONE) if is_training_name(name) else NONE
            for row in rows - kept:
                self.rows.labels.setdefault(row, set()).add(name)

    def unite(self, rows: Identities) -> None:
        """Note which of `rows`, that are put together, are of the test part of a split.

        Not in a loop, which may judge on rows before it puts them to the others, and not where a model has predicted
        what they are: that is then what it is trained on.
        """
        if len(rows) < len(("train", "test")) or self.iterating or self.repeating:
            return
        held_out = frozenset(row for row in rows if self._is_held_out(row))
        above = self.rows.above(held_out) if held_out and held_out != rows else NONE
        if above and all(above.isdisjoint(self.rows.above(use.rows)) for use in self.predictions):
            self.rows.put_back[rows] = held_out

    def _is_held_out(self, row: int) -> bool:
        return any(
            self.rows.sets[one].part == "test"
            or (self.rows.sets[one].selector is not None and self._is_called_held_out(one))
            for one in self.rows.above(frozenset((row,)))
        )

    def _is_called_held_out(self, row: int) -> bool:
        names = self.rows.labels.get(row, set())
        return bool(names) and all(map(is_held_out_name, names))


def _has_axis(call: ast.Call) -> bool:
    """Whether a statistic is taken along one axis, or may be: `mean(axis=0)`, `mean(x, 0)`."""
    last = call.args[-1] if call.args else None
    is_number = isinstance(last, ast.Constant) and last.value in (0, 1)
    return is_number or any(one.arg in ("axis", "dim") for one in call.keywords)
