"""The rows that deepchecks is given, as Parquet: the columns that have a role, of types that pandas has too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import polars as pl

from mlgate.checks._contract_data import Opener
from mlgate.config import Predictions
from mlgate.context import Context
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError
from mlgate.engines.polars.sources import damaged, opened
from mlgate.isolated.asking import Side
from mlgate.models.tables import column, finite, read_table, rows_where
from mlgate.readers.files import DataFile
from mlgate.readers.opening import confirm
from mlgate.readers.scratch import Scratch

if TYPE_CHECKING:
    from mlgate.checks.deepchecks import Options

_FEWEST_CLASSES = 2
_NESTED = (pl.List, pl.Array, pl.Struct, pl.Object, pl.Binary)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The Parquet files of one request; `rows` are those of the data, `columns` all that are in it."""

    data: Path
    reference: Path | None
    predictions: dict[Side, Path]
    features: tuple[str, ...]
    columns: tuple[str, ...]
    rows: int


class _Predicted(msgspec.Struct, frozen=True, kw_only=True):
    """What was predicted for the rows of one data set, in their order; `scores` by the class's text, or one alone."""

    shown: str
    y_pred: pl.Series | None
    score: pl.Series | None
    scores: dict[str, pl.Series]


def written(options: Options, context: Context, scratch: Scratch) -> Written:
    """Read the data and predictions that `options` name, and write them for deepchecks.

    Raises:
        CheckError: a file cannot be read, a column is not there, or predictions do not match the rows.
    """
    names: dict[Side, str] = {"data": options.data}
    if options.reference is not None:
        names = {"reference": options.reference, "data": options.data}
    tables = {side: _table(name, context, scratch) for side, name in names.items()}
    features = _features(options, tables["data"])
    roles = tuple(dict.fromkeys(one for one in (*features, options.label, options.id, options.datetime) if one))
    for side, table in tables.items():
        for name in roles:
            column(table, name, f"data.{names[side]}", "which this check names, or its other data set has")
    frames = {side: _plain_types(table.select(roles), names[side]) for side, table in tables.items()}
    predicted = {side: one for side in tables if (one := _predicted(options, context, side, tables[side])) is not None}
    classes = _classes(options, frames.values())
    predictions: dict[Side, Path] = {}
    for side, one in predicted.items():
        predictions[side] = scratch.file("predictions.parquet")
        _encoded(one, classes, frames[side].get_column(str(options.label))).write_parquet(predictions[side])
    paths = {side: scratch.file("rows.parquet") for side in frames}
    for side, frame in frames.items():
        frame.write_parquet(paths[side])
    return Written(
        data=paths["data"],
        reference=paths.get("reference"),
        predictions=predictions,
        features=features,
        columns=roles,
        rows=frames["data"].height,
    )


def _table(name: str, context: Context, scratch: Scratch) -> pl.DataFrame:
    opener = Opener(context, scratch)
    files = opener.declared(name)
    context.progress(f"reading data.{plain(name, limit=60)}")
    try:
        table = pl.concat([_read(file) for file in files], how="vertical_relaxed")
    except pl.exceptions.PolarsError as error:
        message = f"data.{plain(name, limit=60)}: its {len(files)} files do not have the same columns of the same types"
        raise CheckError(message) from error
    opener.note({})
    confirm(files)
    if table.height == 0:
        raise CheckError(f"data.{plain(name, limit=60)} has columns but no rows")
    return table


def _read(file: DataFile) -> pl.DataFrame:
    if file.format != "csv":
        (source,) = opened([file])
        try:
            return source.frame.collect()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            raise damaged(file.shown, error) from error
    dialect = file.dialect
    try:
        table = pl.read_csv(
            file.path,
            separator=dialect.delimiter,
            quote_char=dialect.quote or None,
            null_values=list(dialect.null_values),
            decimal_comma=dialect.decimal == ",",
            infer_schema_length=None,
        )
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise damaged(file.shown, error) from error
    return table.with_columns(pl.lit(value, pl.String).alias(name) for name, value in file.partitions.items())


def _features(options: Options, table: pl.DataFrame) -> tuple[str, ...]:
    """Return the features: those that are named, else every column of the data without another role."""
    if options.features:
        return options.features
    others = {options.label, options.id, options.datetime, options.y_pred, options.y_score}
    prefix = f"{options.y_score}_"
    left = (name for name in table.columns if name not in others)
    return tuple(name for name in left if options.y_score is None or not name.startswith(prefix))


def _plain_types(table: pl.DataFrame, shown: str) -> pl.DataFrame:
    """Return the table in types that pandas has: text for categories, floats for decimals, moments in UTC."""
    nested = [name for name, dtype in table.schema.items() if isinstance(dtype, _NESTED)]
    if nested:
        listed = ", ".join(f"'{plain(name, limit=60)}'" for name in nested[:10])
        message = f"data.{plain(shown, limit=60)}: {listed} hold lists, structures or bytes, which deepchecks has no"
        raise CheckError(f"{message} checks for; name the other columns as 'features'")
    return table.with_columns(_plain_type(name, dtype) for name, dtype in table.schema.items())


def _plain_type(name: str, dtype: pl.DataType) -> pl.Expr:
    values = pl.col(name)
    if isinstance(dtype, pl.Categorical | pl.Enum | pl.Time | pl.Null):
        return values.cast(pl.String)
    if isinstance(dtype, pl.Decimal | pl.Int128):
        return values.cast(pl.Float64)
    if isinstance(dtype, pl.Duration):
        return values.dt.total_microseconds()
    if isinstance(dtype, pl.Datetime) and dtype.time_zone is not None:
        return values.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    return values


def _predicted(options: Options, context: Context, side: Side, table: pl.DataFrame) -> _Predicted | None:
    place = options.predictions if side == "data" else options.reference_predictions
    if place is None:
        if options.y_pred is None and options.y_score is None:
            return None
        shown = f"data.{options.data if side == 'data' else options.reference}"
        names = Predictions(path="-", y_pred=options.y_pred or "", y_score=options.y_score or "")
        return _outputs(table, names, shown, wanted=(options.y_pred, options.y_score))
    declared = context.predictions(place)
    files = context.files(declared.path)
    if len(files) > 1:
        raise CheckError(f"'{plain(declared.path)}' names {len(files)} files; one is wanted")
    shown = context.shown(files[0])
    context.judged(f"predictions.{place}" if declared.path != place else f"predictions.{context.check}.{side}", files)
    try:
        read = read_table(files[0].read_bytes(), shown)
    except OSError as error:
        raise CheckError(f"'{plain(shown)}' cannot be read: {error.strerror}") from error
    matched = _matched(table, str(options.id), read, declared.id, shown)
    return _outputs(matched, declared, shown, wanted=())


def _matched(table: pl.DataFrame, id_: str, read: pl.DataFrame, their_id: str, shown: str) -> pl.DataFrame:
    """Return the rows of `read` in the order of `table`'s, matched by id, each of which has one on both sides."""
    mend = 'by which rows are matched; say what it is called under [predictions.NAME], id = "…"'
    theirs = finite(column(read, their_id, shown, mend), f"'{plain(shown)}': column '{plain(their_id, limit=80)}'")
    ours = finite(table.get_column(id_), f"id '{plain(id_, limit=80)}' of the data")
    for values, where in ((ours, "the data"), (theirs, f"'{plain(shown)}'")):
        if values.is_duplicated().any():
            message = f"id '{plain(values.name, limit=80)}' of {where} is not unique: repeated in"
            raise CheckError(f"{message} {rows_where(values.is_duplicated())}")
    if ours.dtype.is_integer() and theirs.dtype.is_integer():
        ours, theirs = ours.cast(pl.Int128), theirs.cast(pl.Int128)
    if ours.dtype != theirs.dtype:
        message = f"ids are {ours.dtype} in the data and {theirs.dtype} in '{plain(shown)}': write them as one type"
        raise CheckError(message)
    places = theirs.alias("id").to_frame().with_row_index("place")
    order = ours.alias("id").to_frame().join(places, on="id", how="left", maintain_order="left").get_column("place")
    if order.null_count() or len(theirs) > len(ours):
        counts = f"{plural(len(ours), 'row')} and {plural(len(theirs), 'prediction')}"
        without = f"; {rows_where(order.is_null())} of the data have none" if order.null_count() else ""
        raise CheckError(f"'{plain(shown)}' does not match the data by id: {counts}{without}; score the same rows")
    return read[order]


def _outputs(table: pl.DataFrame, names: Predictions, shown: str, *, wanted: Sequence[str | None]) -> _Predicted:
    """Return the predictions that `table` holds; those that are `wanted` must be there, else one of both."""

    def get(name: str) -> pl.Series:
        values = column(table, name, shown, "which this check names as predictions")
        return finite(values, f"'{plain(shown)}': column '{plain(name, limit=80)}'")

    prefix = f"{names.y_score}_"
    by_class = [name for name in table.columns if names.y_score and name.startswith(prefix)]
    single = names.y_score in table.columns
    y_pred = get(names.y_pred) if names.y_pred in table.columns or names.y_pred in wanted else None
    if not single and not by_class and (y_pred is None or names.y_score in wanted):
        get(names.y_score)
    return _Predicted(
        shown=shown,
        y_pred=y_pred,
        score=get(names.y_score) if single else None,
        scores={} if single else {name.removeprefix(prefix): get(name) for name in by_class},
    )


def _classes(options: Options, frames: Iterable[pl.DataFrame]) -> list[str]:
    """Return the classes of the label in order, as text."""
    if options.label is None or options.label_type == "regression":
        return []
    labels = [frame.select(options.label).drop_nulls().unique() for frame in frames]
    try:
        both = pl.concat(labels, how="vertical_relaxed").get_column(options.label)
    except pl.exceptions.PolarsError as error:
        types = " and ".join(str(one.dtypes[0]) for one in labels)
        raise CheckError(f"label '{plain(options.label)}' is {types}: write it as one type in both") from error
    return both.unique().sort().cast(pl.String).to_list()


def _encoded(one: _Predicted, classes: Sequence[str], label: pl.Series) -> pl.DataFrame:
    """Return the table that the runner reads: `y_pred`, and the probability of each class in order."""
    columns = [] if one.y_pred is None else [_like(one.y_pred, label, one.shown).alias("y_pred")]
    scores = _scores(one, classes) if classes else []
    if not columns and not scores:
        raise CheckError(f"'{plain(one.shown)}': a regression is judged by y_pred, and there is none")
    for values in scores:
        outside = (values < 0) | (values > 1)
        if outside.any():
            message = f"'{plain(one.shown)}': y_score is no probability in {rows_where(outside)}"
            raise CheckError(message)
    return pl.DataFrame([*columns, *(values.alias(f"score_{index}") for index, values in enumerate(scores))])


def _like(y_pred: pl.Series, label: pl.Series, shown: str) -> pl.Series:
    y_pred = y_pred.cast(pl.String) if isinstance(y_pred.dtype, pl.Categorical | pl.Enum) else y_pred
    if (y_pred.dtype == pl.String) != (label.dtype == pl.String):
        message = f"'{plain(shown)}': y_pred is {y_pred.dtype}, and the label {label.dtype}: write them as one type"
        raise CheckError(message)
    return y_pred


def _scores(one: _Predicted, classes: Sequence[str]) -> list[pl.Series]:
    if one.score is not None:
        if len(classes) != _FEWEST_CLASSES:
            mend = 'with others, write y_score_CLASS for each; for numbers, set label_type = "regression"'
            message = f"'{plain(one.shown)}': y_score is that of the second of two classes, and the label has"
            raise CheckError(f"{message} {len(classes)}; {mend}")
        positive = one.score.cast(pl.Float64)
        return [1 - positive, positive]
    if not one.scores:
        return []
    if set(one.scores) != set(classes):
        message = f"'{plain(one.shown)}': y_score_CLASS is there for {len(one.scores)} classes,"
        raise CheckError(f"{message} and the label has {len(classes)}, or calls them otherwise")
    return [one.scores[name].cast(pl.Float64) for name in classes]
