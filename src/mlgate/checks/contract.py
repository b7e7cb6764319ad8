"""Judges data by a data contract: the Open Data Contract Standard (ODCS), version 3.

What: types, missing values, unique, primary and foreign keys, ranges, lengths, patterns, valid values, nested objects
and arrays, numbers of rows and the other metrics of the standard's quality library, conditions and queries in SQL,
and `engine: mlgate`: quantiles, freshness, order in time, distributions and more. Over Parquet, CSV, JSON Lines, Arrow
and Delta, compressed or not, here or at a URL, and tables of databases; in one pass where that is possible. Each broken
rule is a finding with the number of failing rows, the numbers of a few of them (from 1, the header not counted) and the
line of the contract that says it. Values of failing rows are shown with `samples = N`; always where a property's
`classification` is `public`, never where it is another. What a change loosens in the contract, against the baseline, is
a warning.

Why: a model cannot be better than what it was trained on, and most broken pipelines break the data first. A contract
says what the data promises; this makes the promise count.

A NaN is a missing value. An infinity is outside every range, and refused without one. Patterns are searched for, as
in JSON Schema: anchor them with `^` and `$`; they run in time linear in the text. What the contract asks for and
mlgate cannot check (rules in words, those of other engines) makes the check inconclusive, never passed; set
`on_inconclusive = "pass"` where that is accepted.

```toml
[data.train]
path = "data/train.parquet"

[contract.train]
data = "train"
file = "contracts/flights.odcs.yaml"
extra = "forbid"
```

Instead of `data`, `server` names one of the contract's own servers: files (`local`, `s3`, `gcs`, `azure`) or a database
(`duckdb`, `sqlite`, `postgres`). `related = {customers = "customers"}` says which `[data.NAME]` holds another object of
the contract that a relationship points to; at a server such objects are found there. `extra = "forbid"` makes columns
that the contract does not name wrong, and warns of another order. `statistics = "ignore"` reads what a Parquet file's
statistics would prove.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from mlgate.config import DataName, PolicyFile
from mlgate.context import Context
from mlgate.core.display import plural
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.core.limits import Limits
from mlgate.core.ml_test_score import Claim, whole
from mlgate.core.model import Finding, Measurement

if TYPE_CHECKING:
    from mlgate.checks._contract_data import Opener
    from mlgate.contracts import Contract, Table
    from mlgate.engines.judging import Outcome
    from mlgate.readers import DataFile
    from mlgate.stores.digesting import Digesting


def _nothing_unchecked() -> dict[str, Limits]:
    return {"unchecked": Limits(at_most=0)}


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which data (`[data.NAME]`, or a server of the contract), by which contract file.

    `object` names one of several that the contract describes; `related` the data of others, by the object's name.
    """

    file: PolicyFile
    data: DataName | None = None
    server: Annotated[str, Meta(min_length=1)] | None = None
    object: str | None = None
    extra: Literal["allow", "forbid"] = "allow"
    statistics: Literal["use", "ignore"] = "use"
    related: dict[str, str] = {}
    metrics: dict[str, Limits] = msgspec.field(default_factory=_nothing_unchecked)

    def __post_init__(self) -> None:
        """Raise ValueError unless there is one of `data` and `server`."""
        if (self.data is None) == (self.server is None):
            raise ValueError("give one of 'data', a [data.NAME], and 'server', a server of the contract")


def ml_tests(_: Options) -> Iterator[Claim]:
    """Yield the test that the whole check answers."""
    yield "Data 1", whole


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield a finding for each broken rule, and the numbers of rows, rules and promises that are not checked."""
    with _ahead(options, context) as ahead:
        contract = _load(options, context)
        table = contract.table(options.object)
        context.digests[context.check] = contract.digest
        outcome = _judged(options, context, (contract, table), ahead)
    yield from outcome.findings
    yield Measurement(name="rows", value=float(outcome.rows))
    yield Measurement(name="rules", value=float(outcome.rules))
    yield _unchecked(table, contract, outcome)
    # Two contracts compared, 10 ms.
    from mlgate.checks._loosening import since_baseline

    yield from since_baseline(options.file, contract, context)


def _ahead(options: Options, context: Context) -> AbstractContextManager[Digesting | None]:
    """Return the digest of the data, begun, where they are one file, which costs no more to read than to digest."""
    # 4 ms for hashlib, which the validation of a configuration has no use for.
    from mlgate.stores.digesting import Digesting

    data = None if options.data is None else context.data(options.data)
    path = None if data is None or data.table is not None else Path(context.root, data.path)
    return nullcontext() if path is None or not path.is_file() else closing(Digesting(path))


def _judged(options: Options, context: Context, asked: tuple[Contract, Table], ahead: Digesting | None) -> Outcome:
    # 60 ms for polars and 5 for threads, which the validation of a configuration has no use for.
    from concurrent.futures import ThreadPoolExecutor

    from mlgate.engines.allocation import load_polars

    load_polars()
    from mlgate.checks._contract_data import Opener
    from mlgate.engines import running
    from mlgate.engines.observing import Settings
    from mlgate.engines.running import Inputs
    from mlgate.readers.opening import confirm
    from mlgate.readers.scratch import Scratch
    from mlgate.stores.files import STATE_FOLDER, state_folder

    contract, table = asked
    with Scratch(lambda: state_folder(context.root)) as scratch:
        opener = Opener(context, scratch)
        if options.data is not None:
            files, engine = opener.declared(options.data), context.data(options.data).engine
        else:
            files, engine = opener.served(contract, str(options.server), table), None
        related = opener.related(contract, table, options.related, options.server)
        # A single file costs no more to read than to digest.
        cache = context.root / STATE_FOLDER / "contracts" if len(files) > 1 else None
        settings = Settings(path=contract.path, statistics=options.statistics, extra=options.extra, cache=cache)
        inputs = Inputs(files=files, related=related)
        with ThreadPoolExecutor(1) as beside:
            # Digesting leaves the interpreter to the engine; what is cached by digest is digested there.
            noted = beside.submit(_note, opener, files, ahead) if cache is None else None
            outcome = running.run(table, inputs, settings, engine=engine, samples=context.samples)
        noted.result() if noted else opener.note(settings.digests)
        confirm([*files, *(file for group in related.values() for file in group)])
    return outcome


def _note(opener: Opener, files: Sequence[DataFile], ahead: Digesting | None) -> None:
    opener.note(ahead.result(files[0].stamp) if ahead and len(files) == 1 else {})


def _load(options: Options, context: Context) -> Contract:
    # 15 ms for PyYAML, which is needed only where a contract is read.
    from mlgate.contracts import load

    try:
        return load(Path(context.root, options.file), context.root)
    except ConfigurationError as error:
        message = "; ".join(str(problem) for problem in error.problems)
        raise CheckError(message, error.problems[0].location) from error


def _unchecked(table: Table, contract: Contract, outcome: Outcome) -> Measurement:
    promises = sorted({(one.line, one.message) for one in table.unchecked} | set(outcome.unchecked))
    if not promises:
        return Measurement(name="unchecked", value=0.0)
    listed = "; ".join(f"{contract.path}:{line}: {message}" for line, message in promises)
    note = f"{plural(len(promises), 'promise')} of the contract cannot be checked yet: {listed}"
    return Measurement(name="unchecked", value=float(len(promises)), insufficient=note)
