"""Which rows are part of which: a graph of row sets, from the whole data down to the parts of its splits."""

from __future__ import annotations

import ast

from mlgate.rules.row_sets import Draw, RowSet, Span
from mlgate.rules.values import NONE, Identities, Selector

# Looking up from a set of rows ends after so many others, and that many origins and parts are kept of one. A frame
# that is cut thousands of times is then not followed to its beginning, and time and memory grow with the module only.
_FARTHEST = 500
_MOST = 32


class Rows:
    """All row sets of a module, by number. What they come from, and the parts they are in, is kept as they are made.

    `births` says where those came in that came from outside; `here` is the place that is followed now.
    """

    def __init__(self) -> None:
        """Start without any."""
        self.sets: list[RowSet] = []
        self.labels: dict[int, set[str]] = {}
        self.births: dict[int, ast.expr | ast.arg] = {}
        self.here: ast.expr | ast.arg | None = None
        # Where some stand among those that they were chosen from.
        self.turns: dict[int, frozenset[tuple[str, object]]] = {}
        # Of some, where they lie among others, or which draw they are.
        self.spans: dict[int, Span] = {}
        self.draws: dict[int, Draw] = {}
        # Where some were read that are the same each time: by what, and with which arguments.
        self.files: dict[int, object] = {}
        # Rows that were put together, with those of them that are of the test part of a split.
        self.put_back: dict[Identities, Identities] = {}
        # Numbers that were drawn of some that may be any.
        self.chosen_from: Identities = NONE
        self._origins: list[Identities] = []
        self._parts: list[Identities] = []

    def add(self, row_set: RowSet) -> Identities:
        """Return `row_set` as rows of a value."""
        itself = frozenset((len(self.sets),))
        self.sets.append(row_set)
        parents = row_set.parents
        self._origins.append(self.origins(parents) if parents else itself)
        parts = self.parts(parents) if parents else NONE
        self._parts.append(latest(parts | itself) if row_set.split is not None else parts)
        return itself

    def root(self) -> Identities:
        """Return rows that came from outside, at the place that is followed now."""
        if self.here is not None:
            self.births[len(self.sets)] = self.here
        return self.add(RowSet("root"))

    def derived(self, rows: Identities) -> Identities:
        """Return what something unknown made from `rows`; none from none."""
        return self.add(RowSet("derived", rows)) if rows else NONE

    def subset(self, rows: Identities, selector: Selector | None = None) -> Identities:
        """Return some of `rows`, chosen by `selector`."""
        return self.add(RowSet("subset", rows, selector=selector)) if rows else NONE

    def few(self, rows: Identities) -> Identities:
        """Return `rows`, as one set where they have become many."""
        return self.subset(rows) if len(rows) > _MOST else rows

    def whole(self, rows: Identities) -> Identities:
        """Return `rows` with the set that a split, or complementary choices, were made from in the place of both."""
        chosen: dict[tuple[object, ...], set[object]] = {}
        for row in rows:
            row_set = self.sets[row]
            if row_set.selector is not None and row_set.selector[0][0] == "==":
                # The rows of each class.
                chosen.setdefault((row_set.parents, row_set.selector[0][:2]), set()).add(row_set.selector)
            elif row_set.selector is not None:
                chosen.setdefault((row_set.parents, row_set.selector[0]), set()).add(row_set.selector[1])
            elif row_set.split is not None:
                chosen.setdefault((row_set.parents, row_set.split), set()).add(row_set.part)
        both = {parents: None for (parents, _), sides in chosen.items() if len(sides) > 1}
        for parents in both:
            assert isinstance(parents, frozenset)
            rows = frozenset(row for row in rows if self.sets[row].parents != parents) | parents
        return rows

    def within(self, rows: Identities, known: Identities) -> bool:
        """Whether every row of `rows` is surely one of `known`."""
        if not rows or not known:
            return False
        if rows <= known:
            return True
        waiting, seen, first = list(rows), set[int](), min(known)
        while waiting and len(seen) < _FARTHEST:
            row = waiting.pop()
            if row in known or row in seen:
                continue
            seen.add(row)
            row_set = self.sets[row]
            # A row of several sets is known only where all of them are; what it was chosen from was there before it.
            if row < first or row_set.edge not in ("part", "subset"):
                return False
            waiting += row_set.parents
        return not waiting

    def above(self, rows: Identities, known: Identities = NONE) -> Identities:
        """Return `rows` and what they are, or were made, from; up to `known`, which is left out."""
        seen: set[int] = set()
        waiting = sorted(rows)
        while waiting and len(seen) < _FARTHEST:
            row = waiting.pop()
            if row not in seen and row not in known:
                seen.add(row)
                waiting += sorted(self.sets[row].parents)
        return frozenset(seen)

    def related(self, rows: Identities, others: Identities) -> bool:
        """Whether `rows` and `others` come from the same place."""
        return not self.origins(rows).isdisjoint(self.origins(others))

    def origins(self, rows: Identities) -> Identities:
        """Return the roots of `rows`."""
        return self._origins[next(iter(rows))] if len(rows) == 1 else _united(self._origins, rows)

    def parts(self, rows: Identities) -> Identities:
        """Return the row sets at or above `rows` that are parts of a split."""
        return self._parts[next(iter(rows))] if len(rows) == 1 else _united(self._parts, rows)


def _united(kept: list[Identities], rows: Identities) -> Identities:
    return latest(NONE.union(*(kept[row] for row in rows)))


def latest(numbers: Identities) -> Identities:
    """Return `numbers`, or the highest of them where they have become many."""
    return numbers if len(numbers) <= _MOST else frozenset(sorted(numbers)[-_MOST:])
