"""Metrics of users' own, `package.module:function`: imported from their project, called on arrays."""

from __future__ import annotations

import importlib
import inspect
import logging
import math
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.stats.pair import Pair
from mlgate.stats.resampling import RESAMPLES, RESAMPLES_OF_A_SLICE, ByResampling, by_resampling
from mlgate.stats.sample import Sample
from mlgate.stores.files import digest_bytes

_LOG = logging.getLogger("mlgate")
# What a function may ask for, by the names of its parameters.
_OUTPUTS = ("y_pred", "y_score")
_KNOWN = ("y_true", *_OUTPUTS, "sample_weight")


@dataclass(frozen=True, kw_only=True)
class Own:
    """A function of a user's own, and which of `_KNOWN` it takes."""

    name: str
    function: Callable[..., Any]
    takes: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """Which of `y_pred` and `y_score` it is computed from."""
        return tuple(name for name in _OUTPUTS if name in self.takes)

    def compared(self, pair: Pair, *, of_slice: bool) -> ByResampling:
        """Return the function's values on the rows of `pair`, and how they spread.

        Raises:
            CheckError: it raises, or returns no number.
            Undefined: its value is not finite here.
        """
        if not math.isfinite(self._value(pair.candidate)) and not of_slice:
            message = f"{self.name} is not a finite number on all {len(pair.candidate):,} rows"
            raise CheckError(message)
        return by_resampling(self.value, pair, resamples=RESAMPLES_OF_A_SLICE if of_slice else RESAMPLES)

    def value(self, sample: Sample) -> float:
        """Return the value; NaN where the function raises, as it may where a resample holds one class only."""
        try:
            return self._value(sample)
        except CheckError:
            return float("nan")

    def _value(self, sample: Sample) -> float:
        arguments = {"y_true": sample.y_true, "y_pred": sample.y_pred, "y_score": sample.y_score}
        if "sample_weight" in self.takes:
            arguments["sample_weight"] = np.ones(len(sample)) if sample.weight is None else sample.weight
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = self.function(**{name: arguments[name] for name in self.takes})
            return float(found)
        except Exception as error:
            # Whatever it is made of can raise, and what that says can quote the data.
            _LOG.debug("%s failed", self.name, exc_info=error)
            what = f"fails with {type(error).__name__} on {len(sample):,} rows"
            message = f"{self.name} {what}; run with --verbose for the traceback"
            raise CheckError(message) from error


def own(name: str, context: Context) -> Own:
    """Return the function that `name`, `package.module:function`, means in the project; its file is digested.

    Raises:
        CheckError: it cannot be imported, is not there, or takes what there is not.
    """
    module_name, _, function_name = name.partition(":")
    try:
        with _on_path(context.root), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = importlib.import_module(module_name)
    except Exception as error:
        # A module runs as it is imported, and can raise whatever it likes.
        _LOG.debug("%s cannot be imported", module_name, exc_info=error)
        message = (
            f"metric '{name}': '{module_name}' cannot be imported: {type(error).__name__}: {plain(error, limit=200)}"
        )
        raise CheckError(message) from error
    function = getattr(module, function_name, None)
    if not callable(function):
        message = f"metric '{name}': '{module_name}' has no function '{function_name}'"
        raise CheckError(message)
    if module.__file__ is not None:
        context.digests[f"metric.{name}"] = digest_bytes(Path(module.__file__).read_bytes())
    return Own(name=name, function=function, takes=_taken(name, function))


def _taken(name: str, function: Callable[..., Any]) -> tuple[str, ...]:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError) as error:
        message = f"metric '{name}': what it takes cannot be told; wrap it in a function (y_true, y_pred)"
        raise CheckError(message) from error
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    named = [one for one in parameters if one.kind not in positional]
    taken = tuple(one.name for one in named if one.name in _KNOWN)
    foreign = [one.name for one in named if one.name not in _KNOWN and one.default is inspect.Parameter.empty]
    if foreign:
        message = f"metric '{name}' takes '{foreign[0]}', which there is not; there are {', '.join(_KNOWN)}"
        raise CheckError(message)
    if "y_true" not in taken or not set(taken) & set(_OUTPUTS):
        message = f"metric '{name}' must take y_true, and y_pred or y_score"
        raise CheckError(message)
    return taken


@contextmanager
def _on_path(root: Path) -> Iterator[None]:
    """Let modules of the project at `root` be imported, and nothing else be found there afterwards."""
    before = list(sys.path)
    sys.path[:0] = [str(root), str(root / "src")]
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path[:] = before
