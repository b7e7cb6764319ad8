"""Windows that are cut one after another from rows, and overlap because they begin nearer than they are long."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules.flow import Counting, Flow
from mlgate.rules.loop_rows import Since, own, steps, summary
from mlgate.rules.values import NONE, Data, Either, Items, Value, constant

_RANGE_WITH_STEP = 3


def counting(target: ast.expr, over: ast.expr, value: Value, body: list[ast.stmt]) -> tuple[Counting, ...]:
    """Return how `for target in over`, which is `value`, counts; nothing where it goes through something else."""
    if not isinstance(target, ast.Name):
        return ()
    if isinstance(value, Data) and value.form == "drawn":
        return (Counting(target.id, None, body, is_random=True),)
    if not isinstance(over, ast.Call) or getattr(over.func, "id", "") != "range":
        return ()
    return (Counting(target.id, over.args[2] if len(over.args) == _RANGE_WITH_STEP else None, body),)


def across(flow: Flow, item: Data, index: ast.Tuple) -> Data:
    """Return the `item` that an index chooses of each row, which is one of windows where it runs along the rows."""
    for one in index.elts[1:]:
        if isinstance(one, ast.Slice) and one.lower is not None and one.upper is not None:
            found = flow.data(flow.rows.subset(item.rows), item, form=item.form)
            note(flow, found, one)
            return found
    return item


def note(flow: Flow, chosen: Data, index: ast.Slice) -> None:
    """Note that `chosen` is one of windows that overlap, where `index` says so."""
    for loop in flow.counting:
        if loop.is_random:
            if _is_from(index, loop.name):
                flow.windows.update(dict.fromkeys(chosen.rows, ("pieces at random places", loop)))
            continue
        lower, upper = _offset(flow, index.lower, loop), _offset(flow, index.upper, loop)
        step = 1 if loop.step is None else _number(flow, loop.step)
        if lower is not None and upper is not None and step is not None and 0 < step < upper - lower:
            flow.windows.update(dict.fromkeys(chosen.rows, (f"{upper - lower} long, {step} apart", loop)))


def _is_from(index: ast.Slice, name: str) -> bool:
    """Whether `index` is `start:start + width`."""
    lower, upper = index.lower, index.upper
    if not isinstance(lower, ast.Name) or lower.id != name or not isinstance(upper, ast.BinOp):
        return False
    return isinstance(upper.op, ast.Add) and any(getattr(side, "id", "") == name for side in (upper.left, upper.right))


def _number(flow: Flow, node: ast.expr) -> int | None:
    known = isinstance(node, (ast.Attribute, ast.BinOp, ast.Constant, ast.Name))
    number = constant(flow.evaluate(node)) if known else ...
    return number if type(number) is int else None


def _offset(flow: Flow, node: ast.expr | None, loop: Counting) -> int | None:
    """Return how far `node` is from what the `loop` counts."""
    if isinstance(node, ast.Name):
        return 0 if node.id == loop.name else _offset(flow, _given(node.id, loop.body), loop)
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, (ast.Add, ast.Sub)):
        return None
    left, right = _offset(flow, node.left, loop), node.right
    if left is None and isinstance(node.op, ast.Add):
        left, right = _offset(flow, node.right, loop), node.left
    number = _number(flow, right) if left is not None else None
    if left is None or number is None:
        return None
    return left + number if isinstance(node.op, ast.Add) else left - number


def _given(name: str, body: list[ast.stmt]) -> ast.expr | None:
    """Return the sum that the body of a loop gives to `name`."""
    for one in body:
        if (
            isinstance(one, ast.Assign)
            and isinstance(one.value, ast.BinOp)
            and getattr(one.targets[0], "id", "") == name
        ):
            return one.value
    return None


def without_windows(flow: Flow, value: Value, since: int) -> Value:
    """Return one row, for which windows were cut since the row of that number: they stand in it, beside no others."""
    if isinstance(value, (Either, Items)):
        return msgspec.structs.replace(value, values=tuple(without_windows(flow, one, since) for one in value.values))
    cut = own(flow, value, since) & flow.cut
    if not cut or not isinstance(value, Data):
        return value
    return msgspec.structs.replace(value, identity=flow.identity(), learned=flow.learned(value) - cut)


def collected(flow: Flow, value: Value, since: Since, node: ast.expr) -> Value:
    """Return `value`, of which there is one for each of windows that overlap, as it is in a list of them."""
    held = value.values if isinstance(value, Items) else (value,)
    rows = flow.rows_of(*(summary(flow, one, since.row) for one in held))
    # Those of a loop that has ended stand together already.
    of = [flow.windows[row] for row in steps(flow, rows, since.row) if row in flow.windows]
    found = [(text, loop) for text, loop in of if any(loop is one for one in flow.counting)]
    if not found:
        return value
    how, loop = found[0]
    listed = flow.rows.subset(rows)
    # Where windows begin at random, no order keeps those apart that overlap.
    learned = flow.lesson("augmentation" if loop.is_random else "windows", how, listed, node)
    flow.cut |= learned
    own = frozenset(n for n in flow.learned(value) if n >= 0 and flow.fits[n].rows <= flow.windows.keys())
    return flow.data(
        listed, learned=(flow.learned(value) - own) | learned, predictions=NONE.union(*map(flow.predicted, held))
    )
