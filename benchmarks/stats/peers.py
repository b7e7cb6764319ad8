"""One way of others to an interval of a metric: prints its processor seconds for 1,000 resamples.

`peers.py WAY METRIC FILE RESAMPLES`; FILE is a .npz with y, baseline and candidate (scores, 0.5 divides the classes).
"""

from __future__ import annotations

import json
import sys
import time

import numpy as np
from sklearn import metrics

THRESHOLD = 0.5
METRICS = {
    "accuracy": (metrics.accuracy_score, True),
    "f1": (metrics.f1_score, True),
    "roc_auc": (metrics.roc_auc_score, False),
    "average_precision": (metrics.average_precision_score, False),
}


def loop(metric, y, candidate, baseline, resamples):
    """Return the interval of the difference, as teams write it."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(resamples):
        rows = rng.integers(0, len(y), len(y))
        found.append(metric(y[rows], candidate[rows]) - metric(y[rows], baseline[rows]))
    return np.quantile(found, [0.05, 0.95])


def scipy_bootstrap(metric, y, candidate, baseline, resamples):
    from scipy.stats import bootstrap

    def difference(*columns):
        return metric(columns[0], columns[1]) - metric(columns[0], columns[2])

    found = bootstrap(
        (y, candidate, baseline),
        difference,
        paired=True,
        vectorized=False,
        n_resamples=resamples,
        method="percentile",
        confidence_level=0.90,
    )
    return found.confidence_interval


def confidence_interval(metric, y, candidate, baseline, resamples):
    """One model after the other: it compares none, so that this is not even what is wanted."""
    from confidenceinterval.bootstrap import bootstrap_ci

    return [
        bootstrap_ci(y, one, metric, confidence_level=0.90, n_resamples=resamples, method="bootstrap_percentile")
        for one in (candidate, baseline)
    ]


WAYS = {"loop": loop, "scipy": scipy_bootstrap, "confidenceinterval": confidence_interval}


def main(way: str, name: str, file: str, resamples: int) -> None:
    data = np.load(file)
    metric, predicted = METRICS[name]
    y, candidate, baseline = (data[key] for key in ("y", "candidate", "baseline"))
    if predicted:
        candidate, baseline = ((one > THRESHOLD).astype(int) for one in (candidate, baseline))
    metric(y, candidate)
    clock = time.process_time()
    WAYS[way](metric, y, candidate, baseline, resamples)
    print(json.dumps({"seconds": (time.process_time() - clock) / resamples * 1000}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
