"""What is fuzzed: files that come from outside, each in a small project that passes before it is changed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec
import polars as pl

ROWS = 60


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the project, `name`, what it holds before it is changed, and words that its readers know."""

    name: str
    seed: Callable[[], bytes]
    words: tuple[bytes, ...]
    # Put around what is changed, for text that stands within another file.
    around: Callable[[bytes], bytes] = bytes
    data: str = "data.parquet"


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
            "moment": [start + timedelta(hours=index) for index in range(ROWS)],
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
_YAML = (
    b"!!python/object/apply:os.system ['x']",
    b"&a",
    b"*a",
    b"[" * 300,
    b"{" * 300,
    b"<<: *a",
    b"null",
    b"~",
    b".nan",
    b".inf",
    b"-1",
    b"1e999",
    b"9" * 40,
    b"0x10",
    b"2024-13-45",
    b"yes",
    b"---\n",
    b"? ",
    b": ",
    b"- ",
    b"|\n",
    b"'",
    b'"\\u0000"',
    b"mustBe: 1, mustNotBe: 1",
    b"logicalType: object",
    b"logicalType: array",
    b"items: {logicalType: integer}",
    b"mustBeBetween: [5, 1]",
    b"(a+)+$",
    b"(?=x)",
    b"\\p{",
    b"unit: percent",
    b"type: sql, query: 'select 1'",
    b"\t",
    b"\xff\xfe",
    "é🙂\u202e".encode(),
)
_SQL = (
    b" and ",
    b" or ",
    b" not ",
    b"(" * 200,
    b")" * 5,
    b"case when flag then 1 else null end",
    b" is null",
    b" between 1 and 2",
    b"'it''s'",
    b'"id"',
    b"--",
    b"/*",
    b";drop table x",
    b"select 1",
    b"(select 1)",
    b"1/0",
    b"1e999",
    b"cast(id as text)",
    b"interval '1' day",
    b"read_csv('/etc/passwd')",
    b"regexp_matches(text, '(a+)+$')",
    b"coalesce(",
    b"%",
    b"||",
    b"::int",
    b"[1]",
    b"$1",
    b"{{x}}",
    b"exists",
    b"\x00",
)
_CSV = (
    b",",
    b'"',
    b'""',
    b"\n",
    b"\r\n",
    b"\r",
    b";",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"NaN",
    b"inf",
    b"1e400",
    b"9" * 40,
    b"," * 50,
    b'"' * 3,
)
_JSON = (
    b"{",
    b"}",
    b"[" * 500,
    b"null",
    b'"id":',
    b"1e400",
    b"NaN",
    b"\\ud800",
    b"\n",
    b"\x00",
    b"\xff",
    b'{"id": {"a": [1]}}\n',
    b"9" * 40,
    b"[]\n",
)
_BINARY = (
    b"\x00" * 8,
    b"\xff" * 8,
    b"PAR1",
    b"ARROW1",
    b"\x80\x80\x80\x80\x10",
    b"\x7f\xff\xff\xff",
    b"\x15\x00",
    b"\x00\x00\x00\x80",
)


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


TARGETS = {
    "contract": Target(name="data.odcs.yaml", seed=contract, words=_YAML),
    "condition": Target(name="data.odcs.yaml", seed=CONDITION.encode, words=_SQL, around=contract),
    "parquet": Target(name="data.parquet", seed=_written(pl.DataFrame.write_parquet), words=_BINARY),
    "arrow": Target(name="data.arrow", seed=_written(pl.DataFrame.write_ipc), words=_BINARY, data="data.arrow"),
    "csv": Target(name="data.csv", seed=_written(pl.DataFrame.write_csv), words=_CSV, data="data.csv"),
    "jsonl": Target(name="data.jsonl", seed=_written(pl.DataFrame.write_ndjson), words=_JSON, data="data.jsonl"),
}
