"""The state of a module while it is followed: names, what is fitted, and the events so far."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from mlgate.rules import rejoined
from mlgate.rules.branches import Branches
from mlgate.rules.columns import About
from mlgate.rules.contents import LEAVES
from mlgate.rules.orders import Orders
from mlgate.rules.origins import Origins
from mlgate.rules.recording import Recording
from mlgate.rules.row_sets import RowSet, Size
from mlgate.rules.rows import latest
from mlgate.rules.values import (
    NONE,
    Arguments,
    Constant,
    Data,
    Each,
    Either,
    Frame,
    Function,
    Identities,
    Instance,
    Items,
    Object,
    Pending,
    Selector,
    Symbol,
    Value,
)

# A call of something unknown may have fitted the estimator that it was given on anything.
UNKNOWN_FIT = frozenset((-1,))
# Further alternatives of a value are forgotten.
_MOST_ALTERNATIVES = 8
# Selectors that name what chooses by its identity.
_THE_SAME = ("mask", "piece", "sample")


class Around(NamedTuple):
    """A loop over `rows` in the scope `frame`, before which there were so many sets of rows as `start` says."""

    frame: Frame
    node: ast.stmt
    start: int
    rows: Identities


class Counting(NamedTuple):
    """A loop that counts: what, in which steps, and its body where it has one; or goes through numbers at random."""

    name: str
    step: ast.expr | None
    body: list[ast.stmt]
    is_random: bool = False


class Flow(Recording):
    """Everything that is known at one point of a module, and what happened until then.

    All that a branch can change is changed through `put`, so that the end of the branch can take it back.
    """

    def __init__(self) -> None:
        """Start before the first statement."""
        super().__init__()
        # How many calls and fits there were when what the module itself runs had been followed.
        self.run = (0, 0)
        self.orders = Orders()
        # Tables and columns by the identity of the data, and those with a row for each key.
        self.kinds: dict[int, str] = {}
        self.distinct: set[int] = set()
        self.frames_read: set[int] = set()
        # What says how often each value occurs.
        self.counters: set[int] = set()
        # Those of them that are arrays, which give rows one by one and not columns.
        self.arrays: set[int] = set()
        # Rows of arrays of one value.
        self.filled: Identities = NONE
        self.networks: dict[int, Object | Instance] = {}
        self.guarded = 0
        self.origins = Origins()
        self.seeded = False
        # How often any of the global generators was seeded.
        self.seedings = 0
        self.frame = self.module = Frame()
        self.drawn_rows: set[int] = set()
        # What sums, ends, means and ranges that are computed by hand are, and of which rows.
        self.totals: dict[int, tuple[str, Identities]] = {}
        # Rows that were chosen by chance.
        self.sampled: set[int] = set()
        # What is known of numbers, by the identity of the data.
        self.sizes: dict[int, Size] = {}
        # The fits of steps of pipelines, by those of the pipeline and the step.
        self.step_fits: dict[tuple[int, int], int] = {}
        # The numbers below one of them, in order.
        self.numbered: dict[int, Size] = {}
        self.filters: dict[int, Identities] = {}
        self.outer_loops = 0  # around the call of the function that is followed
        # The loops around what is followed, what their bodies give new values to, and what they put into lists: how it
        # is written, the base of rows that are variants of one, and what was learned of each row alone;
        self.around: list[Around] = []
        self.assigned_in: dict[int, frozenset[str]] = {}
        self.gathered_as: dict[int, ast.expr] = {}
        self.variants: dict[int, int] = {}
        self.of_one: Identities = NONE
        self.growing: set[int] = set()  # what makes an array longer
        # What counts in the loops around, the files that are read in them, and windows that overlap: how they are cut.
        self.counting: list[Counting] = []
        self.loaded: Identities = NONE
        self.cut: Identities = NONE
        self.windows: dict[int, tuple[str, Counting]] = {}
        self.governing: Identities = NONE
        self.members: dict[tuple[int, str], Value] = {}
        # What instances of the module's classes were made with, and how many sets of rows there were before.
        self.made_with: dict[int, tuple[Arguments, int]] = {}
        self.yielded: list[Value] = []
        self.star_imports: list[str] = []
        self.evaluate: Callable[[ast.expr], Value] = lambda _node: self.unknown()
        self.invoke: Callable[[Value, Arguments, ast.expr], Value] = lambda *_: self.unknown()
        self.follow: Callable[[Function, Arguments, ast.expr], Value] = lambda *_: self.unknown()
        self.branches = Branches(self._joined)
        self.put = self.branches.put
        self._sides: dict[tuple[object, ...], dict[int, Identities]] = {}
        self._chosen: dict[tuple[object, ...] | None, Identities] = {}
        self._parts: dict[tuple[Identities, int, str], Identities] = {}

    def owner(self, name: str) -> Frame:
        """Return the scope in which an assignment to `name` sets it."""
        return self.frame.declared.get(name, self.frame)

    def forget(self, *values: Value) -> None:
        """Note that something unknown was given `values`: it may have fitted the estimators among them."""
        for value in values:
            if isinstance(value, (Object, Data)):
                if value.identity in self.fitted:
                    self.put(self.fitted, value.identity, UNKNOWN_FIT)
            elif isinstance(value, (Items, Either)):
                self.forget(*value.values)
            elif isinstance(value, Each):
                self.forget(value.element)

    def data(self, rows: Identities, *sources: Value, **fields: Any) -> Data:  # noqa: ANN401 - the fields of Data
        """Return data of `rows`, made from `sources`: what they learned, and whose predictions they are, stays."""
        learned, predictions = fields.pop("learned", NONE), fields.pop("predictions", NONE)
        for source in sources:
            if type(source) in LEAVES:
                continue
            # Most have neither.
            if found := self.learned(source):
                learned |= found
            if found := self.predicted(source):
                predictions |= found
        pending: tuple[Pending, ...] = fields.pop("pending", ())
        if sources and not rows:
            pending = (*self._pending(sources, fields), *pending)
        elif sources and "about" not in fields:
            fields["about"] = self.about(sources[0])
        made = Data(
            self.identity(),
            self.rows.few(rows),
            latest(learned) if learned else NONE,
            latest(predictions) if predictions else NONE,
            pending=pending,
            **fields,
        )
        self.orders.inherit(made, sources)
        return made

    def _pending(self, sources: tuple[Value, ...], fields: dict[str, Any]) -> dict[Pending, None]:
        """Return what `sources`, which hold no rows, will learn; what is made of expressions is one."""
        if any(isinstance(source, Data) and source.form == "expression" for source in sources):
            fields["form"] = fields.get("form") or "expression"
        return dict.fromkeys(one for source in sources for one in self.pending(source))

    def unknown(self, *sources: Value) -> Data:
        """Return what something unknown makes of `sources`; from none, something from outside."""
        rows = self.rows.derived(self.rows_of(*sources))
        return self.data(rows or self.rows.root(), *sources, about=None)

    def drawn(self, *sources: Value) -> Data:
        """Return random numbers, drawn as `sources` say: of rows where they have some, else of rows of their own."""
        rows = self.rows_of(*sources)
        if not rows:
            rows = self.rows.root()
            self.drawn_rows |= rows
        return self.data(rows, *sources, form="drawn", about=None)

    def drawn_numbers(self) -> Data:
        """Return numbers of rows in random order."""
        rows = self.rows.root()
        self.drawn_rows |= rows
        return Data(self.identity(), rows, form="index")

    def read(self) -> Data:
        """Return a frame that was read."""
        identity = self.identity()
        self.frames_read.add(identity)
        return Data(identity, self.rows.root(), about=About(identity))

    def outside(self, name: str) -> Data:
        """Return something from outside the module that is called `name`."""
        identity = self.identity()
        return Data(identity, self.rows.root(), opaque=name, about=About(identity))

    def choose(
        self,
        value: Value,
        selector: Selector | None,
        node: ast.expr,
        *,
        by: Data | None = None,
        given: Identities = NONE,
    ) -> Data:
        """Return the rows of `value` that `selector` chooses, as new data.

        Where the complement has been chosen before, the two are a split: at random where `by` was drawn.
        """
        rows = self.rows_of(value)
        # The same numbers, or the same mask, choose the same rows again.
        chooser = by.identity if by is not None and by.rows else None
        which = (rows, selector, chooser) if chooser is not None or (selector and selector[0][0] in _THE_SAME) else None
        if len(rows) > 1 and selector is not None:
            given = given or rejoined.part(self.rows, rows, selector)
        chosen = given or self._chosen.get(which, NONE) or self.rows.subset(rows, selector)
        if which is not None:
            self._chosen[which] = chosen
        is_drawn = by is not None and not self.rows.origins(by.rows).isdisjoint(self.drawn_rows)
        if selector is not None and rows:
            self.divide(value, selector, chosen, node, is_drawn=is_drawn)
        about = self.about(value)
        if is_drawn or (selector is not None and selector[0][0] == "sample"):
            self.sampled |= chosen
        if is_drawn and about is not None:
            about = msgspec.structs.replace(about, shuffled=True)
        told = self.lessons(by, "statistic", "fit") if by is not None else NONE
        if told:
            self.filters.update(dict.fromkeys(chosen, told))
        return self.data(chosen, value, about=about)

    def divide(
        self, value: Value, selector: Selector, chosen: Identities, node: ast.expr, *, is_drawn: bool = False
    ) -> None:
        """Note that `selector` has `chosen` rows of `value`: a split where the others have been chosen before."""
        rows = self.rows_of(value)
        sides = self._sides.setdefault((rows, *selector[0]), {})
        sides[selector[1]] = latest(chosen | sides.get(selector[1], NONE))
        if set(sides) == {0, 1}:
            about, parts = self.about(value), tuple(sides.values())
            is_random = is_drawn or selector[0][0] == "sample" or (about is not None and about.shuffled)
            mixing = "random" if is_random else ""
            in_turn = is_drawn and bool(self.iterating) and selector[0][0] == "=="
            fields = {"parts": parts, "abouts": (about,), "mixing": mixing, "in_turn": in_turn}
            self.split("manual", rows, node, learned=self.learned(value), **fields)

    def part(self, rows: Identities, split: int, name: str) -> Identities:
        """Return the part `name` of `rows` that the split with the number `split` made."""
        key = (rows, split, name)
        if key not in self._parts:
            self._parts[key] = self.rows.add(RowSet("part", rows, split, name)) if rows else NONE
        return self._parts[key]

    def _joined(self, ends: list[Any]) -> Any:  # noqa: ANN401 - as the tables
        if isinstance(ends[0], frozenset):
            return latest(frozenset().union(*ends))
        if any(end is None or isinstance(end, About) for end in ends):
            return ends[0] if all(end == ends[0] for end in ends) else None
        return self.join(ends)

    def join(self, values: Sequence[Value]) -> Value:
        """Return one value for what may be any of `values`."""
        distinct: list[Value] = []
        for value in values:
            for one in value.values if isinstance(value, Either) else (value,):
                if one not in distinct:
                    distinct.append(one)
        known = [value for value in distinct if value != Constant(None)]
        distinct = known or distinct
        if len(distinct) == 1:
            return distinct[0]
        if len(distinct) > _MOST_ALTERNATIVES or all(isinstance(value, Data) for value in distinct):
            return self._merged(distinct)
        symbols = [value for value in distinct if isinstance(value, Symbol)]
        if len(symbols) == len(distinct) and len({symbol.last for symbol in symbols}) == 1:
            # The same name from the present and from a former module.
            return symbols[0]
        return Either(tuple(distinct))

    def _merged(self, values: Sequence[Value]) -> Data:
        forms = {value.form for value in values if isinstance(value, Data)}
        if forms == {"", "mask"}:
            # A mask that a loop makes narrower, before and after it.
            forms = {"mask"}
        rows = self.rows_of(*values)
        # An array of one value, and what it holds after a loop.
        rows = (rows - self.filled or rows) if self.filled else rows
        merged = self.data(rows, *values, form=forms.pop() if len(forms) == 1 else "")
        kinds = {self.kinds.get(value.identity, "") if isinstance(value, Data) else "" for value in values}
        if len(kinds) == 1 and (kind := kinds.pop()):
            self.kinds[merged.identity] = kind
        self.origins.mark(merged, self.origins.of(Either(tuple(values))))
        return merged
