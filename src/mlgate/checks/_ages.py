"""How old the model, the baseline and the test set are, in days: "The model is not too stale" (Breck et al. 2017).

Of a file it is the time since the committer date of the last commit that changed it: at `HEAD` for the candidate, at
its ref for the baseline. The file's own date says when it was checked out. Of a test set it is the time since the
newest moment in the column that the data declares as its `time`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import polars as pl

from mlgate.checks._places import git_baseline
from mlgate.checks._subjects import Comparison, time_of
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.limits import NO_BASELINE
from mlgate.core.model import Measurement
from mlgate.models import slicing
from mlgate.stores import git

_DAY = timedelta(days=1)
# Two letters at least: `C:` begins a path on Windows.
_ELSEWHERE = re.compile(r"(?!git:)[a-z][a-z0-9+.-]+:")


def ages(comparison: Comparison) -> Iterator[Measurement]:
    """Yield the ages that have a limit.

    Raises:
        CheckError: git does not know, or the data declares no time.
    """
    for name, age in (("model_age", _model), ("baseline_age", _baseline), ("test_set_age", _test_set)):
        if name in comparison.options.metrics:
            yield age(name, comparison)


def _model(name: str, comparison: Comparison) -> Measurement:
    return _since(name, git.last_change(comparison.context.root, comparison.own.shown), comparison)


def _baseline(name: str, comparison: Comparison) -> Measurement:
    place, context = comparison.options.baseline, comparison.context
    assert place is not None
    if _ELSEWHERE.match(place):
        message = f"{name}: '{plain(place)}' is not kept in git, whose commits say how old a file is"
        raise CheckError(message)
    if not place.startswith("git:"):
        (file,) = context.files(place)
        return _since(name, git.last_change(context.root, context.shown(file)), comparison)
    ref, path = git_baseline(place)
    if context.baseline.read(path, ref) is None:
        return Measurement(name=name, value=None, insufficient=NO_BASELINE)
    commit = git.resolve(context.root, ref) if ref else context.baseline.commit
    return _since(name, git.last_change(context.root, path, commit), comparison)


def _test_set(name: str, comparison: Comparison) -> Measurement:
    outputs, (time, where) = comparison.candidate, time_of(comparison.options, comparison.context)
    if time is None:
        message = f'{name} needs to know which column is the time: add time = "…" under {where}'
        raise CheckError(message)
    newest = slicing.moments(outputs, time, f"whose newest value says the {name}").cast(pl.Datetime("us")).max()
    assert isinstance(newest, datetime)
    # polars casts to UTC; a clock that names no zone is taken for that.
    moment = newest.replace(tzinfo=UTC)
    if moment > comparison.context.now + _DAY:
        message = f"'{plain(outputs.shown)}': the newest time '{plain(time, limit=80)}' is in the future"
        raise CheckError(message)
    return _since(name, moment, comparison)


def _since(name: str, moment: datetime | None, comparison: Comparison) -> Measurement:
    """Return the days since `moment`, to a tenth; 0 where there is none yet: the file changes with this change."""
    passed = timedelta(0) if moment is None else comparison.context.now - moment
    return Measurement(name=name, value=round(max(0.0, passed / _DAY), 1), momentary=True)
