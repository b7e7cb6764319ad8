"""A map of codes with a bit for each possible one, marked as the rows stream by."""

from __future__ import annotations

import threading

import polars as pl

# A map is worth its memory where it has at most so many bits for a row: sorting takes as many for each.
_SPARSE = 64
_LARGEST = 1 << 32


def fits(span: int | None, rows: int) -> bool:
    """Return whether a map of `span` possible codes, as far as they are known, is worth its memory for `rows`."""
    return span is not None and span <= min(_SPARSE * rows + 1024, _LARGEST)


class Marks:
    """Which of the codes below `span` were seen; `beyond` says whether there was another one."""

    def __init__(self, span: int) -> None:
        """Make a map in which nothing is marked."""
        self._span = span
        # numpy has no map of bits, and its import alone takes as long as marking 10 million codes.
        self._seen = pl.repeat(value=False, n=span, dtype=pl.Boolean, eager=True)
        self._one_at_a_time = threading.Lock()
        self.beyond = False

    @property
    def distinct(self) -> int:
        """The number of codes that were seen."""
        return int(self._seen.sum())

    def marking(self, code: pl.Expr) -> pl.Expr:
        """Return `code` as it is; each of its values is marked when it is computed."""
        return code.map_batches(self._mark, return_dtype=pl.UInt64, is_elementwise=True)

    def _mark(self, codes: pl.Series) -> pl.Series:
        there = codes.drop_nulls()
        if len(there) and int(there.max()) >= self._span:  # type: ignore[arg-type] # a whole number
            self.beyond = True
            return codes
        # Eight codes share a byte.
        with self._one_at_a_time:
            self._seen.scatter(there, values=True)
        return codes
