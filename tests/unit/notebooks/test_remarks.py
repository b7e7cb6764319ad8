"""What linters print, as remarks."""

import pytest

from mlgate.notebooks.remarks import remarks

DOCTEST = """\
**********************************************************************
File "/p/n.ipynb", cell_2:4, in n.add
Failed example:
    add(1, 2)
Expected:
    4
Got:
    3
**********************************************************************
File "/p/n.ipynb", cell_2:6, in n.add
Failed example:
    add(1, '')
Exception raised:
    Traceback (most recent call last):
      File "<doctest d.add[1]>", line 1, in <module>
    TypeError: unsupported
**********************************************************************
1 items had failures:
"""


@pytest.mark.parametrize(
    ("tool", "said", "expected"),
    [
        (
            "flake8",
            "a b.ipynb:cell_1:2:1: F401 'os' imported but unused",
            (1, 2, 1, "F401", "'os' imported but unused"),
        ),
        ("pylint", "n.ipynb:cell_2:8:0: unused-import: Unused x", (2, 8, 1, "unused-import", "Unused x")),
        ("mypy", "n.ipynb:cell_3:1:10: error: Bad [assignment]", (3, 1, 10, "assignment", "Bad")),
        (
            "vulture",
            "n.ipynb:cell_1:2: unused import 'os' (90% confidence)",
            (1, 2, None, "vulture", "unused import 'os' (90% confidence)"),
        ),
        (
            "pydocstyle",
            "n.ipynb:cell_2:0 in public function `f`:\n        D300: Use quotes",
            (2, 1, None, "D300", "Use quotes"),
        ),
    ],
)
def test_a_remark(tool, said, expected):
    (found,) = remarks(said, tool)
    assert (found.cell, found.line, found.column, found.code, found.message) == expected
    assert found.path.endswith(".ipynb")


def test_examples_that_failed():
    assert [(one.path, one.cell, one.line, one.message) for one in remarks(DOCTEST, "doctest")] == [
        ("/p/n.ipynb", 2, 4, "add(1, 2) gave 3, not 4"),
        ("/p/n.ipynb", 2, 6, "add(1, '') raised TypeError: unsupported"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Found 2 errors in 1 file (checked 1 source file)",
        "n.ipynb:cell_1:2: note: see above",
        "n.ipynb:cell_1:0 at module level:\n        D100: Missing docstring in public module",
        "n.ipynb:cell_2:1:1: E302 expected 2 blank lines, found 0",
        "n.ipynb:cell_1:4:0: pointless-statement: Statement seems to have no effect",
        "************* Module n",
    ],
)
def test_what_is_no_remark(said):
    assert remarks(said, "any") == []
