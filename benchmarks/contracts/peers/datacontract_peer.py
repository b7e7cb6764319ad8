"""The workload in datacontract-cli: the ODCS contract, with its data as a local server."""

from __future__ import annotations

import json
import sys

from datacontract.data_contract import DataContract


def main(_: str, rules: dict) -> None:
    run = DataContract(data_contract_file=rules["contract"]).test()
    # It warns that types of Parquet files are not checked.
    good = ("passed", "info", "warning")
    failed = [f"{one.type}:{one.field}" for one in run.checks if str(one.result.value) not in good]
    told = sorted({f"{one.result.value}:{one.reason}"[:120] for one in run.checks if str(one.result.value) == "error"})
    answer = {"valid": str(run.result.value) in good, "failed": failed, "checks": len(run.checks), "errors": told}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
