"""The verdict for programs: `mlgate/verdict/v1`, as `mlgate schema verdict` describes it.

The one report that holds everything, the evidence too.
"""

from __future__ import annotations

import msgspec

from mlgate.core.model import Verdict
from mlgate.report._json import written


def render(verdict: Verdict) -> str:
    """Return `verdict` as JSON, indented by two; a number that is not finite is `null`."""
    return written(msgspec.to_builtins(verdict, enc_hook=str, str_keys=True))
