"""The workload in pointblank, over polars."""

from __future__ import annotations

import json
import sys

import pointblank as pb
import polars as pl


def main(path: str, rules: dict) -> None:
    frame = pl.read_parquet(path)
    kinds = {
        "integer": "Int64",
        "number": "Float64",
        "timestamp": "Datetime(time_unit='us', time_zone=None)",
        "string": "String",
    }
    plan = pb.Validate(frame)
    plan = plan.col_schema_match(pb.Schema(columns=[(name, kinds[kind]) for name, kind in rules["types"].items()]))
    for name in rules["required"]:
        plan = plan.col_vals_not_null(name)
    for name, (low, high) in rules["ranges"].items():
        plan = plan.col_vals_between(name, low, high, na_pass=True)
    for name, values in rules["sets"].items():
        plan = plan.col_vals_in_set(name, values)
    for name, pattern in rules["patterns"].items():
        plan = plan.col_vals_regex(name, pattern, na_pass=True)
    plan = plan.col_vals_expr(pl.col("ended") >= pl.col("started"))
    for name, most in rules["null_shares"].items():
        plan = plan.col_vals_not_null(name, thresholds=pb.Thresholds(error=most / 100))
    if rules["keys"]:
        plan = plan.rows_distinct(["id"]).rows_distinct(["account", "sequence"])
    done = plan.interrogate(collect_extracts=False)
    failed = []
    for step in done.validation_info:
        loose = step.assertion_type == "col_vals_not_null" and step.column in rules["null_shares"]
        if step.eval_error or (step.error if loose else not step.all_passed):
            failed.append(f"{step.assertion_type}:{step.column}")
    print(json.dumps({"valid": not failed, "failed": failed}))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
