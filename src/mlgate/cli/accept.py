"""`mlgate accept [NAME…] --reason TEXT`: record the present measurements as the baseline."""

from __future__ import annotations

import argparse
import sys

from mlgate.accept import acceptable, accepted, refuse_unless_by_hand, told
from mlgate.cli import check, output
from mlgate.core.baseline import LOCK_NAME, read_lock, write_lock
from mlgate.core.errors import UsageError
from mlgate.stores.files import write_atomic


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate accept`."""
    check.selection(parser)
    parser.add_argument("--reason", metavar="TEXT", help="why these figures are the new baseline; kept in the lock")
    parser.add_argument("--force", action="store_true", help="accept even where CI is set")
    output.configure(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the checks, then write what they measured to `mlgate.lock` and show what changed in it.

    Exit code 3 where a check could not run: what it would have measured stays as it was accepted before.
    """
    refuse_unless_by_hand(force=arguments.force, reason=arguments.reason, option="mlgate accept")
    asked = output.formats(arguments)
    config, verdict = check.judged(arguments, strict=False)
    output.show(verdict, asked, config.root)
    path = config.root / LOCK_NAME
    old = read_lock(path.read_bytes() if path.is_file() else None)
    new = accepted(
        old,
        [result for result in verdict.results if acceptable(result)],
        digests=verdict.digests,
        commit=verdict.commit,
        date=verdict.started,
        reason=arguments.reason.strip(),
    )
    if new.lock != old:
        try:
            write_atomic(path, write_lock(new.lock))
        except OSError as error:
            message = f"{LOCK_NAME} cannot be written: {error.strerror}; it is as it was"
            raise UsageError(message) from error
    print("\n".join(told(new, "changed")), file=sys.stderr)
    return 0 if all(acceptable(result) for result in verdict.results) else 3
