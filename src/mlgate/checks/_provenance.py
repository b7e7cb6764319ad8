"""What the numbers of a comparison were measured on and by: only with the same is an accepted number comparable."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import polars as pl

from mlgate.checks._subjects import Comparison
from mlgate.checks._wear import labels_digest
from mlgate.stats.names import described, figure, is_own, split
from mlgate.stores.files import digest_bytes


def note(compared: Comparison) -> None:
    """Note in the context of `compared` its candidate, rows and labels, and how they are evaluated, a digest each.

    Of a function of a user's own the digest is that of its file; what the file imports is not followed. mlgate's own
    metrics have a `revision`. Noted when all is measured: the rows of `train` are read, and digested, by then alone.
    """
    options, context = compared.options, compared.context
    counted = [options.group, options.block, _time(compared)]
    columns = [name for name in (options.group, _time(compared)) if name is not None]
    noted = {
        "candidate": compared.own.digest,
        "test_set": _rows(compared) if options.data is None else context.digests[f"data.{options.data}"],
        "labels": labels_digest(compared.candidate),
        "evaluator": _digest([counted, _rows(compared, columns) if columns else ""]),
    }
    if options.slices:
        # The order is that of the reports, and what is judged together is the same in any.
        cut = [sorted(options.slices), sorted(options.bins.items())]
        noted["slices"] = _digest([cut, _rows(compared, _sliced(compared))])
    noted |= {f"evaluator.{name}": _metric(name, compared) for name in options.metrics}
    context.provenance.update(noted)


def _rows(compared: Comparison, names: Sequence[str] = ()) -> str:
    """Return the digest of the rows' ids and of the columns `names`; of their number alone where there are none."""
    outputs = compared.candidate
    columns = [] if outputs.id is None else [outputs.id.alias("id")]
    columns += [outputs.rows.get_column(name).alias(f"row.{name}") for name in names]
    frame = pl.DataFrame([_text(column) for column in columns])
    rows = frame.sort(frame.columns).write_csv() if columns else ""
    return digest_bytes(f"{outputs.rows.height}\n{rows}".encode())


def _sliced(compared: Comparison) -> list[str]:
    known = compared.candidate.rows.columns
    return sorted({name for text in compared.options.slices for name in ([text] if text in known else text.split("*"))})


def _time(compared: Comparison) -> str | None:
    """Return the column that `block` divides, where it is set."""
    options, context = compared.options, compared.context
    if options.block is None:
        return None
    return (context.data(options.data) if options.data else context.predictions(options.candidate or "")).time


def _text(column: pl.Series) -> pl.Series:
    return column.cast(pl.String) if not column.dtype.is_nested() else column.hash().cast(pl.String)


def _metric(name: str, compared: Comparison) -> str:
    if is_own(name):
        return compared.context.digests.get(f"metric.{name}", "unknown")
    found = figure(name)
    if found is not None:
        return _digest([name, found.revision, [_beside(key, compared) for key in found.wants]])
    return _digest([*split(name), described(name).revision])


def _beside(key: str, compared: Comparison) -> object:
    """Return what a figure is measured by beside the rows under test: groups of people, or the rows of `train`."""
    options, context = compared.options, compared.context
    if key == "train":
        return context.digests.get(f"data.{options.train}" if options.data else f"train.{context.check}")
    if key == "sensitive":
        cuts = sorted((name, cut) for name, cut in options.bins.items() if name in options.sensitive)
        return [options.sensitive, cuts, _rows(compared, sorted(options.sensitive))]
    return None


def _digest(value: object) -> str:
    return digest_bytes(msgspec.json.encode(value))
