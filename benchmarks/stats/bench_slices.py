"""45 slices by 3 metrics on 1,000,000 rows, as a whole `mlgate check` of two tables of predictions.

Limits: 60 s on 2 cores and 4 GiB. Run it with `nox -s bench -- benchmarks/stats/bench_slices.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

MOST_SECONDS, MOST_GIB = 60.0, 4.0
CONFIGURATION = """
[regression.slices]
candidate = "candidate.parquet"
baseline = "baseline.parquet"
slices = ["one", "two", "three"]
metrics.roc_auc = { max_drop = 0.01 }
metrics.f1 = { max_drop = 0.01 }
metrics.log_loss = { max_rise = 0.01 }
"""
POSITIVES, THRESHOLD = 0.2, 0.5


def make(folder: Path, n: int) -> None:
    rng = np.random.default_rng(0)
    y = (rng.random(n) < POSITIVES).astype(int)
    shared = rng.normal(1.5 * y - 1, 1)
    columns = {name: rng.integers(0, 15, n) for name in ("one", "two", "three")}
    for name in ("candidate", "baseline"):
        score = 1 / (1 + np.exp(-shared - rng.normal(0, 0.3, n)))
        table = {"id": np.arange(n), "y_true": y, "y_pred": (score > THRESHOLD).astype(int), "y_score": score}
        pl.DataFrame(table | columns).write_parquet(folder / f"{name}.parquet")
    (folder / "mlgate.toml").write_text(CONFIGURATION, encoding="utf-8")


def main() -> int:
    """Print the figures; return 1 where one is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    n = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, n)
        command = [sys.executable, "-m", "mlgate", "check", "--format", "json=verdict.json"]
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds, processor = time.perf_counter() - started, usage.ru_utime + usage.ru_stime
        gib = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 2**30
        verdict = json.loads((folder / "verdict.json").read_text(encoding="utf-8"))
    measured = len(verdict["results"][0]["measurements"])
    print(
        f"{n:,} rows, {measured} measurements, {verdict['verdict']}: {seconds:.1f} s (limit {MOST_SECONDS:g}), "
        f"{processor:.1f} s of processors, {gib:.2f} GiB (limit {MOST_GIB:g})"
    )
    good = os.waitstatus_to_exitcode(status) == 0 and measured == 3 * 46
    return 0 if good and seconds <= MOST_SECONDS and gib <= MOST_GIB else 1


if __name__ == "__main__":
    sys.exit(main())
