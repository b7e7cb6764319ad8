"""Keys of a property made to hold: ranges widened, patterns given an alternative, what cannot be mended removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mlgate.contracts.constraints import (
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    Outside,
    Repeated,
    Unlisted,
    Unmatched,
    WrongLength,
)
from mlgate.contracts.inference import codes, figures, lists, properties, ranges
from mlgate.contracts.inference.cases import Case
from mlgate.core.display import plain
from mlgate.core.tables import KeyPath

_RANGE = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
_PRESENT = ("required", "primaryKey", "primaryKeyPosition")
_LONGEST_PATTERN = 400


class PropertyRule(Case):
    """A rule that a key of a property stands for, and that data break."""

    def loosen(self) -> None:
        """Change the property."""
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

    def _option(self, name: str) -> KeyPath:
        return (*self.place, "logicalTypeOptions", name)

    def _drop(self, *options: str) -> None:
        for name in options:
            old = self.editor.get(self._option(name))
            if old is not None:
                shown = "" if self.hidden() else f" {plain(old, limit=80)}"
                self.editor.remove(self._option(name))
                self.editor.note(self.place, f"{name}{shown} is gone: {self.why} break it")
                self.tell(f"{name}{shown} removed")

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
                self.editor.trailing.update(
                    ((*self.place, *key), why) for key, why in new.trailing.items() if key[0] == name and why
                )
        now = new.tree.get("logicalType", "of no type")
        self.editor.note(self.place, f"was {plain(old)} until {plain(self.evidence.shown)}")
        self.tell(f"logicalType {plain(old)} -> {now}")

    def _required(self) -> None:
        names = [name for name in _PRESENT if self.editor.get((*self.place, name)) is not None]
        for name in names:
            self.editor.remove((*self.place, name))
        limit = figures.tolerated(figures.next_count(self.broken.count) / self.broken.total)
        if limit is not None:
            rule = {"metric": "nullValues", "unit": "percent", "mustBeLessOrEqualTo": limit}
            self.editor.append((*self.place, "quality"), rule, f"no longer required: {self.why} missing")
        added = f", nullValues mustBeLessOrEqualTo {limit} percent added" if limit is not None else ""
        self.tell(f"{', '.join(names)} removed{added}")

    def _range(self) -> None:
        seen = ranges.find(self.seen) if self.seen is not None else None
        if self.hidden() or seen is None or self.seen is None or self.seen.low is None or self.seen.high is None:
            self._drop(*_RANGE, "format")
            return
        if self.seen.infinite or self.seen.nans:
            if self.seen.infinite:
                self._infinite()
            self._drop(*_RANGE)
            return
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
            self.editor.rename(
                self._option(name), names[0], new, f"was {plain(old, limit=60)} until {plain(self.evidence.shown)}"
            )
            self.tell(f"{name} {plain(old, limit=60)} -> {names[0]} {new}")

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
                self.tell(f"{name} {old} -> {new}")

    def _pattern(self) -> None:
        old = self.editor.get(self._option("pattern"))
        new = codes.pattern(self.seen) if self.seen is not None and not self.hidden() else None
        if self.rule.subject.split(".")[0].endswith(":format") or old is None:
            self._drop("format")
        elif new is None or len(str(old)) + len(new) > _LONGEST_PATTERN:
            self._drop("pattern")
        else:
            self.editor.put(
                self._option("pattern"), f"{old}|{new}", f"was without {new} until {plain(self.evidence.shown)}"
            )
            self.tell(f"pattern {plain(old, limit=80)} -> {plain(old, limit=80)}|{plain(new, limit=80)}")

    def _key(self) -> None:
        if self.rule.subject.startswith(":primary_key"):
            for name in self.rule.columns:
                place = self.places.get(name)
                for key in ("primaryKey", "primaryKeyPosition"):
                    if place and self.editor.get((*place, key)) is not None:
                        self.editor.remove((*place, key))
                if place:
                    self.editor.note(place, f"no longer part of a key: {self.why} repeat one")
        elif self.editor.get((*self.place, "unique")) is not None:
            self.editor.remove((*self.place, "unique"))
            self.editor.note(self.place, f"no longer unique: {self.why} repeat a value")
        what = "primary key" if self.rule.subject.startswith(":primary_key") else "unique"
        self.tell(f"{what} removed")

    def _infinite(self) -> None:
        entry = {"property": "mlgate.allowInfinity", "value": True}
        entries = self.editor.get((*self.place, "customProperties"))
        if entries is None or entry not in entries:
            self.editor.append((*self.place, "customProperties"), entry, f"infinite values: {self.why}")
            self.tell("infinite values allowed")

    def _enum(self) -> None:
        entries = self.editor.get((*self.place, "enum"))
        found = lists.find(self.seen) if self.seen is not None and not self.hidden() else None
        known = [entry.get("value") for entry in entries]
        new = [value for value in (found.values if found else ()) if properties.written(value) not in known]
        if found is None or found.others is not None or not new:
            self.editor.remove((*self.place, "enum"))
            self.editor.note(self.place, f"enum is gone: {self.why} hold others")
            self.tell("enum removed")
            return
        for value in new:
            self.editor.append(
                (*self.place, "enum"), {"value": properties.written(value)}, f"new in {plain(self.evidence.shown)}"
            )
        self.tell(f"enum: {', '.join(plain(value, limit=40) for value in new)} added")
