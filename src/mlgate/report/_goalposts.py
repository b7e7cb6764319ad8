"""What a change moves of what it is judged by, in words: the first that a person reads of a verdict."""

from __future__ import annotations

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import Goalposts, Move, Result, Status, Verdict, is_worse, worst
from mlgate.report._summary import shortened

_SHOWN = 10
_COMMIT_LENGTH = 9
_NAMED = 5


class Line(msgspec.Struct, frozen=True):
    """One move: the table or file that it is of, and what is said of it; `more` of them have no place."""

    of: str
    said: str

    def __str__(self) -> str:
        """Return `regression.delay: roc_auc at_least 0.7 → 0.6, looser, reason given: …`."""
        return f"{self.of}: {self.said}" if self.of else self.said


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is said: one line of what this is about, a line for each move, and how both configurations judge."""

    headline: str
    moves: tuple[Line, ...] = ()
    verdicts: str = ""
    warns: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, a line each."""
        return tuple(line for line in (self.headline, *map(str, self.moves), self.verdicts) if line)

    @property
    def line(self) -> str:
        """All of it in one line."""
        return " ".join(
            part
            for part in (self.headline, "; ".join(map(str, self.moves)) + "." * bool(self.moves), self.verdicts)
            if part
        )


def goalposts(verdict: Verdict) -> Told | None:
    """Return what to say of moved goalposts, harmless lines; `None` where nothing moved."""
    found = verdict.goalposts
    if not isinstance(found, Goalposts):
        return None
    if not found.moves:
        note = plain(found.note, limit=2000)
        return Told(headline=f"Baseline: {note}.", warns=not found.first)
    looser = any(move.looser for move in found.moves)
    unknown = any(move.looser is None for move in found.moves)
    what = "moves its own goalposts" if looser or unknown else "raises its own goalposts"
    moves = [line(move) for move in found.moves[:_SHOWN]]
    more = shortened(found.moves, _SHOWN)
    return Told(
        headline=f"This change {what}:",
        moves=tuple([*moves, Line("", more)] if more else moves),
        verdicts=_verdicts(verdict, found),
        warns=looser or (found.verdict is not None and is_worse(found.verdict, _by_its_own(verdict))),
    )


def line(move: Move) -> Line:
    """Return what is said of one move."""
    what = plain(move.what, limit=200)
    if move.before is None and move.after is None:
        change = "" if move.looser else " changed"
    elif move.what in ("check", "configuration"):
        change = " added" if move.before is None else " removed"
    else:
        change = f" {plain(move.before or 'not set', limit=100)} → {plain(move.after or 'not set', limit=100)}"
    way = {True: ", looser", False: ", stricter", None: ""}[move.looser]
    # Who asks for more need not say why.
    silent = "" if move.looser is False else ", no reason given"
    why = f", reason given: {plain(move.reason, limit=300)}" if move.reason else silent
    return Line(plain(move.of, limit=120), f"{what}{change}{way}{why}")


def _verdicts(verdict: Verdict, found: Goalposts) -> str:
    if found.verdict is None:
        return ""
    own = {result.check: result for result in verdict.results}
    other = [
        f"{plain(check, limit=120)} {status.value}{_now(own.get(check))}"
        for check, status in found.checks.items()
        if check not in own or own[check].status != status
    ]
    named = "; ".join(other[:_NAMED]) + (f" and {len(other) - _NAMED:,} more" if len(other) > _NAMED else "")
    at = f" ({plain(found.commit[:_COMMIT_LENGTH])})" if found.commit else ""
    before = f"By the configuration of the baseline{at}: {found.verdict.value}{f' ({named})' if named else ''}"
    return f"{before}; by that of this change: {_by_its_own(verdict).value}."


def _now(result: Result | None) -> str:
    return ", no longer there" if result is None else f", now {result.status.value}"


def _by_its_own(verdict: Verdict) -> Status:
    """Return what the results alone say: goalposts that moved make a warning of a pass."""
    return worst(result.status for result in verdict.results)
