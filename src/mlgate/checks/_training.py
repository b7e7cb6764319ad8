"""The rows that a candidate was trained on, where `train` says which they are."""

from __future__ import annotations

from mlgate.checks._files import data_of, read
from mlgate.checks._subjects import Comparison
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.models.outputs import Outputs, from_predictions
from mlgate.models.tables import column, finite, read_table


def labels_of(comparison: Comparison) -> Outputs:
    """Return the labels of the rows of `train`; without it those of the rows under test.

    Raises:
        CheckError: nothing declares it, or it has no labels.
    """
    options, context = comparison.options, comparison.context
    if options.train is None:
        return comparison.candidate
    if options.model is None:
        declared = context.predictions(options.train)
        file = read(context, declared.path)
        return from_predictions(read_table(file.content, file.shown), declared, file.shown, {})
    known = list(context.config.data) if context.config is not None else []
    if options.train not in known:
        shown = plain(options.train, limit=80)
        raise CheckError(f"'train': nothing declares [data.{shown}]{nearest(options.train, known)}")
    table, target, where = data_of(context, options.train), context.model(options.model).target, "the training data"
    truth = finite(column(table, target, where, "the target of the model"), f"{where}: target '{plain(target)}'")
    return Outputs(shown=where, rows=table, y_true=truth)
