"""What comprehensions give: of a few known things each one, of rows rows, of a frame its columns."""

from __future__ import annotations

import ast
from typing import TypeAlias, TypeGuard

from mlgate.rules.aggregates import note_right
from mlgate.rules.bindings import bind
from mlgate.rules.builtin_calls import iterated
from mlgate.rules.columns import named
from mlgate.rules.datasets import another, is_data_set
from mlgate.rules.flow import Flow
from mlgate.rules.gathering import as_one, one_of, varied
from mlgate.rules.loop_rows import Since, forget_samples, single_rows, summary, without_own
from mlgate.rules.nodes import walk
from mlgate.rules.selectors import compared
from mlgate.rules.subsets import by_numbers
from mlgate.rules.values import (
    NONE,
    Constant,
    Data,
    Each,
    Form,
    Frame,
    Identities,
    Instance,
    Items,
    Selector,
    Value,
    constant,
)
from mlgate.rules.vocabularies import of_words, told_words, vocabulary
from mlgate.rules.windows import collected, counting, without_windows

Comprehension: TypeAlias = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp

# So few things are followed one by one.
_FEW = 8


def comprehend(flow: Flow, node: Comprehension) -> Value:
    """Return what a comprehension, or a generator, gives."""
    listed = _each_of_few(flow, node)
    if listed is not None:
        return listed
    frame = flow.frame
    flow.frame = Frame(frame)
    over: list[Value] = []
    since, counted = len(flow.rows.sets), len(flow.counting)
    chosen = single = dropping = NONE
    flow.iterating += 1
    for generator in node.generators:
        over.append(flow.evaluate(generator.iter))
        flow.orders.enter(over[-1], flow.last)
        flow.counting += counting(generator.target, generator.iter, over[-1], [])
        each = one_of(flow, over[-1], iterated(flow, over[-1]))
        single |= single_rows(flow, over[-1], each, since)
        bind(flow, generator.target, each)
        learned, statistics = _conditions(flow, node, generator)
        chosen, dropping = chosen | learned, dropping | statistics
    before = len(flow.rows.sets)
    element = flow.evaluate(node.value if isinstance(node, ast.DictComp) else node.elt)
    if isinstance(node, ast.DictComp):
        chosen |= flow.learned(flow.evaluate(node.key))
        _note_numbers(flow, node, over[0])
    element = (
        varied(flow, element, since, node) if len(over) > 1 else as_one(flow, summary(flow, element, since), since)
    )
    element = without_windows(flow, without_own(flow, element, single), before)
    flow.iterating -= 1
    flow.frame = frame
    forget_samples(flow, since)
    if isinstance(element, Instance) and element.blueprint.annotated and not element.blueprint.methods:
        # A record for each row: what is read of it later are columns.
        element = flow.data(flow.rows_of(over[0]), *element.attributes.names.values())
    numbered = _numbered_rows(flow, element, before)
    if len(flow.counting) > counted:
        window = collected(flow, element, Since(since, bool(flow.iterating)), node)
        element, numbered = window, numbered if window is element else flow.rows_of(window)
        del flow.counting[counted:]
    chosen |= told_words(flow, over[0])
    result = _with_copies(flow, node, _collected(flow, node, over[0], element, chosen=chosen, numbered=numbered))
    for _ in over:
        flow.orders.leave(result)
    if dropping := frozenset(n for n in dropping if min(flow.fits[n].rows) < since):
        flow.filters.update({row: dropping for row in flow.rows_of(result) if row >= since})
    is_of_words = isinstance(node, ast.SetComp) and of_words(flow, node)
    return (vocabulary(flow, result, "a set", node) if is_of_words else None) or result


def _conditions(flow: Flow, node: Comprehension, generator: ast.comprehension) -> tuple[Identities, Identities]:
    """Follow what says which are left out; return what it has learned, and the statistics by which rows are dropped."""
    chosen, dropping = NONE, NONE
    for condition in generator.ifs:
        value = flow.evaluate(condition)
        chosen |= flow.lessons(value, "selection", "fit")
        dropping |= flow.lessons(value, "statistic")
        if isinstance(node, (ast.GeneratorExp, ast.ListComp)) and isinstance(node.elt, ast.Constant):
            note_right(flow, value, condition)
    return chosen, dropping


def _with_copies(flow: Flow, node: Comprehension, result: Value) -> Value:
    """Return the `result` of a comprehension that may make the same several times."""
    if isinstance(result, Data) and result.rows and any(_repeats(one, node) for one in node.generators[1:]):
        learned = flow.lesson("copies", "a comprehension", result.rows, node)
        return flow.data(result.rows, result, form=result.form, learned=learned)
    if isinstance(result, Each) and is_data_set(result.element) and _repeats(node.generators[0], node):
        return Items((result.element, another(flow, result.element)))
    return result


def _collected(
    flow: Flow, node: Comprehension, source: Value, element: Value, *, chosen: Identities, numbered: Identities
) -> Value:
    """Return what holds an `element` for each of `source`, whose rows are `numbered` where it gives numbers of rows."""
    if _gives_columns(source, flow) and isinstance(element, Data) and element.rows and element.rows == source.rows:
        # Columns made of those of the frame.
        return flow.data(element.rows, element, learned=chosen, about=None, form="listed")
    if _gives_columns(source, flow) and not _is_made_of_rows(flow, source, element, node):
        # A frame gives its columns, too; what is learned of each stands beside it.
        told = flow.learned(element) if isinstance(node, ast.DictComp) else NONE
        return _columns_but(flow, source, node, chosen | told)
    if isinstance(node, ast.DictComp) and _is_read(flow, element, source):
        # A table by the name of its file.
        return Each(element)
    if chosen:
        of = element if isinstance(element, Data) else Data(flow.identity())
        return Each(flow.data(of.rows, of, form=of.form, learned=chosen))
    if isinstance(source, Data) and source.form == "index" and source.rows and _is_filter(node):
        by = _selector(node)
        return flow.data(flow.rows.subset(source.rows, by), source, form="index", selector=by)
    if isinstance(source, Data) and source.form != "labels" and _is_of(flow, element, source, is_row=_makes_rows(node)):
        # What is made of every row of data is data of these rows.
        rows = numbered if source.form == "index" else source.rows
        is_some = any(generator.ifs for generator in node.generators)
        rows = flow.rows.subset(rows, _selector(node)) if is_some else rows or source.rows
        if isinstance(element, Data) and element.identity in flow.loop_numbers and source.form == "index":
            by = _selector(node)
            return flow.data(flow.rows.subset(source.rows, by), form="index", selector=by)
        if isinstance(element, Data) and numbered and source.form == "index" and _takes(node):
            # Those that have the numbers, one after the other.
            return by_numbers(flow, flow.data(rows, element, form="listed"), source, node)
        is_index = isinstance(element, Data) and element.form == "index"
        form: Form = "index" if is_index else "" if isinstance(node, ast.GeneratorExp) else "listed"
        about = flow.about(element)
        # A list of records is no table: what goes through it gets one after the other.
        return flow.data(rows, element, form=form, about=about if about is not None and about.names else None)
    return _each(flow, source, element, node)


def _each(flow: Flow, source: Value, element: Value, node: Comprehension) -> Each:
    """Return things of which each is as `element`, of the rows that `source` has the numbers of where it has such."""
    by_number = isinstance(source, Data) and source.form == "index" and bool(source.rows) and _takes(node)
    return Each(_by_numbers(flow, element, source, node) if by_number else element)


def _by_numbers(flow: Flow, element: Value, numbers: Value, node: Comprehension) -> Value:
    """Return an `element` of several things of those that have the `numbers`."""
    if isinstance(element, Data) and element.rows:
        return by_numbers(flow, element, numbers, node)
    if isinstance(element, Each):
        return Each(_by_numbers(flow, element.element, numbers, node))
    if isinstance(element, Items):
        return Items(tuple(_by_numbers(flow, one, numbers, node) for one in element.values), element.keys)
    return element


def _is_read(flow: Flow, element: Value, source: Value) -> bool:
    """Whether `element` is data of its own, and nothing that is made of the `source`."""
    is_read = isinstance(element, Data) and element.identity in flow.frames_read
    return is_read and not flow.rows.related(flow.rows_of(element), flow.rows_of(source))


def _takes(node: Comprehension) -> bool:
    """Whether it is `[rows[i] for i in numbers]`, or takes a part of each: `[rows[i][0] for i in numbers]`."""
    if len(node.generators) > 1 or node.generators[0].ifs or isinstance(node, ast.DictComp):
        return False
    taken, number = node.elt, node.generators[0].target
    while isinstance(taken, (ast.Attribute, ast.Subscript)) and not isinstance(getattr(taken, "slice", None), ast.Name):
        taken = taken.value
    if not isinstance(taken, ast.Subscript) or not isinstance(taken.slice, ast.Name):
        return False
    return isinstance(number, ast.Name) and taken.slice.id == number.id


def _selector(node: Comprehension) -> Selector | None:
    """Return how `[j for j in range(n) if j != i]` chooses."""
    conditions = [condition for generator in node.generators for condition in generator.ifs]
    return compared(conditions[0]) if len(conditions) == 1 else None


def _is_filter(node: Comprehension) -> bool:
    """Whether a comprehension gives some of what it goes through, as it is."""
    target = node.generators[0].target
    is_same = (
        not isinstance(node, ast.DictComp)
        and isinstance(target, ast.Name)
        and isinstance(node.elt, ast.Name)
        and node.elt.id == target.id
    )
    return is_same and len(node.generators) == 1 and bool(node.generators[0].ifs)


def _gives_columns(source: Value, flow: Flow) -> TypeGuard[Data]:
    about = source.about if isinstance(source, Data) and source.form != "groups" else None
    return about is not None and about.names is None and about.frame not in flow.arrays


def _repeats(generator: ast.comprehension, node: Comprehension) -> bool:
    """Whether `for _ in range(5)` makes the same again: what it counts with is not used."""
    counts = isinstance(generator.iter, ast.Call) and getattr(generator.iter.func, "id", "") == "range"
    if not counts or not isinstance(generator.target, ast.Name):
        return False
    made = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
    name = generator.target.id
    return not any(isinstance(one, ast.Name) and one.id == name for part in made for one in walk(part))


def _is_made_of_rows(flow: Flow, source: Data, element: Value, node: Comprehension) -> bool:
    """Whether `element` is an expression, or computed with what can be a row of something that is surely no table."""
    if not isinstance(element, Data) or not element.rows:
        return isinstance(element, Data) and element.form == "expression"
    is_array = not flow.kinds.get(source.identity) and bool(source.rows)
    return is_array and not isinstance(node, ast.DictComp) and isinstance(node.elt, (ast.BinOp, ast.Call))


def _note_numbers(flow: Flow, node: ast.DictComp, over: Value) -> None:
    """Note where things are numbered in the order in which they come: `{c: i for i, c in enumerate(classes)}`."""
    iterated_over = node.generators[0].iter
    if isinstance(iterated_over, ast.Call) and getattr(iterated_over.func, "id", "") == "enumerate":
        flow.orders.use(over, "numbers", flow.place(node))


def _makes_rows(node: Comprehension) -> bool:
    """Whether what a comprehension makes of each row is written as a list, or as what is in it by name."""
    made = getattr(node, "elt", None)
    return isinstance(made, (ast.Dict, ast.DictComp, ast.List, ast.ListComp))


def _is_of(flow: Flow, element: Value, source: Data, *, is_row: bool = False) -> bool:
    """Whether `element` is made of a row of `source`, and not of other rows."""
    if isinstance(element, (Items, Each)):
        return is_row and source.form != "index" and bool(source.rows) and _is_within(flow, element, source)
    if not isinstance(element, Data):
        return isinstance(element, Constant)
    return source.form == "index" or _is_within(flow, element, source)


def _is_within(flow: Flow, element: Value, source: Data) -> bool:
    rows = flow.rows_of(element)
    # Zeros stand where there is nothing to make it of.
    return not rows or flow.rows.origins(rows) <= flow.rows.origins(source.rows) | flow.filled


def _numbered_rows(flow: Flow, element: Value, before: int) -> Identities:
    """Return the rows that a comprehension goes through by their numbers, of which `element` is made of some.

    Of rows that were chosen `before` it, it takes all each time.
    """
    sets = [(row, flow.rows.sets[row]) for row in flow.rows_of(element)]
    return NONE.union(
        *(row_set.parents if row_set.edge == "subset" and row >= before else {row} for row, row_set in sets)
    )


def _columns_but(flow: Flow, source: Data, node: Comprehension, learned: Identities) -> Data:
    """Return the columns `[c for c in df.columns if c != "y"]`, as far as it can be told which are left out."""
    about = source.about
    for condition in node.generators[0].ifs:
        names = None
        if isinstance(condition, ast.Compare) and isinstance(condition.ops[0], (ast.NotEq, ast.NotIn)):
            names = named(flow.evaluate(condition.comparators[0])) if isinstance(condition.left, ast.Name) else None
            flow.mention(about, names)
        about = about.without(names) if about is not None and names is not None else None
    return Data(flow.identity(), learned=learned, form="labels", about=about)


def _each_of_few(flow: Flow, node: Comprehension) -> Value | None:
    """Return what is made of each of a few things that are known, one by one; `None` for others."""
    generator = node.generators[0]
    if (
        len(node.generators) > 1
        or generator.ifs
        or not isinstance(generator.iter, (ast.Tuple, ast.List, ast.Call, ast.Name))
    ):
        return None
    source = flow.evaluate(generator.iter)
    if not isinstance(source, Items) or source.keys is not None or not 0 < len(source.values) <= _FEW:
        return None
    frame = flow.frame
    flow.frame = Frame(frame)
    flow.iterating += 1
    values, keys = [], []
    for one in source.values:
        bind(flow, generator.target, one)
        if isinstance(node, ast.DictComp):
            keys.append(constant(flow.evaluate(node.key)))
        values.append(flow.evaluate(node.value if isinstance(node, ast.DictComp) else node.elt))
        if keys:
            flow.label(values[-1], str(keys[-1]))
    flow.iterating -= 1
    flow.frame = frame
    if not isinstance(node, ast.DictComp):
        return Items(tuple(values))
    return Items(tuple(values), tuple(keys)) if all(isinstance(key, (str, int)) for key in keys) else None
