"""Expectations about a number over all rows of a column: a metric of the contract where there is one, else a query."""

from __future__ import annotations

import math

from mlgate.contracts.conversion import sql
from mlgate.contracts.conversion.draft import Table
from mlgate.contracts.conversion.gx_place import Converter, Expectation
from mlgate.contracts.conversion.terms import Span
from mlgate.contracts.values import LISTED_TYPES

_DIGITS = 10
_SUM_TOLERANCE = 1e-6  # of shares, as Great Expectations has it


def _metric(name: str) -> Converter:
    def convert(one: Expectation, table: Table) -> None:
        field = one.field(table)
        if name != "distinctCount":
            field.type("number")
        if field.logical_type is None:
            # A metric needs to know what it counts; a query does not.
            field.query(_select(f"count(DISTINCT {field.sql})", table), one.span, warning=one.warning)
        else:
            field.statistic({"metric": name}, one.span, warning=one.warning)

    return convert


def _median(one: Expectation, table: Table) -> None:
    field = one.field(table)
    field.type("number")
    field.statistic({"metric": "quantile", "probability": 0.5}, one.span, warning=one.warning)


def _quantiles(one: Expectation, table: Table) -> None:
    field, ranges = one.field(table), one.kwargs["quantile_ranges"]
    field.type("number")
    for probability, (low, high) in zip(ranges["quantiles"], ranges["value_ranges"], strict=True):
        metric = {"metric": "quantile", "probability": float(probability)}
        field.statistic(metric, Span(low=low, high=high), warning=one.warning)
    field.note("quantiles lie between two values by linear interpolation; Great Expectations takes one of the values")


def _extreme(function: str) -> Converter:
    def convert(one: Expectation, table: Table) -> None:
        field, span = one.field(table), one.span
        bounds = [value for value in (span.low, span.high) if value is not None]
        if all(isinstance(value, int | float) for value in bounds):
            field.type("number")
            field.query(_select(f"{function}({field.sql})", table), span, warning=one.warning)
            return
        # A query gives a number, so that a moment is compared within it.
        field.guess(bounds, moments=True)
        if field.logical_type not in ("date", "timestamp"):
            field.note(f"the {function} of {field.logical_type or 'unknown type'}")
            return
        inside = sql.within(f"{function}({field.sql})", span.low, span.high, (span.low_open, span.high_open))
        select = _select(f"CASE WHEN {inside} THEN 1 ELSE 0 END", table)
        field.query(select, Span(low=1, high=1), warning=one.warning)

    return convert


def _sum(one: Expectation, table: Table) -> None:
    field = one.field(table)
    field.type("number")
    field.query(_select(f"sum({field.sql})", table), one.span, warning=one.warning)


def _select(expression: str, table: Table) -> str:
    return sql.select(expression, table.name)


def _proportion_unique(one: Expectation, table: Table) -> None:
    field = one.field(table)
    share = f"count(DISTINCT {field.sql}) / nullif(count({field.sql}), 0)"
    field.query(_select(share, table), one.span, warning=one.warning)


def _proportion_present(one: Expectation, table: Table) -> None:
    field, span = one.field(table), one.span
    low, high = (None if end is None else round(100 * (1 - end), _DIGITS) for end in (span.high, span.low))
    rule = {"type": "library", "metric": "nullValues"}
    for value, opened, words in (
        (low, span.high_open, ("mustBeGreaterThan", "mustBeGreaterOrEqualTo")),
        (high, span.low_open, ("mustBeLessThan", "mustBeLessOrEqualTo")),
    ):
        if value is not None:
            severity = {"severity": "warning"} if one.warning else {}
            field.quality.append({**rule, words[0 if opened else 1]: value, "unit": "percent", **severity})


def _equal_set(one: Expectation, table: Table) -> None:
    field = one.field(table)
    values = [value for value in one.kwargs["value_set"] if value is not None]
    if field.listed(values, one.terms):
        count = len(set(values))
        field.statistic({"metric": "distinctCount"}, Span(low=count, high=count), warning=one.warning)


def _contain_set(one: Expectation, table: Table) -> None:
    field = one.field(table)
    values = [value for value in one.kwargs["value_set"] if value is not None]
    field.guess(values)
    listed = ", ".join(sql.literal(value) for value in values)
    select = _select(f"count(DISTINCT CASE WHEN {field.sql} IN ({listed}) THEN {field.sql} END)", table)
    field.query(select, Span(low=len(set(values)), high=len(set(values))), warning=one.warning)


def _most_common(one: Expectation, table: Table) -> None:
    """Count the most common values that are not of the set, or where ties are allowed those that are."""
    field = one.field(table)
    values = [value for value in one.kwargs["value_set"] if value is not None]
    field.guess(values)
    ranked = (
        f"{sql.SELECT} {field.sql} AS value, rank() OVER (ORDER BY count(*) DESC) AS place FROM {sql.name(table.name)}"
    )
    ranked += f" WHERE {field.sql} IS NOT NULL GROUP BY {field.sql}"
    ties = bool(one.kwargs.get("ties_okay"))
    inside = f"value {'' if ties else 'NOT '}IN ({', '.join(map(sql.literal, values))})"
    query = f"{sql.SELECT} count(*) FROM ({ranked}) AS ranked WHERE place = 1 AND {inside}"
    field.query(query, Span(low=1) if ties else Span(low=0, high=0), warning=one.warning)


def _divergence(one: Expectation, table: Table) -> None:
    """Convert a divergence over categories, of which those not listed have no share, so that they are never allowed."""
    field, partition = one.field(table), one.kwargs["partition_object"]
    if "bins" in partition:
        field.note("bins hold their lower end there, and in a contract their upper one")
        return
    if any(one.kwargs.get(name) for name in ("tail_weight_holdout", "internal_weight_holdout")):
        field.note("a share held out for values that are not listed")
        return
    values, weights = list(partition["values"]), [float(weight) for weight in partition["weights"]]
    if (
        len(values) != len(weights)
        or None in values
        or min(weights) < 0
        or abs(math.fsum(weights) - 1) > _SUM_TOLERANCE
    ):
        field.note("the weights are no shares of the values")
        return
    field.guess(values)
    if field.logical_type not in LISTED_TYPES:
        field.note(f"values of {field.logical_type or 'mixed types'}")
        return
    metric = {"metric": "distribution", "categories": values, "shares": [*weights, 0.0], "distance": "kullbackLeibler"}
    field.statistic(metric, Span(high=one.kwargs["threshold"]), warning=one.warning)


NUMBER: dict[str, Converter] = {
    "expect_column_kl_divergence_to_be_less_than": _divergence,
    "expect_column_mean_to_be_between": _metric("mean"),
    "expect_column_stdev_to_be_between": _metric("standardDeviation"),
    "expect_column_unique_value_count_to_be_between": _metric("distinctCount"),
    "expect_column_median_to_be_between": _median,
    "expect_column_quantile_values_to_be_between": _quantiles,
    "expect_column_min_to_be_between": _extreme("min"),
    "expect_column_max_to_be_between": _extreme("max"),
    "expect_column_sum_to_be_between": _sum,
    "expect_column_proportion_of_unique_values_to_be_between": _proportion_unique,
    "expect_column_proportion_of_non_null_values_to_be_between": _proportion_present,
    "expect_column_most_common_value_to_be_in_set": _most_common,
    "expect_column_distinct_values_to_equal_set": _equal_set,
    "expect_column_distinct_values_to_contain_set": _contain_set,
}
