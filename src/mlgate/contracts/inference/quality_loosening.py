"""Rules of `quality` made to hold: values added, shares raised, bounds of statistics moved, or the rule removed."""

from __future__ import annotations

from typing import Any

from mlgate.contracts.constraints import EveryRow, Unlisted
from mlgate.contracts.inference import figures, lists, properties
from mlgate.contracts.inference.cases import Case
from mlgate.contracts.odcs import OPERATORS
from mlgate.core.display import plain
from mlgate.core.tables import KeyPath

_MOST_VALUES = 200


class QualityRule(Case):
    """A rule of `quality` that data break."""

    def loosen(self) -> None:
        """Change the rule, or remove it."""
        if isinstance(self.rule.test, Unlisted) and self._listed():
            return
        home = self._home()
        rule = self.editor.get(home)
        operator = next((name for name in OPERATORS if name in rule), None)
        old = "" if operator is None else f"{operator} {rule[operator]}"
        if self.broken.value is not None:
            self._statistic(operator, home)
            return
        limit = figures.tolerated(2 * self.broken.count / self.broken.total)
        if limit is None:
            self._gone(old)
            return
        for name in (*OPERATORS, "unit"):
            if name in rule:
                self.editor.remove((*home, name))
        self.editor.put((*home, "unit"), "percent")
        self.editor.put((*home, "mustBeLessOrEqualTo"), limit, f"was {old or 'none'}; {self.why}")
        self.tell(f"{self._named()} {old or 'no row'} -> mustBeLessOrEqualTo {limit} percent")

    def _home(self) -> KeyPath:
        """Return where the operator stands: beside a custom `implementation` the standard's schema allows none."""
        rule = self.editor.get(self.place)
        if rule.get("type") != "custom" or any(name in rule for name in OPERATORS):
            return self.place
        home = (*self.place, "implementation")
        if isinstance(rule.get("implementation"), str):
            self.editor.put(home, {"condition": rule["implementation"]})
        return home

    def _listed(self) -> bool:
        path = (*self.place, "arguments", "validValues")
        known = self.editor.get(path)
        if self.seen is None or self.hidden() or not isinstance(known, list) or not self.seen.values:
            return False
        new = [properties.written(value) for value, _ in self.seen.values]
        new = [value for value in new if value not in known]
        found = lists.find(self.seen)
        closed = found is not None and found.others is None
        if not new or not closed or len(known) + len(new) > _MOST_VALUES:
            return False
        # Comments on single values would be numbered anew; there are none in what mlgate writes.
        self.editor.put(path, [*known, *new], f"{len(new)} new in {plain(self.evidence.shown)}")
        self.tell(f"validValues: {', '.join(plain(value, limit=40) for value in new)} added")
        return True

    def _statistic(self, operator: str | None, home: KeyPath) -> None:
        value = self.broken.value
        old: Any = None if operator is None else self.editor.get((*home, operator))
        if operator is None or value is None or self.hidden():
            self._gone("" if operator is None else operator)
            return
        low, high = (value * 0.8, value * 1.25) if value >= 0 else (value * 1.25, value * 0.8)
        if isinstance(self.rule.test, EveryRow):
            low, high = figures.half(int(value)), 2 * int(value)
        why = f"{value:g} in {self.why}"
        if operator in ("mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo"):
            new = figures.number(low if "Greater" in operator else high)
            self.editor.put((*home, operator), new, f"was {old}; {why}")
            self.tell(f"{self._named()} {operator} {old} -> {new:g}")
        elif operator in ("mustBe", "mustBeBetween"):
            numbers = old if operator == "mustBeBetween" else (old, old)
            both = [figures.number(min(low, numbers[0])), figures.number(max(high, numbers[1]))]
            self.editor.rename((*home, operator), "mustBeBetween", both, f"was {operator} {old}; {why}")
            self.tell(f"{self._named()} {operator} {old} -> mustBeBetween {both}")
        else:
            self._gone(f"{operator} {old}")

    def _gone(self, old: str) -> None:
        name = self._named()
        above = self.place[:-2]
        self.editor.remove(self.place)
        if self.editor.get(above) is not None:
            self.editor.note(above, f"the rule {name} {old} is gone: {self.why} break it")
        self.tell(f"{name} {old} removed")

    def _named(self) -> str:
        rule = self.editor.get(self.place)
        given = next(filter(None, (rule.get(key) for key in ("name", "metric", "rule", "implementation", "type"))), "")
        if isinstance(given, dict):
            given = given.get("metric") or given.get("condition")
        return plain(given, limit=80)
