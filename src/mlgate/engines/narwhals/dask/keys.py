"""What other rows decide over Dask frames: equal keys meet in one task by a shuffle, and only numbers come back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import dask.dataframe as dd
import msgspec
import narwhals as nw
import numpy as np
import pandas as pd
from dask.delayed import delayed

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Dangling, Disorder, KeyTest, Quantile
from mlgate.core.display import plain
from mlgate.engines.narwhals import keys, memory, orders
from mlgate.engines.narwhals.columns import Opened
from mlgate.engines.narwhals.dask.partitions import Read, aggregated, computed, judged, opened_all, partitions
from mlgate.engines.narwhals.forms import DOUBLE, Form, UnsupportedError
from mlgate.engines.observing import Settings


def key_frames(rule: Rule, reads: Sequence[Read], names: Sequence[str], forms: Sequence[Form]) -> list[Any]:
    """Return, as tasks, the keys of each partition, beside the source and the number of their row."""
    tasks = []
    one_rule = msgspec.structs.replace(rule, columns=tuple(names))
    for index, one in enumerate(reads):
        starts = np.cumsum([0, *one.lengths])
        for start, partition in zip(starts, partitions(one, (one_rule,)), strict=False):
            tasks.append(delayed(_keys_of)(partition, one_rule, one.opened, tuple(forms), (index, int(start))))
    return tasks


def _keys_of(
    frame: pd.DataFrame, rule: Rule, one: Opened, forms: Sequence[Form], place: tuple[int, int]
) -> pd.DataFrame:
    """Return the keys of one partition, `k0`, …, with `source` and `row`; runs where the partition is."""
    table = Table(name="", columns=(), rules=(rule,))
    seen = judged(frame, table, one, Settings(), place[0])
    prepared = seen.reads[0].prepared
    numbered = prepared.frame.to_native().assign(row=np.arange(len(frame), dtype=np.int64) + place[1] + 1)
    prepared = msgspec.structs.replace(prepared, frame=nw.from_native(numbered, eager_only=True))
    source = nw.lit(place[0], dtype=nw.Int64).alias("source")
    found: pd.DataFrame = keys.keys(prepared, rule.columns, forms, nw.col("row"), source).to_native()
    return found.astype({f"k{index}": _kind(form) for index, form in enumerate(forms)})


def _kind(form: Form) -> Any:  # noqa: ANN401 - a type of pandas
    return {"text": object, "decimal": object, "flag": bool, "float": np.float64}.get(form.family, np.int64)


def joint(reads: Sequence[Read], names: Sequence[str]) -> list[Form]:
    """Return the forms in which the keys of all partitions can be compared."""
    forms = []
    for name in names:
        cells = [part[name] for one in reads for part in one.forms if name in part]
        if any(name not in part for one in reads for part in one.forms):
            raise UnsupportedError("is about a field below a column")
        forms.append(keys.joint_form(cells) if cells else DOUBLE)
    return forms


def shuffled(rule: Rule, reads: Sequence[Read], names: Sequence[str], forms: Sequence[Form]) -> Any:  # noqa: ANN401 - a Dask frame
    """Return the keys of all partitions as one Dask frame, with equal keys in the same partition."""
    kinds = {f"k{index}": _kind(form) for index, form in enumerate(forms)} | {"row": np.int64, "source": np.int64}
    meta = pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in kinds.items()})
    tasks = key_frames(rule, reads, names, forms)
    frame = dd.from_delayed(tasks, meta=meta, verify_meta=False)
    on = [f"k{index}" for index in range(len(forms))]
    return frame.shuffle(on=on) if frame.npartitions > 1 else frame


def across(rule: Rule, reads: Sequence[Read], settings: Settings) -> float | None:
    """Return the number of a rule that other rows decide: equal keys meet in one task, and only numbers come back."""
    test = rule.test
    forms = joint(reads, rule.columns)
    if isinstance(test, Dangling):
        return float(sum(computed([delayed(len)(one) for one in dangling(rule, reads, settings)])))
    if isinstance(test, Quantile | Disorder):
        # Both need all values of their columns, and no others, in one task.
        frames = key_frames(rule, reads, rule.columns, forms)
        found = computed(delayed(_ordered)(frames, test, tuple(forms)))
        return None if found is None else float(found)
    if isinstance(test, KeyTest) or len(rule.columns) == 1:
        frame = shuffled(rule, reads, rule.columns, forms)
        parts = computed([delayed(_grouped)(part, rule) for part in frame.to_delayed()])
    else:
        # A functional dependency: what determines decides which task a row goes to.
        frame = shuffled(msgspec.structs.replace(rule), reads, rule.columns, forms)
        frame = frame.shuffle(on=[f"k{index}" for index in range(len(forms) - 1)])
        parts = computed([delayed(_grouped)(part, rule) for part in frame.to_delayed()])
    rows = sum(part["all"] for part in parts)
    if not rows:
        return 0.0 if isinstance(test, KeyTest) else None
    total = {"value": sum(part["value"] or 0 for part in parts), "rows": rows}
    return keys.number_of(rule, total)


def _grouped(frame: pd.DataFrame, rule: Rule) -> dict[str, Any]:
    """Return the aggregates over the keys of one task."""
    if not len(frame):
        return {"all": 0, "value": 0}
    rows = nw.from_native(frame, eager_only=True)
    found = cast("Any", keys.grouped(rule, cast("Any", rows))).rows(named=True)[0]
    return {"all": len(frame), "value": memory.plain_number(found["value"])}


def _ordered(frames: Sequence[pd.DataFrame], test: Quantile | Disorder, forms: Sequence[Form]) -> float | None:
    whole = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    columns = [whole[f"k{index}"].to_numpy() for index in range(len(forms))] if len(whole) else []
    if not columns:
        return None
    if isinstance(test, Disorder):
        return orders.disorder(test, columns)
    (values,) = columns
    if forms[0].family == "decimal":
        values = values.astype(np.float64)
    return orders.quantile(test, cast("Any", forms[0].real)(values))


def dangling(rule: Rule, reads: Sequence[Read], settings: Settings) -> list[Any]:
    """Return, as tasks, the keys that are in no row of the other object."""
    test = cast("Dangling", rule.test)
    others = settings.related.get(test.table)
    if not others:
        raise UnsupportedError(f"points to '{plain(test.table, limit=60)}', whose data is not given")
    table = memory.referred(rule, cast("Any", reads))
    known, _ = aggregated(table, opened_all(table, others, settings), settings)
    if not all(one.opened.reads(table.rules[0]) for one in known):
        raise UnsupportedError("points to data that lacks the columns")
    forms = [keys.joint_form(pair) for pair in zip(joint(reads, rule.columns), joint(known, test.columns), strict=True)]
    rows = shuffled(rule, reads, rule.columns, forms)
    there = shuffled(rule, known, test.columns, forms)
    on = [f"k{index}" for index in range(len(forms))]
    count = max(rows.npartitions, there.npartitions)
    if count > 1:
        rows, there = rows.shuffle(on=on, npartitions=count), there.shuffle(on=on, npartitions=count)
    return [delayed(_unknown)(one, other, on) for one, other in zip(rows.to_delayed(), there.to_delayed(), strict=True)]


def _unknown(rows: pd.DataFrame, known: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    frames = [cast("Any", nw.from_native(frame, eager_only=True)) for frame in (rows, known)]
    return cast("pd.DataFrame", keys.dangling(frames[0], frames[1], len(on)).to_native())
