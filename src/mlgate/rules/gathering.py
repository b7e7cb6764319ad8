"""What loops gather: one row after another, put at the end of a list that was there before the loop."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import msgspec

from mlgate.rules.aggregates import repeated
from mlgate.rules.flow import Flow
from mlgate.rules.loop_rows import Since, own, steps, summary, without_summaries
from mlgate.rules.nodes import walk
from mlgate.rules.selectors import written
from mlgate.rules.values import NONE, Data, Each, Either, Items, Value
from mlgate.rules.variations import is_varied
from mlgate.rules.windows import collected, without_windows

# Among so many of the last rows one is looked for that was made of the same.
_MOST = 8


def gathered(flow: Flow, target: ast.expr, before: Items, added: Sequence[Value], node: ast.expr) -> tuple[Value, ...]:
    """Return what is `added` in a loop to the list `target`, which holds what was there `before`, as it is in it."""
    since = _since(flow, target)
    if since is None:
        return (*added,)
    held = [*before.values[-_MOST:]]
    for one, how in zip(added, _written(node, len(added)), strict=True):
        row = _of_each(flow, summary(flow, one, since.row), since)
        if isinstance(node, ast.Call) and len(added) == 1:
            row = as_one(flow, row, flow.around[-1].start)
            if isinstance(node.func, ast.Attribute) and node.func.attr == "append":
                row = without_windows(flow, row, flow.around[-1].start)
        if since.nested and flow.variants:
            row = _beside(flow, row)
        flow.of_one |= own(flow, row, since.row)
        if flow.counting:
            row = collected(flow, row, since, node)
        if isinstance(row, Items):
            row = _changed_item(flow, held, without_summaries(flow, row, since.row), since, node)
            row = _varied_item(flow, row, how, since, node)
        elif isinstance(row, Data) and row.rows:
            row = _changed_copy(
                flow, [other for other in held if not _is_same(flow, row, other, how)], row, since, node
            )
            flow.gathered_as[row.identity] = how
            row = _varied(flow, row, how, (), since, node)
        held.append(row)
    return (*held[len(held) - len(added) :],)


def _varied(flow: Flow, row: Data, how: ast.expr, labels: Sequence[ast.expr], since: Since, node: ast.expr) -> Data:
    """Return the `row`, of which a loop that only counts may put several changed copies into the list."""
    if len(flow.around) < 2 or not is_varied(flow, row.rows, how, labels, since):  # noqa: PLR2004 - one and another
        return row
    learned = flow.lesson("augmentation", "several of each", row.rows, node)
    return flow.data(row.rows, row, form=row.form, learned=learned)


def _varied_item(flow: Flow, row: Items, how: ast.expr, since: Since, node: ast.expr) -> Items:
    """Return a row of several things, of which a loop that only counts may change one, and keep the others."""
    if len(flow.around) < 2 or not isinstance(how, ast.Tuple) or len(how.elts) != len(row.values):  # noqa: PLR2004
        return row
    values = [
        _varied(flow, one, part, [other for other in how.elts if other is not part], since, node)
        if isinstance(one, Data) and one.rows
        else one
        for one, part in zip(row.values, how.elts, strict=True)
    ]
    return Items((*values,), row.keys)


def _beside(flow: Flow, value: Value) -> Value:
    """Return `value`, which a list of its own gathers for each row: of variants, they will stand beside one another."""
    found = [row for row in steps(flow, value.rows, 0) if row in flow.variants] if isinstance(value, Data) else []
    if not found or not isinstance(value, Data):
        return value
    of = NONE.union(*(flow.rows.sets[row].parents for row in found))
    return msgspec.structs.replace(value, identity=flow.identity(), rows=flow.rows.derived(of))


def _of_each(flow: Flow, value: Value, since: Since) -> Value:
    """Return `value` as a row of what a loop goes through, where only what an estimator has learned is known of it."""
    if not isinstance(value, Data) or not value.learned or value.rows - flow.filled:
        return value
    over = flow.around[-1].rows
    if not over or flow.around[-1].start != since.row or flow.rows.parts(over):
        return value
    known = [flow.fits[number] for number in flow.learned(value) if number >= 0]
    if not known or not all(fit.lesson == "fit" and not fit.supervised and fit.maker is not None for fit in known):
        return value
    return flow.data(flow.rows.derived(over), value)


def _written(node: ast.expr, count: int) -> list[ast.expr]:
    """Return how so many things are written that `node` puts into a list."""
    given = node.args[-1] if isinstance(node, ast.Call) and node.args else node
    if isinstance(given, (ast.List, ast.Tuple)) and len(given.elts) == count:
        return given.elts
    return [given] * count


def _is_same(flow: Flow, row: Data, other: Value, how: ast.expr) -> bool:
    """Whether `row` is what `other` in the list is, and no copy that was changed: a label that is given to both."""
    if not isinstance(other, Data) or not other.rows or row.identity == other.identity:
        return True
    before = flow.gathered_as.get(other.identity)
    if row.rows != other.rows or before is None:
        return False
    return written(before) == written(how) or (_is_column(before) and _is_column(how))


def _is_column(node: ast.expr) -> bool:
    """Whether `node` takes a value of a row by its name or number, and changes nothing."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1:
        node = node.args[0]
    return isinstance(node, ast.Attribute) or (isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant))


def _since(flow: Flow, target: ast.expr) -> Since | None:
    """Return since when `target` is the same list; `None` where it is a new one each time."""
    called = _called(target)
    holder = target.value if isinstance(target, ast.Subscript) else target
    is_local = isinstance(holder, ast.Name) and holder.id in flow.frame.names
    found: int | None = None
    for around in reversed(flow.around):
        if (is_local and around.frame is not flow.frame) or called in _assigned(flow, around.node):
            return Since(found, True) if found is not None else None
        found = around.start
    return Since(found, False) if found is not None else None


def _called(target: ast.expr) -> str:
    if isinstance(target, ast.Name):
        return target.id
    return f"{_called(target.value)}.{target.attr}" if isinstance(target, ast.Attribute) else "?"


def _assigned(flow: Flow, loop: ast.stmt) -> frozenset[str]:
    """Return what the body of `loop` gives a new value to."""
    if id(loop) not in flow.assigned_in:
        targets: list[ast.expr] = []
        for inner in walk(loop):
            if isinstance(inner, ast.Assign):
                targets += inner.targets
            elif isinstance(inner, ast.AnnAssign):
                targets.append(inner.target)
        names = [one for target in targets for one in (target.elts if isinstance(target, ast.Tuple) else [target])]
        flow.assigned_in[id(loop)] = frozenset(map(_called, names))
    return flow.assigned_in[id(loop)]


def as_one(flow: Flow, value: Value, since: int, *, whole: bool = False) -> Value:
    """Return `value`, which is one row, whatever was put together for it of what came in since then.

    What was computed of the row as a `whole` tells nothing of others, too.
    """
    if not isinstance(value, Data) or not value.learned:
        return value
    stacked = frozenset(
        n
        for n in own(flow, value, since)
        if flow.fits[n].method == "stacking" or (whole and flow.fits[n].lesson == "statistic")
    )
    if not stacked:
        return value
    return msgspec.structs.replace(value, identity=flow.identity(), learned=flow.learned(value) - stacked)


def _changed_item(flow: Flow, held: Sequence[Value], added: Items, since: Since, node: ast.expr) -> Items:
    """Return a row of several things where one is a changed copy of what another row has, and all others are its."""
    for other in held:
        if not isinstance(other, Items) or other.keys != added.keys or len(other.values) != len(added.values):
            continue
        pairs = zip(added.values, other.values, strict=True)
        places = [place for place, (one, before) in enumerate(pairs) if not _are_alike(one, before)]
        one, before = (added.values[places[0]], other.values[places[0]]) if len(places) == 1 else (None, None)
        if isinstance(one, Data) and isinstance(before, Data) and _is_variant(flow, one, since.row, (before,)):
            learned = flow.lesson("augmentation", "adding in a loop", one.rows, node)
            values = [*added.values]
            values[places[0]] = flow.data(one.rows, one, form=one.form, learned=learned)
            return Items((*values,), added.keys)
    return added


def _are_alike(one: Value, other: Value) -> bool:
    """Whether both are the same value, or the same column, read twice."""
    if isinstance(one, Data) and isinstance(other, Data):
        return msgspec.structs.replace(one, identity=other.identity) == other
    return one == other


def of_summaries(flow: Flow, pieces: Items, node: ast.expr) -> Data:
    """Return what is stacked of statistics in a loop: one row, or rows of which one is a changed copy of another."""
    since = flow.around[-1].start
    rows = [one for one in (summary(flow, piece, since) for piece in pieces.values) if isinstance(one, Data)]
    called = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
    learned = NONE
    # What stands behind one another may be one row.
    if called == "vstack" and any(_is_variant(flow, one, since, rows[:place]) for place, one in enumerate(rows)):
        learned = flow.lesson("augmentation", "stacking", flow.rows_of(*rows), node)
    return flow.data(flow.rows_of(*rows), *rows, learned=learned, about=None)


def varied(flow: Flow, element: Value, since: int, node: ast.expr) -> Value:
    """Return the `element` of a comprehension that may go through variants of each row."""
    if not flow.variants or not isinstance(element, Data) or not _is_variant(flow, element, since, ()):
        return element
    learned = flow.lesson("augmentation", "several of each", element.rows, node)
    return flow.data(element.rows, element, form=element.form, learned=learned)


def _changed_copy(flow: Flow, held: Sequence[Value], added: Data, since: Since, node: ast.expr) -> Data:
    """Return what is `added` to rows of which one is the same as it was, or made of the same in fewer steps."""
    rows = [one for one in held if isinstance(one, Data)]
    if since.nested:
        rows = [one for one in rows if min(one.rows) >= since.row]
    learned = repeated(flow, Items((*rows, added)), node, looping=True) if rows else NONE
    if not learned and _is_variant(flow, added, since.row, rows):
        learned = flow.lesson("augmentation", "adding in a loop", added.rows, node)
    return flow.data(added.rows, added, form=added.form, learned=learned) if learned else added


def _is_variant(flow: Flow, added: Data, since: int, rows: Sequence[Data]) -> bool:
    of = steps(flow, added.rows, since)
    if any(flow.variants.get(row, -1) >= since for row in of):
        return True
    others = [steps(flow, one.rows, since) for one in rows] if of else []
    return any(of[row] != other[row] for other in others for row in of.keys() & other.keys())


def one_of(flow: Flow, value: Value, element: Value) -> Value:
    """Return the `element` of `value` that a loop goes through; it is a variant where another was made of it."""
    if flow.around and isinstance(value, Items) and isinstance(element, Data) and element.learned and not element.rows:
        return _one_of_summaries(flow, value, element)
    if not isinstance(value, (Each, Items, Either)) or not isinstance(element, Data) or len(element.rows) < 2:  # noqa: PLR2004 - one and another
        return element
    made = [row for row in element.rows if flow.rows.sets[row].edge == "derived"]
    of = [row for row in element.rows for one in made if row in flow.rows.above(flow.rows.sets[one].parents)]
    if not of:
        return element
    rows = flow.rows.derived(element.rows)
    flow.variants.update(dict.fromkeys(rows, min(of)))
    return msgspec.structs.replace(element, identity=flow.identity(), rows=rows)


def _one_of_summaries(flow: Flow, value: Items, element: Data) -> Data:
    """Return the `element` of statistics of what a loop goes through; a variant where some are of changed ones."""
    since = flow.around[-1].start
    rows = [
        one for one in (summary(flow, piece, since) for piece in value.values) if isinstance(one, Data) and one.rows
    ]
    if len(rows) < len(value.values) or not any(
        _is_variant(flow, one, since, rows[:place]) for place, one in enumerate(rows)
    ):
        return element
    made = flow.rows.derived(flow.rows_of(*rows))
    flow.variants.update(dict.fromkeys(made, since))
    return flow.data(made, *rows)
