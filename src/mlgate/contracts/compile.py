"""A contract as ODCS writes it to tables of columns and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from mlgate.contracts import quality
from mlgate.contracts.compiled import Rule, Table
from mlgate.contracts.constraints import Repeated
from mlgate.contracts.levels import Levels
from mlgate.contracts.nested import Described, described
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import DataContract, SchemaObject
from mlgate.contracts.properties import rules as property_rules
from mlgate.contracts.relationships import Elsewhere, Keys, Objects, nowhere
from mlgate.contracts.scope import Scope, first_words
from mlgate.core.display import plain
from mlgate.core.tables import KeyPath


def compile_tables(contract: DataContract, notes: Notes, elsewhere: Elsewhere = nowhere) -> tuple[Table, ...]:
    """Return the tables that `contract` describes; problems and unchecked promises go to `notes`.

    `elsewhere` reads other contracts, which relationships name.
    """
    objects = Objects(contract.schema, elsewhere)
    levels = Levels(contract, notes)
    found = []
    for index, schema in enumerate(contract.schema):
        found.append(_Compiler(schema, ("schema", str(index)), notes).table(objects, levels))
    return tuple(found)


class _Compiler:
    """Compiles one object."""

    def __init__(self, schema: SchemaObject, key: KeyPath, notes: Notes) -> None:
        self.schema = schema
        self.key = key
        self.notes = notes
        self.found = tuple(described(schema.properties, (*key, "properties"), notes))
        self.columns = tuple(one.column for one in self.found)
        # Rules may use a property's name, and that of its column.
        self.names = {column.name: column for column in self.columns} | {one.name: one.column for one in self.found}

    def table(self, objects: Objects, levels: Levels) -> Table:
        schema, key, notes = self.schema, self.key, self.notes
        scope = Scope(
            columns=self.names,
            table=schema.name,
            physical_name=schema.physical_name,
            words=first_words(self.names),
        )
        keys = Keys(objects, schema.name, self.names, notes)
        rules = [rule for one in self.found for rule in self._property(one, scope, keys)]
        rules += self._primary_key()
        rules += quality.rules(schema.quality, scope, (*key, "quality"), notes)
        rules += keys.rules(schema.relationships, (*key, "relationships"))
        rules += levels.rules(schema.name, self.names)
        for name, count in Counter(column.name for column in self.columns).items():
            if count > 1:
                notes.problem(key, f"{count} properties stand for the one column '{plain(name)}'")
        return Table(name=schema.name, columns=self.columns, rules=_distinct(rules), unchecked=notes.take_unchecked())

    def _property(self, one: Described, scope: Scope, keys: Keys) -> Iterator[Rule]:
        yield from property_rules(one, self.notes)
        if one.item.quality:
            own = msgspec.structs.replace(scope, column=one.column)
            yield from quality.rules(one.item.quality, own, (*one.key, "quality"), self.notes)
        if one.item.relationships:
            yield from keys.rules(one.item.relationships, (*one.key, "relationships"), one.column)

    def _primary_key(self) -> Iterator[Rule]:
        """Yield the key of the rows, and those of items: within what these are part of, by the keys of that."""
        keyed = [one for one in self.found if one.item.primary_key]
        columns = [one.column for one in sorted(keyed, key=lambda one: one.item.primary_key_position)]
        for within in dict.fromkeys(column.within for column in columns):
            own = [column for column in columns if column.within == within]
            shorter = [one for one in columns if len(one.within) < len(within)]
            above = [one for one in shorter if one.within == within[: len(one.within)]]
            names = tuple(column.name for column in (*above, *own))
            yield Rule(
                subject=f"{own[0].name if within else ''}:primary_key",
                words=f"primary key {', '.join(names)} repeats an earlier {'item' if within else 'row'}",
                columns=names,
                test=Repeated(),
                line=min(column.line for column in own),
            )


def _distinct(rules: list[Rule]) -> tuple[Rule, ...]:
    """Return `rules` with a subject each: the second of a name is `age:null_values.2`."""
    seen: Counter[str] = Counter()
    named = []
    for rule in rules:
        seen[rule.subject] += 1
        count = seen[rule.subject]
        named.append(rule if count == 1 else msgspec.structs.replace(rule, subject=f"{rule.subject}.{count}"))
    return tuple(named)
