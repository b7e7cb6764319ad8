"""How often a test set can honestly be asked about candidates that were chosen by its earlier answers.

Each answer, *pass* or *fail*, tells those who train one bit of the test set, so that after H answers the candidate at
hand may be any of 2^H that the set itself has picked. A bound that holds for all of them together holds for that one:
a difference of two models that is a mean over n independent rows, each between -1 and 1 and of variance v, is off by at
least the margin m with probability at most `delta / 2^H` where

`n v h(m / v) >= ln(2^H / delta)`, with `h(u) = (1 + u) ln(1 + u) - u`

(Bennett 1962). Two models that agree on most rows have a small v, at most the share of rows on which they differ, and
bear ten to thirty times as many answers as the bound that knows nothing of it, `n m^2 / 2` (Hoeffding 1963). For small
`m / v` the left side is `(m / se)^2 / 2`, with `se` the standard error of the difference, which is what is used of
metrics that are no means of rows, and of rows that depend on one another; it holds for large n.

Source: Renggli et al., Continuous Integration of Machine Learning Models with ease.ml/ci, MLSys 2019, sections 4.2
("fully adaptive") and 4.4.
"""

from __future__ import annotations

import math

# What the gate's own intervals allow, too.
RELIABILITY = 0.95


def honest_uses(rows: float, margin: float, *, variance: float = 1.0, reliability: float = RELIABILITY) -> int:
    """Return the largest number H of pass-or-fail answers after which a margin can still be trusted; 0 for none.

    Args:
        rows: how many there are.
        margin: what is told apart, in units of a metric between 0 and 1; above 0.
        variance: of the difference of the two models on one row, above 0; at most the share of rows on which they
            differ, and 1 where nothing is known, where Hoeffding's bound may be the better one.
        reliability: the probability with which all answers hold together.
    """
    exponent = max(rows * margin**2 / 2, rows * variance * _bennett(margin / variance))
    return max(0, math.floor((exponent + math.log(1 - reliability)) / math.log(2)))


def _bennett(ratio: float) -> float:
    return (1 + ratio) * math.log1p(ratio) - ratio
