"""Two models' shares of right rows, compared on the same rows by the rows on which only one of them is right."""

from __future__ import annotations

from scipy.optimize import brentq
from scipy.special import bdtr, ndtri

from mlgate.stats.paired import CONFIDENCE, Interval

_BESIDE = 1e-9


def tango(gained: int, lost: int, rows: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Return Tango's (1998) score interval of the difference `(gained - lost) / rows` of two shares on the same rows.

    `gained` rows are right with the candidate only, `lost` ones with the baseline only. The interval holds every
    difference `D` that the score test does not reject: `|gained - lost - n D| <= z sqrt(n (2 q + D (1 - D)))`, where
    `q`, the probability of a loss, has its highest likelihood given `D`: the larger root of
    `2 n q^2 - (gained + lost - (2 n - gained + lost) D) q - lost D (1 - D) = 0`. It holds its level down to 10 rows,
    and is never empty of width, as the interval by the variance is where the models agree on every row.
    """
    z = -float(ndtri((1 - confidence) / 2))
    value = (gained - lost) / rows

    def beyond(true: float, sign: float) -> float:
        half = gained + lost - (2 * rows - gained + lost) * true
        chance = (half + max(half**2 + 8 * rows * lost * true * (1 - true), 0.0) ** 0.5) / (4 * rows)
        variance = rows * (2 * chance + true * (1 - true))
        return float(sign * (gained - lost - rows * true) - z * max(variance, 0.0) ** 0.5)

    # At the value itself nothing is beyond; where the models agree on every row it has no variance either, so that
    # the search begins beside it.
    low = -1.0 if beyond(-1.0, 1.0) <= 0 else float(brentq(beyond, -1.0, value - _BESIDE, args=(1.0,), xtol=1e-12))
    high = 1.0 if beyond(1.0, -1.0) <= 0 else float(brentq(beyond, value + _BESIDE, 1.0, args=(-1.0,), xtol=1e-12))
    return Interval(value=value, low=low, high=high)


def mcnemar(gained: int, lost: int) -> float:
    """Return the two-sided mid-p value of McNemar's (1947) test that candidate and baseline are right equally often.

    Given `gained + lost` rows on which one of them is right, `gained` is binomial with 1/2. Half of the probability of
    what was seen is left out, since the exact test errs in far fewer cases than it may (Fagerland, Lydersen & Laake
    2013). 1 where they agree on every row.
    """
    fewer, together = min(gained, lost), gained + lost
    if gained == lost:
        return 1.0
    exactly = float(bdtr(fewer, together, 0.5) - (bdtr(fewer - 1, together, 0.5) if fewer else 0.0))
    return min(1.0, 2 * float(bdtr(fewer, together, 0.5)) - exactly)


def wilson(share: float, rows: float, quantile: float) -> Interval:
    """Return Wilson's (1927) score interval of a `share` of `rows`, those that the score test does not reject.

    `quantile`: that of the normal distribution, or of t where the variance is estimated otherwise.
    """
    scale = 1 + quantile**2 / rows
    middle = (share + quantile**2 / (2 * rows)) / scale
    half = quantile / scale * (share * (1 - share) / rows + quantile**2 / (4 * rows**2)) ** 0.5
    return Interval(value=share, low=max(middle - half, 0.0), high=min(middle + half, 1.0))
