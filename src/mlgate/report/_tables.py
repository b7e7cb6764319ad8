"""Evidence of measurements that is read best as a table: reliability curves, and gaps between groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mlgate.core.display import plain
from mlgate.core.model import Measurement, Result
from mlgate.report._figures import aligned, figure

_WIDTH = 20


def evidence_tables(result: Result) -> list[str]:
    """Return the tables behind the measurements of `result`, as plain lines."""
    lines: list[str] = []
    for measured in result.measurements:
        for kind, table in (("reliability", _reliability), ("gap", _gap)):
            if kind in measured.evidence:
                lines += table(measured, measured.evidence[kind])
    return lines


def _reliability(measured: Measurement, curves: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    for side, bins in curves.items():
        yield f"reliability behind {plain(measured.key)}, {plain(side)} (* predicted is outside the interval):"
        rows = [
            (
                f"{one['start']:.3g} to {one['end']:.3g}",
                f"{one['n']:,}",
                f"{one['predicted']:.3f}",
                f"{one['observed']:.3f} [{one['low']:.3f}, {one['high']:.3f}]",
                "" if one["low"] <= one["predicted"] <= one["high"] else "*",
                _plot(one),
            )
            for one in bins
        ]
        yield from _aligned([("probability", "n", "predicted", "observed, all 90 %", "", ""), *rows])


def _plot(one: Mapping[str, Any]) -> str:
    """Return a line from 0 to 1: the interval of what was observed, and a mark for what was predicted."""
    cells = [" "] * (_WIDTH + 1)
    for place in range(round(one["low"] * _WIDTH), round(one["high"] * _WIDTH) + 1):
        cells[place] = "-"
    cells[round(one["observed"] * _WIDTH)] = "o"
    cells[round(one["predicted"] * _WIDTH)] = "x"
    return f"|{''.join(cells)}|"


def _gap(measured: Measurement, gap: Mapping[str, Any]) -> Iterator[str]:
    ends = dict.fromkeys((gap["highest"], gap["lowest"]))
    yield f"groups behind {plain(measured.key)}, made by {' and '.join(plain(end) for end in ends)}:"
    rows = [
        (
            plain(one["group"], limit=100),
            plain(one["rate"]),
            f"{one['n']:,}",
            f"{figure(one['value'])} [{figure(one['low'])}, {figure(one['high'])}]",
        )
        for one in gap["groups"]
    ]
    yield from _aligned([("group", "rate", "n", "value, each 90 %"), *rows])


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    return (f"  {line}" for line in aligned(rows))
