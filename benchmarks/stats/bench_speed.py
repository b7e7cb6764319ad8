"""One paired comparison against the bootstraps that teams write: processor seconds, side by side on the same rows.

`nox -s bench -- benchmarks/stats/bench_speed.py`. The others are timed with a few resamples and told for 1,000;
mlgate's is timed whole: values, interval of the difference, p value. uv makes the others' environment at `--peers`.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from mlgate.stats.measure import measure
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Sample

CACHE = Path.home() / ".cache" / "mlgate-bench" / "peers" / "stats"
PEERS = ("numpy", "scipy", "scikit-learn", "confidenceinterval")
# How many times faster than a loop over scikit-learn's metric.
GOALS = {"accuracy": 10_000, "f1": 10_000, "roc_auc": 500, "average_precision": 10}
POSITIVES, THRESHOLD = 0.2, 0.5


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--peers", type=Path, default=CACHE)
    parser.add_argument("--ways", nargs="*", default=["loop", "scipy", "confidenceinterval"])
    return parser.parse_args()


def environment(folder: Path) -> Path:
    """Return the Python of the others' environment, made where it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run(["uv", "venv", "-q", "-p", sys.executable, str(folder)], check=True)
        subprocess.run(["uv", "pip", "install", "-q", "-p", str(python), *PEERS], check=True)
    return python


def rows(n: int) -> dict[str, np.ndarray]:
    """Return labels and the scores of two models, as probabilities of two trainings of one program."""
    rng = np.random.default_rng(0)
    y = (rng.random(n) < POSITIVES).astype(int)
    shared = rng.normal(1.5 * y - 1, 1)
    return {"y": y} | {name: 1 / (1 + np.exp(-shared - rng.normal(0, 0.3, n))) for name in ("candidate", "baseline")}


def ours(name: str, data: dict[str, np.ndarray]) -> float:
    """Return the processor seconds of one comparison, the best of several."""
    sides = [
        Sample(
            y_true=data["y"].astype(float), y_pred=(data[one] > THRESHOLD).astype(float), y_score=data[one], classes=2
        )
        for one in ("candidate", "baseline")
    ]
    pair = Pair(candidate=sides[0], baseline=sides[1])
    best = math.inf
    for _ in range(7):
        clock = time.process_time()
        found = next(measure(name, pair))
        best = min(best, time.process_time() - clock)
    assert found.difference_low < found.difference < found.difference_high
    return best


def main() -> int:
    """Print the figures; return 1 where one is beyond its limit."""
    chosen = options()
    python = environment(chosen.peers)
    good, seconds = True, {}
    with tempfile.TemporaryDirectory() as folder:
        for n in chosen.rows:
            data, file = rows(n), Path(folder, f"{n}.npz")
            np.savez(file, **data)
            for name, goal in GOALS.items():
                seconds[name, n] = ours(name, data)
                line = f"{name:18} n = {n:9,}: mlgate {seconds[name, n] * 1000:9.2f} ms"
                for way in chosen.ways:
                    command = [str(python), str(Path(__file__).parent / "peers.py"), way, name, str(file)]
                    resamples = str(max(3, min(20, 2_000_000 // n)))
                    done = subprocess.run([*command, resamples], check=True, capture_output=True, text=True)
                    theirs = json.loads(done.stdout)["seconds"]
                    ratio = theirs / seconds[name, n]
                    line += f"   {way} {theirs:8.1f} s ({ratio:,.0f} times)"
                    good &= way != "loop" or ratio >= goal
                print(f"{line}   goal against the loop: {goal:,} times", flush=True)
    least, most = min(chosen.rows), max(chosen.rows)
    allowed = most * math.log(most) / (least * math.log(least))
    for name in GOALS if most > least else ():
        grown = seconds[name, most] / seconds[name, least]
        print(f"{name:18} {most // least} times the rows: {grown:.1f} times the time (n log n: {allowed:.1f})")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
