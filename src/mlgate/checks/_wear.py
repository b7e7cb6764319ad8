"""How worn the test set of a comparison is: the candidates it has judged, and how many more it can honestly judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from mlgate.context import Context
from mlgate.core.display import plural
from mlgate.core.limits import Z_95, Limits, judge, margins, noise_margin
from mlgate.core.model import Finding, Measurement, Severity, Status
from mlgate.models.outputs import Outputs
from mlgate.stats.names import described
from mlgate.stats.reuse import honest_uses
from mlgate.stores import ledger
from mlgate.stores.files import digest_bytes

_UNIT = (0.0, 1.0)


def labels_digest(outputs: Outputs) -> str:
    """Return the digest of the rows that were predicted: their labels and, where they have some, ids and weights."""
    columns = {"y_true": outputs.y_true, "id": outputs.id, "weight": outputs.weight}
    frame = pl.DataFrame([values.alias(name) for name, values in columns.items() if values is not None])
    return digest_bytes(frame.sort(frame.columns[::-1]).write_csv().encode())


def test_set(data: str | None, outputs: Outputs, context: Context) -> str:
    """Return the digest of the rows that a check judges on: of its `data`, or of the labels of its predictions."""
    return labels_digest(outputs) if data is None else context.digests[f"data.{data}"]


def wear(
    use: ledger.Use, context: Context, judged: Sequence[tuple[Measurement, Limits]]
) -> Iterator[Finding | Measurement]:
    """Yield how many candidates the test set has judged with this one, how many are left, and a warning for none.

    Args:
        use: what is asked now.
        context: of the check; the use is noted there, and answered by whoever runs it.
        judged: what was measured on all rows against the baseline, with its limits.
    """
    context.uses.append(use)
    known = {one.asked for one in (*ledger.read(context.root), use) if one.test == use.test}
    yield Measurement(name="test_set_uses", value=float(len(known)), momentary=True)
    # Only a pass can have been learnt.
    passed = [(one, limits) for one, limits in judged if judge(one, limits).status == Status.PASS]
    allowed = [(found, one.name) for one, limits in passed for found in _allowed(one, limits)]
    if not allowed:
        return
    most, metric = min(allowed)
    yield Measurement(name="test_set_uses_left", value=float(max(0, most - len(known))), momentary=True)
    # One answer is what the interval itself promises.
    if len(known) > max(1, most):
        why = f"this test set has judged {plural(len(known), 'candidate')}, and {metric} on it bears {most}"
        mend = "a pass may be what these have learnt of it; label new rows, or allow a larger margin"
        yield Finding(subject="test-set", message=f"{why}: {mend}", severity=Severity.WARNING)


def _allowed(measured: Measurement, limits: Limits) -> Iterator[int]:
    low, high, rows = measured.difference_low, measured.difference_high, measured.n
    if described(measured.name).range != _UNIT or low is None or high is None or high <= low or not rows:
        return
    variance = rows * ((high - low) / (2 * Z_95)) ** 2
    for allowed in margins(measured, limits).values():
        margin = max(allowed, noise_margin(measured))
        if margin > 0:
            yield honest_uses(rows, margin, variance=variance)
