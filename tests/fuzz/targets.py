"""What is fuzzed: files that come from outside, each in a small project that passes before it is changed."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import polars as pl

from fuzz import words
from fuzz.schemas import SCHEMAS

ROWS = 60


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the project, `name`, what it holds before it is changed, and words that its readers know.

    `around` is put around what is changed, for text that stands within another file. `data` is the data set, `options`
    what its table says beside. Of `commands` each runs if the one before it exited with 0, and with one of `codes`.
    """

    name: str
    seed: Callable[[], bytes]
    words: tuple[bytes, ...]
    around: Callable[[bytes], bytes] = bytes
    data: str = "data.parquet"
    options: str = ""
    commands: tuple[tuple[str, ...], ...] = (("check", "contract.x"),)
    codes: frozenset[int] = frozenset({0, 1, 3})


def frame() -> pl.DataFrame:
    """Return a table of every type that a contract knows."""
    start = datetime(2024, 1, 1)  # noqa: DTZ001 - as most files have it
    return pl.DataFrame(
        {
            "id": range(ROWS),
            "number": [index / 7 for index in range(ROWS)],
            "text": [f"a{index % 5}" for index in range(ROWS)],
            "flag": [index % 2 == 0 for index in range(ROWS)],
            "day": [date(2024, 1, 1) + timedelta(days=index) for index in range(ROWS)],
            "moment": [start + timedelta(days=index, hours=1) for index in range(ROWS)],
        }
    )


CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: fuzz
version: 1.0.0
status: active
description: {purpose: to be changed}
schema:
  - name: data
    properties:
      - name: id
        logicalType: integer
        primaryKey: true
        primaryKeyPosition: 1
        required: true
        unique: true
        logicalTypeOptions: {minimum: 0, maximum: 1000, multipleOf: 1}
      - name: number
        logicalType: number
        quality:
          - {type: library, metric: nullValues, mustBeLessThan: 5, unit: percent}
          - {type: custom, engine: mlgate, implementation: {metric: quantile, probability: 0.5}, mustBeBetween: [0, 9]}
      - name: text
        logicalType: string
        classification: restricted
        logicalTypeOptions: {minLength: 1, maxLength: 9, pattern: "^a[0-9]$"}
        quality:
          - {metric: invalidValues, mustBe: 0, arguments: {validValues: [a0, a1, a2, a3, a4]}}
      - {name: flag, logicalType: boolean}
      - {name: day, logicalType: date, logicalTypeOptions: {format: yyyy-MM-dd, minimum: "2024-01-01"}}
      - {name: moment, logicalType: timestamp}
    quality:
      - {metric: rowCount, mustBeGreaterThan: 10}
      - {metric: duplicateValues, mustBe: 0, arguments: {properties: [id, text]}}
      - type: custom
        engine: mlgate
        implementation: "CONDITION"
"""
CONDITION = "moment >= day and (number / 2 < id + 5 or text like 'a%' or length(text) in (1, 2))"


def _written(write: Callable[[pl.DataFrame, io.BytesIO], object]) -> Callable[[], bytes]:
    def content() -> bytes:
        stream = io.BytesIO()
        write(frame(), stream)
        return stream.getvalue()

    return content


def contract(condition: bytes = CONDITION.encode()) -> bytes:
    """Return the contract with `condition` in it, as JSON writes text, which YAML reads."""
    text = json.dumps(condition.decode("utf-8", "replace"))
    return CONTRACT.replace('"CONDITION"', text).encode("utf-8", "surrogatepass")


def dialect() -> bytes:
    """Return the table as programs in much of Europe write it: `;`, a decimal comma, quotes around line ends."""
    told = frame().with_columns(pl.col("number").round(3).cast(pl.String).str.replace(".", ",", literal=True))
    text = told.with_columns(note=pl.lit('a "b";\nc')).write_csv(separator=";")
    return text.encode("utf-16-le")


def delta_log() -> bytes:
    """Return the log of a Delta table of one file, as the protocol has it (delta-io/delta, PROTOCOL.md)."""
    names = {"id": "long", "number": "double", "text": "string", "flag": "boolean", "day": "date"}
    names["moment"] = "timestamp_ntz"
    fields = [{"name": name, "type": kind, "nullable": True, "metadata": {}} for name, kind in names.items()]
    schema = json.dumps({"type": "struct", "fields": fields})
    features = {"readerFeatures": ["timestampNtz"], "writerFeatures": ["timestampNtz"]}
    told = {"id": "x", "format": {"provider": "parquet", "options": {}}, "schemaString": schema}
    size = len(TARGETS["parquet"].seed())
    file = {"path": "part-0.parquet", "size": size, "partitionValues": {}, "modificationTime": 0, "dataChange": True}
    lines = [
        {"protocol": {"minReaderVersion": 3, "minWriterVersion": 7, **features}},
        {"metaData": {**told, "partitionColumns": [], "configuration": {}}},
        {"add": file | {"stats": json.dumps({"numRecords": ROWS})}},
    ]
    return "".join(f"{json.dumps(line)}\n" for line in lines).encode()


_PARQUET = _written(pl.DataFrame.write_parquet)
_CSV_TEXT = _written(pl.DataFrame.write_csv)
_JSON_LINES = _written(pl.DataFrame.write_ndjson)
_DUCKDB = 'engine = "duckdb"'
_DRAFTED = (("infer", "data.csv", "-o", "drafted.yaml", "--force"), ("check", "contract.drafted"))
_ANY = frozenset({0, 1, 2, 3})
TARGETS = {
    "contract": Target(name="data.odcs.yaml", seed=contract, words=words.YAML),
    "condition": Target(name="data.odcs.yaml", seed=CONDITION.encode, words=words.SQL, around=contract),
    "parquet": Target(name="data.parquet", seed=_PARQUET, words=words.BINARY),
    "parquet_duckdb": Target(name="data.parquet", seed=_PARQUET, words=words.BINARY, options=_DUCKDB),
    "arrow": Target(name="data.arrow", seed=_written(pl.DataFrame.write_ipc), words=words.BINARY, data="data.arrow"),
    "arrow_stream": Target(
        name="data.arrows", seed=_written(pl.DataFrame.write_ipc_stream), words=words.BINARY, data="data.arrows"
    ),
    "csv": Target(name="data.csv", seed=_CSV_TEXT, words=words.CSV, data="data.csv"),
    "csv_polars": Target(
        name="data.csv", seed=_CSV_TEXT, words=words.CSV, data="data.csv", options='engine = "polars"'
    ),
    "csv_dialect": Target(
        name="data.csv",
        seed=dialect,
        words=tuple(word.decode("latin-1").encode("utf-16-le") for word in words.CSV) + words.CSV,
        data="data.csv",
        options='encoding = "utf-16-le"',
    ),
    "csv_packed": Target(
        name="data.csv.gz", seed=lambda: gzip.compress(_CSV_TEXT(), mtime=0), words=words.BINARY, data="data.csv.gz"
    ),
    "jsonl": Target(name="data.jsonl", seed=_JSON_LINES, words=words.JSON, data="data.jsonl"),
    "jsonl_duckdb": Target(name="data.jsonl", seed=_JSON_LINES, words=words.JSON, data="data.jsonl", options=_DUCKDB),
    "delta": Target(
        name="table/_delta_log/00000000000000000000.json", seed=delta_log, words=words.JSON, data="table"
    ),
    "configuration": Target(
        name="mlgate.toml", seed=lambda: configuration(TARGETS["contract"]), words=words.TOML, codes=_ANY
    ),
    "infer": Target(name="data.csv", seed=_CSV_TEXT, words=words.CSV, data="data.csv", commands=_DRAFTED),
    "refine": Target(
        name="data.odcs.yaml", seed=contract, words=words.YAML,
        commands=(("infer", "other.parquet", "--update", "data.odcs.yaml"),), codes=_ANY,
    ),
    "diff": Target(
        name="data.odcs.yaml", seed=contract, words=words.YAML,
        commands=(("diff", "other.odcs.yaml", "data.odcs.yaml"), ("diff", "data.odcs.yaml", "other.odcs.yaml")),
        codes=_ANY,
    ),
    "diff_data": Target(
        name="data.csv", seed=_CSV_TEXT, words=words.CSV, data="data.csv",
        commands=(("diff", "other.parquet", "data.csv"),), codes=_ANY,
    ),
    **{
        f"convert_{Path(name).stem}": Target(
            name=name,
            seed=seed,
            words=words.YAML if name.endswith(".yaml") else words.JSON,
            commands=(("convert", name, "-o", "converted.yaml", "--force"),),
            codes=_ANY,
        )
        for name, seed in SCHEMAS.items()
    },
}  # fmt: skip


def configuration(target: Target) -> bytes:
    """Return the `mlgate.toml` of the project that `target` is tried in."""
    files = {"x": "data.odcs.yaml", "drafted": "drafted.yaml"}
    tables = "".join(f'[contract.{name}]\ndata = "x"\nfile = "{file}"\n' for name, file in files.items())
    return f'[data.x]\npath = "{target.data}"\n{target.options}\n{tables}'.encode()
