"""The workload in pandera over pandas."""

from __future__ import annotations

import json
import sys

import pandas as pd
import pandera.pandas as pa


def main(path: str, rules: dict) -> None:
    frame = pd.read_parquet(path)
    kinds = {"integer": "int64", "number": "float64", "timestamp": "datetime64[us]", "string": "str"}
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
            checks.append(pa.Check(lambda column, most=most: column.isna().mean() <= most, ignore_na=False))
        # A gap makes floats of whole numbers in pandas; pandera is told what the file says.
        dtype = kinds[kind] if not (kind == "integer" and frame[name].isna().any()) else "float64"
        columns[name] = pa.Column(
            dtype, checks, nullable=name not in rules["required"], unique=name == "id" and rules["keys"]
        )
    ordered = pa.Check(lambda data: data["ended"] >= data["started"], name="order")
    schema = pa.DataFrameSchema(columns, checks=[ordered], unique=["account", "sequence"] if rules["keys"] else None)
    try:
        schema.validate(frame, lazy=True)
        failed = []
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
        failed = sorted({f"{column}:{check}" for column, check in zip(cases["column"], cases["check"], strict=True)})
    print(json.dumps({"valid": not failed, "failed": failed[:50]}))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
