"""`mlgate lint --write-baseline FILE`: what is found now is known from now on."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from mlgate.checks import _known_findings as known_findings
from mlgate.checks import lint
from mlgate.context import Context
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError, UsageError
from mlgate.stores.files import write_whole


def write(file: Path, options: lint.Options, context: Context) -> int:
    """Write all findings to `file`, known ones too, and say how many there are.

    Raises:
        CheckError: a file could not be linted; what is not known must not look as if it were.
        UsageError: the file cannot be written.
    """
    reports = list(lint.reports(msgspec.structs.replace(options, baseline=None), context))
    for one in reports:
        if one.unread or one.crash:
            message = f"{plain(one.shown)} cannot be linted: {plain(one.unread or one.crash)}; no baseline is written"
            raise CheckError(message)
    lines = [line for one in reports for line in one.lines]
    try:
        write_whole(file, known_findings.written(lines))
    except OSError as error:
        message = f"{plain(file)}: cannot be written: {error.strerror}"
        raise UsageError(message) from error
    print(f"{plain(file)}: {plural(len(lines), 'known finding')}; lint with --baseline {plain(file)}", file=sys.stderr)
    return 0
