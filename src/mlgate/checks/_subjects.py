"""What `regression` compares: the outputs of the candidate, of its baselines, and of trainings by other seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mlgate.checks._files import File, baseline_file, data_of, kept, load, read
from mlgate.checks._functions import Own, own
from mlgate.checks._samples import wanted
from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.models import slicing
from mlgate.models.outputs import Outputs, aligned, from_predictions, identical
from mlgate.models.tables import read_table
from mlgate.stats.measure import Slices
from mlgate.stats.names import is_own

if TYPE_CHECKING:
    from mlgate.checks.regression import Options


# Makes the outputs of a file, on the rows of the candidate's where there are some.
Apply = Callable[[File, Outputs | None], Outputs]


@dataclass(frozen=True, kw_only=True, eq=False)
class Sides:
    """What is compared; without a baseline where there is none, or where `unchanged` says why nothing is compared.

    `file` is the baseline's. `against` names it where it is not the first one; `seeds` are trainings of that which
    differ by the seed.
    """

    candidate: Outputs
    baseline: Outputs | None = None
    unchanged: str = ""
    file: File | None = None
    against: str | None = None
    seeds: tuple[Outputs, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Comparison:
    """All that the numbers of one check are computed from.

    `own` is the candidate's file, and `apply` makes outputs of it or of any other. `owned` are the user's own metrics
    by name; `sides` the candidate beside each baseline, one at least; `group` the codes of rows that depend on one
    another, shape (n,); `slices` the indices of each slice's rows.
    """

    options: Options
    context: Context
    own: File
    apply: Apply
    owned: Mapping[str, Own]
    sides: tuple[Sides, ...]
    group: NDArray[np.int64] | None
    slices: Slices

    @property
    def candidate(self) -> Outputs:
        """What the candidate says about every row."""
        return self.sides[0].candidate


def comparison(options: Options, context: Context) -> Comparison:
    """Read, load and apply what `options` name.

    Raises:
        CheckError: a file, a model or the data cannot be used, or candidate and baseline are not comparable.
    """
    owned = {name: own(name, context) for name in options.metrics if is_own(name)}
    # The name of a metric that wants it, by what is wanted: for messages, and so that nothing else is asked for.
    needs = wanted(options.metrics, owned)
    candidate_file, apply = (_models if options.model is not None else _predictions)(options, context, needs)
    sides = tuple(_sides(options, context, (candidate_file, apply)))
    candidate = sides[0].candidate
    return Comparison(
        options=options,
        context=context,
        own=candidate_file,
        apply=apply,
        owned=owned,
        sides=sides,
        group=dependent(options, context, candidate),
        slices=slicing.slices(candidate, options.slices, options.bins),
    )


def _models(options: Options, context: Context, needs: Mapping[str, str]) -> tuple[File, Apply]:
    """Return the candidate's file, and what makes outputs of a file on the same rows."""
    # 1.5 s for scikit-learn and skops, which a comparison of predictions does without.
    from mlgate.models.scoring import apply_model

    assert options.model is not None
    assert options.data is not None
    declared = context.model(options.model)
    file = read(context, declared.path)
    context.digests[f"model.{options.model}"] = file.digest
    table = data_of(context, options.data)

    def outputs(one: File, _: Outputs | None) -> Outputs:
        context.progress(f"applying {one.shown}")
        return apply_model(load(one, declared.trusted), table, declared, one.shown, needs)

    return file, outputs


def _predictions(options: Options, context: Context, needs: Mapping[str, str]) -> tuple[File, Apply]:
    """As `_models`, for tables of predictions, whose rows are put into the candidate's order."""
    assert options.candidate is not None
    declared = context.predictions(options.candidate)
    file = read(context, declared.path)
    is_name = declared.path != options.candidate
    context.digests[f"predictions.{options.candidate}" if is_name else f"candidate.{context.check}"] = file.digest

    def outputs(one: File, candidate: Outputs | None) -> Outputs:
        found = from_predictions(read_table(one.content, one.shown), declared, one.shown, needs)
        return found if candidate is None else aligned(candidate, found)

    return file, outputs


def _sides(options: Options, context: Context, applied: tuple[File, Apply]) -> Iterator[Sides]:
    """Yield the candidate beside each baseline: the one before, then the anchor."""
    file, apply = applied
    places = {None: options.baseline} | ({"anchor": options.anchor} if options.anchor is not None else {})
    files = {key: baseline_file(key or "baseline", place, context, file) for key, place in places.items()}
    seeds = _seed_files(options, context) if any(other for other, _ in files.values()) else ()
    candidate = apply(file, None)
    others = tuple(apply(seed, candidate) for seed in seeds)
    for against, (other, why) in files.items():
        baseline = None if other is None else apply(other, candidate)
        if baseline is not None and identical(candidate, baseline):
            why_not = f"no change: the predictions are those of {plain(baseline.shown)}"
            yield Sides(candidate=candidate, unchanged=why_not, against=against)
        else:
            yield Sides(
                candidate=candidate, baseline=baseline, unchanged=why, file=other, against=against, seeds=others
            )


def _seed_files(options: Options, context: Context) -> tuple[File, ...]:
    """Return the files of the seeds; one that is the candidate's too was trained with a seed like any other.

    Raises:
        CheckError: one cannot be read, or is not there yet.
    """
    found = [kept(f"seed{number}", place, context) for number, place in enumerate(options.seeds)]
    for file, place in zip(found, options.seeds, strict=True):
        if file is None:
            raise CheckError(f"seeds: '{plain(place)}' is not at the baseline yet; keep it there beside the baseline")
    return tuple(file for file in found if file is not None)


def dependent(options: Options, context: Context, candidate: Outputs) -> NDArray[np.int64] | None:
    """Return the codes of rows that depend on one another: of one group, or of one block of time."""
    if options.group is not None:
        return slicing.groups(candidate, options.group)
    if options.block is None:
        return None
    time, where = time_of(options, context)
    if time is None:
        message = f"'block' needs to know which column is the time: add time = \"…\" under {where}"
        raise CheckError(message)
    return slicing.blocks(candidate, time, options.block)


def time_of(options: Options, context: Context) -> tuple[str | None, str]:
    """Return the column that is declared as the rows' time, where one is, and the table that declares it."""
    if options.data is not None:
        return context.data(options.data).time, f"[data.{options.data}]"
    assert options.candidate is not None
    return context.predictions(options.candidate).time, "[predictions.NAME]"
