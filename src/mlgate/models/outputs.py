"""What a model said about labelled rows, from a table of predictions; and two of these put side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from mlgate.config import Predictions
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError
from mlgate.models.tables import column, finite, rows_where


@dataclass(frozen=True, kw_only=True, eq=False)
class Outputs:
    """One model's output on labelled rows, in the order of its file; nothing missing, NaN or infinite.

    `score` is that of the positive class; `scores` are those of each class by its text. `rows` is the whole table, for
    slices and groups. Only what is needed is there; `shown` names the file, or the model, in messages.
    """

    shown: str
    rows: pl.DataFrame
    y_true: pl.Series
    y_pred: pl.Series | None = None
    score: pl.Series | None = None
    scores: Mapping[str, pl.Series] = field(default_factory=dict)
    id: pl.Series | None = None
    weight: pl.Series | None = None


def from_predictions(table: pl.DataFrame, names: Predictions, shown: str, needs: Mapping[str, str]) -> Outputs:
    """Return the outputs that a table of predictions holds under the `names` of its columns.

    `needs` says which of `y_pred` and `y_score` are wanted, with the name of a metric that wants it.

    Raises:
        CheckError: a column is not there, or holds what cannot be used.
    """

    def get(name: str, mend: str) -> pl.Series:
        return finite(column(table, name, shown, mend), f"'{plain(shown)}': column '{plain(name, limit=80)}'")

    mend = 'which {} needs; say what it is called under [predictions.NAME], {} = "…"'
    y_true = get(names.y_true, mend.format("every metric", "y_true"))
    y_pred = get(names.y_pred, mend.format(needs["y_pred"], "y_pred")) if "y_pred" in needs else None
    score: pl.Series | None = None
    scores: dict[str, pl.Series] = {}
    if "y_score" in needs:
        prefix = f"{names.y_score}_"
        by_class = [name for name in table.columns if name.startswith(prefix)]
        if names.y_score in table.columns or not by_class:
            score = _number(get(names.y_score, mend.format(needs["y_score"], "y_score")), shown)
        else:
            scores = {name.removeprefix(prefix): _number(get(name, ""), shown) for name in by_class}
    return Outputs(
        shown=shown,
        rows=table,
        y_true=y_true,
        y_pred=y_pred,
        score=score,
        scores=scores,
        id=table.get_column(names.id) if names.id in table.columns else None,
        weight=_weight(get(names.weight, ""), shown) if names.weight in table.columns else None,
    )


def aligned(candidate: Outputs, baseline: Outputs) -> Outputs:
    """Return `baseline` with its rows in the order of the candidate's, matched by id.

    Raises:
        CheckError: an id is missing, repeated or on one side only, or the two disagree on a row's label or weight.
    """
    ours, theirs = _ids(candidate), _ids(baseline)
    if ours.dtype != theirs.dtype:
        ours, theirs = _same_type(ours, theirs, candidate, baseline)
    if not ours.equals(theirs):
        baseline = _reordered(candidate, baseline, ours, theirs)
    for what in ("y_true", "weight"):
        one, other = getattr(candidate, what), getattr(baseline, what)
        if one is None and other is None:
            continue
        if one is None or other is None or (wrong := _different(one, other)).any():
            where = "one side has none" if one is None or other is None else f"it differs in {rows_where(wrong)}"
            message = f"{what} is not the same in {_both(candidate, baseline)}: {where}; score both on the same rows"
            raise CheckError(message)
    return baseline


def identical(one: Outputs, other: Outputs) -> bool:
    """Tell whether two aligned outputs say the same about every row."""
    if (one.y_pred is None) != (other.y_pred is None) or (one.score is None) != (other.score is None):
        return False
    if set(one.scores) != set(other.scores):
        return False
    pairs = [(one.y_pred, other.y_pred), (one.score, other.score)]
    pairs += [(one.scores[name], other.scores[name]) for name in one.scores]
    return not any(a is not None and b is not None and _different(a, b).any() for a, b in pairs)


def _number(values: pl.Series, shown: str) -> pl.Series:
    if not (values.dtype.is_numeric() or values.dtype == pl.Boolean):
        message = f"'{plain(shown)}': column '{plain(values.name, limit=80)}' is {values.dtype}, not a number"
        raise CheckError(message)
    return values.cast(pl.Float64)


def _weight(values: pl.Series, shown: str) -> pl.Series:
    weight = _number(values, shown)
    if (weight < 0).any():
        message = f"'{plain(shown)}': column '{plain(values.name, limit=80)}' is negative in {rows_where(weight < 0)}"
        raise CheckError(message)
    if (weight == 0).all():
        message = f"'{plain(shown)}': column '{plain(values.name, limit=80)}' is 0 in every row"
        raise CheckError(message)
    return weight


def _both(candidate: Outputs, baseline: Outputs) -> str:
    return f"'{plain(candidate.shown)}' (candidate) and '{plain(baseline.shown)}' (baseline)"


def _ids(outputs: Outputs) -> pl.Series:
    if outputs.id is None:
        known = ", ".join(outputs.rows.columns[:20])
        message = (
            f"'{plain(outputs.shown)}' has no column of ids to match the rows by; say what it is called under "
            f'[predictions.NAME], id = "…"; columns: {plain(known)}'
        )
        raise CheckError(message)
    ids = finite(outputs.id, f"'{plain(outputs.shown)}': id '{plain(outputs.id.name, limit=80)}'")
    if not ids.is_unique().all():
        wrong = rows_where(ids.is_duplicated())
        message = f"'{plain(outputs.shown)}': id '{plain(ids.name, limit=80)}' is not unique: repeated in {wrong}"
        raise CheckError(message)
    return ids.cast(pl.String) if ids.dtype in (pl.Categorical, pl.Enum) else ids


def _same_type(
    ours: pl.Series, theirs: pl.Series, candidate: Outputs, baseline: Outputs
) -> tuple[pl.Series, pl.Series]:
    if ours.dtype.is_integer() and theirs.dtype.is_integer():
        return ours.cast(pl.Int128), theirs.cast(pl.Int128)
    if ours.dtype.is_numeric() and theirs.dtype.is_numeric():
        return ours.cast(pl.Float64), theirs.cast(pl.Float64)
    message = f"ids are {ours.dtype} and {theirs.dtype} in {_both(candidate, baseline)}: write them as one type"
    raise CheckError(message)


def _reordered(candidate: Outputs, baseline: Outputs, ours: pl.Series, theirs: pl.Series) -> Outputs:
    without, extra = ~ours.is_in(theirs.implode()), ~theirs.is_in(ours.implode())
    if without.any() or extra.any():
        sides = [(without, "the candidate's", "baseline"), (extra, "the baseline's", "candidate")]
        counts = " and ".join(
            f"{rows_where(wrong)} of {whose} not in the {other}" for wrong, whose, other in sides if wrong.any()
        )
        message = (
            f"the rows of {_both(candidate, baseline)} do not match by id "
            f"({plural(len(ours), 'row')} and {plural(len(theirs), 'row')}): {counts}; score both on the same rows"
        )
        raise CheckError(message)
    places = theirs.to_frame("id").with_row_index("place")
    order = ours.to_frame("id").join(places, on="id", how="left", maintain_order="left").get_column("place")

    def take(values: pl.Series | None) -> pl.Series | None:
        return None if values is None else values.gather(order)

    return replace(
        baseline,
        rows=baseline.rows[order],
        y_true=baseline.y_true.gather(order),
        y_pred=take(baseline.y_pred),
        score=take(baseline.score),
        scores={name: values.gather(order) for name, values in baseline.scores.items()},
        id=take(baseline.id),
        weight=take(baseline.weight),
    )


def _different(one: pl.Series, other: pl.Series) -> pl.Series:
    """Return in which rows two columns differ, as numbers where both are, as text where both are not."""
    if _numeric(one) and _numeric(other):
        return one.cast(pl.Float64) != other.cast(pl.Float64)
    return one.cast(pl.String) != other.cast(pl.String)


def _numeric(values: pl.Series) -> bool:
    return values.dtype.is_numeric() or values.dtype == pl.Boolean
