"""Judges a model against limits, and against a baseline on the same rows: is it no worse, and how sure can we be?

What: metrics of a model on labelled data, or of a table of predictions. Each has its interval; against a baseline the
difference has one, paired row by row, and ends in *no worse* (pass), *worse* (fail) or *not enough data*
(inconclusive). The baseline is best read from git (`git:PATH`, as it is at the baseline's ref; `git:REF:PATH`), so that
a change cannot move its own goalposts; without one, limits on a change compare with what `mlgate accept` recorded.

Why: two trainings of the same code differ. A gate that fires on every small drop fires on chance, and one that asks
only for significance fires on harmless differences once the test set is large. This one asks for both: a drop beyond
the margin, and beyond chance.

`anchor` names a second baseline that moves seldom, such as the last release: a loss of a little with every change
passes against the one before for ever, and not against it. `seeds` names three or more models (or tables of
predictions) that were trained as the baseline and differ from it by their seed alone: what these differ by is no
regression, so no margin is smaller than `2 sqrt(2)` of their standard deviations. `max_error_rise_rel` limits the rise
of the error, 1 less the score, as a share of it.

A test set wears: whoever trains until it passes has trained on its answers. Each candidate and set of limits that a
test set judges is noted in `.mlgate/ledger.jsonl` (the same again is free), and past the number that it bears at these
margins (Renggli et al. 2019) the check warns.

How: intervals are two-sided 90 %, from the influence of each row on the metric (DeLong's for `roc_auc`). `group` names
the column whose rows depend on one another (a user, a query), which are then counted together; `block` puts the rows of
a day together, by the time that the data declares. `slices` are columns and their crossings, `bins` cut columns of
numbers, into so many parts of equal size or at the numbers given. All slices are decided together, so that they raise
one false alarm in at most 5 % of runs. Fewer than 30 rows, or 10 positives, are never enough. `fail_when = "proven"`
fails only where the whole interval is beyond the margin. The positive class is the second of the two in order.

`discover = true`, or a list of columns, looks for the worst region that nobody declared, such as `carrier=UA &
distance>=500`: on half of the rows it is searched, by the loss of each row beyond the baseline's, and on the other half
it is measured and judged by the same limits. Where it breaks none `mlgate explain` shows it, and nothing else does.

Metrics have scikit-learn's names; `package.module:function` is one of your own, called with what its parameters are
named (`y_true`, `y_pred`, `y_score`, `sample_weight`). With `permutations`, say 10000, the p value that is told is that
of so many random swaps of the two models' outputs.

```toml
[data.test]
path = "data/test.parquet"

[model.delay]
path = "models/delay.skops"
target = "late"

[regression.delay]
model = "delay"                      # or candidate = "predictions/delay.parquet", without data
data = "test"
baseline = "git:models/delay.skops"
anchor = "git:v1.0:models/delay.skops"
group = "day"
slices = ["carrier", "origin*distance"]
bins.distance = [500, 1000]
discover = true
metrics.roc_auc = { at_least = 0.70, max_drop = 0.005 }
metrics.brier_score_loss = { max_rise = 0.002 }
```
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from mlgate.checks._places import place_problems
from mlgate.config import DataName, ModelName
from mlgate.context import Context
from mlgate.core import limits
from mlgate.core.display import plain
from mlgate.core.limits import FailWhen, Limits
from mlgate.core.model import Finding, Measurement
from mlgate.core.tables import KeyProblem
from mlgate.stats import names

_Name = Annotated[str, Meta(min_length=1)]
_Parts = Annotated[int, Meta(ge=2, le=100)]
_LEAST_SEEDS = 3
# Of these less is better, and 1 is nothing special.
_LOSSES = ("_loss", "_error")


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is judged (`model` on `data`, or the predictions `candidate`), with what it is compared, and the limits."""

    model: ModelName | None = None
    candidate: _Name | None = None
    data: DataName | None = None
    baseline: _Name | None = None
    anchor: _Name | None = None
    seeds: tuple[_Name, ...] = ()
    group: _Name | None = None
    block: Literal["hour", "day", "week", "month"] | None = None
    slices: tuple[_Name, ...] = ()
    bins: dict[str, _Parts | tuple[float, ...]] = {}
    discover: bool | tuple[_Name, ...] = False
    metrics: dict[str, Limits] = {}
    fail_when: FailWhen = "likely"
    permutations: Annotated[int, Meta(ge=100, le=1_000_000)] | None = None


def problems(options: Options) -> Iterator[KeyProblem]:
    """Yield what types do not say: keys that exclude or need one another, unknown metrics, limits without meaning."""
    yield from _source_problems(options)
    for key, places in (("baseline", [options.baseline]), ("anchor", [options.anchor]), ("seeds", options.seeds)):
        yield from (((key,), problem) for place in places for problem in place_problems(place))
    yield from _comparing_problems(options)
    yield from _row_problems(options)
    if all(limit.empty for limit in options.metrics.values()):
        yield ("metrics",), "no limit is set; add one, such as metrics.roc_auc = { at_least = 0.7, max_drop = 0.005 }"
    for name, limit in options.metrics.items():
        yield from _metric_problems(name, limit, options)


def _metric_problems(name: str, limit: Limits, options: Options) -> Iterator[KeyProblem]:
    shown = plain(name, limit=80)
    if wrong := names.problem(name):
        yield ("metrics", name), wrong
    elif not names.is_metric(name):
        for key in names.FIGURES[name].wants:
            if not getattr(options, key):
                yield ("metrics", name), f"{shown} needs '{key}', which is not set"
    elif names.described(name).query and options.group is None:
        yield ("metrics", name), f"{shown} needs 'group': the column that says which query a row belongs to"
    for key, message in limits.problems(limit):
        yield ("metrics", name, key), f"metrics.{shown}: {message}"
    if limit.max_error_rise_rel is not None and name.partition("@")[0].endswith(_LOSSES):
        mend = "use max_rise_rel"
        yield ("metrics", name), f"metrics.{shown}: max_error_rise_rel is for scores whose best value is 1; {mend}"


def _comparing_problems(options: Options) -> Iterator[KeyProblem]:
    if 0 < len(options.seeds) < _LEAST_SEEDS:
        yield ("seeds",), f"'seeds' names {len(options.seeds)}: the spread of fewer than {_LEAST_SEEDS} tells nothing"
    if options.baseline is None and options.anchor is not None:
        yield ("anchor",), "'anchor' stands beside a 'baseline', which is not set"
    if options.metrics and not any(limit.compares for limit in options.metrics.values()):
        for key in ("anchor", "seeds"):
            if getattr(options, key):
                yield (key,), f"'{key}' is for limits on a change, and none is set; add one, such as max_drop = 0.005"


def _discover_problems(options: Options) -> Iterator[KeyProblem]:
    asked = options.discover
    if asked and options.metrics and all(name.partition("@")[0] == "ndcg" for name in options.metrics):
        yield ("discover",), "'discover' searches rows, and ndcg speaks of queries: add a limit on another metric"
    if isinstance(asked, tuple):
        if not asked:
            yield ("discover",), "'discover' names no column; write discover = true for all"
        for name, count in ((name, asked.count(name)) for name in dict.fromkeys(asked)):
            if count > 1:
                yield ("discover",), f"'discover' names '{plain(name, limit=80)}' {count} times"


def _row_problems(options: Options) -> Iterator[KeyProblem]:
    yield from _discover_problems(options)
    if options.group is not None and options.block is not None:
        yield ("block",), "'block' is a group of its own, a stretch of time: name one of 'group' and 'block'"
    for name, count in ((name, options.slices.count(name)) for name in dict.fromkeys(options.slices)):
        if count > 1:
            yield ("slices",), f"'slices' names '{plain(name, limit=80)}' {count} times"
    sliced = {part for name in options.slices for part in (name, *name.split("*"))}
    for name, cut in options.bins.items():
        shown = plain(name, limit=80)
        if name not in sliced:
            yield ("bins", name), f"'bins' cuts '{shown}', which 'slices' does not name"
        if isinstance(cut, tuple) and not (cut and all(low < high for low, high in pairwise(cut))):
            yield ("bins", name), f"bins.{shown} are where '{shown}' is cut: numbers that rise, such as [0, 500]"
        if isinstance(cut, tuple) and not all(math.isfinite(end) for end in cut):
            yield ("bins", name), f"bins.{shown} are finite numbers"


def _source_problems(options: Options) -> Iterator[KeyProblem]:
    if (options.model is None) == (options.candidate is None):
        yield (), "name one of 'model' (with 'data') and 'candidate' (a table of predictions)"
    if options.model is not None and options.data is None:
        yield ("model",), "'model' needs 'data' to be measured on; add data = \"NAME\", declared as [data.NAME]"
    if options.model is None and options.data is not None:
        yield ("data",), "'data' is what a 'model' is measured on; a 'candidate' brings its own rows"


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield every metric over all rows and over each slice, with its interval and its difference to the baseline.

    Beside them stand how many candidates the test set has judged, how many more it bears, and a warning for too many.

    Raises:
        CheckError: a file, a model or the data cannot be used, or candidate and baseline are not comparable.
    """
    # 0.7 s for polars and scipy, which the validation of a configuration has no use for.
    from mlgate.checks import _comparison

    yield from _comparison.measurements(options, context)
