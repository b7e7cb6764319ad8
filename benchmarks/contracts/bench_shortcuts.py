"""What mlgate's contract check costs beside the bare scan: all read, without keys and patterns, proven, dirty, CSV.

`nox -s bench -- benchmarks/contracts/bench_shortcuts.py --rows 10000000`. Fresh processes, best of three.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import workload
from measuring import best, line, ratio, scan
from projects import check, project, verdict

CACHE = Path.home() / ".cache" / "mlgate-bench"


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--data", type=Path, default=CACHE / "data")
    parser.add_argument("--engine", default="", help="another engine than polars, as in [data.NAME]")
    parser.add_argument("--no-csv", action="store_true")
    parser.add_argument("--quick", action="store_true", help="100,000 rows, once")
    return parser.parse_args()


def provable() -> dict[str, object]:
    """Return the part of the workload that the statistics of row groups can prove: not-null and ranges."""
    whole = workload.contract(keys=False, patterns=False)
    [table] = whole["schema"]
    table["quality"] = []
    for one in table["properties"]:
        one.pop("quality", None)
    return whole


def main() -> None:
    asked = options()
    rows, times = (100_000, 1) if asked.quick else (asked.rows, asked.times)
    asked.data.mkdir(parents=True, exist_ok=True)
    work = asked.data / "work"
    work.mkdir(exist_ok=True)
    clean, dirty = asked.data / f"clean-{rows}.parquet", asked.data / f"dirty-{rows}.parquet"
    workload.write_parquet(clean, rows)
    workload.write_parquet(dirty, rows, dirty=True)
    print(f"{rows:,} rows, 20 columns; best of {times}")
    bare = best(scan(clean), work, times)
    line("bare scan", bare)

    def ours(name: str, path: Path, contract: dict[str, object], code: int = 0, **more: object):
        file = work / "one.odcs.yaml"
        file.write_text(json.dumps(contract), encoding="utf-8")
        made = project(work / "one", path, file, more, asked.engine)
        run = check(made, times)
        found, subjects = verdict(run)
        assert found == code, (name, found, subjects, run.output[-1500:])
        line(name, run)
        return run

    whole = ours("48 constraints, everything read", clean, workload.contract(), statistics="ignore")
    ratio("over the bare scan", whole.seconds / bare.seconds, 2.0)
    plain = ours("without keys and patterns", clean, workload.contract(keys=False, patterns=False), statistics="ignore")
    ratio("over the bare scan", plain.seconds / bare.seconds, 1.2)
    proven = ours("not-null and ranges, statistics used", clean, provable())
    ratio("over the bare scan (below it)", proven.seconds / bare.seconds, 1.0)
    ours("48 constraints, statistics used", clean, workload.contract())
    broken = ours("dirty, rows looked up", dirty, workload.contract(), 1, statistics="ignore")
    ratio("over the same of the clean file", broken.seconds / whole.seconds, 1.3)
    if not asked.no_csv:
        text = asked.data / f"clean-{rows}.csv"
        workload.write_csv(text, rows)
        raw = best(scan(text), work, times)
        line("bare scan of the CSV file", raw)
        one = ours("48 constraints, CSV", text, workload.contract())
        ratio("over the bare scan of it (no goal is stated)", one.seconds / raw.seconds, 4.0)


if __name__ == "__main__":
    main()
