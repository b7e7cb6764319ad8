"""The data-flow model of a module, as the rules ask it: what was fitted on which rows, split, applied and judged."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from mlgate.core.model import Location
from mlgate.rules import frames
from mlgate.rules.columns import About
from mlgate.rules.estimators import objects
from mlgate.rules.events import (
    Application,
    Block,
    Call,
    Construction,
    Definition,
    Evaluation,
    Fit,
    Glimpse,
    Loop,
    Pairing,
    Place,
    Read,
    Score,
    Split,
    Unordered,
    Unused,
    Write,
)
from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.leaks import Leak, leaks, learns
from mlgate.rules.libraries import CODERS, TARGET_CODERS, is_held_out_name, is_of_interest
from mlgate.rules.origins import Origin
from mlgate.rules.rows import Rows
from mlgate.rules.scopes import EarlyUse, early_uses
from mlgate.rules.secrets_in_files import Found, found
from mlgate.rules.sources import Failure, Source
from mlgate.rules.statements import follow_module
from mlgate.rules.suppressions import Suppressions
from mlgate.rules.values import NONE, Data, Identities, Object, Value

_TEST_FUNCTION = re.compile(r"(?:get_)?test(?:_|[A-Z])")
_TEST_FILE = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_test|[^/]*_checks|conftest)\.py$")


# The steps of a training in torch.
_STEPS = frozenset({".backward", ".step"})
# Packages whose models are told the target with the rows.
_FITTING = frozenset({"catboost", "keras", "lightgbm", "lightning", "pytorch_lightning", "tensorflow", "xgboost"})

# Rows that a comparison or a mask chooses.
_BY_CONTENT = (("<",), ("<=",), ("==",), ("mask",))
_BY_MASK = (("mask",),)


def _is_model(fit: Fit) -> bool:
    """Whether a model was fitted, of scikit-learn with a target or of a package that is told it with the rows."""
    if fit.supervised:
        return True
    known = fit.maker is not None and fit.maker.symbol.root in _FITTING
    return known and fit.method in ("fit", "train") and bool(fit.rows)


class Module:
    """What happens to data in the module read from `source`."""

    def __init__(self, source: Source) -> None:
        """Follow `source`; nothing is followed where none of the libraries is mentioned."""
        self.source = source
        self.failures = list(source.failures)
        self._flow = Flow()
        if is_of_interest("\n".join(cell.text for cell in source.cells).encode(errors="replace")):
            try:
                follow_module(self._flow, source.body, len(source.lines))
            except RecursionError:
                self.failures.append(Failure(reason="nested too deeply to be followed", line=1))
        self.rows: Rows = self._flow.rows
        self.splits: tuple[Split, ...] = tuple(split for split in self._flow.splits if self._is_split(split))
        self._manual = NONE.union(*(side for split in self.splits for side in split.parts))

    def split(self, number: int) -> Split:
        """Return the split with `number`, as rows have it."""
        return self._flow.splits[number]

    @functools.cached_property
    def suppressions(self) -> Suppressions:
        """The comments that excuse findings."""
        return Suppressions(self.source)

    @functools.cached_property
    def _sides(self) -> Identities:
        """Rows of which the others were chosen, too: none of them are dropped."""
        return NONE.union(*(side for split in self._flow.splits for side in split.parts))

    @functools.cached_property
    def _is_test_file(self) -> bool:
        """Whether this is a file of tests, by its name and by what it holds."""
        named = _TEST_FILE.search(self.source.path) is not None
        return named and any("def test_" in cell.text or "pytest" in cell.text for cell in self.source.cells)

    def _is_split(self, split: Split) -> bool:
        """Whether `split` is one.

        Complementary choices of rows are where a side is called train or test, or where a model is fitted on one and
        used on the other.
        """
        if split.kind != "manual" or any(row in self.rows.labels for side in split.parts for row in side):
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

    def is_held_out(self, rows: Identities) -> bool:
        """Whether `rows` are of a part to test or validate on: of a split, by its name, or by how it is used."""
        above = self.rows.above(rows)
        names = [name for row in above for name in self.rows.labels.get(row, ())]
        if any(self.rows.sets[row].part == "test" for row in above) or not above.isdisjoint(self._tested):
            return not self._is_divided(rows)
        return bool(names) and all(map(is_held_out_name, names)) and not self._is_divided(rows)

    def is_fold(self, rows: Identities) -> bool:
        """Whether `rows` are of a part that cross-validation holds out in turn."""
        numbers = (self.rows.sets[row].split for row in self.rows.above(rows))
        return any(number is not None and self._flow.splits[number].kind != "split" for number in numbers)

    def _is_divided(self, rows: Identities) -> bool:
        return any(split.rows == rows for split in self.splits)

    @functools.cached_property
    def _tested(self) -> Identities:
        """The sides of manual splits on which a model was used that had been fitted on the other."""
        both = [sides for split in self.splits if split.parts for sides in (split.parts, split.parts[::-1])]
        return NONE.union(*(held_out for fitted, held_out in both if self._is_used(fitted, held_out)))

    @functools.cached_property
    def early_uses(self) -> list[EarlyUse]:
        """The uses of names, in a notebook, before anything gives them."""
        try:
            return early_uses(self.source)
        except RecursionError:
            return []

    @property
    def all_fits(self) -> list[Fit]:
        """Everything that was learned, in order."""
        return self._flow.fits

    @functools.cached_property
    def leaks(self) -> tuple[Leak, ...]:
        """What was learned from rows that are held out afterwards."""
        return tuple(leaks(self))

    @property
    def scores(self) -> list[Score]:
        """The calls of metrics on predictions."""
        return self._flow.scores

    def predictions(self, numbers: Identities) -> list[Application]:
        """Return the predictions with `numbers`."""
        return [self._flow.predictions[number] for number in sorted(numbers)]

    @property
    def glimpses(self) -> list[Glimpse]:
        """Where later rows were looked at."""
        return self._flow.glimpses

    def assigned(self, frame: int) -> Iterator[tuple[str, About]]:
        """Yield the columns of `frame` that were computed of others, and of which."""
        for (one, name), about in self._flow.assigned.items():
            if one == frame and about is not None and about.frame == frame:
                yield name, about

    @property
    def pairings(self) -> list[Pairing]:
        """The features and targets that were put together without a fit."""
        return self._flow.pairings

    def is_number(self, frame: int, names: Iterable[str]) -> bool:
        """Whether the columns `names` of `frame` surely hold numbers: they were computed with."""
        return all((frame, name) in self._flow.numeric for name in names)

    def is_timed(self, about: About) -> bool:
        """Whether rows are in the order of time."""
        return about.frame in self._flow.timed

    def mentioned(self, frame: int) -> set[str]:
        """Return the columns of `frame` that the module speaks of."""
        return self._flow.mentioned.get(frame, set())

    def grouped(self, frame: int) -> set[str]:
        """Return the columns by which the rows of `frame` are grouped."""
        return self._flow.grouped.get(frame, set())

    def is_lagging(self, frame: int) -> bool:
        """Whether the rows of `frame` are in the order of time: each is compared with those before it."""
        return frame in self._flow.lagging

    def adapted(self, fit: Fit) -> Iterator[int]:
        """Yield the numbers of the fits of layers that what `fit` fitted was made of, and that it does not fit anew."""
        for part in objects(fit.maker):
            for number in sorted(self._flow.fitted.get(part.identity, NONE) - UNKNOWN_FIT):
                if self._flow.fits[number].method == "adapt":
                    yield number

    @property
    def models(self) -> Iterable[Fit]:
        """The fits of estimators with a target."""
        return (fit for fit in self._flow.fits if fit.supervised and fit.learned)

    @property
    def calls(self) -> list[Call]:
        """The calls of what is imported or built in, and of methods, in the order in which they happen."""
        return self._flow.calls

    @functools.cached_property
    def called(self) -> dict[str, list[Call]]:
        """The calls by name: `sklearn.svm.SVC`, `.fit`."""
        called: dict[str, list[Call]] = {}
        for call in self._flow.calls:
            called.setdefault(call.name, []).append(call)
        return called

    @property
    def run(self) -> list[Call]:
        """The calls that the module itself makes when it is run, and not only where another calls its functions."""
        return self._flow.calls[: self._flow.run[0]]

    @functools.cached_property
    def trains_when_run(self) -> bool:
        """Whether the module itself fits a model when it is run: a script or a notebook, and no library."""
        steps = {call.name for call in self.run if call.name in _STEPS}
        return any(map(_is_model, self._flow.fits[: self._flow.run[1]])) or steps == _STEPS

    @property
    def blocks(self) -> list[Block]:
        """The `with` blocks that enter what a call gives; their numbers are those of `calls`."""
        return self._flow.blocks

    @property
    def settings(self) -> dict[str, Value]:
        """What was assigned to attributes of what is imported, by its canonical name."""
        return self._flow.settings

    @property
    def unordered(self) -> list[Unordered]:
        """What is listed in no order that stays."""
        return self._flow.orders.found

    @functools.cached_property
    def trains(self) -> bool:
        """Whether a model is fitted anywhere in the module: with a target, by another package, or step by step."""
        return any(map(_is_model, self._flow.fits)) or all(step in self.called for step in _STEPS)

    @property
    def writes(self) -> list[Write]:
        """What was written into a choice of a table of pandas."""
        return self._flow.writes

    @property
    def reads(self) -> list[Read]:
        """The reads of fitted attributes of objects of libraries."""
        return self._flow.reads

    @property
    def loops(self) -> list[Loop]:
        """The loops over what is called like a part to test or validate on."""
        return self._flow.loops

    @property
    def classes(self) -> list[Definition]:
        """The classes of the module."""
        return self._flow.classes

    def construction(self, made: Object) -> Construction | None:
        """Return the call that made an object of a library, where it is known."""
        return self._flow.constructions.get(made.identity)

    def kind(self, value: Value) -> str:
        """Return which table or column of pandas or polars `value` surely is: `pandas.DataFrame`, or nothing."""
        return frames.kind(self._flow, value)

    def was_read(self, about: About) -> bool:
        """Whether the frame that `about` is about was read, and did not come from outside as it is."""
        return about.frame in self._flow.frames_read

    def is_distinct(self, value: Value) -> bool:
        """Whether `value` is a table with one row for each key, as duplicates were dropped or groups counted."""
        return isinstance(value, Data) and value.identity in self._flow.distinct

    def unused(self, place: Place) -> Unused | None:
        """Return how the result of the method called at `place` is thrown away; `None` where it is used or shown."""
        found = self._flow.unused.get(id(place.node))
        return None if found is None or self.source.shows(place.node) else found

    def origin(self, value: Value | None) -> Origin | None:
        """Return where `value`, or the file that it names, came from; None where it is not known to be outside."""
        return self._flow.origins.of(value)

    @functools.cached_property
    def secrets(self) -> tuple[Found, ...]:
        """The secrets in the file."""
        return found(self.source)

    @property
    def constructions(self) -> Iterable[Construction]:
        """The calls of library classes and functions with parameters, each once."""
        return {id(made): made for made in self._flow.constructions.values()}.values()

    @property
    def applications(self) -> list[Application]:
        """The uses of fitted objects."""
        return self._flow.applications

    @property
    def evaluations(self) -> list[Evaluation]:
        """The judgements of estimators' predictions."""
        return self._flow.evaluations

    @property
    def seeded(self) -> bool:
        """Whether NumPy's global generator is seeded anywhere in the module."""
        return self._flow.seeded

    def fits(self, numbers: Identities) -> list[Fit]:
        """Return the fits with `numbers`; none where one of them is not known."""
        return [] if numbers & UNKNOWN_FIT else [self._flow.fits[number] for number in sorted(numbers)]

    def leaking(self, split: Split) -> list[Fit]:
        """Return the fits on rows of `split` that its data had learned from before it was divided."""
        above = self.rows.above(split.rows)
        dropped = NONE.union(*(self._flow.filters[row] for row in above - self._sides if row in self._flow.filters))
        return [
            fit
            for fit in self.fits(split.learned | dropped)
            if self.learns(fit)
            # Copies of a row are of one group.
            and not (split.mixing == "groups" and fit.lesson in ("augmentation", "copies"))
            and (
                not above.isdisjoint(fit.rows)
                or (fit.lesson != "fit" and self._are_some(fit.rows, above))
                or (fit.supervised and self._are_some(fit.rows, above, _BY_MASK))
                or (fit.lesson in ("augmentation", "copies") and self._are_made_of(fit.rows, split.rows))
            )
        ]

    def learns(self, fit: Fit) -> bool:
        """Whether `fit` surely learned from its rows something that a model may use.

        What codes categories learns which there are: that counts where it codes features.
        """
        if fit.maker is not None and fit.maker.symbol.last in CODERS:
            return id(fit) in self._of_features
        return learns(fit)

    @functools.cached_property
    def _of_features(self) -> frozenset[int]:
        """The fits of what codes categories whose result a model was fitted to, or cross-validated on."""
        coders = {
            number: fit
            for number, fit in enumerate(self._flow.fits)
            if fit.maker is not None and fit.maker.symbol.last in CODERS
        }
        used = [(model.learned, model.features, model.target) for model in self.models] if coders else []
        used += [
            (split.learned, split.abouts[0] if split.abouts else None, None)
            for split in self.splits
            if split.kind == "cross-validation"
        ]
        return frozenset(
            id(fit)
            for number, fit in coders.items()
            if any(
                number in learned and _are_held(fit, features, target)
                for learned, features, target in used
                if target is not None or fit.maker is None or fit.maker.symbol.last not in TARGET_CODERS
            )
        )

    def _are_made_of(self, rows: Identities, others: Identities) -> bool:
        """Whether something unknown made `rows` of `others`, and of no part of a split."""
        made = self.rows.above(rows, others)
        below = any(not self.rows.sets[row].parents.isdisjoint(others) for row in made)
        return below and all(self.rows.sets[row].edge in ("derived", "root") for row in made)

    def _are_some(self, rows: Identities, above: Identities, how: tuple[tuple[str], ...] = _BY_CONTENT) -> bool:
        """Whether `rows` were chosen from those of `above` by what they hold, and not as a part of a split."""
        chosen = self.rows.above(rows, above)
        return bool(chosen) and all(
            self.rows.sets[row].edge == "subset"
            and row not in self._manual
            and row not in self.rows.labels
            and (self.rows.sets[row].selector or ((),))[0][:1] in how
            for row in chosen
        )

    def spanning(self, fits: Identities, rows: Identities) -> tuple[list[Fit], str]:
        """Return `fits` where all of them were on more than the part of a split that holds `rows`, and its name."""
        known = self.fits(fits)
        names = {self._part_between(rows, fit.rows) for fit in known}
        if len(names) != 1 or not all(self.rows.within(rows, fit.rows) for fit in known):
            return [], ""
        name = names.pop()
        return (known, name) if name else ([], "")

    def _part_between(self, rows: Identities, known: Identities) -> str:
        for row in sorted(self.rows.above(rows, known)):
            row_set = self.rows.sets[row]
            if row_set.split is not None or row in self._manual:
                return row_set.part or "part"
        # Rows that were read from two files, one of them called test.
        others = known - rows
        is_file_of_test = any(self._is_called_held_out(row) for row in others)
        return "train" if rows < known and is_file_of_test and not any(map(self._is_called_held_out, rows)) else ""

    @property
    def uses(self) -> Iterable[Application | Evaluation]:
        """The predictions of models, and what was judged of them."""
        return (*self._flow.predictions, *self._flow.evaluations)

    def are_apart(self, rows: Identities, others: Identities, known: Identities) -> bool:
        """Whether `rows` and `others` were chosen from, or made of, `known`, and by their names are of two parts.

        The one is called as what a model is trained on, or the other as what it is tested on.
        """
        if not known or not all(self._is_below(one, known) for one in (rows, others)):
            return False
        return any(map(self._is_called_held_out, self.rows.above(others, known))) and not any(
            map(self._is_called_held_out, self.rows.above(rows, known))
        )

    def _is_below(self, rows: Identities, known: Identities) -> bool:
        return rows.isdisjoint(known) and any(
            not self.rows.sets[row].parents.isdisjoint(known) for row in self.rows.above(rows, known)
        )

    def _is_called_held_out(self, row: int) -> bool:
        names = self.rows.labels.get(row, set())
        return bool(names) and all(map(is_held_out_name, names))

    def seen(self, evaluation: Evaluation) -> list[Fit]:
        """Return the fits of what was judged where all of them were, with a target, on the rows it was judged on."""
        fits = self.fits(evaluation.fits)
        surely = all(
            fit.supervised
            and (self.rows.within(evaluation.rows, fit.rows) or self._is_part_of(fit.rows, evaluation.rows))
            for fit in fits
        )
        return fits if surely else []

    def _is_part_of(self, rows: Identities, others: Identities) -> bool:
        """Whether `rows` were chosen from `others`, which are more."""
        return rows.isdisjoint(others) and self.rows.within(rows, others)

    def in_test(self, place: Place) -> bool:
        """Whether `place` is in a test of code, where a model is fitted to see whether it runs."""
        return place.asserted or self._is_test_file or _TEST_FUNCTION.match(place.function) is not None

    def location(self, place: Place) -> Location:
        """Return `place` as findings have it."""
        return self.source.location(place.node.lineno, place.node.col_offset)

    def named(self, place: Place) -> str:
        """Return the line of `place` as a sentence names it."""
        return self.source.named(place.node.lineno)


def _are_held(coder: Fit, features: About | None, target: About | None) -> bool:
    """Whether what `coder` was fitted to is surely among the `features`, and not the `target`."""
    names = coder.features.names if coder.features is not None else None
    assert coder.maker is not None
    if not names:
        # Each of several columns in a loop, or all of them; a target is coded by itself.
        return coder.maker.symbol.last not in TARGET_CODERS or coder.place.repeated or coder.features is None
    if target is not None and target.names and names <= target.names:
        return False
    if target is not None and target.names and names.isdisjoint(target.names):
        return features is None or not features.names or names <= features.names
    if features is None or features.frame != (coder.features.frame if coder.features else 0):
        return coder.maker.symbol.last not in TARGET_CODERS
    return all(map(features.holds, names))
