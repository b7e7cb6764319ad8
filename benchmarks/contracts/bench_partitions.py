"""A data set of 30 files: the first run, a rerun, and a rerun after one file was added; and many rows in little memory.

`nox -s bench -- benchmarks/contracts/bench_partitions.py --rows 10000000`; `--rows 100000000` for the largest,
whose peak memory is to stay below 4 GiB. Keys are unique over all files, so `--no-keys` shows what files cost alone.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import workload
from measuring import line, ratio
from projects import check, project, verdict

CACHE = Path.home() / ".cache" / "mlgate-bench"
MEMORY = 4096.0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3_000_000)
    parser.add_argument("--files", type=int, default=30)
    parser.add_argument("--data", type=Path, default=CACHE / "data")
    parser.add_argument("--no-keys", action="store_true")
    parser.add_argument("--quick", action="store_true", help="300,000 rows")
    return parser.parse_args()


def files(folder: Path, rows: int, count: int) -> list[Path]:
    """Write `rows` rows as `count` files, and one more, that is added later."""
    folder.mkdir(parents=True, exist_ok=True)
    each = rows // count
    paths = []
    for index in range(count + 1):
        path = folder / f"part-{index:03}.parquet"
        workload.write_parquet(path, each, first=index * each, total=rows + each)
        paths.append(path)
    return paths


def main() -> None:
    asked = options()
    rows = 300_000 if asked.quick else asked.rows
    parts = files(asked.data / f"parts-{rows}-{asked.files}", rows, asked.files)
    work = asked.data / "work"
    work.mkdir(exist_ok=True)
    now = work / "partitioned"
    shutil.rmtree(now, ignore_errors=True)
    now.mkdir()
    for path in parts[:-1]:
        (now / path.name).hardlink_to(path)
    contract = workload.write_contract(work / "parts.odcs.yaml", keys=not asked.no_keys)
    made = project(work / "daily", now / "*.parquet", contract)
    print(f"{rows:,} rows in {asked.files} files, {sum(one.stat().st_size for one in parts) / 2**20:,.0f} MiB")
    first = check(made, keep=True)
    assert verdict(first) == (0, frozenset()), first.output[-1500:]
    line("first run", first)
    again = check(made, keep=True)
    assert verdict(again) == (0, frozenset())
    line("again, nothing changed", again)
    (now / parts[-1].name).hardlink_to(parts[-1])
    added = check(made, keep=True)
    assert verdict(added) == (0, frozenset()), added.output[-1500:]
    line("again, with one file more", added)
    ratio("one file more over the first run", added.seconds / first.seconds, 0.1)
    ratio("the same in processor time", added.processor / first.processor, 0.1)
    ratio("peak memory in MiB", first.memory, MEMORY)


if __name__ == "__main__":
    main()
