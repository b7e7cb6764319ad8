"""Expectations about the values of one column: each is a promise about rows."""

from __future__ import annotations

import re

from mlgate.contracts.conversion import sql
from mlgate.contracts.conversion.draft import Table
from mlgate.contracts.conversion.fields import Field
from mlgate.contracts.conversion.gx_place import Converter, Expectation
from mlgate.contracts.conversion.pandera_types import types_of
from mlgate.contracts.conversion.terms import STRICT, Span, not_linear
from mlgate.core.display import plain

# Names of types in databases and Spark, by the beginning of their lower-case word.
_TYPES = {
    "string": ("char", "varchar", "text", "nvarchar", "character", "stringtype", "str", "object", "string"),
    "integer": ("int", "bigint", "smallint", "tinyint", "longtype", "shorttype", "integertype", "bytetype", "uint"),
    "number": ("float", "double", "real", "numeric", "decimal", "number", "floattype", "doubletype", "decimaltype"),
    "boolean": ("bool", "booleantype"),
    "date": ("date",),
    "timestamp": ("timestamp", "datetime", "timestamptype"),
}
_FORMAT = {
    "%Y": "yyyy",
    "%y": "yy",
    "%m": "MM",
    "%d": "dd",
    "%H": "HH",
    "%I": "hh",
    "%M": "mm",
    "%S": "ss",
    "%f": "SSSSSS",
    "%b": "MMM",
    "%B": "MMMM",
    "%p": "a",
    "%z": "XXX",
}
_DIRECTIVE = re.compile(r"(%.)|([A-Za-z']+)|([^%A-Za-z']+)")


def _exists(one: Expectation, table: Table) -> None:
    field = one.field(table)
    if one.kwargs.get("column_index") is not None:
        field.note("column_index: the order of columns is told where it differs, and refuses no data")


def _type(one: Expectation, table: Table) -> None:
    field = one.field(table)
    given = one.kwargs.get("type_list", one.kwargs.get("type_"))
    names = given if isinstance(given, list) else [given]
    found = {_logical(name) for name in names}
    if found == {"integer", "number"}:
        found = {"number"}
    if len(found) != 1 or None in found:
        field.note(f"type {plain(', '.join(map(str, names)), limit=100)}: no single type of a contract is the same")
        return
    field.type(found.pop())


def _logical(name: object) -> str | None:
    text = str(name)
    known = types_of(text)
    if known is not None:
        return known.logical
    # Whole words, so that DATE is not taken for the beginning of DATETIME, nor INT for that of INTERVAL.
    word = re.match(r"[a-z]+", text.lower())
    return next((logical for logical, words in _TYPES.items() if word and word[0] in words), None)


def _between(one: Expectation, table: Table) -> None:
    one.field(table).between(one.span, one.terms)


def _length(one: Expectation, table: Table) -> None:
    span = one.span
    low, high = (int(value) if value is not None else None for value in (span.low, span.high))
    low = low + 1 if low is not None and span.low_open else low
    high = high - 1 if high is not None and span.high_open else high
    one.field(table).length(low, high, one.terms)


def _length_equal(one: Expectation, table: Table) -> None:
    one.field(table).length(int(one.kwargs["value"]), int(one.kwargs["value"]), one.terms)


def _in_set(one: Expectation, table: Table) -> None:
    field, values, terms = one.field(table), list(one.kwargs["value_set"]), one.terms
    if not terms.percent:
        field.listed(values, terms)
        return
    field.guess([value for value in values if value is not None])
    share = Span(low=one.kwargs["mostly"])
    # A share of the rows with a value, as `mostly` is.
    known = [value for value in values if value is not None]
    field.statistic({"metric": "categoryShare", "values": known}, share, warning=one.warning)


def _not_in_set(one: Expectation, table: Table) -> None:
    one.field(table).unlisted(list(one.kwargs["value_set"]), one.terms)


def _not_null(one: Expectation, table: Table) -> None:
    one.field(table).required(one.terms)


def _null(one: Expectation, table: Table) -> None:
    share = Span(low=100 - one.terms.percent)
    field = one.field(table)
    (operator,) = [{"mustBeGreaterOrEqualTo": share.low}]
    rule = {"type": "library", "metric": "nullValues", **operator, "unit": "percent"}
    field.quality.append({**rule, **({"severity": "warning"} if one.warning else {})})


def _unique(one: Expectation, table: Table) -> None:
    field, terms = one.field(table), one.terms
    field.unique(terms)
    if terms.percent:
        field.note("mostly of unique values: counted are rows that repeat an earlier one, not the first of them too")


def _regex(one: Expectation, table: Table) -> None:
    one.field(table).matching(_pattern(one.kwargs["regex"]), one.terms)


def _not_regex(one: Expectation, table: Table) -> None:
    one.field(table).not_matching(_pattern(one.kwargs["regex"]), one.terms)


def _pattern(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError("a pattern is text")
    return given


def _regex_list(one: Expectation, table: Table) -> None:
    field, terms = one.field(table), one.terms
    patterns = [_pattern(each) for each in one.kwargs["regex_list"]]
    if one.kwargs.get("match_on", "any") == "any":
        wrong = next((each for each in patterns if not_linear(each)), None)
        field.matching(wrong or "|".join(f"(?:{each})" for each in patterns), terms)
        return
    if terms.percent:
        field.note("mostly of several patterns: each of them may be broken by so many rows")
    for each in patterns:
        field.matching(each, terms)


def _not_regex_list(one: Expectation, table: Table) -> None:
    field, terms = one.field(table), one.terms
    patterns = [_pattern(each) for each in one.kwargs["regex_list"]]
    wrong = next((each for each in patterns if not_linear(each)), None)
    field.not_matching(wrong or "|".join(f"(?:{each})" for each in patterns), terms)


def _like(one: Expectation, table: Table) -> None:
    _liked(one, one.field(table), [one.kwargs["like_pattern"]], negated=False)


def _not_like(one: Expectation, table: Table) -> None:
    _liked(one, one.field(table), [one.kwargs["like_pattern"]], negated=True)


def _like_list(one: Expectation, table: Table) -> None:
    _liked(one, one.field(table), one.kwargs["like_pattern_list"], negated=False)


def _not_like_list(one: Expectation, table: Table) -> None:
    _liked(one, one.field(table), one.kwargs["like_pattern_list"], negated=True)


def _liked(one: Expectation, field: Field, patterns: list[object], *, negated: bool) -> None:
    field.type("string")
    if one.kwargs.get("escape") or field.logical_type != "string":
        field.note("a LIKE pattern with an escape character, or of a column that is no text")
        return
    joined = " AND " if negated or one.kwargs.get("match_on", "any") == "all" else " OR "
    word = "NOT LIKE" if negated else "LIKE"
    field.condition(joined.join(f"{field.sql} {word} {sql.literal(_pattern(each))}" for each in patterns), one.terms)


def _strftime(one: Expectation, table: Table) -> None:
    field, given = one.field(table), _pattern(one.kwargs["strftime_format"])
    parts = []
    for directive, letters, other in _DIRECTIVE.findall(given):
        part = _FORMAT.get(directive) if directive else f"'{letters}'" if letters and "'" not in letters else other
        if not part:
            field.note(f"strftime_format '{plain(given, limit=60)}': no format of a contract is the same")
            return
        parts.append(part)
    timed = "%H" in given or "%I" in given
    logical = ("timestamp" if timed else "date") if "%d" in given else "time" if timed else None
    if logical is None or field.logical_type not in (None, "string") or one.terms != STRICT or field.options:
        field.note(f"strftime_format '{plain(given, limit=60)}' beside other promises, or of part of a date")
        return
    field.entry["logicalType"] = logical
    field.options["format"] = "".join(parts)


def _increasing(one: Expectation, table: Table) -> None:
    field = one.field(table)
    if one.terms.percent:
        field.note("mostly of increasing or decreasing values")
        return
    if field.logical_type is None:
        field.note("increasing or decreasing values of unknown type: expect the column's type too")
        return
    metric: dict[str, object] = {"metric": "monotone"}
    if one.name.endswith("decreasing"):
        metric["direction"] = "descending"
    if one.kwargs.get("strictly"):
        metric["strict"] = True
    field.statistic(metric, Span(low=0, high=0), warning=one.warning)


def _z_scores(one: Expectation, table: Table) -> None:
    field, threshold = one.field(table), float(one.kwargs["threshold"])
    score = f"({field.sql} - avg({field.sql}) OVER ()) / stddev_samp({field.sql}) OVER ()"
    score = f"abs({score})" if one.kwargs.get("double_sided") else score
    inner = sql.select(f"{score} AS z", table.name)
    share = one.terms.percent / 100
    broken = f"CASE WHEN z >= {threshold!r} THEN 1 ELSE 0 END"
    number = f"coalesce(avg({broken}), 0)" if share else f"coalesce(sum({broken}), 0)"
    select = f"{sql.SELECT} {number} FROM ({inner}) WHERE z IS NOT NULL"
    span = Span(high=round(share, 10)) if share else Span(low=0, high=0)
    field.query(select, span, warning=one.warning)


_PREFIX = "expect_column_"
COLUMN: dict[str, Converter] = {
    f"{_PREFIX}to_exist": _exists,
    f"{_PREFIX}type_to_be": _type,
    f"{_PREFIX}values_to_be_of_type": _type,
    f"{_PREFIX}values_to_be_in_type_list": _type,
    f"{_PREFIX}values_to_be_between": _between,
    f"{_PREFIX}value_lengths_to_be_between": _length,
    f"{_PREFIX}value_lengths_to_equal": _length_equal,
    f"{_PREFIX}values_to_be_in_set": _in_set,
    f"{_PREFIX}distinct_values_to_be_in_set": _in_set,
    f"{_PREFIX}values_to_not_be_in_set": _not_in_set,
    f"{_PREFIX}values_to_not_be_null": _not_null,
    f"{_PREFIX}values_to_be_null": _null,
    f"{_PREFIX}values_to_be_unique": _unique,
    f"{_PREFIX}values_to_match_regex": _regex,
    f"{_PREFIX}values_to_not_match_regex": _not_regex,
    f"{_PREFIX}values_to_match_regex_list": _regex_list,
    f"{_PREFIX}values_to_not_match_regex_list": _not_regex_list,
    f"{_PREFIX}values_to_match_like_pattern": _like,
    f"{_PREFIX}values_to_not_match_like_pattern": _not_like,
    f"{_PREFIX}values_to_match_like_pattern_list": _like_list,
    f"{_PREFIX}values_to_not_match_like_pattern_list": _not_like_list,
    f"{_PREFIX}values_to_match_strftime_format": _strftime,
    f"{_PREFIX}values_to_be_increasing": _increasing,
    f"{_PREFIX}values_to_be_decreasing": _increasing,
    f"{_PREFIX}value_z_scores_to_be_less_than": _z_scores,
}
