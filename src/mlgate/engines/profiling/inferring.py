"""From data to a contract's text: drafted and held against the same data, or refined by other data."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts import Contract, comments, loading
from mlgate.contracts.inference import draft
from mlgate.contracts.inference.evidence import TableEvidence
from mlgate.contracts.inference.refining import Written, refine
from mlgate.contracts.yaml_source import parse
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.polars.sources import Source
from mlgate.engines.profiling.holding import broken

# What mends one rule may show another to be broken, as a type that can be read at last.
_ROUNDS = 4


class Inferred(msgspec.Struct, frozen=True, kw_only=True):
    """A contract's text, and a line for each change that data called for."""

    text: str
    changes: tuple[str, ...] = ()


def infer(sources: Sequence[Source], evidence: TableEvidence, *, identifier: str) -> Inferred:
    """Return a contract of the id `identifier` that `sources`, seen as `evidence`, hold.

    Raises:
        CheckError: a source cannot be read to its end, or the contract cannot be made to hold.
    """
    return _held(draft(evidence, identifier=identifier).text(), evidence.name, sources, evidence)


def update(text: str, table: str, sources: Sequence[Source], evidence: TableEvidence) -> Inferred:
    """Return the contract `text`, whose object `table` is meant, loosened as far as `sources` call for.

    Raises:
        CheckError: as `infer`.
        ConfigurationError: `text` is no contract.
    """
    return _held(text, table, sources, evidence, new=True)


def compiled(text: str, shown: str = "the contract") -> Contract:
    """Return the contract that `text`, the content of the file `shown`, is.

    Raises:
        ConfigurationError: it is none.
    """
    return loading.compiled(text.encode("utf-8"), shown)


def _held(text: str, name: str, sources: Sequence[Source], evidence: TableEvidence, *, new: bool = False) -> Inferred:
    changes: list[str] = []
    for turn in range(_ROUNDS):
        contract = compiled(text)
        index = next(place for place, table in enumerate(contract.tables) if table.name == name)
        found = broken(contract.tables[index], evidence.shown, sources)
        if not found and (turn or not new):
            return Inferred(text=text, changes=tuple(changes))
        document = parse(text.encode(), evidence.shown)
        above, trailing = comments.read(text, document)
        written = Written(document=document, comments=above, trailing=trailing, index=index)
        refined = refine(written, found, evidence)
        changes += refined.changes
        if new and not refined.changes:
            # Nothing to change: the file stays as it is, to the byte.
            return Inferred(text=text)
        text = refined.drafted.text()
    rules = ", ".join(plain(one.rule.subject, limit=80) for one in found[:5])
    raise CheckError(f"{evidence.shown}: no contract was found that the data hold, because of {rules}; report this")
