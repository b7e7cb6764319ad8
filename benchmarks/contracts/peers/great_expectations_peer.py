"""The workload in great_expectations, over pandas."""

from __future__ import annotations

import json
import sys

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd


def main(path: str, rules: dict) -> None:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    # It knows no type of pandas 3's own for text.
    pd.options.future.infer_string = False
    frame = pd.read_parquet(path)
    asset = context.data_sources.add_pandas("pandas").add_dataframe_asset("orders")
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})
    suite = gx.ExpectationSuite(name="orders")
    kinds = {"integer": "int64", "number": "float64", "timestamp": "datetime64", "string": "str"}
    for name, kind in rules["types"].items():
        dtypes = {"timestamp": ["datetime64[us]", "datetime64[ns]", "datetime64"], "string": ["str"]}
        listed = dtypes.get(kind, [kinds[kind], "float64"])
        suite.add_expectation(gxe.ExpectColumnValuesToBeInTypeList(column=name, type_list=listed))
    for name in rules["required"]:
        suite.add_expectation(gxe.ExpectColumnValuesToNotBeNull(column=name))
    for name, (low, high) in rules["ranges"].items():
        suite.add_expectation(gxe.ExpectColumnValuesToBeBetween(column=name, min_value=low, max_value=high))
    for name, values in rules["sets"].items():
        suite.add_expectation(gxe.ExpectColumnValuesToBeInSet(column=name, value_set=values))
    for name, pattern in rules["patterns"].items():
        suite.add_expectation(gxe.ExpectColumnValuesToMatchRegex(column=name, regex=pattern))
    for name, most in rules["null_shares"].items():
        suite.add_expectation(gxe.ExpectColumnValuesToNotBeNull(column=name, mostly=1 - most / 100))
    suite.add_expectation(
        gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="ended", column_B="started", or_equal=True)
    )
    if rules["keys"]:
        suite.add_expectation(gxe.ExpectColumnValuesToBeUnique(column="id"))
        suite.add_expectation(gxe.ExpectCompoundColumnsToBeUnique(column_list=["account", "sequence"]))
    seen = batch.validate(suite)
    failed = [
        f"{one.expectation_config.type}:{one.expectation_config.kwargs.get('column', '')}"
        for one in seen.results
        if not one.success
    ]
    print(json.dumps({"valid": bool(seen.success), "failed": failed}))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
