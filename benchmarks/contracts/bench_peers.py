"""mlgate against the libraries that teams use, on one file of 20 columns by 48 constraints, and against the bare scan.

`nox -s bench -- benchmarks/contracts/bench_peers.py --rows 10000000`. Each tool has an environment of its own (made by
uv below `--peers`, a cache folder) and is run as a fresh process on the same Parquet file, clean and dirty; all must
find the clean one good and the dirty one not. Times are of whole processes, start-up and imports included.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import workload
from measuring import HERE, Run, best, line, ratio, scan
from projects import check, project, verdict

PEERS = {
    "pandera-polars": ("pandera", "pandera[pandas,polars]", "pyarrow"),
    "pandera-pandas": ("pandera", "pandera[pandas,polars]", "pyarrow"),
    "dataframely": ("dataframely", "dataframely"),
    "pointblank": ("pointblank", "pointblank[pl]", "pyarrow"),
    "datacontract": ("datacontract", "datacontract-cli[duckdb,parquet]"),
    "great-expectations": ("gx", "great_expectations", "pyarrow"),
}
# What the dirty file breaks.
DIRTY = frozenset(
    {
        "id:unique",
        "quantity:range",
        "price:range",
        "age:required",
        "country:invalid_values",
        "code:pattern",
    }
)
SHOWN = (
    "pandera",
    "dataframely",
    "pointblank",
    "datacontract-cli",
    "great-expectations",
    "duckdb",
    "pandas",
    "polars",
    "pyarrow",
)
CACHE = Path.home() / ".cache" / "mlgate-bench"


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--data", type=Path, default=CACHE / "data")
    parser.add_argument("--peers", type=Path, default=CACHE / "peers")
    parser.add_argument(
        "--only", nargs="*", default=list(PEERS), choices=list(PEERS), help="peers to run; none for mlgate alone"
    )
    parser.add_argument("--quick", action="store_true", help="100,000 rows, once")
    return parser.parse_args()


def environment(name: str, folder: Path) -> Path:
    """Return the Python of the peer's environment, made where it is not there; its versions are printed."""
    where, *requirements = PEERS[name]
    home = folder / where
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run(["uv", "venv", "-q", "-p", sys.executable, str(home)], check=True)
        subprocess.run(["uv", "pip", "install", "-q", "-p", str(python), *requirements], check=True)
    listed = subprocess.run(
        ["uv", "pip", "list", "-q", "-p", str(python), "--format", "json"], check=True, capture_output=True
    )
    told = {one["name"]: one["version"] for one in json.loads(listed.stdout)}
    print("   ", ", ".join(f"{one} {told[one]}" for one in SHOWN if one in told))
    return python


def rules(path: Path, folder: Path) -> dict[str, object]:
    """Return the workload as the peers' scripts take it, on one line of JSON."""
    served = workload.write_contract(folder / f"served-{path.stem}.odcs.yaml", server=path)
    return {
        "types": workload.TYPES,
        "required": workload.REQUIRED,
        "ranges": workload.RANGES,
        "sets": workload.SETS,
        "patterns": workload.PATTERNS,
        "null_shares": workload.NULL_SHARES,
        "keys": True,
        "contract": str(served),
    }


def peer(name: str, python: Path, path: Path, times: int, folder: Path) -> Run:
    script = HERE / "peers" / f"{name.replace('-', '_')}_peer.py"
    command = [str(python), str(script), str(path), json.dumps(rules(path, folder))]
    quiet = {"GX_ANALYTICS_ENABLED": "false", "POSTHOG_DISABLED": "1", "DATACONTRACT_TELEMETRY": "false"}
    return best(command, folder, times, quiet)


def ours(path: Path, folder: Path, times: int, **more: object) -> Run:
    contract = workload.write_contract(folder / "orders.odcs.yaml")
    made = project(folder / "ours", path, contract, more)
    return check(made, times)


def main() -> None:
    asked = options()
    rows, times = (100_000, 1) if asked.quick else (asked.rows, asked.times)
    for folder in (asked.data, asked.peers):
        folder.mkdir(parents=True, exist_ok=True)
    clean, dirty = asked.data / f"clean-{rows}.parquet", asked.data / f"dirty-{rows}.parquet"
    workload.write_parquet(clean, rows)
    workload.write_parquet(dirty, rows, dirty=True)
    work = asked.data / "work"
    work.mkdir(exist_ok=True)
    print(f"{rows:,} rows, {clean.stat().st_size / 2**20:.0f} MiB, 20 columns, 48 constraints; best of {times}")
    bare = best(scan(clean), work, times)
    line("bare scan (polars, every column decoded)", bare)
    found = ours(clean, work, times, statistics="ignore")
    code, subjects = verdict(found)
    assert (code, subjects) == (0, frozenset()), (code, subjects)
    line("mlgate, clean, everything read", found)
    proven = ours(clean, work, times)
    assert verdict(proven) == (0, frozenset())
    line("mlgate, clean, statistics used", proven)
    broken = ours(dirty, work, times, statistics="ignore")
    code, subjects = verdict(broken)
    assert code == 1, code
    assert subjects >= DIRTY, DIRTY - subjects
    if len(subjects) != len(DIRTY) + 1:
        print(f"  NOT FOUND: rows that end before they start, only {sorted(subjects)}")
    line("mlgate, dirty, everything read", broken)
    ratio("clean against the bare scan", found.seconds / bare.seconds, 2.0)
    ratio("dirty (report of rows) against clean", broken.seconds / found.seconds, 1.3)
    ratio("the same, statistics used", proven.seconds / bare.seconds, 2.0)
    against(asked, clean, dirty, (found, proven), work, times)


def against(
    asked: argparse.Namespace, clean: Path, dirty: Path, ours_: tuple[Run, Run], work: Path, times: int
) -> None:
    found, proven = ours_
    fastest: Run | None = None
    for name in asked.only:
        print(name)
        python = environment(name, asked.peers)
        one = peer(name, python, clean, times, work)
        other = peer(name, python, dirty, 1, work)
        if one.answer.get("valid") is not True or other.answer.get("valid") is not False:
            print(f"  another: clean {one.answer or one.output[-800:]}, dirty {other.answer or other.output[-500:]}")
        line(
            f"{name}, clean",
            one,
            f"{one.seconds / found.seconds:.1f} times mlgate's time, {one.memory / found.memory:.1f} times its memory",
        )
        print(f"    dirty: {other.answer.get('failed')}")
        if fastest is None or one.seconds < fastest.seconds:
            fastest = one
    if fastest is not None:
        for name, run in (("everything read", found), ("as it is by default", proven)):
            ratio(f"the fastest peer's time over mlgate's, {name}", fastest.seconds / run.seconds, 2.5, most=False)
            ratio(f"mlgate's memory over the fastest peer's, {name}", run.memory / fastest.memory, 0.25)


if __name__ == "__main__":
    main()
