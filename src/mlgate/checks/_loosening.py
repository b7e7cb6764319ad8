"""What a change loosens in a contract, against the contract as it is at the baseline's git ref.

A change that breaks a contract and one that asks for less look alike in a green run; here the second is said.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from mlgate.context import Context
from mlgate.contracts import Contract
from mlgate.contracts.compatibility import loosened
from mlgate.contracts.loading import compiled
from mlgate.core.display import plain
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.core.model import Finding, Location, Measurement, Severity
from mlgate.stores import git

_NAME = "loosened"


def since_baseline(file: str, contract: Contract, context: Context) -> Iterator[Finding | Measurement]:
    """Yield a finding of severity `warning` for each constraint that was loosened, and their number.

    Outside a git repository there is no baseline, and nothing is yielded; where the baseline cannot be read, the number
    says why it is not there, and so does a warning where somebody asked for that baseline or it has a contract.
    """
    if git.head(context.root) is None:
        return
    try:
        before = _before(file, context)
    except CheckError as error:
        yield Measurement(name=_NAME, value=None, insufficient=str(error))
        if context.baseline.ref is not None:
            yield _untold(contract, str(error))
        return
    except ConfigurationError as error:
        why = f"at the baseline: {error.problems[0]}"
        yield Measurement(name=_NAME, value=None, insufficient=why)
        yield _untold(contract, why)
        return
    found = () if before is None or before.digest == contract.digest else loosened(before, contract)
    for one in found:
        yield Finding(
            subject=f"{one.subject or one.table}:loosened",
            message=one.message,
            severity=Severity.WARNING,
            location=Location(path=contract.path, line=one.line),
        )
    yield Measurement(name=_NAME, value=float(len(found)))


def _untold(contract: Contract, why: str) -> Finding:
    message = f"what the change loosens cannot be told: {why}"
    return Finding(
        subject=":loosened", message=message, severity=Severity.WARNING, location=Location(path=contract.path)
    )


def _before(file: str, context: Context) -> Contract | None:
    """Return the contract that the check held data to at the baseline, `None` where there was none.

    The baseline's own configuration says which file that was: one that was renamed, or another that the check is
    pointed to, is no new contract.
    """
    for path in dict.fromkeys(one for one in (_declared(context), file) if one):
        content = context.baseline.read(path)
        if content is not None:
            return compiled(content, plain(path))
    return None


def _declared(context: Context) -> str | None:
    """Return the `file` of the check in the baseline's configuration."""
    source = context.config.source if context.config else None
    content = context.baseline.read(source.path.name) if source else None
    if source is None or content is None:
        return None
    try:
        found: object = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # A baseline without a configuration that can be read says nothing of the check.
        return None
    kind, _, name = context.check.partition(".")
    for key in (*source.prefix, kind, name, "file"):
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, str) else None
