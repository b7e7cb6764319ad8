"""What happens to data in a module, in the order in which it happens; the rules ask about these."""

from __future__ import annotations

import ast
from typing import Literal

import msgspec

from mlgate.rules.columns import About
from mlgate.rules.values import NONE, Arguments, Blueprint, Identities, Lesson, Method, Object, Symbol

How = Literal[
    "a URL", "a download", "a request", "the command line", "the environment", "what is typed in", "a parameter"
]


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


class Origin(msgspec.Struct, frozen=True):
    """What brought a value from outside, and the expression that did, where there is one."""

    how: How
    node: ast.expr | None = None


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A call of something imported or built in, or of a method of a value; once for every time it was followed."""

    place: Place
    callee: Symbol | Method
    arguments: Arguments
    # The canonical dotted name of what is imported or built in; a method's name after a dot, `.fit`.
    name: str = ""

    def __post_init__(self) -> None:
        """Name it, once: every rule asks for the name."""
        name = self.callee.name if isinstance(self.callee, Symbol) else f".{self.callee.name}"
        msgspec.structs.force_setattr(self, "name", name)


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
    it was fitted on; `rebuilds` is set where the target was what it was fitted on itself. `features` and `target` are
    about columns, `validated` are rows by which it was told when to stop.
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
    rebuilds: bool = False
    features: About | None = None
    target: About | None = None


class OwnFit(msgspec.Struct, frozen=True, kw_only=True):
    """A transformer of a class `name` of the module was fitted to `rows`, of which it keeps what they tell."""

    place: Place
    name: str
    rows: Identities


# Which rows a split puts together: any, by chance; those that stand together, later ones among those to train on;
# all of a group; or earlier ones to train on.
Mixing = Literal["", "random", "blocks", "groups", "time"]
SplitKind = Literal["split", "cross-validation", "search", "manual"]


class Seeding(msgspec.Struct, frozen=True):
    """By which random numbers rows are divided: the `seed`, None where there is none, `...` where it is not known.

    The global generators had been seeded so many `times`; `stratified` is `...`, too, where it is not known.
    """

    seed: object = ...
    times: int = 0
    stratified: object = ...


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Data of `rows` was divided; `learned` are the fits that had gone into it.

    The `parts` are named for manual splits: two complementary choices of rows, which a loop takes `in_turn` where each
    row has the random number of its fold. `abouts` are what was divided about, `seeding` says how chance divides it.
    """

    place: Place
    kind: SplitKind
    rows: Identities
    learned: Identities = NONE
    parts: tuple[Identities, ...] = ()
    abouts: tuple[About | None, ...] = ()
    mixing: Mixing = ""
    in_turn: bool = False
    seeding: Seeding = Seeding()

    @property
    def frames(self) -> Identities:
        """The frames whose rows are divided."""
        return frozenset(about.frame for about in self.abouts if about is not None)


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """Features and a target were put together to be learned from: in a data set, or for a cross-validation."""

    place: Place
    rows: Identities
    features: About | None
    target: About | None


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
    """A fitted object was used on `rows`: transform or predict. `fits` are those that it may have had then.

    Of a `forecast` it is not known of which rows it is.
    """

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


class Write(msgspec.Struct, frozen=True, kw_only=True):
    """Something was written into a choice of a table of pandas: `df[mask]["a"] = 1`, `df["a"].fillna(0, inplace=True)`.

    `place` is the target of the assignment, or the call of the `method`; `choice` is what was written into.
    """

    place: Place
    choice: ast.expr
    method: str = ""


class Unused(msgspec.Struct, frozen=True, kw_only=True):
    """A method was called as a statement: its result is thrown away.

    `rebindable` where it is of a name of the scope that it stands in; `guarded` in a `try` or `with`, where it may be
    called to see whether that can be done.
    """

    rebindable: bool
    guarded: bool


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """The fitted attribute `name` of `owner` was read, when so many `fits` had happened."""

    place: Place
    owner: Object
    name: str
    fits: int


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """A class was defined, in a function or (empty) at top level."""

    blueprint: Blueprint
    function: str


class Loop(msgspec.Struct, frozen=True, kw_only=True):
    """A loop over something that is called `name`; its body made the calls from `first` up to `last`."""

    place: Place
    name: str
    first: int
    last: int
