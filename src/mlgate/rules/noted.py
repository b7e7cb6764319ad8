"""What was noted of a module while it was followed, as rules ask for it: events, tables and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mlgate.rules import frames
from mlgate.rules.columns import About
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
    Origin,
    OwnFit,
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
from mlgate.rules.interest import is_of_interest
from mlgate.rules.sources import Failure, Source
from mlgate.rules.statements import follow_module
from mlgate.rules.values import NONE, Data, Identities, Object, Value, objects

# The steps of a training in torch.
_STEPS = frozenset({".backward", ".step"})
# Packages whose models are told the target with the rows.
_FITTING = frozenset({"catboost", "keras", "lightgbm", "lightning", "pytorch_lightning", "tensorflow", "xgboost"})


class Noted:
    """The events of the module read from `source`."""

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
        self.rows = self._flow.rows
        # By name: `sklearn.svm.SVC`, `.fit`.
        self.called: dict[str, list[Call]] = {}
        for call in self._flow.calls:
            self.called.setdefault(call.name, []).append(call)
        # Whether a model is fitted anywhere in the module: with a target, by another package, or step by step; and
        # whether the module itself does when it is run: a script or a notebook, and no library.
        self.trains = any(map(_is_model, self._flow.fits)) or all(step in self.called for step in _STEPS)
        steps = {call.name for call in self.run if call.name in _STEPS}
        self.trains_when_run = any(map(_is_model, self._flow.fits[: self._flow.run[1]])) or steps == _STEPS

    def split(self, number: int) -> Split:
        """Return the split with `number`, as rows have it."""
        return self._flow.splits[number]

    def fits(self, numbers: Identities) -> list[Fit]:
        """Return the fits with `numbers`; none where one of them is not known."""
        return [] if numbers & UNKNOWN_FIT else [self._flow.fits[number] for number in sorted(numbers)]

    @property
    def all_fits(self) -> list[Fit]:
        """Everything that was learned, in order."""
        return self._flow.fits

    @property
    def own_fits(self) -> list[OwnFit]:
        """The fits of transformers that the module writes itself."""
        return self._flow.own_fits

    @property
    def models(self) -> Iterable[Fit]:
        """The fits of estimators with a target."""
        return (fit for fit in self._flow.fits if fit.supervised and fit.learned)

    def adapted(self, fit: Fit) -> Iterator[int]:
        """Yield the numbers of the fits of layers that what `fit` fitted was made of, and that it does not fit anew."""
        yield from (
            number for number in sorted(fit.learned) if number >= 0 and self._flow.fits[number].method == "adapt"
        )
        for part in objects(fit.maker):
            for number in sorted(self._flow.fitted.get(part.identity, NONE) - UNKNOWN_FIT):
                if self._flow.fits[number].method == "adapt":
                    yield number

    def predictions(self, numbers: Identities) -> list[Application]:
        """Return the predictions with `numbers`."""
        return [self._flow.predictions[number] for number in sorted(numbers)]

    @property
    def applications(self) -> list[Application]:
        """The uses of fitted objects."""
        return self._flow.applications

    @property
    def evaluations(self) -> list[Evaluation]:
        """The judgements of estimators' predictions."""
        return self._flow.evaluations

    @property
    def uses(self) -> Iterable[Application | Evaluation]:
        """The predictions of models, and what was judged of them."""
        return (*self._flow.predictions, *self._flow.evaluations)

    @property
    def scores(self) -> list[Score]:
        """The calls of metrics on predictions."""
        return self._flow.scores

    @property
    def pairings(self) -> list[Pairing]:
        """The features and targets that were put together without a fit."""
        return self._flow.pairings

    @property
    def glimpses(self) -> list[Glimpse]:
        """Where later rows were looked at."""
        return self._flow.glimpses

    @property
    def calls(self) -> list[Call]:
        """The calls of what is imported or built in, and of methods, in the order in which they happen."""
        return self._flow.calls

    @property
    def run(self) -> list[Call]:
        """The calls that the module itself makes when it is run, and not only where another calls its functions."""
        return self._flow.calls[: self._flow.run[0]]

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

    def unused(self, place: Place) -> Unused | None:
        """Return how the result of the method called at `place` is thrown away; `None` where it is used or shown."""
        found = self._flow.unused.get(id(place.node))
        return None if found is None or self.source.shows(place.node) else found

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
        """The loops over what has a name."""
        return self._flow.loops

    @property
    def classes(self) -> list[Definition]:
        """The classes of the module."""
        return self._flow.classes

    @property
    def constructions(self) -> Iterable[Construction]:
        """The calls of library classes and functions with parameters, each once."""
        return {id(made): made for made in self._flow.constructions.values()}.values()

    def construction(self, made: Object) -> Construction | None:
        """Return the call that made an object of a library, where it is known."""
        return self._flow.constructions.get(made.identity)

    def was_made_before(self, identity: int, row: int) -> bool:
        """Whether an object was made outside of loops, or one of a class of the module before the rows `row`."""
        made = self._flow.constructions.get(identity)
        if made is not None:
            return not made.place.repeated
        return identity in self._flow.made_with and self._flow.made_with[identity][1] <= row

    @property
    def seeded(self) -> bool:
        """Whether NumPy's global generator is seeded anywhere in the module."""
        return self._flow.seeded

    def kind(self, value: Value) -> str:
        """Return which table or column of pandas or polars `value` surely is: `pandas.DataFrame`, or nothing."""
        return frames.kind(self._flow, value)

    def is_distinct(self, value: Value) -> bool:
        """Whether `value` is a table with one row for each key, as duplicates were dropped or groups counted."""
        return isinstance(value, Data) and value.identity in self._flow.distinct

    def origin(self, value: Value | None) -> Origin | None:
        """Return where `value`, or the file that it names, came from; None where it is not known to be outside."""
        return self._flow.origins.of(value)

    def assigned(self, frame: int) -> Iterator[tuple[str, About]]:
        """Yield the columns of `frame` that were computed of others, and of which."""
        for (one, name), about in self._flow.assigned.items():
            if one == frame and about is not None and about.frame == frame:
                yield name, about

    def mentioned(self, frame: int) -> set[str]:
        """Return the columns of `frame` that the module speaks of."""
        return self._flow.mentioned.get(frame, set()) - self._flow.single.get(frame, set())

    def grouped(self, frame: int) -> set[str]:
        """Return the columns by which the rows of `frame` are grouped."""
        return self._flow.grouped.get(frame, set())

    def is_number(self, frame: int, names: Iterable[str]) -> bool:
        """Whether the columns `names` of `frame` surely hold numbers: they were computed with."""
        return all((frame, name) in self._flow.numeric for name in names)

    def is_timed(self, about: About) -> bool:
        """Whether rows are in the order of time."""
        return about.frame in self._flow.timed

    def is_lagging(self, frame: int) -> bool:
        """Whether the rows of `frame` are in the order of time: each is compared with those before it."""
        return frame in self._flow.lagging

    def was_read(self, about: About) -> bool:
        """Whether the frame that `about` is about was read, and did not come from outside as it is."""
        return about.frame in self._flow.frames_read


def _is_model(fit: Fit) -> bool:
    """Whether a model was fitted, of scikit-learn with a target or of a package that is told it with the rows."""
    if fit.supervised:
        return True
    known = fit.maker is not None and fit.maker.symbol.root in _FITTING
    return known and fit.method in ("fit", "train") and bool(fit.rows)
