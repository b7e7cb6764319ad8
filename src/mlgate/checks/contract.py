"""Judges data by a data contract: the Open Data Contract Standard (ODCS), version 3.

What: types, missing values, unique and primary keys, ranges, lengths, patterns, valid values, numbers of rows and the
other metrics of the standard's quality library, over Parquet, CSV and Arrow files, in one pass. Each broken rule is a
finding with the number of failing rows, the numbers of a few of them (from 1, the header not counted) and the line of
the contract that says it. Values are shown only with `samples = N`, and never those of a classified property.

Why: a model cannot be better than what it was trained on, and most broken pipelines break the data first. A contract
says what the data promises; this makes the promise count.

A NaN is a missing value. An infinity is outside every range, and refused without one. Patterns are searched for, as
in JSON Schema: anchor them with `^` and `$`; they run in time linear in the text. What the contract asks for and
mlgate cannot check yet (SQL, nested fields, relationships) makes the check inconclusive, never passed; set
`on_inconclusive = "pass"` where that is accepted.

```toml
[data.train]
path = "data/train.parquet"

[contract.train]
data = "train"
file = "contracts/flights.odcs.yaml"
```
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from mlgate.config import DataName
from mlgate.context import Context
from mlgate.core.display import plural
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.core.limits import Limits
from mlgate.core.model import Finding, Measurement

if TYPE_CHECKING:
    from mlgate.contracts import Contract, Table


def _nothing_unchecked() -> dict[str, Limits]:
    return {"unchecked": Limits(at_most=0)}


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which data, by which contract file; `object` names one of several that the contract describes."""

    data: DataName
    file: Annotated[str, Meta(min_length=1)]
    object: str | None = None
    metrics: dict[str, Limits] = msgspec.field(default_factory=_nothing_unchecked)


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield a finding for each broken rule, and the numbers of rows, rules and promises that are not checked."""
    contract = _load(options, context)
    table = contract.table(options.object)
    # 60 ms for polars, which the validation of a configuration has no use for.
    from mlgate.engines import polars

    data = context.data(options.data)
    context.digests[context.check] = contract.digest
    files = context.files(data.path)
    context.judged(f"data.{options.data}", files)
    reading = polars.Reading(delimiter=data.delimiter, null_values=data.null_values)
    sources = polars.open_files([(file, context.shown(file)) for file in files], reading)
    outcome = polars.check(table, contract.path, sources, context.samples)
    yield from outcome.findings
    yield Measurement(name="rows", value=float(outcome.rows))
    yield Measurement(name="rules", value=float(outcome.rules))
    yield _unchecked(table, contract)


def _load(options: Options, context: Context) -> Contract:
    # 15 ms for PyYAML, which is needed only where a contract is read.
    from mlgate.contracts import load

    try:
        return load(Path(context.root, options.file), context.root)
    except ConfigurationError as error:
        message = "; ".join(str(problem) for problem in error.problems)
        raise CheckError(message, error.problems[0].location) from error


def _unchecked(table: Table, contract: Contract) -> Measurement:
    promises = table.unchecked
    if not promises:
        return Measurement(name="unchecked", value=0.0)
    listed = "; ".join(f"{contract.path}:{one.line}: {one.message}" for one in promises)
    note = f"{plural(len(promises), 'promise')} of the contract cannot be checked yet: {listed}"
    return Measurement(name="unchecked", value=float(len(promises)), insufficient=note)
