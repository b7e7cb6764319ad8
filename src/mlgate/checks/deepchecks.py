"""Runs the checks of deepchecks on the data and predictions at hand: each of its conditions is a finding of ours.

What: its suites `data_integrity` (nulls of several sorts, conflicting labels, duplicates, features that give the label
away), `train_test_validation` (drift, leakage, new categories; against `reference`, the training data) and
`model_evaluation` (weak segments, gain over a simple model, degradation from training to test; from predictions, no
model is loaded). A condition that failed is a finding, one that deepchecks only warns of is a warning. Its HTML with
all plots is kept below `.mlgate/deepchecks`, or at `html`; it holds values of the data.

Why: teams that have deepchecks need not give it up, and those that have not get some fifty conditions.

How: deepchecks cannot be imported beside present numpy, pandas and scikit-learn. It runs in an environment of its own,
made on first use with uv, or venv and pip, in the user's cache folder (0.7 GB; every file held to its hash; Python 3.11
or 3.12), in a process that gets the rows as Parquet and nothing of the user's environment; its call home is switched
off. Where the user's own environment has the pinned version, the process runs in that.

A check that did not run makes this inconclusive, never passed (`unchecked`): give what it needs, or `skip` it (such as
`WeakSegmentsPerformance`, which deepchecks gives up where a model's errors follow no pattern). What could never run
does not: checks for regression where the label is a class, and those that need the model itself. They are told as
`not_applicable`. What deepchecks says of its findings may quote the data: it is kept as evidence for `mlgate explain`
with `samples = 1`, and not at all without.

```toml
[data.train]
path = "data/train.parquet"

[data.test]
path = "data/test.parquet"

[deepchecks.test]
suite = "train_test_validation"
data = "test"
reference = "train"
label = "late"
label_type = "binary"
id = "flight_id"
skip = ["DateTrainTestLeakageDuplicates", "DateTrainTestLeakageOverlap"]  # the data has no time
checks.FeatureDrift = { drift_score_less_than = { max_allowed_numeric_score = 0.1 }, n_samples = 5000 }

[deepchecks.model]
suite = "model_evaluation"
data = "test"
reference = "train"
label = "late"
id = "flight_id"
predictions = "predictions/test.parquet"             # or [predictions.NAME]; y_pred, y_score, matched by id
reference_predictions = "predictions/train.parquet"  # or columns of the data itself: y_pred = "…", y_score = "…"
```

`checks.NAME` sets the conditions of a check of the suite, or adds one; it can stand without `suite`. Conditions have
the names of deepchecks' methods without `add_condition_`; the value is the first argument, a table of arguments, or
`true`. Other keys are parameters of the check. Without a condition it has those of deepchecks' suites.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from mlgate.config import DataName
from mlgate.context import Context
from mlgate.core import limits
from mlgate.core.display import nearest, plain
from mlgate.core.limits import Limits
from mlgate.core.model import Finding, Measurement
from mlgate.core.tables import KeyProblem
from mlgate.isolated.catalogue import NEEDS_MODEL, Entry, catalogue

_Name = Annotated[str, Meta(min_length=1)]
_Setting = bool | int | float | str | list[bool | int | float | str] | dict[str, Any]


def _nothing_unchecked() -> dict[str, Limits]:
    return {"unchecked": Limits(at_most=0)}


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is run (`suite`, `checks`, less `skip`), on which data, and what its columns are.

    `features` are all columns that are nothing else, `cat_features` those of them that deepchecks takes for classes.
    `timeout` is in seconds, `html` a path below the project.
    """

    data: DataName
    reference: DataName | None = None
    suite: Literal["data_integrity", "train_test_validation", "model_evaluation"] | None = None
    checks: dict[str, dict[str, _Setting]] = {}
    skip: tuple[_Name, ...] = ()
    label: _Name | None = None
    features: tuple[_Name, ...] = ()
    cat_features: tuple[_Name, ...] | None = None
    id: _Name | None = None
    datetime: _Name | None = None
    label_type: Literal["binary", "multiclass", "regression"] | None = None
    predictions: _Name | None = None
    reference_predictions: _Name | None = None
    y_pred: _Name | None = None
    y_score: _Name | None = None
    timeout: Annotated[float, Meta(gt=0)] = 1800.0
    html: _Name | None = None
    metrics: dict[str, Limits] = msgspec.field(default_factory=_nothing_unchecked)

    @property
    def names(self) -> tuple[str, ...]:
        """The checks that are run, in the suite's order, then those that are named beside it."""
        listed = dict.fromkeys([*catalogue().suites.get(self.suite or "", ()), *self.checks])
        left_out = {*self.skip, *(name for name in NEEDS_MODEL if name not in self.checks)}
        return tuple(name for name in listed if name not in left_out)

    @property
    def predicts(self) -> bool:
        """Whether there are predictions anywhere."""
        return bool(self.predictions or self.y_pred or self.y_score)


def problems(options: Options) -> Iterator[KeyProblem]:
    """Yield what types do not say: unknown checks and conditions, and inputs that the checks cannot do without."""
    known = catalogue()
    for name, settings in options.checks.items():
        entry = known.checks.get(name)
        if entry is None:
            yield ("checks", name), f"deepchecks has no check '{plain(name, limit=80)}'{nearest(name, [*known.checks])}"
        elif name in NEEDS_MODEL:
            yield ("checks", name), f"{name} asks the model itself, and deepchecks is given predictions; leave it out"
        else:
            yield from (((("checks", name, *key)), problem) for key, problem in _check_problems(name, entry, settings))
    yield from _suite_problems(options)
    if not any(name not in known.checks for name in options.checks):
        yield from _input_problems(options)
    yield from _html_problems(options.html)
    for name, limit in options.metrics.items():
        yield from ((("metrics", name, key), f"metrics.{plain(name)}: {why}") for key, why in limits.problems(limit))


def _suite_problems(options: Options) -> Iterator[KeyProblem]:
    if options.suite is None and not options.checks:
        yield (), "name a 'suite' (data_integrity, train_test_validation, model_evaluation), or 'checks'"
    suite = catalogue().suites.get(options.suite or "", ())
    for name in options.skip:
        if options.suite is None or name not in suite:
            where = f"suite '{options.suite}' has" if options.suite else "without a 'suite' there is"
            yield ("skip",), f"'skip': {where} no check '{plain(name, limit=80)}'{nearest(name, list(suite))}"
        elif name in options.checks:
            yield ("skip",), f"'skip' leaves out {name}, which 'checks' sets conditions for"


def _check_problems(name: str, entry: Entry, settings: Mapping[str, Any]) -> Iterator[KeyProblem]:
    conditions = [key for key in settings if key in entry.conditions]
    if not conditions and not entry.standard:
        has = f"give one of {', '.join(entry.conditions)}" if entry.conditions else "it has none"
        yield (), f"{name} judges nothing without a condition; {has}"
    for key, value in settings.items():
        if key not in entry.conditions and key not in entry.parameters:
            hint = nearest(key, [*entry.conditions, *entry.parameters])
            yield (key,), f"{name} has no condition or parameter '{plain(key, limit=80)}'{hint}"
        elif not _finite(value):
            yield (key,), f"{name}: '{key}' is not finite"
        elif key in entry.conditions:
            yield from (((key,), f"{name}: {problem}") for problem in _argument_problems(entry, key, value))


def _argument_problems(entry: Entry, key: str, value: object) -> Iterator[str]:
    arguments = entry.conditions[key]
    if value is False:
        yield f"'{key}' is false; leave it out"
    elif isinstance(value, Mapping):
        for one in value:
            if one not in arguments.names:
                yield f"'{key}' has no argument '{plain(one, limit=80)}'{nearest(one, list(arguments.names))}"
        yield from (f"'{key}' needs '{one}'" for one in arguments.required if one not in value)
    elif value is True:
        yield from (f"'{key}' needs '{one}', and is only true" for one in arguments.required)
    elif not arguments.names:
        yield f"'{key}' takes no argument; write {key} = true"
    else:
        yield from (f"'{key}' needs '{one}' too" for one in arguments.required[1:])


def _finite(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(_finite(one) for one in value.values())
    if isinstance(value, list):
        return all(_finite(one) for one in value)
    return not isinstance(value, float) or math.isfinite(value)


def _input_problems(options: Options) -> Iterator[KeyProblem]:
    comparing = [name for name in options.names if catalogue().checks[name].compares]
    if options.reference is None and comparing:
        names = ", ".join(comparing)
        yield ("data",), f"{names} compare with the training data: name it as 'reference', or 'skip' them"
    if options.label is None and (options.predicts or options.suite == "model_evaluation"):
        yield ("label",), "predictions are of a 'label'; say which column it is"
    if options.suite == "model_evaluation" and not options.predicts:
        yield ("suite",), "'model_evaluation' needs 'predictions', or 'y_pred' and 'y_score', columns of the data"
    if options.predictions is not None:
        yield from _prediction_problems(options)
    if options.reference_predictions is not None and (options.reference is None or options.predictions is None):
        yield ("reference_predictions",), "'reference_predictions' stands beside 'reference' and 'predictions'"


def _prediction_problems(options: Options) -> Iterator[KeyProblem]:
    if options.id is None:
        yield ("predictions",), "'predictions' are matched to the data by 'id'; say which column it is"
    if options.y_pred is not None or options.y_score is not None:
        mend = "those of 'predictions' have their names under [predictions.NAME]"
        yield ("predictions",), f"'y_pred' and 'y_score' are columns of the data; {mend}"
    if options.reference is not None and options.reference_predictions is None:
        yield ("predictions",), "deepchecks wants predictions of both data sets: add 'reference_predictions'"


def _html_problems(html: str | None) -> Iterator[KeyProblem]:
    if html is None:
        return
    path = PurePosixPath(html.replace("\\", "/"))
    if path.suffix != ".html" or path.is_absolute() or ".." in path.parts or ":" in html:
        yield ("html",), f"'{plain(html, limit=120)}': name a file below the folder of the configuration, NAME.html"


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield a finding for each condition that failed, and the numbers of conditions, of checks that did not run.

    Raises:
        CheckError: the data or the predictions cannot be used, or deepchecks cannot be run.
    """
    # 60 ms for polars, which the validation of a configuration has no use for.
    from mlgate.checks import _deepchecks

    yield from _deepchecks.judged(options, context)
