"""Counts and statistics as expressions of one `select`, whose numbers of several partitions can be merged."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import narwhals as nw

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import (
    Age,
    Correlation,
    Divergence,
    Mean,
    RowTest,
    Share,
    StandardDeviation,
)
from mlgate.engines.formulas import age, distance
from mlgate.engines.narwhals import moments
from mlgate.engines.narwhals.breaking import breaking, listed
from mlgate.engines.narwhals.forms import Cell, Prepared, UnsupportedError

# Statistics whose parts are counted in the same pass as the rows that break rules.
FUSED = (Age, Correlation, Divergence, Mean, Share, StandardDeviation)
ROWS = "rows"

Row = Mapping[str, Any]


class Fused(msgspec.Struct, frozen=True, kw_only=True):
    """The expressions of one source's `select` by their alias, and the rules that they leave out, with the reason."""

    expressions: Mapping[str, nw.Expr]
    unsupported: Mapping[str, str]


def fused(table: Table, prepared: Prepared) -> Fused:
    """Return one `select` for every row rule of `table`, and every statistic that can be told in the same pass.

    Rules of columns that the source lacks are left out.
    """
    expressions: dict[str, nw.Expr] = {ROWS: nw.col("z").cast(nw.Int64).sum()}
    unsupported = {}
    for number, rule in enumerate(table.rules):
        if not readable(rule, prepared):
            continue
        try:
            if isinstance(rule.test, RowTest):
                broken = breaking(rule, prepared)
                if broken is not None:
                    expressions[f"b{number}"] = count(broken)
            elif isinstance(rule.test, FUSED):
                parts = _parts(rule, prepared)
                expressions |= {f"s{number}{part}": expression for part, expression in parts.items()}
        except UnsupportedError as error:
            unsupported[rule.subject] = str(error)
    return Fused(expressions=expressions, unsupported=unsupported)


def readable(rule: Rule, prepared: Prepared) -> bool:
    """Return whether the source has all columns of `rule`."""
    return all(name in prepared.cells or name in prepared.below for name in rule.columns)


def count(flag: nw.Expr) -> nw.Expr:
    """Return how many rows `flag` is true of; Spark does not add flags."""
    return flag.cast(nw.Int64).sum()


def _parts(rule: Rule, prepared: Prepared) -> dict[str, nw.Expr]:
    cells = [prepared.cells[name] for name in rule.columns if name in prepared.cells]
    if len(cells) < len(rule.columns):
        raise UnsupportedError("is about a field below a column, or timestamps by the clocks of a zone")
    if any(cell.form.family == "nested" for cell in cells):
        raise UnsupportedError("is a number of a nested column, or of decimals of more than 18 digits")
    if any(cell.form.family == "nothing" for cell in cells):
        return {}
    first, test = cells[0], rule.test
    there = {"n": count(first.present)}
    if isinstance(test, Mean | StandardDeviation):
        value = only(first.present, _double(first))
        return there | {"m": value.mean(), "v": value.var(ddof=0)}
    if isinstance(test, Share):
        hits = listed(first, test.values)
        return there if hits is None else there | {"h": count(hits & first.present)}
    if isinstance(test, Age):
        return there | {"x": only(first.present, moments.micros(first.value, first.form)).max()}
    if isinstance(test, Divergence):
        return there | {f"k{bin_}": count(where) for bin_, where in _bins(test, first).items()}
    both = first.present & cells[1].present
    left, right = (only(both, _double(cell)) for cell in cells)
    return {
        "n": count(both),
        "m": left.mean(),
        "v": left.var(ddof=0),
        "o": right.mean(),
        "w": right.var(ddof=0),
        "c": nw.corr(left, right),
    }


def only(where: nw.Expr, value: nw.Expr) -> nw.Expr:
    """Return `value` where `where` is true, null elsewhere."""
    return nw.when(where).then(value)


def _double(cell: Cell) -> nw.Expr:
    if cell.form.family not in ("whole", "float", "decimal"):
        raise UnsupportedError("is a number of what is none")
    return cell.number


def _bins(test: Divergence, cell: Cell) -> dict[int, nw.Expr]:
    """Return the rows of each bin but the last, which has the rest."""
    if test.categories:
        found = {index: listed(cell, (value,)) for index, value in enumerate(test.categories)}
        return {index: where & cell.present for index, where in found.items() if where is not None}
    value = _double(cell)
    return {index: (value <= float(edge)) & cell.present for index, edge in enumerate(test.edges)}


def number_of(rule: Rule, index: int, rows: Sequence[Row], now: datetime) -> float | None:
    """Return the number of a fused statistic, at `index` among the rules, from the `rows` of all parts of the data.

    It is `None` where no row has a value, or where infinities leave no number.
    """
    number = _number(rule, index, rows, now)
    return None if number is None or math.isnan(number) else number


def _number(rule: Rule, index: int, rows: Sequence[Row], now: datetime) -> float | None:
    parts = [_parts_of(index, row) for row in rows]
    parts = [part for part in parts if part.get("n")]
    total = sum(int(part["n"]) for part in parts)
    if not total:
        return None
    match rule.test:
        case Mean():
            return _merged(parts)["m"]
        case StandardDeviation():
            return math.sqrt(_merged(parts)["v"] / (total - 1)) if total > 1 else None
        case Share():
            return sum(int(part.get("h") or 0) for part in parts) / total
        case Age():
            return age(rule.test, max(int(part["x"]) for part in parts), now)
        case Divergence():
            return divergence(rule.test, parts, total)
        case _:
            moment = _merged(parts)
            size = math.sqrt(moment["v"]) * math.sqrt(moment["w"])
            return moment["c"] / size if size else None


def _parts_of(index: int, row: Row) -> dict[str, Any]:
    prefix = f"s{index}"
    return {name.removeprefix(prefix): value for name, value in row.items() if _is_part(name, prefix)}


def _is_part(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and not name[len(prefix) : len(prefix) + 1].isdigit()


def _merged(parts: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return means and sums of squares of all parts together.

    Source: Chan, Golub and LeVeque (1979), "Updating formulae and a pairwise algorithm for computing sample variances".
    """
    total, merged = 0, {"m": 0.0, "v": 0.0, "o": 0.0, "w": 0.0, "c": 0.0}
    for part in parts:
        more = int(part["n"])
        # What was asked for and is no number comes of infinities; with it the whole is none.
        told = {name: part.get(name, 0.0) for name in merged}
        one = {name: math.nan if value is None else float(value) for name, value in told.items()}
        # Told as a correlation, since pandas' covariance passes over `ddof` beside nulls; that of a constant is none.
        spread = math.sqrt(one["v"]) * math.sqrt(one["w"])
        one["c"] = one["c"] * spread if spread else 0.0
        left, right = one["m"] - merged["m"], one["o"] - merged["o"]
        weight = total * more / (total + more)
        merged["v"] += one["v"] * more + (left * left * weight if total else 0.0)
        merged["w"] += one["w"] * more + (right * right * weight if total else 0.0)
        merged["c"] += one["c"] * more + (left * right * weight if total else 0.0)
        merged["m"] = merged["m"] + left * more / (total + more) if total else one["m"]
        merged["o"] = merged["o"] + right * more / (total + more) if total else one["o"]
        total += more
    return merged


def divergence(test: Divergence, parts: Sequence[Mapping[str, Any]], total: int) -> float:
    """Return how far the counted bins are from the contract's shares."""
    counts = [sum(int(part.get(f"k{index}") or 0) for part in parts) for index in range(len(test.shares) - 1)]
    if test.edges:
        # Counted up to each edge, all below included.
        counts = [after - before for before, after in zip([0, *counts], counts, strict=False)]
    counts.append(total - sum(counts))
    return distance(test, [one / total for one in counts])
