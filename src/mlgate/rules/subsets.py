"""Data sets that give one row at a time: which rows they hold, and how they are cut."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules.datasets import rows_of_files
from mlgate.rules.flow import Flow
from mlgate.rules.row_choices import by_data
from mlgate.rules.seeding import seeding_of_generator
from mlgate.rules.values import NONE, Arguments, Data, Identities, Instance, Items, Object, Value


def held(flow: Flow, value: Value) -> Identities:
    """Return the rows that `value` gives to what loads it in batches: those of a data set are its own."""
    if not isinstance(value, (Object, Instance)):
        return flow.rows_of(value)
    if rows := flow.rows_of(value):
        return rows
    if isinstance(value, Object):
        return rows_of_files(flow, value, "rows")
    key = (value.identity, "rows")
    if key not in flow.members:
        flow.members[key] = flow.outside("")
    return flow.rows_of(flow.members[key])


def by_numbers(flow: Flow, data: Value, numbers: Value, node: ast.expr) -> Value:
    """Return the rows of `data` that have `numbers`."""
    if isinstance(data, (Object, Instance)):
        data = flow.data(held(flow, data), data)
    if not isinstance(data, Data) or not isinstance(numbers, Data):
        return flow.unknown(data, numbers)
    chosen = by_data(flow, data, msgspec.structs.replace(numbers, form="index"), ast.Constant(None), node)
    return flow.data(flow.rows_of(chosen), chosen, form=data.form)


def random_split(flow: Flow, arguments: Arguments, node: ast.expr) -> Value:
    """Return the parts that a data set is cut into by chance."""
    given = arguments.get(0, "data", "dataset")
    rows = (held(flow, given) if given is not None else NONE) or flow.rows.root()
    learned = flow.learned(given) if given is not None else NONE
    about = flow.about(given) if given is not None else None
    seeding = seeding_of_generator(flow, arguments, node)
    number = flow.split("split", rows, node, learned=learned, abouts=(about,), mixing="random", seeding=seeding)
    parts = ("train", "test")
    return Items(tuple(flow.data(flow.part(rows, number, part), *([given] if given else [])) for part in parts))
