"""A verdict read from the file that a run has written.

The file may come from a run that nobody can vouch for, such as a fork's: what it says is checked against the schema,
and is as hostile as any data when it is shown.
"""

from __future__ import annotations

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import VERDICT_SCHEMA, Verdict

# What a run with 10,000 findings and their evidence writes is a tenth of it.
MOST_BYTES = 64 * 1024 * 1024


def read_verdict(content: bytes, name: str) -> Verdict:
    """Return the verdict that `content` holds, the JSON of the file that is called `name`.

    Raises:
        UsageError: it is too large, or no verdict of this version.
    """
    if len(content) > MOST_BYTES:
        message = f"{plain(name)}: too large for a verdict: {len(content):,} bytes, at most {MOST_BYTES:,}"
        raise UsageError(message)
    try:
        verdict = msgspec.json.decode(content, type=Verdict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = f"no verdict of mlgate ({plain(error, limit=200)})"
        message = f"{plain(name)}: {reason}; `mlgate check --format json=FILE` writes one"
        raise UsageError(message) from error
    if verdict.schema != VERDICT_SCHEMA:
        message = (
            f"{plain(name)}: its schema is '{plain(verdict.schema, limit=60)}', this mlgate reads '{VERDICT_SCHEMA}'"
        )
        raise UsageError(message)
    return verdict
