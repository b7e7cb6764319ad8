"""What was seen of one column, argued into a property of a contract, with the evidence beside each promise."""

from __future__ import annotations

from typing import Any

from mlgate.contracts.inference import codes, figures, lists, personal, ranges
from mlgate.contracts.inference.evidence import ColumnEvidence
from mlgate.contracts.inference.ranges import Range
from mlgate.core.display import plural
from mlgate.core.tables import KeyPath

# Fewer rows promise nothing about missing values and patterns.
_FEW_ROWS = 20
_TEXT_ROWS = 50
_RESERVED = """
    all alter and any as between by call case cast create cross current_catalog current_date current_time
    current_timestamp current_user date day desc distinct drop else end except execute exists explain false
    fetch first for force from glob grant group having hour ilike in inner insert install intersect interval
    into is join key last lateral left like limit localtime localtimestamp map minute month natural not notnull
    null offset on only optimize or order outer over partition partitioned_by position positional prepare
    qualify range regexp rename reset returning revoke right rlike rollback row rows second select session_user
    set summarize table tablesample then time timestamp to true uncache union unique user using vacuum value
    values when where window with xor year zone
"""
_SIMPLE_WORDS = frozenset(_RESERVED.split())


_ORDER = (
    *("name", "logicalType", "required", "unique", "primaryKey", "primaryKeyPosition", "classification"),
    *("logicalTypeOptions", "customProperties", "quality"),
)


class Draft:
    """A property being written: its keys in order, and the comments about them by path below it."""

    def __init__(self, one: ColumnEvidence) -> None:
        """Start with the name, the type and how it is spelt."""
        self.one = one
        self.tree: dict[str, Any] = {"name": one.name}
        self.comments: dict[KeyPath, str] = {}
        self.trailing: dict[KeyPath, str] = {}

    def ordered(self) -> dict[str, Any]:
        """Return the keys in the order in which a person writes them."""
        return {key: self.tree[key] for key in sorted(self.tree, key=_ORDER.index)}

    def put(self, key: str, value: object, why: str = "") -> None:
        """Set a key of the property."""
        self.tree[key] = value
        self.trailing[key,] = why

    def option(self, key: str, value: object, why: str = "") -> None:
        """Set a key of `logicalTypeOptions`."""
        self.tree.setdefault("logicalTypeOptions", {})[key] = value
        self.trailing["logicalTypeOptions", key] = why

    def rule(self, rule: dict[str, Any], why: str) -> None:
        """Add a rule to `quality`."""
        rules = self.tree.setdefault("quality", [])
        self.comments["quality", str(len(rules))] = why
        rules.append(rule)


def draft(one: ColumnEvidence, key: tuple[str, ...], reckoned: frozenset[str] = frozenset()) -> Draft:
    """Return the property for a column of a table whose primary key is `key`, and which reckons with some columns."""
    drafted = Draft(one)
    whole = one.whole and one.present >= _TEXT_ROWS * 2 and one.distinct > 1
    kind = "integer" if whole and one.logical_type == "number" and not one.infinite else one.logical_type
    flag = lists.flag(one) if one.name not in reckoned else None
    if kind is not None and flag is not None:
        kind = "boolean"
    if kind is None:
        drafted.comments["name",] = f"no value in {plural(one.rows, 'row')}, so no type" if not one.present else ""
    else:
        drafted.put("logicalType", kind, _type_words(one, kind, flag))
    if one.format is not None:
        drafted.option("format", one.format)
    _missing(drafted)
    _key(drafted, key)
    _classify(drafted)
    if one.infinite:
        drafted.tree["customProperties"] = [{"property": "mlgate.allowInfinity", "value": True}]
    if one.personal is not None:
        _personal(drafted)
    elif kind == "string":
        _text(drafted)
    elif kind in ("integer", "number", "date", "timestamp"):
        _ordered(drafted, kind)
    return drafted


def quoted(name: str) -> str:
    """Return the name of a column as a condition writes it."""
    simple = name.isascii() and name.isidentifier() and name.lower() not in _SIMPLE_WORDS
    return name if simple else '"' + name.replace('"', '""') + '"'


def _type_words(one: ColumnEvidence, kind: str, flag: str | None) -> str:
    if flag is not None:
        return f"{flag}, stored as {one.stored}"
    if kind == "integer" and one.whole:
        return f"stored as {one.stored}, all whole"
    if one.format is not None:
        return f"as text, {one.format}"
    return ""


def _missing(drafted: Draft) -> None:
    one = drafted.one
    if not one.missing:
        if one.rows >= _FEW_ROWS:
            drafted.put("required", True, "none missing")
        return
    expected = max(figures.next_count(one.missing) / one.rows, one.worst_missing * 1.1)
    limit = figures.tolerated(expected)
    words = f"{one.missing:,} of {plural(one.rows, 'row')} missing ({figures.percent(one.missing / one.rows)}"
    words += f", {figures.percent(one.worst_missing)} in the worst tenth of the data)"
    if limit is None:
        drafted.comments["name",] = words
    else:
        rule = {"metric": "nullValues", "unit": "percent", "mustBeLessOrEqualTo": limit}
        drafted.rule(rule, words)


def _key(drafted: Draft, key: tuple[str, ...]) -> None:
    one = drafted.one
    if one.name in key:
        if one.unique:
            drafted.put("unique", True, f"no value twice in {plural(one.rows, 'row')}")
        drafted.put("primaryKey", True)
        drafted.put("primaryKeyPosition", key.index(one.name) + 1)
    elif one.unique:
        drafted.put("unique", True, f"no value twice in {plural(one.present, 'row')} that have one")


def _classify(drafted: Draft) -> None:
    kind = drafted.one.personal
    if kind is not None:
        words = f"guessed: {kind}; values are not shown in reports, and none stands here"
        drafted.put("classification", personal.CLASSES[kind], words)


def _personal(drafted: Draft) -> None:
    one = drafted.one
    if one.logical_type == "string" and one.string_format is not None and one.present >= _FEW_ROWS:
        drafted.option("format", one.string_format)


def _text(drafted: Draft) -> None:
    one = drafted.one
    found = lists.find(one)
    if found is not None:
        _listed(drafted, found)
        return
    if one.present < _FEW_ROWS or one.lengths is None:
        return
    if one.string_format is not None:
        drafted.option("format", one.string_format, f"all {plural(one.present, 'value')}")
        return
    pattern = codes.pattern(one)
    if pattern is not None:
        drafted.option("pattern", pattern, f"all {one.present:,} values, {one.distinct:,} of them different")
        return
    least, most = one.lengths
    if one.present >= _TEXT_ROWS:
        if least:
            drafted.option("minLength", 1, f"the shortest has {plural(least, 'character')}")
        room = figures.beyond(float(most), float(max(most, 1)), up=True, whole=True)
        drafted.option("maxLength", int(room), f"the longest has {plural(most, 'character')}, with head-room")


def _listed(drafted: Draft, found: lists.Categories) -> None:
    rule: dict[str, Any] = {"metric": "invalidValues", "arguments": {"validValues": list(found.values)}}
    if found.others is None:
        rule["mustBe"] = 0
    else:
        rule |= {"unit": "percent", "mustBeLessOrEqualTo": found.others}
    drafted.rule(rule, found.why)


def _ordered(drafted: Draft, kind: str) -> None:
    one = drafted.one
    if kind == "integer" and not one.nans:
        found = lists.find(one)
        if found is not None:
            _listed(drafted, found)
            return
    seen = ranges.find(one)
    # An infinity that is allowed is outside every range all the same, and so is a NaN.
    if seen is None or one.present < _FEW_ROWS or one.infinite or one.nans:
        return
    if seen.marker is not None:
        _marked(drafted, seen)
        return
    if seen.low.bound is not None:
        drafted.option("minimum", written(seen.low.bound), seen.low.why)
    if seen.high.bound is not None:
        drafted.option("maximum", written(seen.high.bound), seen.high.why)
    elif seen.high.why and seen.low.bound is not None:
        drafted.trailing["logicalTypeOptions", "minimum"] = f"{seen.low.why}; {seen.high.why}"
    if one.ascending:
        rule = {"type": "custom", "engine": "mlgate", "implementation": {"metric": "monotone"}}
        drafted.rule(rule, f"no row is before the one above it, in {plural(one.present, 'row')}")


def _marked(drafted: Draft, seen: Range) -> None:
    """Write a range of which one value, which stands for something else, is no part."""
    one, marker = drafted.one, seen.marker
    low, high = (marker, seen.high.bound) if seen.marker_end == "low" else (seen.low.bound, marker)
    words = f"{marker} in {plural(seen.marker_rows, 'row')} stands apart from all other values"
    if low is not None:
        drafted.option("minimum", low, words if low == marker else seen.low.why)
    if high is not None:
        drafted.option("maximum", high, words if high == marker else seen.high.why)
    inner = seen.low if seen.marker_end == "low" else seen.high
    name = quoted(one.name)
    if inner.bound is not None:
        sign = ">=" if seen.marker_end == "low" else "<="
        text = f"{name} = {marker} OR {name} {sign} {inner.bound}"
        rule: dict[str, Any] = {"type": "custom", "engine": "mlgate", "implementation": text}
        sort = "a mark for a missing value" if seen.marker_end == "low" else "a mark or a cap"
        drafted.rule(rule, f"{marker} looks like {sort}; the rest is {inner.why}")
    if seen.marker_end == "low":
        limit = figures.tolerated(figures.next_count(one.missing + seen.marker_rows) / one.rows * 1.2)
        if limit is not None:
            arguments = {"missingValues": [marker]}
            rule = {"metric": "missingValues", "arguments": arguments, "unit": "percent", "mustBeLessOrEqualTo": limit}
            drafted.rule(rule, f"{figures.percent(seen.marker_rows / one.rows)} of the rows hold {marker}")


def written(bound: object) -> object:
    """Return a value as a contract writes it: dates and times as text in ISO 8601."""
    return bound if isinstance(bound, int | float | str) else str(bound).replace(" ", "T")
