# ruff: noqa: ARG001, ARG005 - rules are class methods to it
"""The workload in dataframely."""

from __future__ import annotations

import json
import sys

import dataframely as dy
import polars as pl


def _column(name: str, kind: str, rules: dict):
    more = {"nullable": name not in rules["required"]}
    if name in rules["ranges"]:
        low, high = rules["ranges"][name]
        more |= {"min": low, "max": high}
    if name in rules["patterns"]:
        more["regex"] = rules["patterns"][name]
    if name in rules["sets"]:
        allowed = rules["sets"][name]
        more["check"] = lambda column: column.is_in(allowed)
    kinds = {"integer": dy.Int64, "number": dy.Float64, "string": dy.String}
    return dy.Datetime(time_unit="us", **more) if kind == "timestamp" else kinds[kind](**more)


def _ordered(cls) -> pl.Expr:
    return pl.col("ended") >= pl.col("started")


def _unique(names: list[str]):
    return lambda cls: pl.struct(names).is_unique()


def main(path: str, rules: dict) -> None:
    columns = {name: _column(name, kind, rules) for name, kind in rules["types"].items()}
    extra = {"ends_after_start": dy.rule()(_ordered)}
    for name, most in rules["null_shares"].items():
        share = most / 100
        extra[f"nulls_of_{name}"] = dy.rule()(
            lambda cls, name=name, share=share: pl.repeat(pl.col(name).is_null().mean() <= share, pl.len())
        )
    if rules["keys"]:
        extra |= {"unique_id": dy.rule()(_unique(["id"])), "unique_pair": dy.rule()(_unique(["account", "sequence"]))}
    schema = type("Orders", (dy.Schema,), {**columns, **extra})
    _, failure = schema.filter(pl.read_parquet(path))
    failed = sorted(failure.counts())
    print(json.dumps({"valid": not failed, "failed": failed, "counts": failure.counts()}))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
