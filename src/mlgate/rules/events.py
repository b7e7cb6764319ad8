"""What happens to data in a module, in the order in which it happens; the rules ask about these."""

from __future__ import annotations

import ast
from typing import Literal

import msgspec

from mlgate.rules.columns import About
from mlgate.rules.values import NONE, Arguments, Identities, Lesson, Method, Object, Symbol


class Place(msgspec.Struct, frozen=True):
    """Where something happens: an expression, the function around it (empty at top level), and if in an `assert`.

    `configurable` is set in the methods of a class that takes a random state itself, `seedable` in a function that
    does or where none was given, `repeated` in a loop.
    """

    node: ast.expr
    function: str = ""
    asserted: bool = False
    configurable: bool = False
    repeated: bool = False
    seedable: bool = False


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A call of something imported or built in, or of a method of a value; once for every time it was followed."""

    place: Place
    callee: Symbol | Method
    arguments: Arguments

    @property
    def name(self) -> str:
        """The canonical dotted name of what is imported or built in; a method's name after a dot, `.fit`."""
        return self.callee.name if isinstance(self.callee, Symbol) else f".{self.callee.name}"


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A `with` block: what it entered was given by the call `entered`, the calls from `first` to `last` are within."""

    entered: int
    first: int
    last: int


class Unordered(msgspec.Struct, kw_only=True):
    """Things in no order that stays: files as `name` lists them, or the elements of a set.

    `sorted` is set where they, or anything that is made of them, are sorted; `uses` are where their order matters, and
    how: as that of `rows`, as `numbers`, to `split` or `draw` from, or to take those `before` or `after` a place.
    """

    place: Place
    name: str
    sorted: bool = False
    uses: list[tuple[str, Place]] = []


class Construction(msgspec.Struct, kw_only=True):
    """A call of an imported class or function that takes parameters of interest.

    `configured` are the parameters set afterwards; `owned` is set where the object was handed to one that sets the
    parameters of its own.
    """

    place: Place
    symbol: Symbol
    arguments: Arguments
    configured: frozenset[str] = frozenset()
    owned: bool = False


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """Something was learned from `rows`, by an estimator's `method` or a function of that name.

    `maker` is the object that was fitted where it is known, `supervised` with a target; `learned` had gone into what
    it was fitted on. `features` and `target` are about columns,
    `validated` are rows by which it was told when to stop.
    """

    place: Place
    identity: int
    maker: Object | None
    method: str
    rows: Identities
    supervised: bool = False
    lesson: Lesson = "fit"
    learned: Identities = NONE
    validated: Identities = NONE
    features: About | None = None
    target: About | None = None


SplitKind = Literal["split", "cross-validation", "search", "manual"]


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Data of `rows` was divided; `learned` are the fits that had gone into it.

    The `parts` are named for manual splits: two complementary choices of rows. `is_random` is set where rows are drawn.
    """

    place: Place
    kind: SplitKind
    rows: Identities
    learned: Identities = NONE
    parts: tuple[Identities, ...] = ()
    about: About | None = None
    is_random: bool = False


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """A metric was called; `truth` and `judged` are numbers of the predictions in its first and second argument."""

    place: Place
    name: str
    truth: Identities
    judged: Identities


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """Later rows were looked at to make one; `how` says by what."""

    place: Place
    how: str


class Application(msgspec.Struct, frozen=True, kw_only=True):
    """A fitted object was used on `rows`: transform or predict. `fits` are those that it may have had then."""

    place: Place
    identity: int
    fits: Identities
    rows: Identities
    method: str


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """The predictions of an estimator for `rows` were judged: by `score`, a metric, or something unknown.

    `known` is set for a score or metric; otherwise the predictions were only compared with something, or handed on.
    """

    place: Place
    identity: int
    fits: Identities
    rows: Identities
    by: str
    known: bool = True
