"""A contract loosened just as far as other data calls for, every change of it told; nothing is ever tightened.

What the data break is changed where it stands: ranges widen with head-room, values are added, shares of missing or
invalid values rise, a pattern gets an alternative, what cannot be mended is removed. Everything else stays as it was
written, whoever wrote it. Properties that the contract does not have are added.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from mlgate.contracts.constraints import (
    EveryRow,
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    Outside,
    Repeated,
    Rule,
    Unlisted,
    Unmatched,
    WrongLength,
)
from mlgate.contracts.inference import codes, figures, lists, properties, ranges
from mlgate.contracts.inference.drafting import Drafted
from mlgate.contracts.inference.editing import Editor
from mlgate.contracts.inference.evidence import ColumnEvidence, TableEvidence
from mlgate.contracts.odcs import OPERATORS
from mlgate.contracts.yaml_source import Document
from mlgate.core.display import plain, plural
from mlgate.core.tables import KeyPath

_RANGE = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
_LONGEST_PATTERN = 400
_MOST_VALUES = 200


class Break(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that data break: in `count` of `total` rows, or by the number `value` of a statistic.

    A column that cannot be read as its type at all breaks the rule of its type in every row.
    """

    rule: Rule
    count: int
    total: int
    value: float | None = None


class Refined(msgspec.Struct, frozen=True, kw_only=True):
    """The contract as it should be, and a line for each change: what, from what to what, and why."""

    drafted: Drafted
    changes: tuple[str, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A contract as it is written: its values with their lines, its comments, and which object is meant."""

    document: Document
    comments: Mapping[KeyPath, str]
    trailing: Mapping[KeyPath, str]
    index: int = 0


def refine(written: Written, broken: Sequence[Break], evidence: TableEvidence) -> Refined:
    """Return the contract `written` without what `broken` says does not hold of the data seen as `evidence`."""
    editor = Editor(written.document.tree, written.comments, written.trailing)
    table = ("schema", str(written.index))
    steps = [(_place(one.rule, written, editor), one) for one in broken]
    # From the end of the file, so that what is removed moves nothing that is still to be changed.
    for place, one in sorted(steps, key=lambda step: -step[1].rule.line):
        _Loosening(editor, table, place, one, evidence).apply()
    _add_new(editor, table, evidence)
    editor.changes.reverse()
    drafted = Drafted(tree=editor.tree, comments=editor.comments, trailing=editor.trailing)
    return Refined(drafted=drafted, changes=tuple(editor.changes))


def _place(rule: Rule, written: Written, editor: Editor) -> KeyPath:
    """Return the path of the rule of `quality` on the line of `rule`, or else of the property."""
    lines = written.document.lines
    there = [path for path, line in lines.items() if line == rule.line and path[:2] == ("schema", str(written.index))]
    quality = [path[: path.index("quality") + 2] for path in there if "quality" in path[:-1]]
    if quality:
        return quality[0]
    return _property(editor, ("schema", str(written.index)), rule.columns[0]) if rule.columns else ()


def _property(editor: Editor, table: KeyPath, column: str) -> KeyPath:
    for index, one in enumerate(editor.get((*table, "properties")) or ()):
        if isinstance(one, dict) and (one.get("physicalName") or one.get("name")) == column:
            return (*table, "properties", str(index))
    return ()


def _add_new(editor: Editor, table: KeyPath, evidence: TableEvidence) -> None:
    for one in evidence.columns:
        if _property(editor, table, one.name):
            continue
        drafted = properties.draft(one, ())
        path = (*table, "properties")
        why = f" \nnew in {plain(evidence.shown)}"
        editor.append(path, drafted.ordered(), why)
        place = (*path, str(len(editor.get(path)) - 1))
        editor.comments |= {(*place, *key): text for key, text in drafted.comments.items() if text and key}
        editor.trailing |= {(*place, *key): text for key, text in drafted.trailing.items() if text}
        editor.changes.append(f"{plain(one.name, limit=80)}: new, added")


class _Loosening:
    """One broken rule made to hold."""

    def __init__(self, editor: Editor, table: KeyPath, place: KeyPath, broken: Break, evidence: TableEvidence) -> None:
        self.editor = editor
        self.table = table
        self.place = place
        self.broken = broken
        self.rule = broken.rule
        self.evidence = evidence
        names = {one.name: one for one in evidence.columns}
        self.seen: ColumnEvidence | None = names.get(self.rule.columns[0]) if self.rule.columns else None
        rows = f"{broken.count:,} of {plural(broken.total, 'row')}"
        self.why = f"{rows} of {plain(evidence.shown)}" if broken.value is None else f"{plain(evidence.shown)}"

    def apply(self) -> None:
        if not self.place or self.editor.get(self.place) is None:
            return
        if "quality" in self.place:
            self._quality()
            return
        cases: tuple[tuple[type, Callable[[], None]], ...] = (
            (Mistyped, self._type),
            (Missing, self._required),
            (Outside, self._range),
            (WrongLength, self._length),
            (Unmatched, self._pattern),
            (Repeated, self._key),
            (Infinite, self._infinite),
            (NotMultiple, lambda: self._drop("multipleOf")),
        )
        for kind, mend in cases:
            if isinstance(self.rule.test, kind):
                mend()
                return
        if isinstance(self.rule.test, Unlisted):
            self._enum()

    def _hidden(self) -> bool:
        """Return whether no value of the column may stand in the contract or in what is told."""
        kind = self.editor.get((*self.place[:4], "classification"))
        personal = self.seen is not None and self.seen.personal is not None
        return personal or (kind is not None and str(kind).lower() != "public")

    def _tell(self, what: str) -> None:
        name = plain(self.rule.columns[0], limit=80) if self.rule.columns and "properties" in self.place else "the table"
        self.editor.changes.append(f"{name}: {what}: {self.why}")

    def _option(self, name: str) -> KeyPath:
        return (*self.place, "logicalTypeOptions", name)

    def _drop(self, *options: str) -> None:
        for name in options:
            old = self.editor.get(self._option(name))
            if old is not None:
                shown = "" if self._hidden() else f" {plain(old, limit=80)}"
                self.editor.remove(self._option(name))
                self.editor.note(self.place, f"{name}{shown} is gone: {self.why} break it")
                self._tell(f"{name}{shown} removed")

    def _type(self) -> None:
        old = self.editor.get((*self.place, "logicalType"))
        if self.seen is None:
            return
        new = properties.draft(self.seen, ())
        self.editor.remove((*self.place, "logicalType"))
        for name in ("logicalTypeOptions", "enum", "physicalType"):
            if self.editor.get((*self.place, name)) is not None:
                self.editor.remove((*self.place, name))
        for name in ("logicalType", "logicalTypeOptions"):
            if name in new.tree:
                self.editor.put((*self.place, name), new.tree[name])
                self.editor.trailing |= {(*self.place, *key): why for key, why in new.trailing.items() if key[0] == name and why}
        now = new.tree.get("logicalType", "of no type")
        self.editor.note(self.place, f"was {plain(old)} until {plain(self.evidence.shown)}")
        self._tell(f"logicalType {plain(old)} -> {now}")

    def _required(self) -> None:
        for name in ("required", "primaryKey", "primaryKeyPosition"):
            if self.editor.get((*self.place, name)) is not None:
                self.editor.remove((*self.place, name))
        limit = figures.tolerated(figures.next_count(self.broken.count) / self.broken.total)
        if limit is not None:
            rule = {"metric": "nullValues", "unit": "percent", "mustBeLessOrEqualTo": limit}
            self.editor.append((*self.place, "quality"), rule, f"no longer required: {self.why} missing")
        self._tell(f"required removed{f', nullValues at most {limit} percent added' if limit is not None else ''}")

    def _range(self) -> None:
        seen = ranges.find(self.seen) if self.seen is not None else None
        test = self.rule.test
        assert isinstance(test, Outside)
        if self._hidden() or seen is None or self.seen is None or self.seen.low is None or self.seen.high is None:
            self._drop(*_RANGE, "format")
            return
        if self.seen.infinite and not test.infinity:
            self._infinite()
        self._widen(("minimum", "exclusiveMinimum"), seen.low.bound, self.seen.low.extreme, sign=-1)
        self._widen(("maximum", "exclusiveMaximum"), seen.high.bound, self.seen.high.extreme, sign=1)
        if self.rule.subject.endswith(":format"):
            self._drop("format")

    def _widen(self, names: tuple[str, str], bound: Any, extreme: Any, *, sign: int) -> None:  # noqa: ANN401 - a number or a moment
        for name in names:
            old = self.editor.get(self._option(name))
            if old is None or not self._breaks(old, extreme, sign, closed=name == names[0]):
                continue
            # A value that stands apart is no part of the range drafted, and must be of this one.
            held = bound if bound is None or not self._breaks(properties.written(bound), extreme, sign) else extreme
            if held is None:
                self._drop(name)
                continue
            new = properties.written(held)
            self.editor.rename(self._option(name), names[0], new, f"was {plain(old, limit=60)} until {plain(self.evidence.shown)}")
            self._tell(f"{name} {plain(old, limit=60)} -> {names[0]} {new}")

    @staticmethod
    def _breaks(bound: object, extreme: object, sign: int, *, closed: bool = True) -> bool:
        """Return whether `extreme` is beyond `bound`, downwards for the sign -1."""
        if isinstance(bound, int | float) and isinstance(extreme, int | float):
            beyond = sign * (extreme - bound)
        else:
            one, other = str(properties.written(extreme)), str(bound)
            size = min(len(one), len(other))
            beyond = sign * ((one[:size] > other[:size]) - (one[:size] < other[:size]))
        return beyond > 0 or (beyond == 0 and not closed)

    def _length(self) -> None:
        if self.seen is None or self.seen.lengths is None:
            self._drop("minLength", "maxLength")
            return
        for name, new, sign in zip(("minLength", "maxLength"), self.seen.lengths, (-1, 1), strict=True):
            old = self.editor.get(self._option(name))
            if isinstance(old, int) and sign * (new - old) > 0:
                self.editor.put(self._option(name), new, f"was {old} until {plain(self.evidence.shown)}")
                self._tell(f"{name} {old} -> {new}")

    def _pattern(self) -> None:
        old = self.editor.get(self._option("pattern"))
        new = codes.pattern(self.seen) if self.seen is not None and not self._hidden() else None
        if self.rule.subject.split(".")[0].endswith(":format") or old is None:
            self._drop("format")
        elif new is None or len(str(old)) + len(new) > _LONGEST_PATTERN:
            self._drop("pattern")
        else:
            self.editor.put(self._option("pattern"), f"{old}|{new}", f"was without {new} until {plain(self.evidence.shown)}")
            self._tell(f"pattern {plain(old, limit=80)} -> {plain(old, limit=80)}|{plain(new, limit=80)}")

    def _key(self) -> None:
        if self.rule.subject.startswith(":primary_key"):
            for name in self.rule.columns:
                place = _property(self.editor, self.table, name)
                for key in ("primaryKey", "primaryKeyPosition"):
                    if place and self.editor.get((*place, key)) is not None:
                        self.editor.remove((*place, key))
                if place:
                    self.editor.note(place, f"no longer part of a key: {self.why} repeat one")
        elif self.editor.get((*self.place, "unique")) is not None:
            self.editor.remove((*self.place, "unique"))
            self.editor.note(self.place, f"no longer unique: {self.why} repeat a value")
        what = "primary key" if self.rule.subject.startswith(":primary_key") else "unique"
        self._tell(f"{what} removed")

    def _infinite(self) -> None:
        entry = {"property": "mlgate.allowInfinity", "value": True}
        entries = self.editor.get((*self.place, "customProperties"))
        if entries is None or entry not in entries:
            self.editor.append((*self.place, "customProperties"), entry, f"infinite values: {self.why}")
            self._tell("infinite values allowed")

    def _enum(self) -> None:
        entries = self.editor.get((*self.place, "enum"))
        found = lists.find(self.seen) if self.seen is not None and not self._hidden() else None
        known = [entry.get("value") for entry in entries]
        new = [value for value in (found.values if found else ()) if properties.written(value) not in known]
        if found is None or found.others is not None or not new:
            self.editor.remove((*self.place, "enum"))
            self.editor.note(self.place, f"enum is gone: {self.why} hold others")
            self._tell("enum removed")
            return
        for value in new:
            self.editor.append((*self.place, "enum"), {"value": properties.written(value)}, f"new in {plain(self.evidence.shown)}")
        self._tell(f"enum: {', '.join(plain(value, limit=40) for value in new)} added")

    def _quality(self) -> None:
        rule = self.editor.get(self.place)
        if isinstance(self.rule.test, Unlisted) and self._listed():
            return
        operator = next((name for name in OPERATORS if name in rule), None)
        if self.broken.value is not None:
            self._statistic(operator, rule)
            return
        limit = figures.tolerated(figures.next_count(self.broken.count) / self.broken.total)
        old = "" if operator is None else f"{operator} {rule[operator]}"
        if limit is None:
            self._gone(old)
            return
        for name in (*OPERATORS, "unit"):
            if name in rule:
                self.editor.remove((*self.place, name))
        self.editor.put((*self.place, "unit"), "percent")
        self.editor.put((*self.place, "mustBeLessOrEqualTo"), limit, f"was {old or 'none'}; {self.why}")
        self._tell(f"{self._named(rule)} {old or 'no row'} -> mustBeLessOrEqualTo {limit} percent")

    def _listed(self) -> bool:
        path = (*self.place, "arguments", "validValues")
        known = self.editor.get(path)
        if self.seen is None or self._hidden() or not isinstance(known, list) or not self.seen.values:
            return False
        new = [properties.written(value) for value, _ in self.seen.values]
        new = [value for value in new if value not in known]
        found = lists.find(self.seen)
        closed = found is not None and found.others is None
        if not new or not closed or len(known) + len(new) > _MOST_VALUES:
            return False
        # Comments on single values would be numbered anew; there are none in what mlgate writes.
        self.editor.put(path, [*known, *new], f"{len(new)} new in {plain(self.evidence.shown)}")
        self._tell(f"validValues: {', '.join(plain(value, limit=40) for value in new)} added")
        return True

    def _statistic(self, operator: str | None, rule: dict[str, Any]) -> None:
        value = self.broken.value
        if operator is None or value is None:
            return
        old = rule[operator]
        low, high = (value * 0.8, value * 1.25) if value >= 0 else (value * 1.25, value * 0.8)
        if isinstance(self.rule.test, EveryRow):
            low, high = figures.half(int(value)), 2 * int(value)
        bounds = {"mustBeGreaterThan": low, "mustBeGreaterOrEqualTo": low, "mustBeLessThan": high, "mustBeLessOrEqualTo": high}
        if operator in bounds:
            self.editor.put((*self.place, operator), figures.number(bounds[operator]), f"was {old}; {value:g} in {self.why}")
            self._tell(f"{self._named(rule)} {operator} {old} -> {bounds[operator]:g}")
        elif operator in ("mustBe", "mustBeBetween"):
            numbers = old if operator == "mustBeBetween" else (old, old)
            new = [figures.number(min(low, numbers[0])), figures.number(max(high, numbers[1]))]
            self.editor.rename((*self.place, operator), "mustBeBetween", new, f"was {operator} {old}; {value:g} in {self.why}")
            self._tell(f"{self._named(rule)} {operator} {old} -> mustBeBetween {new}")
        else:
            self._gone(f"{operator} {old}")

    def _gone(self, old: str) -> None:
        name = self._named(self.editor.get(self.place))
        above = self.place[:-2]
        self.editor.remove(self.place)
        if self.editor.get(above) is not None:
            self.editor.note(above, f"the rule {name} {old} is gone: {self.why} break it")
        self._tell(f"{name} {old} removed")

    @staticmethod
    def _named(rule: dict[str, Any]) -> str:
        given = rule.get("name") or rule.get("metric") or rule.get("rule") or rule.get("implementation") or rule.get("type")
        metric = given.get("metric") if isinstance(given, dict) else given
        return plain(metric, limit=80)
