"""The work of `regression`: files to outputs, outputs to paired samples, samples to measurements.

Every file is read once; what is digested is what is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import polars as pl

from mlgate.checks.regression import git_baseline
from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement
from mlgate.models import coding
from mlgate.models.outputs import Outputs, aligned, from_predictions, identical
from mlgate.models.tables import read_table
from mlgate.stats.measure import Pair, measure
from mlgate.stats.names import METRICS
from mlgate.stats.sample import Sample
from mlgate.stores.files import digest_bytes

if TYPE_CHECKING:
    from mlgate.checks.regression import Options

_PICKLES = frozenset({".joblib", ".pickle", ".pkl"})
_TWO = 2


@dataclass(frozen=True, kw_only=True)
class _File:
    """A file that was read: how it is shown, and its bytes."""

    shown: str
    content: bytes

    @property
    def digest(self) -> str:
        return digest_bytes(self.content)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Sides:
    """What is compared; without a baseline where there is none, or where `unchanged` says why nothing is compared."""

    candidate: Outputs
    baseline: Outputs | None = None
    unchanged: str = ""


def measurements(options: Options, context: Context) -> Iterator[Measurement]:
    """Yield every metric that `options` name, over all rows and over each slice."""
    # The name of a metric that wants it, by what is wanted: for messages, and so that nothing else is asked for.
    needs: dict[str, str] = {METRICS[name].needs: name for name in sorted(options.metrics, reverse=True)}
    sides = _models(options, context, needs) if options.model is not None else _predictions(options, context, needs)
    group = coding.groups(sides.candidate, options.group) if options.group is not None else None
    slices = coding.slices(sides.candidate, options.slices)
    for name in sorted(options.metrics):
        pair = _pair(name, sides)
        pair = Pair(candidate=pair.candidate, baseline=pair.baseline, group=group)
        yield from measure(name, pair, slices, unchanged=sides.unchanged)


def _models(options: Options, context: Context, needs: Mapping[str, str]) -> _Sides:
    # 1.5 s for scikit-learn and skops, which a comparison of predictions does without.
    from mlgate.models.scoring import apply_model

    assert options.model is not None
    assert options.data is not None
    declared = context.model(options.model)
    own = _read(context, declared.path)
    context.digests[f"model.{options.model}"] = own.digest
    other, unchanged = _baseline_file(options, context, own)
    table = _data(context, options.data)

    def outputs(file: _File) -> Outputs:
        context.progress(f"applying {file.shown}")
        return apply_model(_load(file, declared.trusted), table, declared, file.shown, needs)

    candidate = outputs(own)
    return _sides(candidate, outputs(other) if other is not None else None, unchanged)


def _predictions(options: Options, context: Context, needs: Mapping[str, str]) -> _Sides:
    assert options.candidate is not None
    declared = context.predictions(options.candidate)
    own = _read(context, declared.path)
    is_name = declared.path != options.candidate
    context.digests[f"predictions.{options.candidate}" if is_name else f"candidate.{context.check}"] = own.digest
    other, unchanged = _baseline_file(options, context, own)
    candidate = from_predictions(read_table(own.content, own.shown), declared, own.shown, needs)
    if other is None:
        return _Sides(candidate=candidate, unchanged=unchanged)
    baseline = from_predictions(read_table(other.content, other.shown), declared, other.shown, needs)
    return _sides(candidate, aligned(candidate, baseline), unchanged)


def _sides(candidate: Outputs, baseline: Outputs | None, unchanged: str) -> _Sides:
    if baseline is not None and identical(candidate, baseline):
        return _Sides(candidate=candidate, unchanged=f"no change: the predictions are those of {plain(baseline.shown)}")
    return _Sides(candidate=candidate, baseline=baseline, unchanged=unchanged)


def _baseline_file(options: Options, context: Context, own: _File) -> tuple[_File | None, str]:
    """Return the baseline to compare with, or `None`: there is none yet, or it is the candidate, and the text says so.

    Raises:
        CheckError: it cannot be read, or a file is compared with itself.
    """
    if options.baseline is None:
        return None, ""
    label = f"baseline.{context.check}"
    if not options.baseline.startswith("git:"):
        file = _read(context, options.baseline)
        context.digests[label] = file.digest
        if file.digest == own.digest:
            message = (
                f"compares a file with itself: '{plain(own.shown)}' and '{plain(file.shown)}' are both {own.digest}; "
                'name what was accepted as the baseline, best from git: baseline = "git:PATH"'
            )
            raise CheckError(message)
        return file, ""
    ref, path = git_baseline(options.baseline)
    content = context.baseline.read(path, ref)
    at = plain(ref or context.baseline.ref or context.baseline.commit[:12], limit=80)
    if content is None:
        if not (context.root / path).exists():
            message = f"baseline '{plain(options.baseline)}': '{plain(path)}' is neither at {at} nor here: misspelt?"
            raise CheckError(message)
        return None, ""
    file = _File(shown=f"{at}:{path}", content=content)
    context.digests[label] = file.digest
    if file.digest == own.digest:
        return None, f"no change: the same file as at {at}"
    return file, ""


def _read(context: Context, path: str) -> _File:
    files = context.files(path)
    if len(files) > 1:
        message = f"'{plain(path)}' names {len(files)} files; one is wanted"
        raise CheckError(message)
    return _whole(context, files[0])


def _whole(context: Context, file: Path) -> _File:
    shown = context.shown(file)
    try:
        return _File(shown=shown, content=file.read_bytes())
    except OSError as error:
        message = f"'{plain(shown)}' cannot be read: {error.strerror}"
        raise CheckError(message) from error


def _data(context: Context, name: str) -> pl.DataFrame:
    declared = context.data(name)
    files = context.files(declared.path)
    if len(files) > 1:
        context.judged(f"data.{name}", files)
    tables = []
    for file in files:
        read = _whole(context, file)
        context.digests.setdefault(f"data.{name}", read.digest)
        delimiter = declared.delimiter or ","
        table = read_table(read.content, read.shown, delimiter=delimiter, null_values=declared.null_values)
        tables.append(table)
    try:
        return pl.concat(tables, how="vertical_relaxed") if len(tables) > 1 else tables[0]
    except pl.exceptions.PolarsError as error:
        message = f"'{plain(declared.path)}': the {len(files)} files do not have the same columns of the same types"
        raise CheckError(message) from error


def _load(file: _File, trusted: tuple[str, ...]) -> object:
    # As in _models: scikit-learn only where a model is loaded.
    from mlgate.models.loading import load_model

    if PurePath(file.shown).suffix.lower() in _PICKLES:
        # The scanner is an extra of its own, and a skops file does without it.
        from mlgate.trust.scanner import scan_bytes

        report = scan_bytes(file.content, file.shown, allow=trusted)
        if report.dangerous:
            first = report.dangerous[0]
            message = (
                f"model '{plain(file.shown)}' is not safe to load: {first.subject}: {first.message}"
                + (f"; and {len(report.dangerous) - 1} more" if len(report.dangerous) > 1 else "")
                + "; names that you know go under [model.NAME], trusted = […]; better save it with skops"
            )
            raise CheckError(message, location=first.location)
    return load_model(file.content, file.shown, trusted)


def _pair(name: str, sides: _Sides) -> Pair:
    if METRICS[name].target == "numbers":
        build = _numbers
    else:
        classes = coding.classes_of(sides.candidate)
        _refuse_classes(name, sides.candidate, len(classes))

        def build(name: str, outputs: Outputs) -> Sample:
            return _classes(name, outputs, classes)

    baseline = None if sides.baseline is None else build(name, sides.baseline)
    return Pair(candidate=build(name, sides.candidate), baseline=baseline)


def _refuse_classes(name: str, outputs: Outputs, count: int) -> None:
    metric, shown = METRICS[name], plain(outputs.shown)
    if metric.binary and count > _TWO:
        message = f"{name} is for two classes, and y_true of '{shown}' holds {count}; use accuracy or log_loss"
        raise CheckError(message)
    if count < _TWO and (metric.needs == "y_score" or metric.rare):
        message = f"{name} cannot be measured: y_true of '{shown}' holds only one class"
        raise CheckError(message)


def _numbers(name: str, outputs: Outputs) -> Sample:
    assert outputs.y_pred is not None
    return Sample(
        y_true=coding.numbers(outputs.y_true, f"y_true, for {name},", outputs.shown),
        y_pred=coding.numbers(outputs.y_pred, f"y_pred, for {name},", outputs.shown),
        weight=_weight(outputs),
    )


def _classes(name: str, outputs: Outputs, classes: pl.Series) -> Sample:
    sample = Sample(
        y_true=coding.coded(outputs.y_true, classes, "y_true", outputs.shown),
        weight=_weight(outputs),
        classes=len(classes),
    )
    if METRICS[name].needs == "y_score":
        if METRICS[name].probability:
            coding.refuse_no_probabilities(outputs, name)
        return replace(sample, y_score=coding.scored(outputs, classes, metric=name))
    assert outputs.y_pred is not None
    return replace(sample, y_pred=coding.coded(outputs.y_pred, classes, "y_pred", outputs.shown))


def _weight(outputs: Outputs) -> coding.Floats | None:
    return None if outputs.weight is None else outputs.weight.to_numpy()
