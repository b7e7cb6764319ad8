"""What the data-flow model knows of a value: which rows it holds, what was learned from rows to make it, what it is."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

if TYPE_CHECKING:
    from mlgate.rules.columns import About

Identities: TypeAlias = frozenset[int]
NONE: Identities = frozenset()

# What data is used for where it stands as an index: `mask` and `index` choose rows, `labels` choose columns. `groups`
# are rows by group, as `groupby` gives them, `windows` as `rolling` does; an
# `expression` is about the columns of whatever frame it is used in, as `polars.col` gives it; `labelled` rows
# have their target with them. A parameter that a
# call leaves at None is `absent`. `drawn` are random
# numbers, that may be data or only what is added to some; `error` is a
# truth less what was predicted; `listed` is a list, to which another is added at its end.
Form = Literal[
    "", "mask", "index", "labels", "groups", "windows", "expression", "labelled", "absent", "drawn", "error", "listed"
]

# What was learned: an estimator's state; an aggregate over rows, or one a group; which columns tell the most of the
# target; or more rows were made, by drawing some again or by changing them a little,
# or by cutting windows that overlap; or which words there are. A `total` tells nothing by itself, and of a group how
# large it is.
Lesson: TypeAlias = Literal[
    "fit", "statistic", "encoding", "selection", "copies", "augmentation", "windows", "total", "vocabulary"
]

# What an expression will learn: the lesson, what it is called, and where it is written.
Pending: TypeAlias = tuple[Lesson, str, ast.expr]

# How one of two complementary choices of rows is recognised: what chooses, and which side.
Selector: TypeAlias = tuple[tuple[object, ...], int]

# Values that hold more, or nest deeper, are no more followed.
_LARGEST = 5_000
_DEEPEST = 50
# So many classes that one is derived from are looked at.
MOST_BASES = 50
# A longer text is not kept.
LONGEST_TEXT = 10_000


class Data(msgspec.Struct, frozen=True):
    """Data, or anything of which nothing else is known.

    `rows` are nodes of `mlgate.rules.rows`; `learned` and `predictions` are numbers of `Fit` and `Prediction` events;
    `opaque` says that it came from outside as it is: a parameter, an unknown name. `pending` is what an expression will
    learn of the frame that it is used in. `about` says which columns of which frame it holds.
    """

    identity: int
    rows: Identities = NONE
    learned: Identities = NONE
    predictions: Identities = NONE
    form: Form = ""
    selector: Selector | None = None
    opaque: str = ""
    pending: tuple[Pending, ...] = ()
    about: About | None = None


class Symbol(msgspec.Struct, frozen=True):
    """Something imported or built in, by its canonical dotted name."""

    name: str
    # The top-level package, and the name within its module.
    root: str = ""
    last: str = ""

    def __post_init__(self) -> None:
        """Take the name apart, once: it is asked for its ends again and again."""
        msgspec.structs.force_setattr(self, "root", self.name.partition(".")[0])
        msgspec.structs.force_setattr(self, "last", self.name.rpartition(".")[2])


@functools.lru_cache(maxsize=10_000)
def symbol(name: str) -> Symbol:
    """Return the symbol `name`, the same one for most who ask."""
    return Symbol(name)


class Nested(msgspec.Struct, frozen=True, kw_only=True):
    """What holds other values: how many in all, and how deep."""

    size: int = 1
    depth: int = 1

    def _measure(self, *held: Value) -> None:
        size = depth = 0
        for one in held:
            if isinstance(one, Nested):
                size += one.size
                depth = max(depth, one.depth)
        if depth:
            msgspec.structs.force_setattr(self, "size", len(held) + size)
            msgspec.structs.force_setattr(self, "depth", 1 + depth)

    @property
    def is_too_large(self) -> bool:
        """Whether looking through all of it would take too long: it was put into itself again and again."""
        return self.size > _LARGEST or self.depth > _DEEPEST


class Object(Nested, frozen=True):
    """An instance of an imported class: estimator, splitter, pipeline; `parts` are the values it was made with.

    Those that were given by name are in `keywords`, too.
    """

    identity: int
    symbol: Symbol
    parts: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}

    def __post_init__(self) -> None:
        """Measure it."""
        self._measure(*self.parts)


class Items(Nested, frozen=True):
    """A tuple, list or dict of which every element is known; `keys` for a dict."""

    values: tuple[Value, ...]
    keys: tuple[object, ...] | None = None

    def __post_init__(self) -> None:
        """Measure it."""
        self._measure(*self.values)


class Each(Nested, frozen=True):
    """Something to iterate over, of which only the shape of an element is known."""

    element: Value

    def __post_init__(self) -> None:
        """Measure it."""
        self._measure(self.element)


class Constant(msgspec.Struct, frozen=True):
    """A literal."""

    value: object


class Function(msgspec.Struct, frozen=True):
    """A function or lambda of this module, with the frame it was defined in and the receiver it is bound to."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    frame: Frame
    receiver: Value | None = None


class Blueprint(msgspec.Struct, frozen=True):
    """A class of this module: its methods by name, and what its bases are.

    `fields` has what its body gives names to; those that are `annotated`, with a value or without, are what an instance
    of a data class or a named tuple is made with.
    """

    name: str
    methods: dict[str, Function]
    bases: tuple[Value, ...]
    fields: Frame | None = None
    annotated: tuple[str, ...] = ()


class Instance(msgspec.Struct, frozen=True):
    """An instance of a class of this module; its attributes are in the frame `attributes`."""

    identity: int
    blueprint: Blueprint
    attributes: Frame


class Method(Nested, frozen=True):
    """An attribute of a value, as yet neither called nor used."""

    receiver: Value
    name: str

    def __post_init__(self) -> None:
        """Measure it."""
        self._measure(self.receiver)


class Either(Nested, frozen=True):
    """One of several values, by the branch taken."""

    values: tuple[Value, ...]

    def __post_init__(self) -> None:
        """Measure it."""
        self._measure(*self.values)


Value: TypeAlias = Data | Symbol | Object | Items | Each | Constant | Function | Blueprint | Instance | Method | Either


class Frame:
    """The names of one scope and their values; `outer` is the scope around it.

    `declared` has the scopes that `global` and `nonlocal` statements send names to. It is `kept` where a function is
    defined in it, which may look at its names after it has ended.
    """

    __slots__ = ("declared", "kept", "names", "outer")

    def __init__(self, outer: Frame | None = None) -> None:
        """Start without names."""
        self.names: dict[str, Value] = {}
        self.outer = outer
        self.declared: dict[str, Frame] = {}
        self.kept = False

    def keep(self) -> Frame:
        """Return the scope, kept, as are those around it."""
        frame: Frame | None = self
        while frame is not None and not frame.kept:
            frame.kept, frame = True, frame.outer
        return self


class Arguments(msgspec.Struct, frozen=True):
    """The evaluated arguments of a call; `open` where `*` or `**` may bring more."""

    positional: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}
    open: bool = False

    def get(self, position: int, *names: str) -> Value | None:
        """Return the argument at `position` or with one of `names`."""
        for name in names:
            if name in self.keywords:
                return self.keywords[name]
        return self.positional[position] if 0 <= position < len(self.positional) else None

    @property
    def all(self) -> tuple[Value, ...]:
        """Every argument."""
        return (*self.positional, *self.keywords.values()) if self.keywords else self.positional


def constant(value: Value | None) -> object:
    """Return the literal that `value` is, or `...` where it is none."""
    return value.value if isinstance(value, Constant) else ...


def keys_of(value: Value | None) -> tuple[object, ...]:
    """Return the names and numbers that `value` may be, one by one; none where it may be anything else."""
    if isinstance(value, Constant):
        return (value.value,) if isinstance(value.value, (str, int, float)) else ()
    if not isinstance(value, Either):
        return ()
    known = [one.value for one in value.values if isinstance(one, Constant)]
    is_known = len(known) == len(value.values) and all(isinstance(one, (str, int, float)) for one in known)
    return tuple(known) if is_known else ()


def is_error(value: Value) -> bool:
    """Whether `value` is a truth less what was predicted, or the like."""
    return isinstance(value, Data) and value.form == "error"


def is_absent(value: Value) -> bool:
    """Whether `value` is surely None: a parameter that was not given, too."""
    return (isinstance(value, Data) and value.form == "absent") or (isinstance(value, Constant) and value.value is None)


def is_something(value: Value) -> bool:
    """Whether `value` is surely not None, nor false."""
    return isinstance(value, (Object, Function, Instance, Blueprint, Symbol))


def is_partial(value: Value) -> bool:
    """Whether `value` is a function with some of its arguments, by `functools.partial`."""
    return isinstance(value, Object) and value.symbol.name == "functools.partial"


def alternatives(value: Value) -> tuple[Value, ...]:
    """Return what `value` may be, one by one."""
    return value.values if isinstance(value, Either) else (value,)


def longest(value: Value) -> Value:
    """Return of lists that a loop may have left, empty or not, the one that holds the most."""
    if isinstance(value, Either) and all(isinstance(one, Items) for one in value.values):
        return max(value.values, key=lambda one: len(one.values) if isinstance(one, Items) else 0)
    return value


def objects(value: Value | None) -> Iterator[Object]:
    """Yield the objects of libraries in `value`, each before those that it was made with."""
    if isinstance(value, Object):
        yield value
        for part in value.parts:
            yield from objects(part)
    elif isinstance(value, (Items, Either)):
        for part in value.values:
            yield from objects(part)
    elif isinstance(value, Each):
        yield from objects(value.element)
