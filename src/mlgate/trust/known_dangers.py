"""What picklescan knows to be dangerous.

picklescan keeps the list of names by which pickles have been made to run code, one security advisory after the other.
It is asked about names, through the two-opcode pickle that imports each, and not about files: at the raw arrays of a
joblib file its reader stops, and what it cannot read it calls harmless (decision 002).
"""

from __future__ import annotations

import io
import logging
from functools import cache

from picklescan.scanner import SafetyLevel, scan_pickle_bytes

from mlgate.trust.symbols import Global

# It warns of every dangerous name on its own logger; here the findings say so.
_QUIET = logging.NullHandler()


@cache
def is_known_danger(found: Global) -> bool:
    """Tell whether picklescan calls the import of `found` dangerous, or cannot even read its name."""
    try:
        pickle = f"c{found.module}\n{found.name}\n.".encode("ascii")
    except UnicodeEncodeError:
        return False
    logger = logging.getLogger("picklescan")
    logger.addHandler(_QUIET)
    propagates, logger.propagate = logger.propagate, False
    try:
        result = scan_pickle_bytes(io.BytesIO(pickle), "")
    finally:
        logger.propagate = propagates
        logger.removeHandler(_QUIET)
    return not result.globals or any(one.safety is SafetyLevel.Dangerous for one in result.globals)
