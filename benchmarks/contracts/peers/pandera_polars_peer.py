"""The workload in pandera over polars."""

from __future__ import annotations

import json
import sys

import pandera.polars as pa
import polars as pl


def main(path: str, rules: dict) -> None:
    kinds = {"integer": pl.Int64, "number": pl.Float64, "timestamp": pl.Datetime("us"), "string": pl.String}
    columns = {}
    for name, kind in rules["types"].items():
        checks = []
        if name in rules["ranges"]:
            checks.append(pa.Check.in_range(*rules["ranges"][name]))
        if name in rules["sets"]:
            checks.append(pa.Check.isin(rules["sets"][name]))
        if name in rules["patterns"]:
            checks.append(pa.Check.str_matches(rules["patterns"][name]))
        if name in rules["null_shares"]:
            most = rules["null_shares"][name] / 100
            checks.append(
                pa.Check(
                    lambda data, most=most: data.lazyframe.select(pl.col(data.key).is_null().mean() <= most),
                    name=f"{name} nulls",
                    ignore_na=False,
                )
            )
        nullable = name not in rules["required"]
        columns[name] = pa.Column(kinds[kind], checks, nullable=nullable, unique=name == "id" and rules["keys"])
    ordered = pa.Check(lambda data: data.lazyframe.select(pl.col("ended") >= pl.col("started")), name="order")
    schema = pa.DataFrameSchema(columns, checks=[ordered], unique=["account", "sequence"] if rules["keys"] else None)
    try:
        schema.validate(pl.read_parquet(path), lazy=True)
        failed = []
    except pa.errors.SchemaErrors as error:
        failed = sorted(
            {
                f"{one.schema.name}:{one.check if one.check is None else getattr(one.check, 'name', one.check)}"
                for one in error.schema_errors
            }
        )
    print(json.dumps({"valid": not failed, "failed": failed}))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
