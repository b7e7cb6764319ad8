"""The rows that a candidate was trained on, where `train` says which they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import polars as pl

from mlgate.checks._files import File, data_of, load, read
from mlgate.checks._samples import wanted
from mlgate.checks._subjects import Comparison
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Severity
from mlgate.models.outputs import Outputs, from_predictions
from mlgate.models.tables import column, finite, read_table

# Makes the outputs of a file on the training rows; `None` where only the candidate's are known.
OnTraining = Callable[[File], Outputs | None]
# Beyond what repeated rows make likely.
_DEVIATIONS = 4


def labels_of(comparison: Comparison) -> Outputs:
    """Return the labels of the rows of `train`; without it those of the rows under test.

    Raises:
        CheckError: nothing declares it, it is what is tested on, or it has no labels.
    """
    options, context = comparison.options, comparison.context
    if options.train is None:
        return comparison.candidate
    if options.model is None:
        declared, file = context.predictions(options.train), _predictions(comparison)
        return from_predictions(read_table(file.content, file.shown), declared, file.shown, {})
    table, target, where = _table(comparison), context.model(options.model).target, "the training data"
    truth = finite(column(table, target, where, "the target of the model"), f"{where}: target '{plain(target)}'")
    return Outputs(shown=where, rows=table, y_true=truth)


def on_training(comparison: Comparison) -> OnTraining:
    """Return what makes the outputs of a file on the rows of `train`.

    Raises:
        CheckError: as `labels_of`.
    """
    options, context = comparison.options, comparison.context
    assert options.train is not None
    needs = wanted(options.metrics, comparison.owned)
    if options.model is None:
        declared, said = context.predictions(options.train), _predictions(comparison)
        found = from_predictions(read_table(said.content, said.shown), declared, said.shown, needs)
        return lambda file: found if file is comparison.own else None
    # 1.5 s for scikit-learn and skops, which a comparison of predictions does without.
    from mlgate.models.scoring import apply_model

    model, table = context.model(options.model), _table(comparison)

    def outputs(file: File) -> Outputs:
        context.progress(f"applying {file.shown} to the training data")
        return apply_model(load(file, model.trusted), table, model, file.shown, needs)

    return outputs


def overlap(comparison: Comparison) -> Iterator[Finding]:
    """Yield a warning where rows under test are rows of `train` too, more than repeat themselves within it.

    Were both drawn alike, a row under test would be found in `train` as often as one of `train` is found there again.
    Rows are compared in all columns but the id, the target among them.
    """
    options = comparison.options
    if options.train is None or options.model is None:
        return
    ours, theirs = comparison.candidate.rows, _table(comparison)
    identity = comparison.context.model(options.model).id
    columns = [name for name in ours.columns if name in theirs.columns and name != identity]
    if not columns or ours.select(columns).schema != theirs.select(columns).schema:
        return
    known, here = theirs.select(columns).hash_rows(), ours.select(columns).hash_rows()
    count, total = int(here.is_in(known.implode()).sum()), len(here)
    again = int(known.is_duplicated().sum()) / max(len(known), 1)
    if count > total * again + _DEVIATIONS * (total * again * (1 - again)) ** 0.5:
        message = (
            f"{count:,} of {total:,} rows of data.{plain(str(options.data))} are rows of "
            f"data.{plain(options.train)} too, target included: what is measured on them was learnt by heart"
        )
        yield Finding(
            subject="train-test-overlap", message=message, count=count, total=total, severity=Severity.WARNING
        )


def _table(comparison: Comparison) -> pl.DataFrame:
    options, context = comparison.options, comparison.context
    assert options.train is not None
    known = list(context.config.data) if context.config is not None else []
    shown = plain(options.train, limit=80)
    if options.train not in known:
        raise CheckError(f"'train': nothing declares [data.{shown}]{nearest(options.train, known)}")
    table, digests = data_of(context, options.train), context.digests
    if digests[f"data.{options.train}"] == digests[f"data.{options.data}"]:
        raise CheckError(f"data.{shown} and data.{plain(str(options.data))} are the same rows: 'train' is other ones")
    return table


def _predictions(comparison: Comparison) -> File:
    options, context = comparison.options, comparison.context
    assert options.train is not None
    file = read(context, context.predictions(options.train).path)
    context.digests[f"train.{context.check}"] = file.digest
    if file.digest == comparison.own.digest:
        raise CheckError(f"'{plain(file.shown)}' holds the same predictions as the candidate: these are of other rows")
    return file
