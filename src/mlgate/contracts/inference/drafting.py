"""A whole contract drafted from what was seen of one table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from mlgate.contracts.inference import figures, properties
from mlgate.contracts.inference.evidence import Relation, TableEvidence
from mlgate.contracts.inference.properties import quoted
from mlgate.contracts.writing import write
from mlgate.core.display import plain, plural
from mlgate.core.tables import KeyPath

_TABLE: KeyPath = ("schema", "0")
_COUNTED = 50
_LONGEST_NAME = 80


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """A contract as plain values, with comments above and behind them by path."""

    tree: Mapping[str, Any]
    comments: Mapping[KeyPath, str]
    trailing: Mapping[KeyPath, str]

    def text(self) -> str:
        """Return the contract as YAML."""
        return write(self.tree, self.comments, self.trailing)


def draft(evidence: TableEvidence, *, identifier: str) -> Drafted:
    """Return a contract, of the id `identifier`, that what was seen calls for.

    No value of a column about persons stands in it.
    """
    comments: dict[KeyPath, str] = {(): _head(evidence)}
    trailing: dict[KeyPath, str] = {}
    columns = []
    determined = _determined(evidence)
    # What is compared or added up is a number.
    reckoned = frozenset(name for one in evidence.relations if _condition(one) for name in one.columns)
    for index, one in enumerate(evidence.columns):
        drafted = properties.draft(one, evidence.key, reckoned)
        for rule, why in determined.get(one.name, ()):
            drafted.rule(rule, why)
        path = (*_TABLE, "properties", str(index))
        if index:
            drafted.comments[()] = "\n".join(filter(None, (" ", drafted.comments.pop(("name",), ""))))
        comments |= {(*path, *key): text for key, text in drafted.comments.items() if text}
        trailing |= {(*path, *key): text for key, text in drafted.trailing.items() if text}
        columns.append(drafted.ordered())
    table: dict[str, Any] = {"name": evidence.name, "logicalType": "object", "properties": columns}
    rules = _table_rules(evidence)
    if rules:
        table["quality"] = [rule for rule, _ in rules]
        for index, (_, why) in enumerate(rules):
            comments[*_TABLE, "quality", str(index)] = why
    if len(evidence.key) > 1:
        comments[*_TABLE, "properties"] = _key_words(evidence)
    tree = {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": identifier,
        "name": evidence.name,
        "version": "0.1.0",
        "status": "draft",
        "schema": [table],
    }
    comments["schema",] = " "
    return Drafted(tree=tree, comments=comments, trailing=trailing)


def headless(evidence: TableEvidence) -> bool:
    """Return whether names of columns look like values: they are numbers, sentences, or what their columns hold."""

    def value(name: str, seen: frozenset[str]) -> bool:
        return name in seen or len(name) > _LONGEST_NAME or re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", name) is not None

    found = [value(one.name, frozenset(str(listed) for listed, _ in one.values)) for one in evidence.columns]
    return sum(found) * 2 >= len(found) > 0


def slug(text: str) -> str:
    """Return `text` as a name that needs no quotes anywhere."""
    words = re.sub(r"[^0-9A-Za-z]+", "_", text).strip("_").lower()
    return words or "data"


def _head(evidence: TableEvidence) -> str:
    size = f"{plural(evidence.rows, 'row')}, {plural(len(evidence.columns), 'column')}"
    share = 100 * figures.at_most(evidence.rows)
    lines = [
        f"Drafted by `mlgate infer` from {plain(evidence.shown)}: {size}. Read it before you sign it.",
        f"What is seen in none of the rows is, with 95 % confidence, in fewer than {share:.2g} % of all.",
    ]
    if evidence.sampled < evidence.rows:
        lines.append(f"Types, shapes and relations were looked for in {evidence.sampled:,} of the rows.")
    if tuple(evidence.null_values) not in ((), ("",)):
        listed = ", ".join(f'"{plain(one, limit=40)}"' for one in evidence.null_values)
        lines.append(f"The data must be read with `null_values = [{listed}]` in its [data.NAME] of mlgate.toml.")
    lines += [f"Left out: '{plain(name, limit=80)}', {why}." for name, why in evidence.left_out.items()]
    return "\n".join((*lines, ""))


def _key_words(evidence: TableEvidence) -> str:
    names = ", ".join(plain(name, limit=80) for name in evidence.key)
    expected = f"by chance {evidence.key_expected:,.0f} pairs would"
    return f"Key: no two of {plural(evidence.rows, 'row')} share {names}; {expected}."


def _determined(evidence: TableEvidence) -> dict[str, list[tuple[dict[str, Any], str]]]:
    found: dict[str, list[tuple[dict[str, Any], str]]] = {}
    for one in evidence.relations:
        if one.kind not in ("determines", "same"):
            continue
        pairs = [one.columns] if one.kind == "determines" else [one.columns, one.columns[::-1]]
        for first, second in pairs:
            metric = {"metric": "functionalDependency", "determines": second}
            rule = {"type": "custom", "engine": "mlgate", "implementation": metric}
            why = f"each value goes with one of {plain(second, limit=80)}"
            found.setdefault(first, []).append((rule, why))
    return found


def _table_rules(evidence: TableEvidence) -> list[tuple[dict[str, Any], str]]:
    rules: list[tuple[dict[str, Any], str]] = []
    if evidence.rows >= _COUNTED:
        rule = {"metric": "rowCount", "mustBeGreaterOrEqualTo": figures.half(evidence.rows)}
        rules.append((rule, f"half of the {plural(evidence.rows, 'row')} seen: say what every delivery has"))
    for one in evidence.relations:
        condition = _condition(one)
        if condition is not None:
            rule = {"type": "custom", "engine": "mlgate", "implementation": condition}
            rules.append((rule, f"in every row; by chance {one.expected:,.0f} rows would break it"))
    return rules


def _condition(one: Relation) -> str | None:
    names = [quoted(name) for name in one.columns]
    if one.kind == "order":
        return f"{names[0]} <= {names[1]}"
    return f"{names[2]} = {names[0]} + {names[1]}" if one.kind == "sum" else None
