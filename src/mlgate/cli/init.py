"""`mlgate init`: look at the repository and propose a configuration, contracts, hooks and a workflow."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mlgate.cli.output import print_text
from mlgate.core.console import say
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
        if not there.is_file():
            message = f"{_shown(there)} is no file (a folder, or a link to nowhere): move it away; nothing is written"
            raise UsageError(message)
        say(f"{_shown(there)} is there already: nothing to do; `mlgate check` runs it")
        return 0
    draft = proposals.propose(here, _doing)
    _done()
    if not draft.files:
        _tell(draft)
        raise UsageError(
            "nothing to check here yet: no Python, no notebooks, no data and no models that could be judged;"
            " nothing is written"
        )
    print_text(proposals.diff(draft.files, here.root))
    # After the diff, which is long: what a person has to know stands where the question is asked.
    _tell(draft)
    if draft.to_add:
        say(f"add these hooks to {here.hooks} yourself, under `repos:`:")
        print(draft.to_add, end="", file=sys.stderr)
    _summed_up(draft)
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
        say("nothing is written (--dry-run)")
        return False
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("nobody is there to ask, so nothing is written: give --yes, or --dry-run to look only")
    print(f"mlgate: write {plural(count, 'new file')}? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    say("nothing is written")
    return False


def _tell(draft: Draft) -> None:
    for note in draft.notes:
        say(note)
    for reason in draft.left_out[:_MOST_TOLD]:
        say(f"left out: {reason}")
    if (rest := len(draft.left_out) - _MOST_TOLD) > 0:
        say(f"left out: {rest} more")


def _summed_up(draft: Draft) -> None:
    """Say what is written, and what it checks."""
    for path, content in draft.files.items():
        lines = plural(len(content.splitlines()), "line")
        say(f"new: {_shown(path)}, {lines}")
    say(f"{plural(len(draft.checks), 'check')}, all green today: {', '.join(draft.checks)}")


def _doing(what: str) -> None:
    """Say what takes its time, on a terminal over what was said before."""
    if sys.stderr.isatty():
        print(f"\r\x1b[Kmlgate: {plain(what, limit=70)} …", end="", file=sys.stderr, flush=True)


def _done() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _said_at_last(draft: Draft, here: Surroundings) -> None:
    say(f"wrote {plural(len(draft.files), 'file')}")
    say("next: `git add` the new files, then `mlgate check`" if here.top is not None else "next: `mlgate check`")
    if here.top is not None and here.above(".pre-commit-config.yaml") in draft.files:
        say("      `pre-commit install` switches the hooks on")


def _shown(path: Path) -> str:
    return os.path.relpath(path).replace(os.sep, "/")
