"""How numbers are written in every report that people read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from mlgate.core.model import Finding, Measurement, Status

NOTHING = "\N{EN DASH}"
_THOUSANDS = 1000
# From here on digits are none that a float holds, and too many to read.
_HUGE = 1e15


def figure(value: float | None, *, signed: bool = False) -> str:
    """Return `value` with four significant digits, whole numbers below 1e15 in full; a dash where there is none."""
    if value is None:
        return NOTHING
    if not math.isfinite(value):
        return str(value)
    sign = "+" if signed and value > 0 else ""
    if abs(value) >= _HUGE:
        return f"{sign}{value:.4g}"
    if value == int(value):
        return f"{sign}{int(value):,}"
    return f"{sign}{value:,.1f}" if abs(value) >= _THOUSANDS else f"{sign}{value:.4g}"


def estimate(measurement: Measurement) -> str:
    """Return the measured value with its interval, `0.71 [0.69, 0.73]`."""
    return figure(measurement.value) + _interval(measurement.low, measurement.high)


def change(measurement: Measurement) -> str:
    """Return the difference to the baseline with its interval, `-0.03 [-0.05, -0.01]`."""
    bounds = _interval(measurement.difference_low, measurement.difference_high, signed=True)
    return figure(measurement.difference, signed=True) + bounds


def aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows with their columns under each other; a column in which no row has anything is left out."""
    columns = [column for column in zip(*rows, strict=True) if any(cell != NOTHING for cell in column[1:])]
    widths = [max(map(len, column)) for column in columns]
    for row in zip(*columns, strict=True):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def weight(finding: Finding) -> str:
    """Return `warning: ` before the message of a finding that fails no check."""
    return "warning: " if finding.status == Status.WARN else ""


def affected(finding: Finding) -> str:
    """Return ` (12 of 1,000)` where rows are counted and the message does not say so itself."""
    if finding.count is None or f"{finding.count:,}" in finding.message or str(finding.count) in finding.message:
        return ""
    return f" ({finding.count:,})" if finding.total is None else f" ({finding.count:,} of {finding.total:,})"


def _interval(low: float | None, high: float | None, *, signed: bool = False) -> str:
    if low is None or high is None:
        return ""
    return f" [{figure(low, signed=signed)}, {figure(high, signed=signed)}]"
