"""Many columns and many constraints: time grows with their number, and a contract compiles at once.

`nox -s bench -- benchmarks/contracts/bench_width.py`. 50, 100 and 200 columns by 125, 250 and 500 constraints; 1,000
and 10,000 columns; the compile time of 500 constraints within a running process.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from measuring import Run, line, ratio
from projects import check, project, verdict

CACHE = Path.home() / ".cache" / "mlgate-bench"
# Twice as much may take this many times as long.
LINEAR = 2.5


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--data", type=Path, default=CACHE / "data")
    parser.add_argument("--quick", action="store_true", help="20,000 rows, once")
    return parser.parse_args()


def frame(path: Path, columns: int, rows: int) -> None:
    import polars as pl

    if path.exists():
        return
    row = pl.int_range(rows, eager=True)
    parts = {}
    for index in range(columns):
        value = (row * (2 * index + 3) + index) % 1009
        parts[f"column_{index}"] = value if index % 2 else value / 8
    pl.DataFrame(parts).write_parquet(path)


def contract(path: Path, columns: int, rules: int) -> Path:
    """Write a contract of `rules` constraints over `columns` columns: types, not null, ranges and lists."""
    properties = [
        {"name": f"column_{index}", "logicalType": "integer" if index % 2 else "number"} for index in range(columns)
    ]
    left = rules - columns
    for one in properties[: max(0, left)]:
        one["required"] = True
    left -= columns
    for one in properties[: max(0, left)]:
        one["logicalTypeOptions"] = {"minimum": 0, "maximum": 1009}
    whole = {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": "wide",
        "version": "1.0.0",
        "status": "active",
        "schema": [{"name": "wide", "properties": properties}],
    }
    path.write_text(json.dumps(whole, separators=(",", ":")), encoding="utf-8")
    return path


def measured(name: str, work: Path, columns: int, rules: int, rows: int, times: int) -> Run:
    data = work / f"wide-{columns}-{rows}.parquet"
    frame(data, columns, rows)
    file = contract(work / "wide.odcs.yaml", columns, rules)
    run = check(project(work / "wide", data, file, {"statistics": "ignore"}), times)
    assert verdict(run) == (0, frozenset()), run.output[-1500:]
    line(name, run)
    return run


def compiling(work: Path) -> None:
    """Print how long a contract of 500 constraints takes to read, and to compile without the YAML."""
    from mlgate.contracts import load

    file = contract(work / "wide.odcs.yaml", 200, 500)
    load(file, work)
    least = min(_seconds(lambda: load(file, work)) for _ in range(5))
    ratio("reading and compiling 500 constraints, in ms", 1000 * least, 50.0)


def _seconds(call) -> float:
    clock = time.perf_counter()
    call()
    return time.perf_counter() - clock


def main() -> None:
    asked = options()
    rows, times = (20_000, 1) if asked.quick else (asked.rows, asked.times)
    work = asked.data / "work"
    work.mkdir(parents=True, exist_ok=True)
    compiling(work)
    small = measured("one column", work, 1, 1, 100, times)
    runs = [
        measured(f"{columns} columns, {rules} constraints, {rows:,} rows", work, columns, rules, rows, times)
        for columns, rules in ((50, 125), (100, 250), (200, 500))
    ]
    start = small.processor
    for one, other in pairwise(runs):
        ratio(
            "twice as wide, in processor time less the start",
            (other.processor - start) / max(0.02, one.processor - start),
            LINEAR,
        )
    least = 1000
    some = measured(f"1,000 columns, 1,500 constraints, {least:,} rows", work, 1000, 1500, least, times)
    more = measured(f"2,000 columns, 3,000 constraints, {least:,} rows", work, 2000, 3000, least, times)
    most = measured(f"10,000 columns, 15,000 constraints, {least:,} rows", work, 10_000, 15_000, least, 1)
    ratio("2,000 columns over 1,000", (more.processor - start) / (some.processor - start), LINEAR)
    ratio(
        "10,000 columns over 2,000 (five times as wide)",
        (most.processor - start) / (more.processor - start),
        5 * LINEAR / 2,
    )


if __name__ == "__main__":
    main()
