"""Rules of `quality` made to hold: values added, shares raised, bounds of statistics moved, or the rule removed."""

from __future__ import annotations

from typing import Any

from mlgate.contracts.constraints import EveryRow, Unlisted
from mlgate.contracts.inference import figures, lists, properties
from mlgate.contracts.inference.cases import Case
from mlgate.contracts.odcs import OPERATORS
from mlgate.core.display import plain

_MOST_VALUES = 200


class QualityRule(Case):
    """A rule of `quality` that data break."""

    def loosen(self) -> None:
        """Change the rule, or remove it."""
        rule = self.editor.get(self.place)
        if isinstance(self.rule.test, Unlisted) and self._listed():
            return
        operator = next((name for name in OPERATORS if name in rule), None)
        if self.broken.value is not None:
            self._statistic(operator, rule)
            return
        limit = figures.tolerated(2 * self.broken.count / self.broken.total)
        old = "" if operator is None else f"{operator} {rule[operator]}"
        if limit is None:
            self._gone(old)
            return
        for name in (*OPERATORS, "unit"):
            if name in rule:
                self.editor.remove((*self.place, name))
        self.editor.put((*self.place, "unit"), "percent")
        self.editor.put((*self.place, "mustBeLessOrEqualTo"), limit, f"was {old or 'none'}; {self.why}")
        self.tell(f"{self._named(rule)} {old or 'no row'} -> mustBeLessOrEqualTo {limit} percent")

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

    def _statistic(self, operator: str | None, rule: dict[str, Any]) -> None:
        value = self.broken.value
        if operator is None or value is None:
            return
        old = rule[operator]
        low, high = (value * 0.8, value * 1.25) if value >= 0 else (value * 1.25, value * 0.8)
        if isinstance(self.rule.test, EveryRow):
            low, high = figures.half(int(value)), 2 * int(value)
        bounds = {
            "mustBeGreaterThan": low,
            "mustBeGreaterOrEqualTo": low,
            "mustBeLessThan": high,
            "mustBeLessOrEqualTo": high,
        }
        if operator in bounds:
            self.editor.put(
                (*self.place, operator), figures.number(bounds[operator]), f"was {old}; {value:g} in {self.why}"
            )
            self.tell(f"{self._named(rule)} {operator} {old} -> {bounds[operator]:g}")
        elif operator in ("mustBe", "mustBeBetween"):
            numbers = old if operator == "mustBeBetween" else (old, old)
            new = [figures.number(min(low, numbers[0])), figures.number(max(high, numbers[1]))]
            self.editor.rename(
                (*self.place, operator), "mustBeBetween", new, f"was {operator} {old}; {value:g} in {self.why}"
            )
            self.tell(f"{self._named(rule)} {operator} {old} -> mustBeBetween {new}")
        else:
            self._gone(f"{operator} {old}")

    def _gone(self, old: str) -> None:
        name = self._named(self.editor.get(self.place))
        above = self.place[:-2]
        self.editor.remove(self.place)
        if self.editor.get(above) is not None:
            self.editor.note(above, f"the rule {name} {old} is gone: {self.why} break it")
        self.tell(f"{name} {old} removed")

    @staticmethod
    def _named(rule: dict[str, Any]) -> str:
        given = (
            rule.get("name") or rule.get("metric") or rule.get("rule") or rule.get("implementation") or rule.get("type")
        )
        metric = given.get("metric") if isinstance(given, dict) else given
        return plain(metric, limit=80)
