"""Rules of type sql: a query that gives one number, or a condition that every row keeps.

Placeholders are those of the standard's documentation (`${object}`, `${property}`) and of datacontract-cli (`{model}`,
`{field}`, …). A placeholder becomes a quoted name; within quotes it becomes the name as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mlgate.contracts.amounts import Terms, operators, read_amount
from mlgate.contracts.compiled import NONE_ALLOWED, Amount
from mlgate.contracts.constraints import EveryRow, Query, Untrue
from mlgate.contracts.counted_queries import counted, untrue
from mlgate.contracts.expressions import columns
from mlgate.contracts.scope import Place, Reading, apart
from mlgate.core.display import nearest, plain

_TABLE = ("object", "table", "model", "schema")
_COLUMN = ("property", "column", "field")
_HOLDER = re.compile(r"\$?\{\{?\s*([A-Za-z_][A-Za-z_0-9]*)\s*\}?\}")
# Text, quoted names and comments, within which a name is not quoted again.
_PIECE = re.compile(r"('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|--[^\n]*|/\*.*?\*/)", re.DOTALL)
_QUERY = re.compile(r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*(select|with|from)\b", re.IGNORECASE | re.DOTALL)


def read(place: Place) -> Reading | None:
    """Return what the rule at `place` asks for, or `None` where that was noted as wrong or unchecked."""
    quality = place.quality
    if not quality.query or not quality.query.strip():
        place.wrong("a rule of type sql needs a 'query': a query that gives one number, or a condition", "query")
        return None
    text = filled(quality.query, place, "query")
    if text is None:
        return None
    if _QUERY.match(text) is None:
        amount = condition_amount(operators(quality), quality.unit, place)
        return None if amount is None else condition(text, amount, place, "query")
    amount = read_amount(operators(quality), quality.unit, Terms(words="a query", any_unit=True), place.wrong)
    if amount is None:
        return None
    if (found := _counted(text, amount, place)) is not None:
        return found
    words = f"query '{plain(' '.join(quality.query.split()), limit=80)}'"
    return Reading(what="sql", test=Query(sql=text, table=_view(text, place)), words=words, columns=(), amount=amount)


def _counted(text: str, amount: Amount, place: Place) -> Reading | None:
    """Return the rule of a query that counts rows, which every engine can; `None` where it asks for anything else."""
    scope = place.scope
    found = counted(text, (scope.table, scope.physical_name or ""), scope.named_in(text))
    if found is None:
        return None
    if found.condition is None:
        return Reading(what="sql", test=EveryRow(), words="rows", columns=(), amount=amount)
    names = columns(found.condition)
    # Items of arrays are observations of their own, and no rows.
    if any(scope.columns[name].many for name in names):
        return None
    test = Untrue(condition=untrue(found.condition))
    return Reading(what="sql", test=test, words=plain(found.text, limit=120), columns=names, amount=amount)


def condition_amount(given: dict[str, object], unit: str | None, place: Place) -> Amount | None:
    """Return how many rows may break a condition: none where nothing is said."""
    return read_amount(given, unit, Terms(words="a condition", default=NONE_ALLOWED), place.wrong)


def condition(text: str, amount: Amount, place: Place, *key: str) -> Reading | None:
    """Return that the condition `text`, which stands at `key` below the rule, holds in all but `amount` rows."""
    # 20 ms for contracts without conditions.
    from mlgate.contracts.conditions import ConditionError, parse_condition

    scope = place.scope
    known = scope.named_in(text)
    try:
        try:
            tree = parse_condition(text, known, scope.table)
        except ConditionError:
            # All columns are looked at to say which was meant.
            tree = parse_condition(text, scope.columns, scope.table)
    except ConditionError as error:
        for problem in error.problems:
            place.wrong(problem, *key)
        return None
    except ImportError:
        place.unchecked("a condition: needs sqlglot: pip install 'mlgate[data]'")
        return None
    names = columns(tree)
    if names and (why := apart(scope.columns[name] for name in names)) is not None:
        place.unchecked(f"a condition that {why}")
        return None
    words = f"not ({plain(' '.join(text.split()), limit=120)})"
    return Reading(what="condition", test=Untrue(condition=tree), words=words, columns=names, amount=amount)


def filled(text: str, place: Place, *key: str) -> str | None:
    """Return `text` with its placeholders replaced by quoted names, or `None` where one is wrong."""
    names: dict[str, tuple[str, ...]] = dict.fromkeys(_TABLE, (place.scope.table,))
    if place.scope.column is not None:
        column = place.scope.column
        # A field goes by its steps, an item of an array by the one name that it has.
        steps = tuple(str(step) for step in column.path if not column.many) or (column.name,)
        names |= dict.fromkeys(_COLUMN, steps)
    for name in dict.fromkeys(_HOLDER.findall(text)):
        if name in _COLUMN and name not in names:
            place.wrong(f"placeholder '{{{name}}}' means nothing in a rule of the table", *key)
            return None
        if name not in names:
            place.wrong(f"unknown placeholder '{{{plain(name, limit=40)}}}'{nearest(name, list(names))}", *key)
            return None
    pieces = []
    for piece in _PIECE.split(text):
        write = _writing(piece)
        pieces.append(_HOLDER.sub(lambda holder: write(names[holder[1]]), piece))  # noqa: B023 - used at once
    return "".join(pieces)


def _writing(piece: str) -> Callable[[tuple[str, ...]], str]:
    """Return how a name is written within `piece`."""
    if piece[:1] in ("'", '"', "`"):
        quote = piece[0]
        return lambda steps: ".".join(steps).replace(quote, quote * 2)
    if piece[:2] in ("--", "/*"):
        return lambda _: "name"
    return lambda steps: ".".join('"' + step.replace('"', '""') + '"' for step in steps)


def _view(text: str, place: Place) -> str:
    """Return what `text` calls the table: its name, or the physical one where only that occurs."""
    table, physical = place.scope.table, place.scope.physical_name
    words = set(re.findall(r"\w+", text.casefold()))
    if physical and physical.casefold() in words and table.casefold() not in words:
        return physical
    return table
