"""`relationships` of an object or a property to rules: foreign keys to other objects, or to the object itself.

A reference is `object.property` (`customers.address.zip`), or `schema/OBJECT/properties/PROPERTY` by names or ids,
behind `FILE#` where another contract's file of the repository describes it. An object that the contract does not
describe is taken as it is named, so that data can be given for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from mlgate.contracts.compiled import Column, Rule
from mlgate.contracts.constraints import Dangling
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import Item, Property, Relationship, SchemaObject
from mlgate.contracts.scope import apart
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

# The two patterns of the standard's JSON Schema.
_SHORT = re.compile(r"[A-Za-z_][A-Za-z0-9_\-]*(\.[A-Za-z_][A-Za-z0-9_\-]*)+")
_FULL = re.compile(
    r"(?:((?:https?://)?[A-Za-z0-9._\-/]+\.ya?ml)#)?/?schema/([A-Za-z0-9_-]+)((?:/properties/[A-Za-z0-9_-]+)+)"
)


class Target(msgspec.Struct, frozen=True):
    """The property that a reference names: `steps` lead to it within the object `table`, in `file` if in another."""

    table: str
    steps: tuple[str, ...]
    file: str | None = None


class Unreachable(Exception):  # noqa: N818 - not an error that anyone sees: it is noted
    """Another contract's file is not read; `wrong` says that the reference is refused, and not just left unchecked."""

    def __init__(self, message: str, *, wrong: bool = True) -> None:
        """Keep why."""
        self.wrong = wrong
        super().__init__(message)


# Reads the objects of another contract, whose file is named as the reference does. Raises Unreachable.
Elsewhere = Callable[[str], tuple[SchemaObject, ...]]


def nowhere(file: str) -> tuple[SchemaObject, ...]:
    """Read no other file: that of a contract of another commit, say, has none beside it."""
    raise Unreachable(f"a relationship to another contract's file, {plain(file, limit=80)}", wrong=False)


class Objects:
    """The objects of the contract, by the names and ids that references use."""

    def __init__(self, objects: tuple[SchemaObject, ...], elsewhere: Elsewhere = nowhere) -> None:
        """Look at nothing yet: most contracts have no relationship."""
        self._objects = objects
        self._named: dict[str, SchemaObject] = {}
        self._elsewhere = elsewhere
        self._others: dict[str, Objects] = {}

    def find(self, name: str) -> SchemaObject | None:
        """Return the object of that name or id."""
        if not self._named:
            self._named = {one.id: one for one in self._objects if one.id} | {one.name: one for one in self._objects}
        return self._named.get(name)

    def of(self, file: str | None) -> Objects:
        """Return the objects of the contract in `file`. Raises Unreachable where it is not read."""
        if file is None:
            return self
        if file not in self._others:
            self._others[file] = Objects(self._elsewhere(file))
        return self._others[file]

    @property
    def names(self) -> list[str]:
        """The objects' names."""
        return [one.name for one in self._objects]


def reference(text: str) -> Target | None:
    """Return what `text` refers to, or `None` where it is no reference."""
    full = _FULL.fullmatch(text)
    if full is not None:
        return Target(full[2], tuple(full[3].split("/properties/")[1:]), full[1])
    if _SHORT.fullmatch(text):
        table, *steps = text.split(".")
        return Target(table, tuple(steps))
    return None


class Keys:
    """Reads the relationships of one object."""

    def __init__(self, objects: Objects, table: str, columns: Mapping[str, Column], notes: Notes) -> None:
        """Read those of the object `table`, whose `columns` go by the names of properties."""
        self._objects = objects
        self._table = table
        self._columns = columns
        self._notes = notes

    def rules(self, given: tuple[Relationship, ...], key: KeyPath, own: Column | None = None) -> Iterator[Rule]:
        """Yield the rules of the relationships that stand at `key`, those of the property `own` or of the object."""
        for index, one in enumerate(given):
            place = (*key, str(index))
            sources = self._own(one, place, own)
            targets = self._references(one.to, (*place, "to"))
            if sources is None or targets is None:
                continue
            if len(sources) != len(targets):
                counts = f"{len(sources)} properties refer to {len(targets)}"
                self._notes.problem(place, f"relationship: {counts}; each needs its own")
            else:
                yield from self._rule(sources, targets, place)

    def _references(self, given: str | tuple[str, ...], place: KeyPath) -> list[Target] | None:
        texts = (given,) if isinstance(given, str) else given
        found = [reference(text) for text in texts]
        for text, one in zip(texts, found, strict=True):
            if one is None:
                message = f"'{plain(text, limit=80)}' is no reference; write `object.property`"
                self._notes.problem(place, f"relationship: {message}")
        if not texts:
            self._notes.problem(place, "relationship: an empty list refers to nothing")
        known = [one for one in found if one is not None]
        return known if texts and len(known) == len(texts) else None

    def _own(self, one: Relationship, place: KeyPath, own: Column | None) -> list[Column] | None:
        if own is not None:
            if one.from_ is not None:
                message = "relationship of a property: it is 'from' itself; leave 'from' out"
                self._notes.problem((*place, "from"), message)
                return None
            return [own]
        if one.from_ is None:
            self._notes.problem(place, "relationship of an object: 'from' is missing")
            return None
        if isinstance(one.from_, str) != isinstance(one.to, str):
            self._notes.problem(place, "relationship: 'from' and 'to' are both one reference, or both lists")
            return None
        found = self._references(one.from_, (*place, "from"))
        if found is None:
            return None
        columns = [self._column(target, (*place, "from")) for target in found]
        known = [column for column in columns if column is not None]
        return known if len(known) == len(columns) else None

    def _column(self, target: Target, place: KeyPath) -> Column | None:
        begins = self._objects.find(target.table)
        if target.file is not None or begins is None or begins.name != self._table:
            name = plain(target.table, limit=80)
            hint = "" if begins is not None or target.file is not None else nearest(target.table, self._objects.names)
            if hint:
                self._notes.problem(place, f"relationship: no object '{name}'{hint}")
            else:
                self._notes.unchecked(place, f"relationship from '{name}': write it below that object")
            return None
        steps = _names(begins, target.steps)
        column = self._columns.get(".".join(target.steps)) if steps is None else self._columns.get(".".join(steps))
        if column is None:
            hint = nearest(".".join(target.steps), list(self._columns)[:500])
            message = f"relationship: no property '{plain('.'.join(target.steps), limit=80)}'{hint}"
            self._notes.problem(place, message)
        return column

    def _rule(self, sources: list[Column], targets: list[Target], place: KeyPath) -> Iterator[Rule]:
        names = tuple(column.name for column in sources)
        shown = ", ".join(names)
        tables = {(target.file, target.table) for target in targets}
        if len(tables) > 1:
            self._notes.problem((*place, "to"), "relationship: one foreign key refers to one object")
            return
        if (why := apart(sources)) is not None:
            self._notes.unchecked(place, f"'{plain(shown, limit=80)}': a relationship that {why}")
            return
        (file, table), columns = tables.pop(), []
        try:
            objects = self._objects.of(file)
        except Unreachable as error:
            note = self._notes.problem if error.wrong else self._notes.unchecked
            note(place, f"'{plain(shown, limit=80)}': {error}")
            return
        known = objects.find(table)
        if known is None and file is not None:
            hint = nearest(table, objects.names)
            message = f"relationship: {plain(file, limit=80)} describes no object '{plain(table, limit=80)}'{hint}"
            self._notes.problem((*place, "to"), message)
            return
        for target in targets:
            stored = target.steps if known is None else _stored(known, target.steps)
            if stored is None:
                message = (
                    f"relationship: object '{plain(table, limit=80)}' has no property '{plain('.'.join(target.steps))}'"
                )
                properties = [one.name for one in known.properties] if known else []
                self._notes.problem((*place, "to"), message + nearest(target.steps[0], properties[:500]))
                return
            columns.append(".".join(stored))
        name = known.name if known is not None else table
        if file is not None and name in self._objects.names:
            # Data of the two are told apart.
            name = f"{file}#{name}"
        yield Rule(
            subject=f"{names[0] if len(names) == 1 else ''}:relationship",
            words=f"{shown} is in no row of {name} ({', '.join(columns)})",
            columns=names,
            test=Dangling(table=name, columns=tuple(columns)),
            line=self._notes.document.line(place),
        )


def _walk(begin: SchemaObject, steps: tuple[str, ...]) -> list[Property] | None:
    found: list[Property] = []
    inner: tuple[Property, ...] = begin.properties
    for step in steps:
        one = next((one for one in inner if one.name == step), None) or next(
            (one for one in inner if one.id == step), None
        )
        if one is None:
            return None
        found.append(one)
        inner = one.properties
    return found


def _names(begin: SchemaObject, steps: tuple[str, ...]) -> list[str] | None:
    found = _walk(begin, steps)
    return None if found is None else [one.name for one in found]


def _stored(begin: SchemaObject, steps: tuple[str, ...]) -> list[str] | None:
    found = _walk(begin, steps)
    return None if found is None else [stored_name(one) for one in found]


def stored_name(one: Item) -> str:
    """Return what the data calls a property."""
    return one.physical_name or str(one.name)
