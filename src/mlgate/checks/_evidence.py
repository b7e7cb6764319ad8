"""Which rows a candidate made worse: what `mlgate explain` shows beside the numbers.

Of these rows the ids are told, or where they have none their numbers in the file; their values only where the check
allows `samples` of them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlgate.checks._subjects import Comparison, Sides
from mlgate.core.display import plain
from mlgate.models import coding
from mlgate.models.outputs import Outputs
from mlgate.stats.names import described
from mlgate.stats.pair import Pair
from mlgate.stats.row_losses import has_row_losses, row_losses
from mlgate.stats.sample import Floats, Sample

MOST = 20
_MOST_COLUMNS = 30
_LONGEST = 100
_KEPT_AS_THEY_ARE = (bool, int, float, type(None))


def worst_rows(name: str, sides: Sides, comparison: Comparison, pair: Pair) -> dict[str, Any]:
    """Return the rows on which the candidate is worse than the baseline, worst first, as evidence of the metric `name`.

    `rows` has their `ids` (at most 20), the `column` that these are of (`None` for numbers of rows, from 1), how many
    there are (`count`), and what they are `by`. `samples` has their values, where the check allows it.
    """
    if sides.baseline is None or pair.baseline is None or not has_row_losses(name):
        return {}
    rise = row_losses(name, pair.candidate) - row_losses(name, pair.baseline)
    found = np.flatnonzero(rise > 0)
    if not len(found):
        return {}
    classes = described(name).needs == "y_pred" and described(name).target == "classes"
    sure = _confidence(sides.candidate, pair.candidate) if classes else None
    by = "the rise of their loss"
    if classes:
        by = "the order of the file" if sure is None else "the candidate's confidence"
    worst = _first(found, rise if sure is None else sure)
    column, ids = _ids(comparison, worst)
    rows = {"what": "newly wrong" if classes else "worse", "by": by, "count": len(found), "column": column, "ids": ids}
    samples = _samples(sides, comparison.context.samples, worst, "y_pred" if classes else described(name).needs)
    return {"rows": rows} | ({"samples": samples} if samples else {})


def _first(found: NDArray[np.intp], key: Floats) -> NDArray[np.intp]:
    """Return the `MOST` of the rows `found` whose `key` is highest, in the order of the file where it is the same."""
    values = key[found]
    if len(found) > MOST:
        least = np.partition(values, len(values) - MOST)[len(values) - MOST]
        found, values = found[values >= least], values[values >= least]
    return found[np.argsort(-values, kind="stable")][:MOST]


def _confidence(outputs: Outputs, sample: Sample) -> Floats | None:
    """Return how sure the model is of the class that it predicts, shape (n,); `None` where it has told no scores."""
    if outputs.score is None and not outputs.scores:
        return None
    classes = coding.classes_of(outputs)
    if len(classes) > 2 and not outputs.scores:  # noqa: PLR2004 - one score says nothing of more than two classes
        return None
    score, code = coding.scored(outputs, classes, metric="confidence"), sample.predicted.astype(np.intp)
    if score.ndim == 1:
        probability = score.min() >= 0.0 and score.max() <= 1.0
        return np.where(code == 1, score, (1.0 if probability else 0.0) - score)
    known = code < score.shape[1]
    return np.where(known, score[np.arange(len(code)), np.where(known, code, 0)], 1.0)


def _ids(comparison: Comparison, rows: NDArray[np.intp]) -> tuple[str | None, list[Any]]:
    """Return the column of ids, and those of `rows`; without one the numbers of the rows."""
    outputs = comparison.candidate
    ids = outputs.id
    if ids is None and comparison.options.model is not None:
        name = comparison.context.model(comparison.options.model).id
        ids = outputs.rows.get_column(name) if name in outputs.rows.columns else None
    if ids is None:
        return None, [int(row) + 1 for row in rows]
    return plain(ids.name, limit=80), [_shown(value) for value in ids.gather(rows.tolist())]


def _samples(sides: Sides, most: int, rows: NDArray[np.intp], needs: str) -> list[dict[str, Any]]:
    """Return what is known of at most `most` of `rows`: the values of their columns, and what both models said."""
    chosen, table = rows[:most].tolist(), sides.candidate.rows
    found = [
        {name: _shown(value) for name, value in row.items()}
        for row in table.select(table.columns[:_MOST_COLUMNS])[chosen].iter_rows(named=True)
    ]
    for side, outputs in (("candidate", sides.candidate), ("baseline", sides.baseline)):
        values = None if outputs is None else outputs.y_pred if needs == "y_pred" else outputs.score
        for place, row in enumerate(chosen if values is not None else ()):
            assert values is not None
            found[place][f"({side})"] = _shown(values[row])
    return found


def _shown(value: object) -> Any:  # noqa: ANN401 - a value of the data, as JSON has it
    """Return a value as the verdict keeps it: numbers as they are, all else as text."""
    if isinstance(value, _KEPT_AS_THEY_ARE):
        return value
    return plain(value.isoformat() if isinstance(value, dt.date) else value, limit=_LONGEST)
