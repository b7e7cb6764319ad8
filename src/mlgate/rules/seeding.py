"""By which random numbers rows are divided by chance: whether two divisions may be one and the same."""

from __future__ import annotations

import ast

from mlgate.rules.events import Seeding, Split
from mlgate.rules.flow import Flow
from mlgate.rules.values import Arguments, Data, Object, Value, constant, is_absent

_SEEDING_METHOD = "manual_seed"


def seeding_of(flow: Flow, arguments: Arguments, name: str = "random_state") -> Seeding:
    """Return by which random numbers a call divides what it is given; its seed is called `name`."""
    stratify = arguments.get(-1, "stratify")
    return Seeding(
        seed=_known(arguments, name),
        times=flow.seedings,
        stratified=_is_given(stratify) if stratify is not None or not arguments.open else ...,
    )


def seeding_of_folds(flow: Flow, folds: Value) -> Seeding:
    """Return by which random numbers a splitter makes its folds."""
    made = flow.constructions.get(folds.identity) if isinstance(folds, Object) else None
    if made is None or made.configured or len(made.arguments.positional) > 1:
        # By place, it had them in the versions of long ago.
        return Seeding()
    return Seeding(seed=_known(made.arguments, "random_state"), times=flow.seedings, stratified=False)


def seeding_of_generator(flow: Flow, arguments: Arguments, node: ast.expr) -> Seeding:
    """Return by which random numbers `random_split(…, generator=torch.Generator().manual_seed(0))` divides."""
    given = arguments.get(2, "generator", "seed")
    if given is None or is_absent(given):
        return Seeding(seed=... if arguments.open else None, times=flow.seedings, stratified=False)
    return Seeding(seed=_of_generator(flow, node), times=flow.seedings, stratified=False)


def _of_generator(flow: Flow, node: ast.expr) -> object:
    """Return the seed of the generator that is made in the call `node` itself; `...` where it is made elsewhere."""
    given = [one.value for one in node.keywords if one.arg == "generator"] if isinstance(node, ast.Call) else []
    made = given[0] if given else None
    if not isinstance(made, ast.Call) or not isinstance(made.func, ast.Attribute) or len(made.args) != 1:
        return ...
    return constant(flow.evaluate(made.args[0])) if made.func.attr == _SEEDING_METHOD else ...


def _known(arguments: Arguments, name: str) -> object:
    given = arguments.get(-1, name)
    if "generator" in arguments.keywords:
        return ...
    if given is None:
        return ... if arguments.open else None
    return None if is_absent(given) else constant(given)


def _is_given(value: Value | None) -> object:
    """Whether `value` is given, and not None; `...` where that is not known."""
    if value is None or is_absent(value):
        return False
    return True if isinstance(value, Data) and value.rows and not value.opaque else ...


def are_surely_different(one: Split, other: Split) -> bool:
    """Whether two divisions by chance of the same rows surely put other rows on each side."""
    first, second = one.seeding, other.seeding
    if first.seed is ... or second.seed is ...:
        return False
    if first.seed is None and second.seed is None:
        # One after the other, of the same stream of random numbers.
        return first.times == second.times
    if first.seed != second.seed:
        return True
    return ... not in (first.stratified, second.stratified) and first.stratified != second.stratified
