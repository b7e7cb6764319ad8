"""Why intervals are in closed form: how often the 90 % interval misses the truth, beside the bootstrap's percentiles.

Two models on few rows, few of them positive, or nearly perfect ones. 5 % are promised on each side; "below" is the side
on which a gate passes what it should not. Metrics of predicted classes are resampled by the exact multinomial bootstrap
over the joint table, rankings row by row. `nox -s bench -- benchmarks/stats/bench_coverage.py`; nothing is limited.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from mlgate.stats.estimates import Undefined
from mlgate.stats.measure import measure
from mlgate.stats.metrics import estimate, value_of
from mlgate.stats.names import described
from mlgate.stats.pair import Pair, cells
from mlgate.stats.paired import compare
from mlgate.stats.sample import Sample
from mlgate.stats.tables import FUNCTIONS, Table

THRESHOLD, LEAST_POSITIVES = 0.5, 10
# Rows, the share of positive ones, how far apart their scores are.
CASES = {"few rows": (100, 0.3, 1.5), "few positives": (150, 0.1, 1.5), "nearly perfect": (300, 0.3, 4.0)}
METRICS = ("f1", "recall", "balanced_accuracy", "matthews_corrcoef", "roc_auc", "average_precision")


def draw(n: int, positives: float, apart: float, rng: np.random.Generator) -> Pair:
    """Return two trainings of one program, of which the candidate is a little worse."""
    y = (rng.random(n) < positives).astype(float)
    shared = rng.normal(apart * y + 0.6 * np.log(positives / (1 - positives)), 1)
    scores = [1 / (1 + np.exp(-shared - rng.normal(0, noise, n))) for noise in (0.6, 0.3)]
    sides = [Sample(y_true=y, y_pred=(one > THRESHOLD) * 1.0, y_score=one, classes=2) for one in scores]
    return Pair(candidate=sides[0], baseline=sides[1])


def of_tables(name: str, pair: Pair, count: int, rng: np.random.Generator) -> np.ndarray:
    """Return the difference of a metric of predicted classes in `count` resamples of the joint table, all at once."""
    joint = cells(pair).pair
    rows = joint.candidate.count
    shares = rng.multinomial(int(rows.sum()), rows / rows.sum(), count) / rows.sum()
    true = one_hot(joint.candidate.y_true)

    def value(said: np.ndarray) -> np.ndarray:
        predicted = one_hot(said)
        table = Table(diagonal=shares @ (true * predicted), true=shares @ true, predicted=shares @ predicted)
        return FUNCTIONS[name](table).value

    return value(joint.candidate.y_pred) - value(joint.baseline.y_pred)


def one_hot(codes: np.ndarray) -> np.ndarray:
    return np.eye(2)[codes.astype(int)]


def of_rows(name: str, pair: Pair, count: int, rng: np.random.Generator) -> np.ndarray:
    n, value = len(pair.candidate), value_of(name)
    drawn = (pair.take(rng.integers(0, n, n)) for _ in range(count))
    return np.array([value(one.candidate) - value(one.baseline) for one in drawn])


def bootstrap(name: str, pair: Pair, count: int, rng: np.random.Generator) -> tuple[float, float]:
    found = (of_tables if described(name).table else of_rows)(name, pair, count, rng)
    low, high = np.nanquantile(found, [0.05, 0.95])
    return float(low), float(high)


def intervals(name: str, pair: Pair, count: int, rng: np.random.Generator) -> dict[str, tuple[float, float]] | None:
    """Return each way's interval of the difference, or nothing where there are too few rows to tell."""
    found = next(measure(name, pair))
    if found.insufficient or int(pair.candidate.y_true.sum()) < LEAST_POSITIVES:
        return None
    told = {"mlgate": (found.difference_low, found.difference_high)}
    if name in {"roc_auc", "average_precision"}:
        # The variance alone, DeLong's for the area.
        by_variance = compare(estimate(name, pair.candidate), estimate(name, pair.baseline))
        told["variance"] = (by_variance.low, by_variance.high)
    return told | {"bootstrap": bootstrap(name, pair, count, rng)}


def main() -> int:
    """Print the shares of misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--resamples", type=int, default=500)
    chosen = parser.parse_args()
    for case, (n, positives, apart) in CASES.items():
        population = [draw(500_000, positives, apart, np.random.default_rng([9, k])) for k in range(4)]
        for name in METRICS:
            value, rng = value_of(name), np.random.default_rng(1)
            truth = np.mean([value(one.candidate) - value(one.baseline) for one in population])
            missed: dict[str, list[tuple[bool, bool]]] = {}
            for _ in range(chosen.trials):
                try:
                    found = intervals(name, draw(n, positives, apart, rng), chosen.resamples, rng) or {}
                except Undefined:
                    continue
                for way, (low, high) in found.items():
                    missed.setdefault(way, []).append((truth < low, truth > high))
            shares = {way: np.mean(those, axis=0) for way, those in missed.items()}
            line = "  ".join(f"{way} {below:5.1%} below {above:5.1%} above" for way, (below, above) in shares.items())
            print(f"{case:15} n = {n:4} {name:18} d = {truth:+.4f}  {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
