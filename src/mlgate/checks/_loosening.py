"""What a change loosens in a contract, against the contract as it is at the baseline's git ref.

A change that breaks a contract and one that asks for less look alike in a green run; here the second is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.context import Context
from mlgate.contracts import Contract
from mlgate.contracts.compatibility import loosened
from mlgate.contracts.loading import compiled
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.core.model import Finding, Location, Measurement, Severity
from mlgate.stores import git

_NAME = "loosened"


def since_baseline(file: str, contract: Contract, context: Context) -> Iterator[Finding | Measurement]:
    """Yield a finding of severity `warning` for each constraint that was loosened, and their number.

    Outside a git repository there is no baseline, and nothing is yielded; where the baseline cannot be read, the number
    says why it is not there.
    """
    if git.head(context.root) is None:
        return
    try:
        content = context.baseline.read(file)
        before = compiled(content, file) if content is not None else None
    except CheckError as error:
        yield Measurement(name=_NAME, value=None, insufficient=str(error))
        return
    except ConfigurationError as error:
        yield Measurement(name=_NAME, value=None, insufficient=f"at the baseline: {error.problems[0]}")
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
