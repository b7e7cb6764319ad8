"""A comment says why a line was changed; one that was there before says nothing of the change."""

import pytest

from mlgate.goalposts.reasons import reason, reasons

LINES = [
    "# reason: of the table",
    "[regression.delay]",
    "# A word about it.",
    "#   Reason:  fewer carriers ",
    "# since May",
    "metrics.roc_auc = { at_least = 0.6 }",
    "metrics.f1 = { at_least = 0.6 } # reason: at its end",
    "",
    "metrics.brier = { at_most = 0.6 }",
]


@pytest.mark.parametrize(
    ("line", "expected"),
    [(6, "fewer carriers"), (7, "at its end"), (9, ""), (2, "of the table"), (1, "of the table"), (None, ""), (99, "")],
)
def test_the_reason_stands_at_the_end_or_above(line, expected):
    assert reason(LINES, line, frozenset()) == expected


def test_one_that_is_known_is_none():
    known = reasons(["x = 1 # reason: at its end"])
    assert reason(LINES, 7, known) == ""
    assert reason(LINES, 6, known) == "fewer carriers"


def test_it_is_made_harmless():
    assert "::" not in reason(["x = 1 # reason: ::error::\x1b[31m no"], 1, frozenset())
