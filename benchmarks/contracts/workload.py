"""The workload: 20 columns and 48 constraints, written as a stream of row groups, the same for the same seed.

`python benchmarks/contracts/workload.py FOLDER --rows 1000000` writes `clean-1000000.parquet`, a dirty one beside it
and the contract. Types on all 20 columns, not null on 10, ranges on 8, sets on 3, patterns on 2, both keys unique,
end not before start, the share of nulls on 2.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

CHUNK = 1_048_576
GROUP = 262_144
TYPES = {
    "id": "integer",
    "account": "integer",
    "sequence": "integer",
    "quantity": "integer",
    "visits": "integer",
    "age": "integer",
    "level": "integer",
    "stock": "integer",
    "price": "number",
    "weight": "number",
    "score": "number",
    "discount": "number",
    "rating": "number",
    "started": "timestamp",
    "ended": "timestamp",
    "country": "string",
    "channel": "string",
    "status": "string",
    "code": "string",
    "email": "string",
}
REQUIRED = ("id", "account", "sequence", "quantity", "age", "price", "started", "country", "status", "code")
RANGES: dict[str, tuple[float, float]] = {
    "quantity": (0, 1000),
    "visits": (0, 100_000),
    "age": (0, 120),
    "level": (1, 10),
    "stock": (-500, 500),
    "price": (0.0, 10_000.0),
    "weight": (0.0, 500.0),
    "score": (-10.0, 10.0),
}
SETS = {
    "country": ("AT", "CH", "DE", "ES", "FR", "GB", "IT", "NL", "PL", "SE"),
    "channel": ("web", "shop", "phone"),
    "status": ("new", "paid", "sent", "returned", "closed"),
}
PATTERNS = {"code": "^[A-Z]{2}-[0-9]{5}$", "email": "^[a-z0-9.]+@[a-z0-9.-]+\\.[a-z]{2,}$"}
# At most so many percent of nulls.
NULL_SHARES = {"discount": 30, "rating": 10}
KEYS = (("id",), ("account", "sequence"))
# One in so many rows of the dirty file breaks each of these.
DIRT = {"quantity": 5003, "price": 7001, "age": 9001, "country": 8009, "code": 6007, "ended": 4001, "id": 10_007}

DIRTY_AT = 3


def prime(least: int) -> int:
    """Return the first prime from `least` on."""
    number = least | 1
    while any(number % divisor == 0 for divisor in range(3, int(number**0.5) + 1, 2)):
        number += 2
    return number


def chunks(rows: int, *, dirty: bool = False, first: int = 0, total: int | None = None) -> Iterator[object]:
    """Yield the rows from `first` on as frames of polars; a row is the same however it is cut."""
    modulus = prime(max(total or rows, 1000))
    while rows > 0:
        # A whole chunk is drawn, so that where a file ends changes no row.
        yield _chunk(first, min(rows, CHUNK), modulus, dirty=dirty)
        first, rows = first + CHUNK, rows - CHUNK


def _chunk(first: int, rows: int, modulus: int, *, dirty: bool):
    import numpy as np
    import polars as pl

    random = np.random.default_rng([20_260_101, first])
    row = np.arange(first, first + rows, dtype=np.int64)
    # A multiplication modulo a prime visits every number once, in no order that a page of a file could use.
    shuffled = (row * int(modulus * 0.618_033_988_7) + 17) % modulus
    other = (row * int(modulus * 0.324_717_957_2) + 5) % modulus
    started = 1_700_000_000_000_000 + random.integers(0, 31_536_000_000_000, rows)
    columns = {
        "id": shuffled,
        "account": other // 10 + 1,
        "sequence": other % 10,
        "quantity": random.integers(0, 1001, rows),
        "visits": random.integers(0, 100_001, rows),
        "age": random.integers(0, 121, rows),
        "level": random.integers(1, 11, rows),
        "stock": random.integers(-500, 501, rows),
        "price": random.random(rows) * 10_000,
        "weight": np.round(random.random(rows) * 500, 3),
        "score": np.clip(random.normal(size=rows), -10, 10),
        "discount": np.round(random.random(rows), 2),
        "rating": np.round(random.random(rows) * 5, 1),
        "started": started,
        "ended": started + random.integers(0, 86_400_000_000, rows),
    }
    frame = pl.DataFrame(columns)
    texts = {name: pl.Series(values).gather(random.integers(0, len(values), rows)) for name, values in SETS.items()}
    letters = [chr(65 + one) for one in range(26)]
    code = pl.Series(letters).gather(random.integers(0, 26, rows)) + pl.Series(letters).gather(
        random.integers(0, 26, rows)
    )
    digits = pl.Series(random.integers(0, 100_000, rows)).cast(pl.String).str.zfill(5)
    user = pl.Series(random.integers(0, 50_000_000, rows)).cast(pl.String)
    host = pl.Series(["example.com", "mail.example.org", "post-box.net", "uni.edu"]).gather(random.integers(0, 4, rows))
    frame = frame.with_columns(**texts, code=code + "-" + digits, email="user." + user + "@" + host)
    gone = {name: pl.Series(random.random(rows) < share / 150) for name, share in NULL_SHARES.items()}
    frame = frame.with_columns(pl.when(~nulls).then(pl.col(name)).alias(name) for name, nulls in gone.items())
    frame = frame.with_columns(pl.col("started", "ended").cast(pl.Datetime("us")))
    return _dirtied(frame, first) if dirty else frame


def _dirtied(frame, first: int):
    import polars as pl

    row = pl.int_range(first, first + frame.height, dtype=pl.Int64)
    hit = {name: row % one_in == DIRTY_AT for name, one_in in DIRT.items()}
    bad = {
        "quantity": pl.lit(1001, pl.Int64),
        "price": pl.lit(-0.01),
        "age": pl.lit(None, pl.Int64),
        "country": pl.lit("XX"),
        "code": pl.lit("AB-1234"),
        "ended": pl.col("started") - pl.duration(seconds=1),
        "id": pl.col("id").shift(1),
    }
    return frame.with_columns(
        pl.when(hit[name]).then(value).otherwise(pl.col(name)).alias(name) for name, value in bad.items()
    )


def write_parquet(path: Path, rows: int, *, dirty: bool = False, first: int = 0, total: int | None = None) -> None:
    """Write the rows as row groups of 262,144, in memory for one chunk."""
    import pyarrow.parquet as pq

    if path.exists():
        return
    partial = path.with_suffix(".partial")
    writer = None
    for frame in chunks(rows, dirty=dirty, first=first, total=total):
        table = frame.to_arrow(compat_level=None)
        table = table.cast(_plain_schema(table.schema))
        writer = writer or pq.ParquetWriter(partial, table.schema, compression="zstd")
        writer.write_table(table, row_group_size=GROUP)
    writer.close()
    partial.rename(path)


def _plain_schema(schema):
    import pyarrow as pa

    views = {pa.string_view(): pa.string(), pa.large_string(): pa.string()}
    return pa.schema([field.with_type(views.get(field.type, field.type)) for field in schema])


def write_csv(path: Path, rows: int) -> None:
    """Write the clean rows as CSV."""
    if path.exists():
        return
    partial = path.with_suffix(".partial")
    with partial.open("wb") as stream:
        for index, frame in enumerate(chunks(rows)):
            frame.write_csv(stream, include_header=index == 0, datetime_format="%Y-%m-%dT%H:%M:%S%.6f")
    partial.rename(path)


def contract(*, keys: bool = True, patterns: bool = True, server: Path | None = None) -> dict[str, object]:
    """Return the contract in ODCS, as a mapping; `server` is the file for tools that read it from there."""
    properties = [_property(name, kind, keys=keys, patterns=patterns) for name, kind in TYPES.items()]
    quality: list[dict[str, object]] = [
        {
            "type": "custom",
            "engine": "mlgate",
            "implementation": "ended >= started",
            "description": "ends after it starts",
        }
    ]
    if keys:
        arguments = {"properties": ["account", "sequence"]}
        quality.append({"type": "library", "metric": "duplicateValues", "mustBe": 0, "arguments": arguments})
    if server is not None:
        sql = "SELECT COUNT(*) FROM orders WHERE ended < started"
        quality[0] = {"type": "sql", "query": sql, "mustBe": 0}
        if keys:
            sql = "SELECT COUNT(*) - COUNT(DISTINCT (account, sequence)) FROM orders"
            quality[1] = {"type": "sql", "query": sql, "mustBe": 0}
    whole: dict[str, object] = {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": "orders",
        "name": "orders",
        "version": "1.0.0",
        "status": "active",
        "schema": [{"name": "orders", "physicalType": "table", "properties": properties, "quality": quality}],
    }
    if server is not None:
        whole["servers"] = [{"server": "local", "type": "local", "path": str(server), "format": "parquet"}]
    return whole


def _property(name: str, kind: str, *, keys: bool, patterns: bool) -> dict[str, object]:
    one: dict[str, object] = {"name": name, "logicalType": kind}
    options: dict[str, object] = {}
    if name in REQUIRED:
        one["required"] = True
    if name == "id" and keys:
        one["unique"] = True
    if name in RANGES:
        low, high = RANGES[name]
        options |= {"minimum": low, "maximum": high}
    if name in PATTERNS and patterns:
        options["pattern"] = PATTERNS[name]
    if options:
        one["logicalTypeOptions"] = options
    quality: list[dict[str, object]] = []
    if name in SETS:
        arguments = {"validValues": list(SETS[name])}
        quality.append({"type": "library", "metric": "invalidValues", "mustBe": 0, "arguments": arguments})
    if name in NULL_SHARES:
        most = NULL_SHARES[name]
        quality.append({"type": "library", "metric": "nullValues", "mustBeLessOrEqualTo": most, "unit": "percent"})
    if quality:
        one["quality"] = quality
    return one


def write_contract(path: Path, **options: object) -> Path:
    """Write the contract to `path`; JSON is YAML."""
    path.write_text(json.dumps(contract(**options), indent=1), encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--csv", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    write_parquet(options.folder / f"clean-{options.rows}.parquet", options.rows)
    write_parquet(options.folder / f"dirty-{options.rows}.parquet", options.rows, dirty=True)
    if options.csv:
        write_csv(options.folder / f"clean-{options.rows}.csv", options.rows)


if __name__ == "__main__":
    main()
