"""Expectations about several columns of a row, and about the table."""

from __future__ import annotations

from itertools import combinations, pairwise

from mlgate.contracts.conversion import sql
from mlgate.contracts.conversion.draft import Table
from mlgate.contracts.conversion.gx_place import Converter, Expectation
from mlgate.contracts.conversion.terms import Span

_FORBID = 'that there are no other columns: say `extra = "forbid"` in the check\'s table of mlgate.toml'


def _rows(one: Expectation, table: Table) -> None:
    table.rows(one.span, warning=one.warning)


def _rows_equal(one: Expectation, table: Table) -> None:
    table.rows(Span(low=one.kwargs["value"], high=one.kwargs["value"]), warning=one.warning)


def _ordered(one: Expectation, table: Table) -> None:
    one.names(table)
    table.note(one.place, f"{_FORBID}; the order of columns is told where it differs, and refuses no data")


def _columns(one: Expectation, table: Table) -> None:
    listed = one.kwargs["column_set"]
    for column in listed if isinstance(listed, list) else sorted(listed):
        table.field(str(column), one.place)
    if one.kwargs.get("exact_match", True):
        table.note(one.place, _FORBID)


def _column_count(one: Expectation, table: Table) -> None:
    table.note(one.place, f"the number of columns: a contract names them; and {_FORBID}")


def _compound(one: Expectation, table: Table) -> None:
    names = one.names(table)
    table.key(names, one.terms)
    _tell_missing(one, table, names, "a key with a missing part counts as no key")


def _greater(one: Expectation, table: Table) -> None:
    left, right = one.name_of(table, "column_A"), one.name_of(table, "column_B")
    operator = ">=" if one.kwargs.get("or_equal") else ">"
    _row_condition(one, table, ["column_A", "column_B"], f"{left} {operator} {right}")


def _equal(one: Expectation, table: Table) -> None:
    left, right = one.name_of(table, "column_A"), one.name_of(table, "column_B")
    _row_condition(one, table, ["column_A", "column_B"], f"{left} = {right}")


def _pairs(one: Expectation, table: Table) -> None:
    left, right = one.name_of(table, "column_A"), one.name_of(table, "column_B")
    pairs = [f"({left} = {sql.literal(a)} AND {right} = {sql.literal(b)})" for a, b in one.kwargs["value_pairs_set"]]
    _row_condition(one, table, ["column_A", "column_B"], " OR ".join(pairs))


def _row_condition(one: Expectation, table: Table, arguments: list[str], text: str) -> None:
    names = [str(one.kwargs[argument]) for argument in arguments]
    _over(one, table, names, text)


def _over(one: Expectation, table: Table, names: list[str], text: str) -> None:
    """Put down a condition; as a query where the types of its columns are not known, which a condition needs."""
    terms = one.terms
    if all(table.fields[name].logical_type for name in names):
        table.condition(text, terms)
    else:
        if terms.percent:
            share = f"coalesce(avg(CASE WHEN {text} THEN 0 ELSE 1 END), 0)"
            broken = f"{sql.select(share, table.name)} WHERE ({text}) IS NOT NULL"
            operator: dict[str, object] = {"mustBeLessOrEqualTo": round(terms.percent / 100, 10)}
        else:
            broken, operator = f"{sql.select('count(*)', table.name)} WHERE NOT ({text})", {"mustBe": 0}
        severity = {"severity": "warning"} if one.warning else {}
        table.quality.append({"type": "sql", "query": broken, **operator, **severity})
    _tell_missing(one, table, names, "a row in which one of them is missing keeps the rule")


def _tell_missing(one: Expectation, table: Table, names: list[str], what: str) -> None:
    if one.kwargs.get("ignore_row_if") in ("either_value_is_missing", "any_value_is_missing"):
        return
    if not all(table.fields[name].entry.get("required") for name in names):
        table.note(one.place, f"rows with one of the values missing: {what}")


def _sum(one: Expectation, table: Table) -> None:
    names = one.names(table)
    for name in names:
        table.fields[name].type("number")
    total = one.kwargs["sum_total"]
    if isinstance(total, bool) or not isinstance(total, int | float):
        raise TypeError("the sum is a number")
    _over(one, table, names, f"{' + '.join(map(sql.name, names))} = {total!r}")


def _all_equal(one: Expectation, table: Table) -> None:
    names = one.names(table)
    _over(one, table, names, " AND ".join(f"{sql.name(a)} = {sql.name(b)}" for a, b in pairwise(names)))


def _all_different(one: Expectation, table: Table) -> None:
    names = one.names(table)
    _over(one, table, names, " AND ".join(f"{sql.name(a)} <> {sql.name(b)}" for a, b in combinations(names, 2)))


def _unexpected(one: Expectation, table: Table) -> None:
    query = str(one.kwargs["unexpected_rows_query"])
    if "{batch}" not in query:
        table.note(one.place, "a query of other tables than the batch's: a rule sees its own object only")
        return
    # On lines of its own, since it may end in a comment.
    rows = query.strip().removesuffix(";").replace("{batch}", "{object}")
    severity = {"severity": "warning"} if one.warning else {}
    query = f"{sql.SELECT} count(*) FROM (\n{rows}\n) AS unexpected"
    table.quality.append({"type": "sql", "query": query, "mustBe": 0, **severity})


TABLE: dict[str, Converter] = {
    "expect_table_row_count_to_be_between": _rows,
    "expect_table_row_count_to_equal": _rows_equal,
    "expect_table_columns_to_match_ordered_list": _ordered,
    "expect_table_columns_to_match_set": _columns,
    "expect_table_column_count_to_be_between": _column_count,
    "expect_table_column_count_to_equal": _column_count,
    "expect_compound_columns_to_be_unique": _compound,
    "expect_multicolumn_values_to_be_unique": _all_different,
    "expect_select_column_values_to_be_unique_within_record": _all_different,
    "expect_multicolumn_values_to_be_equal": _all_equal,
    "expect_multicolumn_sum_to_equal": _sum,
    "expect_column_pair_values_a_to_be_greater_than_b": _greater,
    "expect_column_pair_values_to_be_equal": _equal,
    "expect_column_pair_values_to_be_in_set": _pairs,
    "unexpected_rows_expectation": _unexpected,
}
