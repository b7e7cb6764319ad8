"""Judges a model against limits, and against a baseline on the same rows: is it no worse, and how sure can we be?

What: metrics of a model on labelled data, or of a table of predictions. Each has its interval; against a baseline the
difference has one, paired row by row, and ends in *no worse* (pass), *worse* (fail) or *not enough data*
(inconclusive). The baseline is best read from git (`git:PATH`, as it is at the baseline's ref; `git:REF:PATH`) or from
MLflow's registry (`mlflow:models:/NAME@ALIAS`, `mlflow:models:/NAME/VERSION`; `MLFLOW_TRACKING_URI` says where that
is), so that a change cannot move its own goalposts. Without one, limits on a change compare with what `mlgate accept`
recorded, on the same rows only.

Why: two trainings of the same code differ. A gate that fires on every small drop fires on chance, and one that asks
only for significance fires on harmless differences once the test set is large. This one asks for both: a drop beyond
the margin, and beyond chance.

`anchor` names a second baseline that moves seldom, such as the last release: a loss of a little with every change
passes against the one before for ever, and not against it. `seeds` names three or more models (or tables of
predictions) that were trained as the baseline and differ from it by their seed alone: what these differ by is no
regression, so no margin is smaller than `2 sqrt(2)` of their standard deviations. `max_error_rise_rel` limits the rise
of the error, 1 less the score, as a share of it.

`better_than` names rivals that the candidate must beat, in every metric that has a limit and on the same rows: models
(or predictions) such as a simpler one, or `"dummy"`, which says the same of every row: the share of the classes, the
mean, or the quantile that the metric asks for. It learns them of the labels of `train`, a data set; without one of the
test's own, which flatters it. `roc_auc_generalization_gap` and its like tell how much worse the model is on the rows
under test than on those of `train`, and a warning how many rows are in both.

A test set wears: whoever trains until it passes has trained on its answers. Each candidate and set of limits that a
test set judges is noted in `.mlgate/ledger.jsonl` (the same again is free), and past the number that it bears at these
margins (Renggli et al. 2019) the check warns. `feedback = "bit"` tells nobody more than whether a candidate passed:
figures, intervals and notes stay out of every report, and what is not shown to be no worse fails
(`on_inconclusive = "pass"`: it passes).

How: intervals are two-sided 90 %, from the influence of each row on the metric (DeLong's for `roc_auc`). `group` names
the column whose rows depend on one another (a user, a query), which are then counted together; `block` puts the rows of
a day together, by the time that the data declares. `slices` are columns and their crossings, `bins` cut columns of
numbers, into so many parts of equal size or at the numbers given. All slices are decided together, so that they raise
one false alarm in at most 5 % of runs. Fewer than 30 rows, or 10 positives, are never enough. `fail_when = "proven"`
fails only where the whole interval is beyond the margin. The positive class is the second of the two in order.

Beside the metrics: `nondeterminism`, the share of rows that the same `model` predicts otherwise when it is asked again,
in another order and in other batches; `irreproducibility`, the share that a second training with the same seed, kept as
`rerun`, predicts otherwise; numbers are the same up to `tolerance`. `model_age` and `baseline_age`, in days since the
file's last commit, and `test_set_age`, in days since the newest `time` of the data, limit how stale either may be.

`discover = true`, or a list of columns, looks for the worst region that nobody declared, such as `carrier=UA &
distance>=500`: on half of the rows it is searched, by the loss of each row beyond the baseline's, and on the other half
it is measured and judged by the same limits. Where it breaks none `mlgate explain` shows it, and nothing else does.

Metrics have scikit-learn's names; `package.module:function` is one of your own, called with what its parameters are
named (`y_true`, `y_pred`, `y_score`, `sample_weight`). With `permutations`, say 10000, the p value that is told is that
of so many random swaps of the two models' outputs.

`sensitive` names columns that must not tell how well people are served: `demographic_parity_difference`,
`equalized_odds_difference`, `roc_auc_difference` and their like are gaps between their groups, as fairlearn has them.

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
better_than = { dummy = "dummy", simple = "git:models/logistic.skops" }
group = "day"
slices = ["carrier", "origin*distance"]
bins.distance = [500, 1000]
discover = true
metrics.roc_auc = { at_least = 0.70, max_drop = 0.005 }
sensitive = ["sex"]                  # of several columns their crossing
metrics.brier_score_loss = { max_rise = 0.002 }
metrics.equal_opportunity_difference = { at_most = 0.1, max_rise = 0.02 }
```
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from mlgate.checks._figure_keys import figure_problems, rival_problems
from mlgate.checks._places import is_registered, place_problems
from mlgate.config import DataName, ModelName
from mlgate.context import Context
from mlgate.core import limits
from mlgate.core.display import plain
from mlgate.core.limits import FailWhen, Limits
from mlgate.core.ml_test_score import Claim
from mlgate.core.model import Finding, Measurement
from mlgate.core.tables import KeyProblem
from mlgate.stats import names

_Name = Annotated[str, Meta(min_length=1)]
_Parts = Annotated[int, Meta(ge=2, le=100)]
_LEAST_SEEDS = 3
_AGES = {"model_age", "baseline_age"}
_ALL_AGES = {*_AGES, "test_set_age"}
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
    better_than: dict[_Name, _Name] = {}
    train: _Name | None = None
    group: _Name | None = None
    block: Literal["hour", "day", "week", "month"] | None = None
    slices: tuple[_Name, ...] = ()
    bins: dict[str, _Parts | tuple[float, ...]] = {}
    sensitive: tuple[_Name, ...] = ()
    discover: bool | tuple[_Name, ...] = False
    metrics: dict[str, Limits] = {}
    rerun: _Name | None = None
    tolerance: Annotated[float, Meta(ge=0)] = 1e-6
    fail_when: FailWhen = "likely"
    feedback: Literal["figures", "bit"] = "figures"
    permutations: Annotated[int, Meta(ge=100, le=1_000_000)] | None = None


def problems(options: Options) -> Iterator[KeyProblem]:
    """Yield what types do not say: keys that exclude or need one another, unknown metrics, limits without meaning."""
    yield from _source_problems(options)
    yield from _problems_of_places(options)
    yield from _comparing_problems(options)
    yield from _row_problems(options)
    yield from figure_problems(options)
    yield from rival_problems(options)
    if all(limit.empty for limit in options.metrics.values()):
        yield ("metrics",), "no limit is set; add one, such as metrics.roc_auc = { at_least = 0.7, max_drop = 0.005 }"
    for name, limit in options.metrics.items():
        yield from _metric_problems(name, limit, options)


def _metric_problems(name: str, limit: Limits, options: Options) -> Iterator[KeyProblem]:
    shown = plain(name, limit=80)
    if wrong := names.problem(name):
        yield ("metrics", name), wrong
    elif (figure := names.figure(name)) is not None:
        for key in figure.wants:
            if not getattr(options, key):
                yield ("metrics", name), f"{shown} needs '{key}', which is not set"
    elif names.described(name).query and options.group is None:
        yield ("metrics", name), f"{shown} needs 'group': the column that says which query a row belongs to"
    if name in _ALL_AGES and limit.compares:
        yield ("metrics", name), f"metrics.{shown}: an age rises by itself, and is compared with none; use at_most"
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
    if options.rerun is not None and "irreproducibility" not in options.metrics:
        yield ("rerun",), "'rerun' is for a limit on irreproducibility, and none is set"
    compares = any(limit.compares for limit in options.metrics.values())
    if options.feedback == "bit" and options.baseline is None and compares:
        why = "limits on a change would compare with mlgate.lock, which publishes the figures"
        yield ("feedback",), f'feedback = "bit" needs a \'baseline\', such as "git:PATH": {why}'
    for key in ("anchor", "seeds") if options.metrics and not compares else ():
        if getattr(options, key):
            yield (key,), f"'{key}' is for limits on a change, and none is set; add one, such as max_drop = 0.005"


def _places(options: Options) -> Iterator[tuple[str, str | None]]:
    """Yield the keys that say where another model is kept, each with the place."""
    yield from ((key, getattr(options, key)) for key in ("baseline", "anchor", "rerun"))
    yield from (("seeds", place) for place in options.seeds)


def _problems_of_places(options: Options) -> Iterator[KeyProblem]:
    for key, place in _places(options):
        yield from (((key,), problem) for problem in place_problems(place))
        if options.model is None and place is not None and is_registered(place):
            yield (key,), f"'{key}' is a registered model, which is compared with a 'model', not with predictions"


def _discover_problems(options: Options) -> Iterator[KeyProblem]:
    asked = options.discover
    metrics = [name for name in options.metrics if not names.problem(name) and names.is_metric(name)]
    if asked and metrics and all(name.partition("@")[0] == "ndcg" for name in metrics):
        yield ("discover",), "'discover' searches rows, and ndcg speaks of queries: add a limit on another metric"
    if asked and options.metrics and not metrics:
        yield (
            ("discover",),
            "'discover' measures metrics in the region that it finds: add a limit on one, such as roc_auc",
        )
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
    sliced = {part for name in options.slices for part in (name, *name.split("*"))} | {*options.sensitive}
    for name, cut in options.bins.items():
        shown = plain(name, limit=80)
        if name not in sliced:
            yield ("bins", name), f"'bins' cuts '{shown}', which neither 'slices' nor 'sensitive' names"
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


def ml_tests(options: Options) -> Iterator[Claim]:
    """Yield the tests that slices, rivals, gaps, a second training, a baseline and ages answer, where they are set."""
    rivals = {plain(name, limit=80) for name, place in options.better_than.items() if place != "dummy"}
    if rivals:
        yield "Model 5", lambda one: one.against in rivals
    if options.slices:
        yield "Model 6", lambda one: one.slice is not None and names.is_metric(one.name)
    if options.sensitive:
        yield "Model 7", lambda one: not names.is_metric(one.name) and one.name.endswith(("_difference", "_ratio"))
    if options.rerun is not None:
        yield "Infra 1", lambda one: one.name == "irreproducibility"
    if options.baseline is not None and any(limit.compares for limit in options.metrics.values()):
        yield "Infra 4", lambda one: _is_change(one, options)
    if _AGES & set(options.metrics):
        yield "Monitor 4", lambda one: one.name in _AGES


def _is_change(one: Measurement, options: Options) -> bool:
    """Tell whether `one` was judged against the baseline, or the anchor."""
    return names.is_metric(one.name) and one.against in {None, "anchor"} and options.metrics[one.name].compares


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield every metric over all rows and over each slice, with its interval and its difference to the baseline.

    Beside them stand how many candidates the test set has judged, how many more it bears, and a warning for too many.

    Raises:
        CheckError: a file, a model or the data cannot be used, or candidate and baseline are not comparable.
    """
    # 0.7 s for polars and scipy, which the validation of a configuration has no use for.
    from mlgate.checks import _comparison

    yield from _comparison.measurements(options, context)
