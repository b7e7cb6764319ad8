"""`mlgate init`: look at the repository and propose a configuration, contracts, hooks and a workflow."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mlgate.cli.output import print_text
from mlgate.core.display import plain, plural
from mlgate.core.errors import UsageError

if TYPE_CHECKING:
    from mlgate.proposals import Draft, Surroundings

_DETAILS = """
The diff of the new files goes to standard output. Then a question is asked; where nobody can answer (a pipe, CI),
nothing is written without --yes. No file that is there is ever changed, and either all new ones are written or none.
"""
_MOST_TOLD = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate init`."""
    parser.epilog = _DETAILS
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--dry-run", action="store_true", help="show what would be written; write nothing")
    instead.add_argument("-y", "--yes", action="store_true", help="write without a question")


def run(arguments: argparse.Namespace) -> int:
    """Show the proposal, write it where that is wanted, and return 0.

    Raises:
        UsageError: there is nothing to check, nobody to ask, or a file cannot be written.
    """
    # The engine and the kinds, which `mlgate --help` has no use for.
    from mlgate import proposals
    from mlgate.proposals.surroundings import configured

    here = proposals.look(Path.cwd())
    there = configured(here)
    if there is not None:
        _say(f"{_shown(there)} is there already: nothing to do; `mlgate check` runs it")
        return 0
    draft = proposals.propose(here)
    _tell(draft)
    if not draft.files:
        raise UsageError(
            "nothing to check here yet: no Python, no notebooks, no data and no models that could be judged;"
            " nothing is written"
        )
    print_text(proposals.diff(draft.files, here.root))
    if draft.to_add:
        _say(f"add these hooks to {here.hooks} yourself, under `repos:`:")
        print(draft.to_add, end="", file=sys.stderr)
    if not _wanted(arguments, len(draft.files)):
        return 0
    # The configuration last: whoever is killed before finds nothing that says it is done, and calls this again.
    proposals.write(dict(reversed(list(draft.files.items()))), here.top or here.root)
    _said_at_last(draft, here)
    return 0


def _wanted(arguments: argparse.Namespace, count: int) -> bool:
    if arguments.yes:
        return True
    if arguments.dry_run:
        _say("nothing is written (--dry-run)")
        return False
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("nobody is there to ask, so nothing is written: give --yes, or --dry-run to look only")
    print(f"mlgate: write {plural(count, 'new file')}? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    _say("nothing is written")
    return False


def _tell(draft: Draft) -> None:
    for note in draft.notes:
        _say(note)
    for reason in draft.left_out[:_MOST_TOLD]:
        _say(f"left out: {reason}")
    if (rest := len(draft.left_out) - _MOST_TOLD) > 0:
        _say(f"left out: {rest} more")


def _said_at_last(draft: Draft, here: Surroundings) -> None:
    for path in draft.files:
        _say(f"wrote {_shown(path)}")
    _say(f"{plural(len(draft.checks), 'check')}: {', '.join(draft.checks)}")
    _say("next: `git add` the new files, then `mlgate check`" if here.top is not None else "next: `mlgate check`")
    if here.top is not None and here.above(".pre-commit-config.yaml") in draft.files:
        _say("      `pre-commit install` switches the hooks on")


def _shown(path: Path) -> str:
    return os.path.relpath(path).replace(os.sep, "/")


def _say(text: str) -> None:
    print(f"mlgate: {plain(text, limit=1000)}", file=sys.stderr)
