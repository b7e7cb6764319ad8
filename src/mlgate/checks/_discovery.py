"""The worst region that nobody declared: searched on half of the rows, measured on the other half."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from mlgate.checks._samples import sample_of
from mlgate.checks._subjects import Comparison, Sides
from mlgate.checks._wear import test_set
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.limits import judge
from mlgate.core.model import FOUND, Measurement, Status
from mlgate.models import coding
from mlgate.models.coded_columns import Coded, coded, searchable
from mlgate.models.outputs import Outputs
from mlgate.models.tables import column
from mlgate.stats.comparing import ClosedForm
from mlgate.stats.discovery import LEAST_ROWS, Feature, halves, inside, worst_region
from mlgate.stats.measure import alone
from mlgate.stats.names import described, is_metric, is_own
from mlgate.stats.pair import Pair
from mlgate.stats.row_losses import row_losses
from mlgate.stats.sample import Floats

_MOST_COLUMNS = 100
# The logarithm of a thousand: a few rows that were thought impossible must not decide which region is the worst.
_MOST_SURPRISE = 7.0
_SQUARES = frozenset({"mean_squared_error", "root_mean_squared_error", "r2"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """A region: its name as a slice, those of its rows that confirm it or not, and how many columns were searched."""

    slice: str
    rows: np.ndarray[Any, np.dtype[np.intp]]
    columns: int

    def measured(self, name: str, pair: Pair, comparison: Comparison) -> tuple[Measurement | None, dict[str, Any]]:
        """Return the metric `name` in the region where that breaks a limit, else `None`; and what is told if not.

        What breaks no limit is no measurement of the check: a region that was looked for is rarely big enough to be
        proven harmless, and must not make every run inconclusive.
        """
        by = comparison.owned.get(name) or ClosedForm(name)
        measured = alone(name, pair.take(self.rows), self.slice, by=by)
        judged = judge(measured, comparison.options.metrics[name], fail_when=comparison.options.fail_when)
        if judged.status == Status.FAIL:
            return measured, {}
        return None, {"region": msgspec.to_builtins(measured) | {"columns": self.columns}}


def found(comparison: Comparison) -> Found | None:
    """Return the region that looks worst on half of the rows, or `None`: none is asked for, or there is none.

    Raises:
        CheckError: a column that `discover` names is not there, or is of no type that conditions can be on.
    """
    options, sides = comparison.options, comparison.sides[0]
    # Where a baseline is meant and is not there yet, there is no change to look into.
    if not options.discover or sides.unchanged or (sides.baseline is None and options.baseline is not None):
        return None
    comparison.context.progress("searching for weak regions")
    outputs = comparison.candidate
    seed = int(test_set(options.data, outputs, comparison.context).removeprefix("sha256:")[:16], 16)
    searched, confirming = halves(len(outputs.y_true), seed, comparison.group)
    features = _features(comparison)
    as_codes = [Feature(codes=one.codes, size=one.size, ordered=one.ordered) for one in features]
    weight = None if outputs.weight is None else outputs.weight.to_numpy()
    region = worst_region(_loss(comparison, sides), as_codes, searched, weight)
    rows = inside(region or (), as_codes, confirming)
    # Rows of one group are all in one half: a region that is this group has none in the other.
    if region is None or not len(rows):
        return None
    named = sorted(features[one.feature].shown(one.low, one.high) for one in region)
    return Found(slice=plain(FOUND + " & ".join(named), limit=200), rows=rows, columns=len(features))


def _features(comparison: Comparison) -> list[Coded]:
    outputs, asked = comparison.candidate, comparison.options.discover
    # Enough for either half.
    least = 2 * LEAST_ROWS
    if isinstance(asked, tuple):
        columns = [column(outputs.rows, name, outputs.shown, "which `discover` names") for name in asked]
        for values in columns:
            if not searchable(values):
                message = (
                    f"'{plain(outputs.shown)}': column '{plain(values.name, limit=80)}', which `discover` names, is "
                    f"{plain(values.dtype, limit=80)}; conditions are on numbers, text, booleans, dates and moments"
                )
                raise CheckError(message)
    else:
        left_out = set(_not_searched(comparison))
        columns = [values for values in outputs.rows if values.name not in left_out and searchable(values)]
    known = (coded(values, least) for values in columns[:_MOST_COLUMNS])
    return [one for one in known if one is not None]


def _not_searched(comparison: Comparison) -> Iterator[str | None]:
    """Yield the columns that say nothing of what a row is: ids, labels, outputs, weights, times and groups."""
    options, context = comparison.options, comparison.context
    yield options.group
    if options.model is not None:
        assert options.data is not None
        model = context.model(options.model)
        yield from (model.target, model.id, context.data(options.data).time)
        return
    assert options.candidate is not None
    names = context.predictions(options.candidate)
    yield from (names.id, names.y_true, names.y_pred, names.y_score, names.weight, names.time)
    yield from (name for name in comparison.candidate.rows.columns if name.startswith(f"{names.y_score}_"))


def _loss(comparison: Comparison, sides: Sides) -> Floats:
    """Return how much more each row costs than with the baseline, or without one what it costs, shape (n,)."""
    name = _loss_name(comparison)
    build = sample_of(name, sides.candidate, comparison.owned)

    def of(outputs: Outputs) -> Floats:
        losses = row_losses(name, build(outputs))
        return np.minimum(losses, _MOST_SURPRISE) if name == "log_loss" else losses

    own = of(sides.candidate)
    return own if sides.baseline is None else own - of(sides.baseline)


def _loss_name(comparison: Comparison) -> str:
    """Return the metric whose loss of a row is searched: of probabilities, scores, classes or numbers, as there are.

    Raises:
        CheckError: there is none of these.
    """
    outputs, names = comparison.candidate, sorted(comparison.options.metrics)
    metrics = [name for name in names if is_metric(name) and not is_own(name) and not described(name).query]
    numbers = [name for name in metrics if described(name).target == "numbers"]
    if numbers:
        exact = next((name for name in numbers if name.partition("@")[0] == "mean_pinball_loss"), "mean_absolute_error")
        return "mean_squared_error" if set(numbers) <= _SQUARES else exact
    if outputs.score is not None or outputs.scores:
        return _of_scores(outputs)
    if outputs.y_pred is None:
        raise CheckError("'discover' needs y_pred or y_score, and no metric of this check is computed from them")
    try:
        coding.classes_of(outputs)
    except CheckError:
        return "mean_absolute_error"
    return "accuracy"


def _of_scores(outputs: Outputs) -> str:
    try:
        coding.refuse_no_probabilities(outputs, "log_loss")
    except CheckError:
        # Scores of more classes are probabilities, or the metrics would have refused them.
        return "roc_auc"
    return "log_loss"
