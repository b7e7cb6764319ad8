"""What was saved with a notebook: order, errors, sizes."""

import pytest

from mlgate import rules
from mlgate.rules.rule import Limits
from saved_notebooks import read_example


def found(text):
    return [
        (one.subject, one.location.cell, one.message)
        for one in rules.check_source(read_example("n.ipynb", text.encode()))
    ]


def cells(*counts):
    return "".join(f"# In [{count}]\npass\n" for count in counts)


@pytest.mark.parametrize("counts", [(), (1,), (1, 2, 3), (" ", " ")])
def test_cells_that_were_run_in_order_or_not_at_all(counts):
    assert found(cells(*counts)) == []


@pytest.mark.parametrize(
    ("counts", "cell", "words"),
    [
        ((2, 1), 1, "run as number 2, not 1"),
        ((1, 3), 2, "run as number 3, not 2"),
        ((1, 1), 2, "run as number 1, not 2"),
        ((1, " ", 2), 2, "was not run, others were"),
        ((" ", 1), 1, "was not run, others were"),
        ((7,), 1, "run as number 7, not 1"),
    ],
)
def test_cells_that_were_not(counts, cell, words):
    ((subject, place, message),) = found(cells(*counts))
    assert (subject, place) == ("MLN601", cell)
    assert words in message


def test_empty_and_skipped_cells_do_not_count():
    assert found("# In [1]\npass\n# In [ ]\n\n# In [ ] skip-execution\npass\n# In [2]\npass\n") == []


def test_errors_that_are_meant_are_left_alone():
    assert found("# In [1] raises-exception\n1 / 0\n# Out: ZeroDivisionError: x\n") == []
    ((subject, cell, message),) = found("# In [1]\npass\n# In [2]\nfail()\n# Out: OSError: \x1b[31mno\n")
    assert (subject, cell) == ("MLN603", 2)
    assert "OSError" in message
    assert "\x1b" not in message


def test_a_comment_anywhere_in_the_cell_excuses():
    assert found("# In [1]\nshow()\n# noqa: MLN605 the figure of the paper\n# Out: 1.1 MB of text\n") == []
    assert [subject for subject, *_ in found("# In [1]\nshow()\n# Out: 1.1 MB of text\n")] == ["MLN605"]
    assert found("# In [1]\nshow()\n# Out: 0.9 MB of text\n") == []


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("1.1 MB of text", 1_000_000, "1.1 MB of outputs, of at most 1 MB"),
        ("2 MB of text", 500_000, "2 MB of outputs, of at most 500,000 bytes"),
        # With the name of the stream, its type and the end of the line.
        ("äö", 16, "17 bytes of outputs, of at most 16 bytes"),
        ("äö", 17, None),
        ("1 MB of text", 1_000_000, "1,000,013 bytes of outputs, of at most 1,000,000 bytes"),
        ("1.1 MB of text", 2_000_000, None),
    ],
)
def test_how_large_outputs_may_be_is_said_by_who_lints(text, most, told):
    source = read_example("n.ipynb", f"# In [1]\nshow()\n# Out: {text}\n".encode())
    found = rules.examine(source, ["MLN605"], Limits(max_output_bytes=most))
    expected = [] if told is None else [f"cell 1 was saved with {told}"]
    assert [one.finding.message for one in found] == expected


def test_training_is_asked_for_by_name():
    text = "import joblib\nfrom sklearn.linear_model import Ridge\njoblib.dump(Ridge().fit(X, y), 'm')\n"
    assert found(text) == []
    source = read_example("n.ipynb", text.encode())
    assert [one.location.line for one in rules.check_source(source, ["MLN606"])] == [3]
