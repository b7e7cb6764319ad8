"""The first that is said of a verdict: what moved, which way, why, and how both configurations judge."""

import msgspec
import pytest

import verdicts
from mlgate.core.model import Goalposts, Move, Status
from mlgate.report._goalposts import goalposts


def told(*moves, **others):
    return goalposts(msgspec.structs.replace(verdicts.GREEN, goalposts=Goalposts(moves=moves, **others)))


@pytest.mark.parametrize(
    ("move", "line"),
    [
        (
            Move(of="a.b", what="auc at_least", before="0.7", after="0.6", looser=True),
            "a.b: auc at_least 0.7 → 0.6, looser, no reason given",
        ),
        (
            Move(of="a.b", what="auc at_least", before="0.7", looser=True, reason="why not"),
            "a.b: auc at_least 0.7 → not set, looser, reason given: why not",
        ),
        (Move(of="a.b", what="auc at_least", after="0.7", looser=False), "a.b: auc at_least not set → 0.7, stricter"),
        (Move(of="a.b", what="check", before="declared", looser=True), "a.b: check removed, looser, no reason given"),
        (Move(of="a.b", what="check", after="declared", looser=False), "a.b: check added, stricter"),
        (
            Move(of="a/mlgate.toml", what="configuration", before="there", looser=True),
            "a/mlgate.toml: configuration removed, looser, no reason given",
        ),
        (
            Move(of="lint.code", what="MLL101 excused at a.py:3", looser=True, reason="known"),
            "lint.code: MLL101 excused at a.py:3, looser, reason given: known",
        ),
        (Move(of="a.b", what="x.yaml"), "a.b: x.yaml changed, no reason given"),
        (
            Move(of="a.b", what="maximum 120 → 200", looser=True),
            "a.b: maximum 120 → 200, looser, no reason given",
        ),
    ],
)
def test_a_move_is_a_line(move, line):
    assert str(told(move).moves[0]) == line


def test_nothing_is_said_where_nothing_moved():
    assert goalposts(verdicts.GREEN) is None


def test_what_asks_for_more_raises_the_goalposts_and_warns_nobody():
    found = told(Move(of="a.b", what="check", after="declared", looser=False))
    assert (found.headline, found.warns) == ("This change raises its own goalposts:", False)


@pytest.mark.parametrize(("status", "warns"), [(Status.FAIL, True), (Status.PASS, False), (None, False)])
def test_where_the_way_is_not_known_the_verdict_before_tells(status, warns):
    found = told(Move(of="data.a", what="path"), verdict=status)
    assert (found.headline, found.warns) == ("This change moves its own goalposts:", warns)
    assert bool(found.verdicts) == (status is not None)


def test_a_note_is_a_line_and_the_first_run_is_no_warning():
    first, untold = told(note="first run: none yet", first=True), told(note="it cannot be told")
    assert (first.lines, first.warns) == (("Baseline: first run: none yet.",), False)
    assert (untold.line, untold.warns) == ("Baseline: it cannot be told.", True)


def test_long_lists_are_cut():
    found = told(*(Move(of=f"a.{number}", what="x", looser=True) for number in range(12)))
    assert [str(line) for line in found.moves[9:]] == ["a.9: x, looser, no reason given", "… and 2 more"]
    checks = {f"a.{number}": Status.FAIL for number in range(7)}
    found = told(Move(of="a", what="x"), verdict=Status.FAIL, checks=checks, commit="0" * 40)
    assert found.verdicts.startswith("By the configuration of the baseline (000000000): fail (a.0 fail, no longer")
    assert found.verdicts.endswith(" and 2 more); by that of this change: pass.")
