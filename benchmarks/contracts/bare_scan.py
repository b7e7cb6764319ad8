"""The bare scan that everything is held against: each column decoded whole, and its values added up."""

from __future__ import annotations

import sys

import polars as pl
import polars.selectors as cs


def main(path: str) -> None:
    frame = pl.scan_csv(path, infer_schema=False) if path.endswith(".csv") else pl.scan_parquet(path)
    sums = frame.select(
        pl.len().alias("rows_"),
        cs.numeric().sum(),
        cs.boolean().sum(),
        cs.temporal().to_physical().sum(),
        cs.string().str.len_bytes().sum(),
    )
    print(sums.collect(engine="streaming").row(0)[0])


if __name__ == "__main__":
    main(sys.argv[1])
