"""The work of `regression`: files to outputs, outputs to paired samples, samples to measurements.

Every file is read once; what is digested is what is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlgate.checks._functions import Own, own
from mlgate.checks._samples import sample_of, wanted
from mlgate.checks._wear import labels_digest, wear
from mlgate.checks.regression import git_baseline
from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.limits import Limits
from mlgate.core.model import Finding, Measurement
from mlgate.models import slicing
from mlgate.models.outputs import Outputs, aligned, from_predictions, identical
from mlgate.models.tables import read_table
from mlgate.stats.comparing import ClosedForm
from mlgate.stats.measure import Measured, measure
from mlgate.stats.names import described, is_own
from mlgate.stats.pair import Pair
from mlgate.stats.swapping import swapped
from mlgate.stores.files import digest_bytes
from mlgate.stores.ledger import Use

if TYPE_CHECKING:
    from mlgate.checks.regression import Options

_PICKLES = frozenset({".joblib", ".pickle", ".pkl"})


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
    """What is compared; without a baseline where there is none, or where `unchanged` says why nothing is compared.

    `against` names the baseline where it is not the first one; `seeds` are trainings of that which differ by the seed.
    """

    candidate: Outputs
    baseline: Outputs | None = None
    unchanged: str = ""
    against: str | None = None
    seeds: tuple[Outputs, ...] = ()


def measurements(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield every metric that `options` name, over all rows and over each slice, and how worn the test set is."""
    owned = {name: own(name, context) for name in options.metrics if is_own(name)}
    # The name of a metric that wants it, by what is wanted: for messages, and so that nothing else is asked for.
    needs = wanted(options.metrics, owned)
    apply = _models(options, context, needs) if options.model is not None else _predictions(options, context, needs)
    compared = list(_sides(options, context, apply))
    candidate = compared[0].candidate
    group = _dependent(options, context, candidate)
    slices = slicing.slices(candidate, options.slices, options.bins)
    judged: list[tuple[Measurement, Limits]] = []
    for name in sorted(options.metrics):
        for sides in compared:
            if sides.against is not None and not options.metrics[name].compares:
                continue
            pair = _pair(name, sides, group, owned)
            by = owned.get(name) or ClosedForm(name)
            for found in measure(name, pair, slices, unchanged=sides.unchanged, by=by):
                measured = _by_swaps(found, pair, by, options.permutations)
                yield msgspec.structs.replace(measured, against=sides.against)
                if sides is compared[0] and measured.slice is None and measured.difference is not None:
                    judged.append((measured, options.metrics[name]))
    if judged:
        yield from wear(_use(options, context, candidate), context, judged)


def _pair(name: str, sides: _Sides, group: NDArray[np.int64] | None, owned: Mapping[str, Own]) -> Pair:
    build = sample_of(name, sides.candidate, owned)
    baseline = None if sides.baseline is None else build(sides.baseline)
    seeds = () if baseline is None else tuple(build(seed) for seed in sides.seeds)
    return Pair(candidate=build(sides.candidate), baseline=baseline, seeds=seeds, group=group)


def _by_swaps(measured: Measurement, pair: Pair, by: Measured, swaps: int | None) -> Measurement:
    """Return `measured` with the p value of the sign-swap test, where it is asked for, over all rows only."""
    if swaps is None or measured.p_value is None or measured.slice is not None:
        return measured
    pair = pair.with_queries() if described(measured.name).query else pair
    return msgspec.structs.replace(measured, p_value=swapped(by.value, pair, swaps=swaps))


def _dependent(options: Options, context: Context, candidate: Outputs) -> NDArray[np.int64] | None:
    """Return the codes of rows that depend on one another: of one group, or of one block of time."""
    if options.group is not None:
        return slicing.groups(candidate, options.group)
    if options.block is None:
        return None
    if options.data is not None:
        time, where = context.data(options.data).time, f"[data.{options.data}]"
    else:
        assert options.candidate is not None
        time, where = context.predictions(options.candidate).time, "[predictions.NAME]"
    if time is None:
        message = f"'block' needs to know which column is the time: add time = \"…\" under {where}"
        raise CheckError(message)
    return slicing.blocks(candidate, time, options.block)


def _use(options: Options, context: Context, candidate: Outputs) -> Use:
    """Return what is asked of the test set: the same limits on the same candidate are asked once."""
    test = labels_digest(candidate) if options.data is None else context.digests[f"data.{options.data}"]
    own = next(
        context.digests[name]
        for name in (f"model.{options.model}", f"predictions.{options.candidate}", f"candidate.{context.check}")
        if name in context.digests
    )
    return Use(test=test, candidate=own, configuration=digest_bytes(msgspec.json.encode(options)))


_Apply = Callable[["_File", Outputs | None], Outputs]


def _models(options: Options, context: Context, needs: Mapping[str, str]) -> tuple[_File, _Apply]:
    """Return the candidate's file, and what makes outputs of a file on the same rows."""
    # 1.5 s for scikit-learn and skops, which a comparison of predictions does without.
    from mlgate.models.scoring import apply_model

    assert options.model is not None
    assert options.data is not None
    declared = context.model(options.model)
    own = _read(context, declared.path)
    context.digests[f"model.{options.model}"] = own.digest
    table = _data(context, options.data)

    def outputs(file: _File, _: Outputs | None) -> Outputs:
        context.progress(f"applying {file.shown}")
        return apply_model(_load(file, declared.trusted), table, declared, file.shown, needs)

    return own, outputs


def _predictions(options: Options, context: Context, needs: Mapping[str, str]) -> tuple[_File, _Apply]:
    """As `_models`, for tables of predictions, whose rows are put into the candidate's order."""
    assert options.candidate is not None
    declared = context.predictions(options.candidate)
    own = _read(context, declared.path)
    is_name = declared.path != options.candidate
    context.digests[f"predictions.{options.candidate}" if is_name else f"candidate.{context.check}"] = own.digest

    def outputs(file: _File, candidate: Outputs | None) -> Outputs:
        read = from_predictions(read_table(file.content, file.shown), declared, file.shown, needs)
        return read if candidate is None else aligned(candidate, read)

    return own, outputs


def _sides(options: Options, context: Context, applied: tuple[_File, _Apply]) -> Iterator[_Sides]:
    """Yield the candidate beside each baseline: the one before, then the anchor."""
    own, apply = applied
    places = {None: options.baseline} | ({"anchor": options.anchor} if options.anchor is not None else {})
    files = {key: _baseline_file(key or "baseline", place, context, own) for key, place in places.items()}
    seeds = _seed_files(options, context) if any(file for file, _ in files.values()) else ()
    candidate = apply(own, None)
    others = tuple(apply(file, candidate) for file in seeds)
    for against, (file, why) in files.items():
        baseline = None if file is None else apply(file, candidate)
        if baseline is not None and identical(candidate, baseline):
            why_not = f"no change: the predictions are those of {plain(baseline.shown)}"
            yield _Sides(candidate=candidate, unchanged=why_not, against=against)
        else:
            yield _Sides(candidate=candidate, baseline=baseline, unchanged=why, against=against, seeds=others)


def _seed_files(options: Options, context: Context) -> tuple[_File, ...]:
    """Return the files of the seeds; one that is the candidate's too was trained with a seed like any other.

    Raises:
        CheckError: one cannot be read, or is not there yet.
    """
    found = [_kept(f"seed{number}", place, context) for number, place in enumerate(options.seeds)]
    for file, place in zip(found, options.seeds, strict=True):
        if file is None:
            raise CheckError(f"seeds: '{plain(place)}' is not at the baseline yet; keep it there beside the baseline")
    return tuple(file for file in found if file is not None)


def _baseline_file(label: str, place: str | None, context: Context, own: _File) -> tuple[_File | None, str]:
    """Return the file at `place` to compare with, or `None`: there is none yet, or it is the candidate, as is said.

    Raises:
        CheckError: it cannot be read, or a file is compared with itself.
    """
    file = None if place is None else _kept(label, place, context)
    if place is None or file is None or file.digest != own.digest:
        return file, ""
    if place.startswith("git:"):
        return None, f"no change: the same file as at {file.shown.partition(':')[0]}"
    message = (
        f"compares a file with itself: '{plain(own.shown)}' and '{plain(file.shown)}' are both {own.digest}; "
        'name what was accepted as the baseline, best from git: baseline = "git:PATH"'
    )
    raise CheckError(message)


def _kept(label: str, place: str, context: Context) -> _File | None:
    """Return the file at `place`, `None` where git does not have it yet. Raises CheckError where it cannot be read."""
    key = f"{label}.{context.check}"
    if not place.startswith("git:"):
        file = _read(context, place)
        context.digests[key] = file.digest
        return file
    ref, path = git_baseline(place)
    content = context.baseline.read(path, ref)
    at = plain(ref or context.baseline.ref or context.baseline.commit[:12], limit=80)
    if content is None:
        if not (context.root / path).exists():
            message = f"{label} '{plain(place)}': '{plain(path)}' is neither at {at} nor here: misspelt?"
            raise CheckError(message)
        return None
    file = _File(shown=f"{at}:{path}", content=content)
    context.digests[key] = file.digest
    return file


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
