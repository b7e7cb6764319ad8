"""Data sets of Hugging Face and their trainers: divided by a method, put together, learned from and judged."""

from __future__ import annotations

import ast

from mlgate.rules.events import Evaluation, Mixing
from mlgate.rules.flow import Flow
from mlgate.rules.seeding import seeding_of
from mlgate.rules.values import Arguments, Data, Items, Object, Value, constant

_PARTS = ("train", "test")
# What a `DatasetDict` does to each of its parts.
_OF_EACH = frozenset({
    "cast", "cast_column", "filter", "flatten", "map", "remove_columns", "rename_column", "rename_columns",
    "select_columns", "set_format", "shuffle", "sort", "to_pandas", "with_format", "with_transform",
})  # fmt: skip


def divided(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Items | None:
    """Return the parts of `data_set.train_test_split(…)`, by their names."""
    del name
    rows = flow.rows_of(receiver)
    if not rows:
        return None
    mixing: Mixing = "" if constant(arguments.get(-1, "shuffle")) is False else "random"
    about = flow.about(receiver)
    fields = {"learned": flow.learned(receiver), "abouts": (about,), "seeding": seeding_of(flow, arguments, "seed")}
    number = flow.split("split", rows, node, mixing=mixing, **fields)
    return Items(tuple(flow.data(flow.part(rows, number, part), receiver) for part in _PARTS), _PARTS)


def is_of_each_part(receiver: Items, name: str) -> bool:
    """Whether the method `name` of a dict is one of each of the data sets in it."""
    return name in _OF_EACH and all(isinstance(value, Data) for value in receiver.values)


def call_trainer(flow: Flow, trainer: Object, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Follow what a `Trainer` does with the data sets that it was made with; `None` where it is no trainer."""
    if not trainer.symbol.last.endswith("Trainer") or name not in ("train", "evaluate"):
        return None
    given = trainer.keywords.get("train_dataset") if name == "train" else None
    if name == "evaluate":
        given = arguments.get(0, "eval_dataset") or trainer.keywords.get("eval_dataset")
    fits = flow.fitted.get(trainer.identity)
    if given is None or not flow.rows_of(given):
        return None
    if name == "train":
        flow.fit(trainer, name, given, node, supervised=True)
    elif fits is not None:
        judged = Evaluation(
            place=flow.place(node), identity=trainer.identity, fits=fits, rows=flow.rows_of(given), by=name
        )
        flow.evaluations.append(judged)
    return Data(flow.identity())
