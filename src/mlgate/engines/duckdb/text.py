"""Text parsed as a logical type, in SQL.

What is accepted is what `mlgate.engines.polars.columns` accepts. DuckDB's own casts take more: 1.5, 1e3, 1_000 and 0x10
for whole numbers, 1_000 for others, dates of one digit, offsets of zones that they ignore. So a cast counts only
where the text is spelt right; to tell that costs less where it is as most programs write it.
"""

from __future__ import annotations

from mlgate.contracts import Column
from mlgate.contracts.dates import has_time
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb.local import in_utc as local_to_utc
from mlgate.engines.matching import Held

# 60 is a leap second, the first of the next minute.
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)(\.[0-9]{1,9})?)?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LOCAL = rf"{_DAY}[ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{{1,9}})?)?"
_ZONED = rf"{_DAY}[ Tt]{_CLOCK}([Zz]|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])?"
# A day ends with -DD too; only what stands after an hour is a zone.
_OFFSET = "[0-9:.]{5}[+-][0-9]{2}:?[0-9]{2}$"
_MOMENTS = {
    "date": Held(family="date"),
    "time": Held(family="time"),
    "timestamp": Held(family="timestamp"),
}
# By strptime's directives: those that DuckDB spells in another way.
_DIRECTIVES = {"%3f": "%g", "%6f": "%f", "%9f": "%n", "%#z": "%z"}


def parsed(column: Column, text: str, decimal: str = ".") -> tuple[str, Held]:
    """Return SQL for the value that `text`, SQL too, says as the logical type of `column`, and what that is."""
    logical_type = column.logical_type
    if logical_type == "integer":
        return _integer(text), Held(family="integer", bits=128, signed=True)
    if logical_type == "number":
        return _number(text, decimal), Held(family="number", bits=64)
    if logical_type == "boolean":
        return _boolean(text), Held(family="boolean")
    if logical_type in ("date", "time", "timestamp"):
        bare = f"trim({text}, ' \t')"
        value = _formatted(bare, column) if column.format else _iso(text, bare, column)
        return value, _MOMENTS[logical_type]
    return text, Held(family="string")


def says_zone(column: Column, text: str) -> str:
    """Return SQL for the texts of timestamps that say a zone, or an offset from UTC."""
    if column.logical_type != "timestamp":
        return "false"
    if column.format:
        return str("%#z" in column.format).lower()
    return f"regexp_matches(trim({text}, ' \t'), '[Zz]$|{_OFFSET}')"


def _boolean(text: str) -> str:
    quick = "".join(
        f"WHEN {text} IN ('{one}', '{one.title()}', '{one.upper()}', '{digit}') THEN {one} "
        for one, digit in (("true", 1), ("false", 0))
    )
    bare = f"lower(trim({text}, ' \t'))"
    slow = f"WHEN {bare} IN ('true', '1') THEN true WHEN {bare} IN ('false', '0') THEN false"
    return f"CASE {quick}ELSE CASE {slow} END END"


def _integer(text: str) -> str:
    quick = f"TRY_CAST({text} AS BIGINT)"
    spelt = f"regexp_full_match({text}, '[ \t]*[+-]?[0-9]+(\\.0+)?[ \t]*')"
    digits = f"regexp_extract({text}, '[+-]?[0-9]+')"
    slow = f"CASE WHEN {spelt} THEN TRY_CAST({digits} AS HUGEINT) END"
    # A whole number that is written back to the same text was spelt as it should.
    return f"CASE WHEN CAST({quick} AS VARCHAR) = {text} THEN CAST({quick} AS HUGEINT) ELSE {slow} END"


def _number(text: str, decimal: str) -> str:
    odd = " OR ".join(
        f"contains({text}, {sign})" for sign in ("'_'", "'+-'", "chr(10)", "chr(11)", "chr(12)", "chr(13)")
    )
    if decimal == ".":
        return f"CASE WHEN NOT ({odd}) THEN TRY_CAST({text} AS DOUBLE) END"
    spelt = f"replace({text}, {literals.text(decimal)}, '.')"
    return f"CASE WHEN NOT ({odd} OR contains({text}, '.')) THEN TRY_CAST({spelt} AS DOUBLE) END"


def _iso(text: str, bare: str, column: Column) -> str:
    logical_type = column.logical_type
    if logical_type == "date":
        return f"CASE WHEN regexp_full_match({bare}, '{_DAY}') THEN TRY_CAST({bare} AS DATE) END"
    if logical_type == "time":
        value = _leap(bare, "TIME")
        return f"CASE WHEN regexp_full_match({bare}, '{_CLOCK}') THEN {value} END"
    local = _leap(f"replace(regexp_extract({bare}, '^{_DAY}[ Tt]{_CLOCK}'), 't', 'T')", "TIMESTAMP")
    zone = f"regexp_extract({bare}, '[+-][0-9]{{2}}:?[0-9]{{2}}$')"
    minutes = f"(TRY_CAST(substr({zone}, 2, 2) AS INTEGER) * 60 + TRY_CAST(right({zone}, 2) AS INTEGER))"
    offset = f"to_minutes(CASE left({zone}, 1) WHEN '+' THEN -{minutes} WHEN '-' THEN {minutes} ELSE 0 END)"
    has_zone = f"regexp_matches({bare}, '{_OFFSET}')"
    bare_moment = local_to_utc(local, column.zone)
    if column.zone is not None:
        bare_moment = f"CASE WHEN regexp_matches({bare}, '[Zz]$') THEN {local} ELSE {bare_moment} END"
    zoned = f"CASE WHEN {has_zone} THEN {local} + {offset} ELSE {bare_moment} END"
    slow = f"CASE WHEN regexp_full_match({bare}, '{_ZONED}') THEN {zoned} END"
    quick = local_to_utc(f"TRY_CAST({text} AS TIMESTAMP)", column.zone)
    return f"CASE WHEN regexp_full_match({text}, '{_LOCAL}') THEN {quick} ELSE {slow} END"


def _leap(text: str, type_name: str) -> str:
    leap = f"TRY_CAST(regexp_replace({text}, ':60', ':59') AS {type_name}) + INTERVAL 1 SECOND"
    late = f"regexp_matches({text}, ':60(\\.|$)')"
    if type_name == "TIME":
        # The last minute of the day has no next one.
        leap = f"CASE WHEN NOT starts_with({text}, '23:59') THEN {leap} END"
    return f"CASE WHEN {late} THEN {leap} ELSE TRY_CAST({text} AS {type_name}) END"


def _formatted(text: str, column: Column) -> str:
    logical_type, form = column.logical_type, str(column.format)
    zoned = "%#z" in form
    for directive, own in _DIRECTIVES.items():
        form = form.replace(directive, own)
    source = f"regexp_replace({text}, '[Zz]$', '+00:00')" if zoned else text
    value = f"try_strptime({source}, {literals.text(form)})"
    if logical_type == "time":
        return f"CAST({value} AS TIME)"
    if zoned:
        value = f"timezone('UTC', {value})"
    if logical_type == "date":
        return f"CAST({value} AS DATE)"
    moment = f"CAST({value} AS TIMESTAMP)" if has_time(form) else f"CAST(CAST({value} AS DATE) AS TIMESTAMP)"
    return moment if zoned else local_to_utc(moment, column.zone)
