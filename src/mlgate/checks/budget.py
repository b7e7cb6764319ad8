"""Holds a model to a budget: how long a request takes, how long a start, how much memory, and how large the file is.

What: `latency_p50`, `latency_p95` (any `latency_p1` to `latency_p99`), the time in seconds that a request of `rows`
rows takes; `cold_start`, the seconds from a new process to its first answer; `peak_memory`, the most bytes that the
process holds at once, interpreter and libraries with it; `file_size`, the bytes of the model's file. On the CPU alone,
GPUs hidden, with `threads` threads.

Why: a model that is a little better and five times as slow is found out after it was deployed. A time says something
beside another that was measured on the same machine in the same minutes: candidate and baseline each run in a process
of their own, and answer the same requests in turn.

How: `rounds` rounds, each with fresh processes, which start by turns and then answer `requests` requests in all, each
asked of both, one after the other, in random order. A first start of each, and the first five requests of a round,
are left out. Limits on a change are judged by the interval of the difference, in which rounds, not requests, are what
is counted: times that follow one another are alike. All figures of a check together raise one false alarm in at most
5 % of runs. On a machine that is busy with other work the interval is wide, and
the verdict *not decided* rather than a failure; more `rounds` narrow it. `at_most` judges the figure as it is: leave
room in it for a slower machine. Without a `baseline`, memory and file size are compared with what `mlgate accept`
recorded; times are not, for they were another machine's. `anchor` is a second baseline that moves seldom, which finds
what gets slower a little with every change.

The model is asked for `predict`, or the `method` named. The whole check ends with an error after `timeout` seconds.

```toml
[data.test]
path = "data/test.parquet"

[model.delay]
path = "models/delay.skops"
target = "late"

[budget.delay]
model = "delay"
data = "test"
baseline = "git:models/delay.skops"
metrics.latency_p50 = { at_most = 0.005 }
metrics.latency_p95 = { max_rise_rel = 0.2 }
metrics.cold_start = { at_most = 10.0 }
metrics.peak_memory = { at_most = 500_000_000, max_rise_rel = 0.1 }
metrics.file_size = { max_rise_rel = 0.1 }
```
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from mlgate.checks._places import place_problems
from mlgate.config import DataName, ModelName
from mlgate.context import Context
from mlgate.core import limits
from mlgate.core.display import nearest, plain
from mlgate.core.limits import FailWhen, Limits
from mlgate.core.ml_test_score import Claim
from mlgate.core.model import Finding, Measurement
from mlgate.core.tables import KeyProblem

_Name = Annotated[str, Meta(min_length=1)]
_LATENCY = re.compile(r"latency_p([1-9][0-9]?)")
_OTHERS = ("cold_start", "peak_memory", "file_size")
# A quantile rests on what is beyond it.
_LEAST_BEYOND = 5


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is measured (`model`, asked about rows of `data`), how, with what it is compared, and the limits."""

    model: ModelName
    data: DataName | None = None
    baseline: _Name | None = None
    anchor: _Name | None = None
    method: Literal["predict", "predict_proba", "decision_function"] = "predict"
    rows: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    requests: Annotated[int, Meta(ge=20, le=100_000)] = 300
    rounds: Annotated[int, Meta(ge=3, le=100)] = 6
    threads: Annotated[int, Meta(ge=1, le=1024)] = 1
    timeout: Annotated[float, Meta(gt=0, le=86_400)] = 600.0
    metrics: dict[str, Limits] = {}
    fail_when: FailWhen = "likely"


def latency_share(name: str) -> float | None:
    """Return the share of requests that are as fast as `name` says, 0.95 of `latency_p95`; `None` for another name."""
    matched = _LATENCY.fullmatch(name)
    return int(matched[1]) / 100 if matched else None


def problems(options: Options) -> Iterator[KeyProblem]:
    """Yield what types do not say: unknown metrics, limits without meaning, keys that need one another."""
    for key in ("baseline", "anchor"):
        yield from (((key,), problem) for problem in place_problems(getattr(options, key)))
    if options.anchor is not None and options.baseline is None:
        yield ("anchor",), "'anchor' stands beside a 'baseline', which is not set"
    if options.data is None and any(name != "file_size" for name in options.metrics):
        yield (), "add 'data', whose rows the model is asked about: data = \"NAME\", declared as [data.NAME]"
    if all(limit.empty for limit in options.metrics.values()):
        yield ("metrics",), "no limit is set; add one, such as metrics.latency_p95 = { max_rise_rel = 0.2 }"
    for name, limit in options.metrics.items():
        yield from _metric_problems(name, limit, options)


def _metric_problems(name: str, limit: Limits, options: Options) -> Iterator[KeyProblem]:
    shown, share = plain(name, limit=80), latency_share(name)
    if share is None and name not in _OTHERS:
        known = ["latency_p50", "latency_p95", *_OTHERS]
        yield ("metrics", name), f"unknown metric '{shown}'{nearest(name, known)}"
        return
    if share is not None and options.requests * (1 - share) < _LEAST_BEYOND - 1e-9:
        least = math.ceil(_LEAST_BEYOND / (1 - share) - 1e-9)
        why = f"{shown} of {options.requests} requests rests on fewer than {_LEAST_BEYOND} of them"
        yield ("requests",), f"{why}; ask for {least} or more"
    timed = share is not None or name == "cold_start"
    if limit.compares and timed and options.baseline is None:
        why = "a time is compared with one of the same machine, measured in turn"
        yield ("metrics", name), f"metrics.{shown}: {why}; add a 'baseline', such as \"git:PATH\""
    if limit.max_error_rise_rel is not None:
        mend = "use max_rise_rel"
        yield ("metrics", name), f"metrics.{shown}: max_error_rise_rel is for scores whose best value is 1; {mend}"
    for key, message in limits.problems(limit):
        yield ("metrics", name, key), f"metrics.{shown}: {message}"


def ml_tests(options: Options) -> Iterator[Claim]:
    """Yield the test that the change of times and memory answers."""
    limited = {name for name, limit in options.metrics.items() if limit.compares and name != "file_size"}
    if limited and options.baseline is not None:
        yield "Monitor 6", lambda one: one.name in limited


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield every figure that has a limit, and its difference to each baseline.

    Raises:
        CheckError: a file, a model or the data cannot be used, or the time is over.
    """
    # 0.7 s for polars and scipy, which the validation of a configuration has no use for.
    from mlgate.checks import _budget

    yield from _budget.measurements(options, context)
