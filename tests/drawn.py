"""Outputs of two models drawn at random, for any metric: they share what they learnt and differ by their noise."""

import numpy as np

from mlgate.stats.names import described
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Sample

CLASSES = 4
ROWS_OF_A_QUERY = 10


def draw(name, n, rng, *, noise=0.3, worse=0.0, positives=0.3, apart=1.5):  # noqa: PLR0913 - what varies between simulations
    """Return two models on the same `n` rows; `worse` is noise that only the candidate has.

    Where there are two classes, `positives` is the share of one, `apart` how far their scores are from each other.
    """
    metric = described(name)
    spread = (float(np.hypot(noise, worse)), noise)
    if metric.query:
        return _queries(n, rng, spread)
    if metric.target == "numbers":
        y_true, shared = rng.normal(0, 1, n), rng.normal(0, 1, n)
        said = [0.8 * y_true + 0.5 * (shared + rng.normal(0, one, n)) for one in spread]
        return _pair([Sample(y_true=y_true, y_pred=one) for one in said])
    if metric.many:
        return many_classes(n, rng, spread)
    y_true = (rng.random(n) < positives).astype(float)
    shared = rng.normal(apart * y_true + 0.6 * np.log(positives / (1 - positives)), 1)
    scores = [1 / (1 + np.exp(-shared - rng.normal(0, one, n))) for one in spread]
    return _pair([Sample(y_true=y_true, y_pred=(one > 0.5) * 1.0, y_score=one, classes=2) for one in scores])


def many_classes(n, rng, spread=(0.3, 0.3)):
    """Return two models that tell `CLASSES` classes, which are not equally frequent."""
    y_true = rng.choice(CLASSES, n, p=[0.4, 0.3, 0.2, 0.1])
    shared = rng.normal(size=(n, CLASSES))
    shared[np.arange(n), y_true] += 1.2
    samples = []
    for one in spread:
        scores = np.exp(shared + rng.normal(0, one, (n, CLASSES)))
        scores /= scores.sum(axis=1, keepdims=True)
        said = scores.argmax(axis=1).astype(float)
        samples.append(Sample(y_true=y_true.astype(float), y_pred=said, y_score=scores, classes=CLASSES))
    return _pair(samples)


def _queries(n, rng, spread):
    query = np.arange(n) // ROWS_OF_A_QUERY
    y_true = rng.integers(0, 4, n).astype(float)
    shared = rng.normal(0.7 * y_true, 1)
    said = [shared + rng.normal(0, one, n) for one in spread]
    return _pair([Sample(y_true=y_true, y_score=one, query=query) for one in said], group=query)


def _pair(samples, group=None):
    return Pair(candidate=samples[0], baseline=samples[1], group=group)
