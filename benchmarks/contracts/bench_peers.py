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
from measuring import HERE, Run, in_turn, least, line, middle, ratio, run, scan
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


def peer(name: str, python: Path, path: Path, folder: Path) -> Run:
    script = HERE / "peers" / f"{name.replace('-', '_')}_peer.py"
    command = [str(python), str(script), str(path), json.dumps(rules(path, folder))]
    quiet = {"GX_ANALYTICS_ENABLED": "false", "POSTHOG_DISABLED": "1", "DATACONTRACT_TELEMETRY": "false"}
    return run(command, folder, quiet)


def ours(path: Path, folder: Path, **more: object) -> Run:
    contract = workload.write_contract(folder / "orders.odcs.yaml")
    made = project(folder / "ours", path, contract, more)
    return check(made, 1)


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
    size = clean.stat().st_size / 2**20
    print(f"{rows:,} rows, {size:.0f} MiB, 20 columns, 48 constraints; best of {times}, ratios of runs in turn")
    bare, found, proven, broken = in_turn(
        times,
        lambda: run(scan(clean), work),
        lambda: ours(clean, work, statistics="ignore"),
        lambda: ours(clean, work),
        lambda: ours(dirty, work, statistics="ignore"),
    )
    for one in (*found, *proven):
        assert verdict(one) == (0, frozenset()), one.output[-1500:]
    code, subjects = verdict(broken[0])
    assert code == 1, code
    assert subjects >= DIRTY, DIRTY - subjects
    if len(subjects) != len(DIRTY) + 1:
        print(f"  NOT FOUND: rows that end before they start, only {sorted(subjects)}")
    line("bare scan (polars, every column decoded)", least(bare))
    line("mlgate, clean, everything read", least(found))
    line("mlgate, clean, statistics used", least(proven))
    line("mlgate, dirty, everything read", least(broken))
    ratio("clean against the bare scan", middle(found, bare), 2.0)
    ratio("the same, statistics used", middle(proven, bare), 2.0)
    ratio("dirty (report of rows) against clean", middle(broken, found), 1.3)
    fastest = min((against(name, asked, (clean, dirty), work, times) for name in asked.only), default=None)
    if fastest is not None:
        _, default, everything, memory = fastest
        ratio("the fastest peer's time over mlgate's, as it is by default", default, 2.5, most=False)
        ratio("the fastest peer's time over mlgate's, everything read", everything, 2.5, most=False)
        ratio("mlgate's memory over the fastest peer's", memory, 0.25)


def against(
    name: str, asked: argparse.Namespace, paths: tuple[Path, Path], work: Path, times: int
) -> tuple[float, float, float, float]:
    """Run a peer and mlgate in turn; return the peer's seconds, and the ratios of times and memory to mlgate's."""
    print(name)
    clean, dirty = paths
    python = environment(name, asked.peers)
    other = peer(name, python, dirty, work)
    theirs, proven, found = in_turn(
        times,
        lambda: peer(name, python, clean, work),
        lambda: ours(clean, work),
        lambda: ours(clean, work, statistics="ignore"),
    )
    one = least(theirs)
    if one.answer.get("valid") is not True or other.answer.get("valid") is not False:
        print(f"  another: clean {one.answer or one.output[-800:]}, dirty {other.answer or other.output[-500:]}")
    default, everything = middle(theirs, proven), middle(theirs, found)
    memory = max(least(proven).memory, least(found).memory) / one.memory
    told = f"{default:.2f} times mlgate's time by default, {everything:.2f} with everything read"
    line(f"{name}, clean", one, told, f"{1 / memory:.1f} times its memory")
    print(f"    dirty: {other.answer.get('failed')}")
    return one.seconds, default, everything, memory


if __name__ == "__main__":
    main()
