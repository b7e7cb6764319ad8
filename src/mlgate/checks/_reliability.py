"""Where a model is too sure, or not sure enough: the bins behind the expected calibration error, as its evidence."""

from __future__ import annotations

from dataclasses import asdict

import msgspec

from mlgate.core.model import Measurement
from mlgate.stats.names import split
from mlgate.stats.pair import Pair
from mlgate.stats.reliability import curve


def with_curve(measured: Measurement, pair: Pair) -> Measurement:
    """Return `measured` with the curves of both models, where it is the calibration error over all rows."""
    if measured.slice is not None or measured.name.partition("@")[0] != "expected_calibration_error":
        return measured
    bins = int(split(measured.name)[1])
    curves = {"candidate": pair.candidate} | ({} if pair.baseline is None else {"baseline": pair.baseline})
    told = {side: [asdict(one) for one in curve(sample, bins, pair.group)] for side, sample in curves.items()}
    return msgspec.structs.replace(measured, evidence=measured.evidence | {"reliability": told})
