"""A property of a contract under construction.

Each method puts down one promise in its most readable form: an option of the type where nothing is tolerated, else a
rule of `quality`. What has no such words is noted, so that the user is told item by item.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from mlgate.contracts.conversion import sql
from mlgate.contracts.conversion.terms import STRICT, Span, Terms, Unconverted, not_linear, operators
from mlgate.contracts.values import LISTED_TYPES, read_value
from mlgate.core.display import plain


class Field:
    """A property of the contract. `place` says where its source describes it."""

    def __init__(self, name: str, place: str, unconverted: list[Unconverted]) -> None:
        """Start without any promise; what cannot be said is added to `unconverted`."""
        self.name = name
        self.place = place
        self.unconverted = unconverted
        self.entry: dict[str, Any] = {}
        self.options: dict[str, Any] = {}
        self.quality: list[dict[str, Any]] = []
        self.notes: list[str] = []

    @property
    def sql(self) -> str:
        """The name as conditions write it."""
        return sql.name(self.name)

    @property
    def logical_type(self) -> str | None:
        """The logical type, where one is known."""
        found = self.entry.get("logicalType")
        return found if isinstance(found, str) else None

    def note(self, message: str, place: str | None = None) -> None:
        """Say that something about the column is not in the contract."""
        self.unconverted.append(Unconverted(place=place or self.place, message=plain(message)))
        self.notes.append(plain(message))

    def type(self, logical: str | None, physical: str | None = None) -> None:
        """Set the logical type, and how values are stored, where either is known and none is set yet."""
        if logical is not None:
            self.entry.setdefault("logicalType", logical)
        if physical is not None:
            self.entry.setdefault("physicalType", physical)

    def guess(self, values: Iterable[object], *, moments: bool = False) -> None:
        """Set the logical type that all of `values` are of; text may be meant as dates and times with `moments`."""
        if self.logical_type is None:
            found = sql.type_of(list(values))
            spelt = found in ("date", "timestamp", "time") and not moments
            self.type("string" if spelt else found)

    def describe(self, text: object) -> None:
        """Set the description, where there is one."""
        if isinstance(text, str) and text.strip():
            self.entry.setdefault("description", text.strip())

    def required(self, terms: Terms = STRICT) -> None:
        """Promise that no value is missing."""
        if terms.strict:
            self.entry["required"] = True
        else:
            self.rule({"type": "library", "metric": "nullValues"}, terms)

    def unique(self, terms: Terms = STRICT) -> None:
        """Promise that no value stands twice."""
        if terms.strict:
            self.entry["unique"] = True
        else:
            self.rule({"type": "library", "metric": "duplicateValues"}, terms)

    def rule(self, rule: Mapping[str, Any], terms: Terms = STRICT) -> None:
        """Add a rule of `quality` about rows."""
        self._add(terms.quality(rule))

    def _add(self, rule: dict[str, Any]) -> None:
        if rule not in self.quality:
            self.quality.append(rule)

    def condition(self, text: str, terms: Terms = STRICT) -> None:
        """Promise that the SQL condition `text` is not false."""
        self.rule({"type": "custom", "engine": "mlgate", "implementation": text}, terms)

    def statistic(self, metric: Mapping[str, Any], span: Span, *, warning: bool = False) -> None:
        """Promise that a number over all rows lies within `span`."""
        for operator in operators(span):
            severity = {"severity": "warning"} if warning else {}
            self._add({"type": "custom", "engine": "mlgate", "implementation": dict(metric), **operator, **severity})

    def query(self, select: str, span: Span, *, warning: bool = False) -> None:
        """Promise that the number that the SQL query gives lies within `span`."""
        for operator in operators(span):
            severity = {"severity": "warning"} if warning else {}
            self._add({"type": "sql", "query": select, **operator, **severity})

    def between(self, span: Span, terms: Terms = STRICT) -> bool:
        """Promise that values lie within `span`; return whether that could be said."""
        bounds = [_plain_value(one) for one in (span.low, span.high) if one is not None]
        if not bounds:
            return True
        self.guess(bounds, moments=True)
        read = [_readable(one, "number" if self.logical_type == "integer" else self.logical_type) for one in bounds]
        if self.logical_type in ("string", "boolean", None, "object", "array") or not all(read):
            self.note(f"a range of {self.logical_type or 'unknown type'}: {_shown(bounds)}")
            return False
        options = _range_options(span)
        if terms.strict and not any(name.endswith(("inimum", "aximum")) for name in self.options):
            self.options.update(options)
        else:
            low, high = _plain_value(span.low), _plain_value(span.high)
            self.condition(sql.within(self.sql, low, high, (span.low_open, span.high_open)), terms)
        return True

    def length(self, low: int | None, high: int | None, terms: Terms = STRICT) -> None:
        """Promise that text has `low` to `high` characters."""
        self.type("string")
        if low is None and high is None:
            return
        if terms.strict and not {"minLength", "maxLength"} & set(self.options) and self.logical_type == "string":
            self.options.update({k: v for k, v in (("minLength", low), ("maxLength", high)) if v is not None})
        else:
            self.condition(sql.within(f"length({self.sql})", low, high, (False, False)), terms)

    def listed(self, values: list[Any], terms: Terms = STRICT) -> bool:
        """Promise that values are of `values`; return whether that could be said."""
        known = _distinct([_plain_value(one) for one in values if one is not None])
        self.guess(known)
        if not known or not all(_readable(one, self.logical_type) for one in known):
            self.note(f"a list of {self.logical_type or 'mixed types'}: {_shown(known)}")
            return False
        self.rule({"type": "library", "metric": "invalidValues", "arguments": {"validValues": known}}, terms)
        return True

    def unlisted(self, values: list[Any], terms: Terms = STRICT) -> bool:
        """Promise that values are none of `values`; return whether that could be said."""
        known = _distinct([_plain_value(one) for one in values if one is not None])
        self.guess(known)
        if not known or not all(_readable(one, self.logical_type) for one in known):
            self.note(f"forbidden values of {self.logical_type or 'mixed types'}: {_shown(known)}")
            return False
        listed = ", ".join(sql.literal(_typed(one, self.logical_type)) for one in known)
        self.condition(f"{self.sql} NOT IN ({listed})", terms)
        return True

    def matching(self, pattern: str, terms: Terms = STRICT) -> bool:
        """Promise that `pattern` is found in text; return whether it can be run in linear time."""
        self.type("string")
        if not self._runnable(pattern):
            return False
        if terms.strict and "pattern" not in self.options and self.logical_type == "string":
            self.options["pattern"] = pattern
        else:
            self.rule({"type": "library", "metric": "invalidValues", "arguments": {"pattern": pattern}}, terms)
        return True

    def not_matching(self, pattern: str, terms: Terms = STRICT) -> bool:
        """Promise that `pattern` is not found in text; return whether it can be run in linear time."""
        self.type("string")
        if not self._runnable(pattern):
            return False
        self.condition(f"NOT regexp_matches({self.sql}, {sql.literal(pattern)})", terms)
        return True

    def _runnable(self, pattern: str) -> bool:
        wrong = not_linear(pattern)
        if wrong:
            self.note(f"pattern '{plain(pattern, limit=80)}': {wrong}")
        elif self.logical_type != "string":
            self.note(f"pattern '{plain(pattern, limit=80)}' over type {self.logical_type}")
        return wrong is None and self.logical_type == "string"

    def tree(self) -> dict[str, Any]:
        """Return the property as ODCS writes it."""
        order = ("description", "logicalType", "physicalType", "required", "unique", "primaryKey", "primaryKeyPosition")
        entry = {"name": self.name, **{key: self.entry[key] for key in order if key in self.entry}}
        entry |= {key: value for key, value in self.entry.items() if key not in entry}
        if self.options and self.logical_type:
            entry["logicalTypeOptions"] = self.options
        if self.quality:
            entry["quality"] = self.quality
        return entry


def _range_options(span: Span) -> dict[str, Any]:
    options = {}
    if span.low is not None:
        options["exclusiveMinimum" if span.low_open else "minimum"] = _plain_value(span.low)
    if span.high is not None:
        options["exclusiveMaximum" if span.high_open else "maximum"] = _plain_value(span.high)
    return options


def _plain_value(value: Any) -> Any:  # noqa: ANN401 - any scalar of any library
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    item = getattr(value, "item", None)
    return item() if callable(item) and not isinstance(value, str | int | float | bool) else value


def _distinct(values: list[Any]) -> list[Any]:
    return [one for index, one in enumerate(values) if one not in values[:index]]


def _readable(value: object, logical_type: str | None) -> bool:
    if logical_type not in LISTED_TYPES:
        return False
    try:
        read_value(_plain_value(value), logical_type)
    except ValueError:
        return False
    return True


def _typed(value: object, logical_type: str | None) -> Any:  # noqa: ANN401
    return read_value(value, logical_type or "string")


def _shown(values: list[Any]) -> str:
    return plain(", ".join(map(repr, values[:5])), limit=100)
