"""What `--fix` does to a file: the edits of rules, and no other byte."""

import ast
import json
from types import SimpleNamespace

import pytest

from mlgate import rules
from mlgate.rules import edits, fixing
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.sources import read_module

RENAMES = Rule(code="MLZ901", name="x", what="x", why="x", bad=(), good=(), source="x")
ABOUT = "import sklearn\n"


def names(module):
    """Yield every name `old`, and how to call it `new`."""
    for statement in module.source.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and node.id.startswith("old"):
                yield hit(module, node, edits.replaced(node, node.id.replace("old", "new", 1)))


def hit(module, node, *changes):
    location = module.source.location(node.lineno, node.col_offset)
    return Hit(message="old", location=location, lines=(node.lineno,), edits=changes)


@pytest.fixture
def rule(monkeypatch):
    """Let the test say what the one rule finds."""
    loaded = SimpleNamespace(RULE=RENAMES, find=names)
    monkeypatch.setattr(rules, "load", lambda code: loaded)
    return loaded


def mended(content, name="a.py"):
    return fixing.mended(name, content, (RENAMES.code,))


@pytest.mark.usefixtures("rule")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("old = 1\nprint(old, old)\n", "new = 1\nprint(new, new)\n"),
        ("old = 1\r\nprint(old)\r\n", "new = 1\r\nprint(new)\r\n"),
        ("old = 1\rprint(old)\r", "new = 1\rprint(new)\r"),
        ("old = 1\r\nprint(old)\nold", "new = 1\r\nprint(new)\nnew"),
        ("é = '\f'; old\n\x0cold\n", "é = '\f'; new\n\x0cnew\n"),
        ("x = '''\r\n old '''; old  \n\told_\n", None),
        ("if x:\n\told\n\t# old\n", "if x:\n\tnew\n\t# old\n"),
        ("'😀' + old\\\n  + old", "'😀' + new\\\n  + new"),
    ],
)
def test_nothing_but_the_edits_changes(before, after):
    start = ABOUT.encode()
    done = mended(start + before.encode())
    if after is None:
        assert done.content == start + before.encode()
    else:
        assert done.content == start + after.encode()
        assert len(done.fixed) == before.count("old") - before.count("# old")
    assert done.dropped == ()
    assert mended(done.content) == fixing.Mended(content=done.content)


@pytest.mark.usefixtures("rule")
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: b"# -*- coding: latin-1 -*-\n" + text.encode("latin-1"),
        lambda text: b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n" + text.encode("cp1252"),
    ],
    ids=["mark", "latin-1", "cp1252"],
)
def test_the_encoding_stays(encode):
    done = mended(encode("import sklearn\né = 'ü'; old\n"))
    assert done.content == encode("import sklearn\né = 'ü'; new\n")


def each(change):
    """Return a rule that finds every expression statement but the import."""
    return lambda module: [
        hit(module, one.value, *change(one.value)) for one in module.source.body if isinstance(one, ast.Expr)
    ]


def test_a_character_that_the_encoding_lacks_is_not_written(rule):
    rule.find = each(lambda node: [edits.replaced(node, "'€'")])
    content = b"# coding: latin-1\nimport sklearn\nold\n"
    done = mended(content)
    assert done.content == content
    assert done.fixed == ()
    assert done.dropped == ("a.py:3:1: MLZ901: its fix would not be Python",)


def test_what_would_not_parse_is_left_out_and_said_and_the_rest_is_mended(rule):
    new = {"a": "new", "b": "new ="}
    rule.find = each(lambda node: [edits.replaced(node, new[node.id])] if node.id in new else [])
    done = mended(b"import sklearn\na\nb\na\n")
    assert done.content == b"import sklearn\nnew\nb\nnew\n"
    assert done.dropped == ("a.py:3:1: MLZ901: its fix would not be Python",)
    assert len(done.fixed) == 2


def test_fixes_that_touch_wait_for_the_next_round(rule):
    rounds = []

    def find(module):
        rounds.append(module.source.cells[0].text)
        call = module.source.body[-1].value
        for offset, name in enumerate("ab"):
            if name not in [keyword.arg for keyword in call.keywords]:
                place = module.source.location(call.lineno, offset)
                yield Hit(message=name, location=place, edits=edits.with_keyword(call, name, "1"))

    rule.find = find
    done = mended(b"import sklearn\ncall(x)\n")
    assert done.content == b"import sklearn\ncall(x, b=1, a=1)\n"
    assert len(rounds) == 3
    assert len(done.fixed) == 2


def test_fixes_that_undo_each_other_end(rule):
    rule.find = each(lambda node: [edits.replaced(node, "b" if node.id == "a" else "a")])
    done = mended(b"import sklearn\na\n")
    assert done.content in (b"import sklearn\na\n", b"import sklearn\nb\n")
    assert done.dropped == ("a.py:2:1: MLZ901: its fix is undone by another",)


def test_a_fix_that_changes_the_same_text_twice_is_none(rule):
    rule.find = each(lambda node: [edits.replaced(node, "b"), edits.replaced(node, "c")])
    done = mended(b"import sklearn\na\n")
    assert done.content == b"import sklearn\na\n"
    assert done.dropped


@pytest.mark.usefixtures("rule")
def test_text_that_cannot_be_written_as_it_was_read_is_left():
    content = b"# coding: utf-7\nimport sklearn\nold # +AGE-\n"
    done = mended(content)
    assert done.content == content
    assert "utf-7 cannot be written as it was read" in done.dropped[0]


@pytest.mark.usefixtures("rule")
def test_a_file_that_does_not_parse_is_left():
    assert mended(b"import sklearn\nold = = 1\n").content == b"import sklearn\nold = = 1\n"


def test_new_lines_are_those_of_the_file(rule):
    def find(module):
        first = module.source.body[0]
        return [] if "os" in module.source.line(1) else [hit(module, first, edits.before(first, "import os\n"))]

    rule.find = find
    assert mended(b"import sklearn\r\nx\r\n").content == b"import os\r\nimport sklearn\r\nx\r\n"


NOTEBOOK = """\
{
 "cells": [
  {"cell_type": "markdown", "source": ["old"]},
  {
   "cell_type": "code", "execution_count": 3, "metadata": {"x":1.0e3}, "outputs": [ {"text": ["old"]} ],
   "source": [
    "import sklearn\\n",
    "%matplotlib inline\\n",
    "d\\u00e9j\\u00e0 = old\\n",
    "!echo old\\n",
    "print(old)"
   ]
  },
  {"cell_type": "code", "source": "%%time\\nold", "metadata": {}},
  {"cell_type": "code", "source": "%%bash\\nold", "metadata": {}},
  {"cell_type": "code", "source": "%time old", "metadata": {}},
  {"cell_type": "code", "source": "broken = = old", "metadata": {}}
 ],
 "metadata": {}, "nbformat": 4,   "nbformat_minor": 5
}
"""


@pytest.mark.usefixtures("rule")
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_a_notebook_only_the_python_of_cells_changes(mark, end):
    before = mark + NOTEBOOK.replace("\n", end).encode()
    done = mended(before, "a.ipynb")
    after = NOTEBOOK
    for text in (r" = old\n", "print(old)", r"%%time\nold"):
        after = after.replace(text, text.replace("old", "new"))
    assert done.content == mark + after.replace("\n", end).encode()
    assert len(done.fixed) == 3
    # The place is within a line that IPython alone understands.
    assert done.dropped == ("a.ipynb:cell_4:1:7: MLZ901: not fixed: its place is no plain Python",)
    assert mended(done.content, "a.ipynb").content == done.content


@pytest.mark.usefixtures("rule")
def test_a_cell_with_line_ends_of_its_own_keeps_them():
    document = {"cells": [{"cell_type": "code", "source": "import sklearn\r\nold\r\nold"}], "metadata": {}}
    done = mended(json.dumps(document).encode(), "a.ipynb")
    assert json.loads(done.content)["cells"][0]["source"] == "import sklearn\r\nnew\r\nnew"


def test_the_difference_is_a_unified_diff():
    lines = list(fixing.difference("a.py", b"a\r\nb\n", b"a\r\nc\n"))
    assert lines == ["--- a/a.py", "+++ b/a.py", "@@ -1,2 +1,2 @@", " a", "-b", "+c"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1  # noqa: MLL101\n", "x = 1\n"),
        ("x = 1  # noqa: E501, MLL101, F401 text\n", "x = 1  # noqa: E501, F401 text\n"),
        ("x = 1  # mlgate: ignore[MLL101, MLR301] why\n", "x = 1\n"),
        ("x = 1  # type: ignore  # noqa: MLL101\n", "x = 1  # type: ignore\n"),
        ("x = 1  # noqa: MLL101 # type: ignore\n", "x = 1  # type: ignore\n"),
        ("x = 1  # noqa: MLL101 because\n", "x = 1  # because\n"),
        ("# noqa: MLL101\nx = 1\n", "x = 1\n"),
        ("x = 1\n# noqa: MLL101", "x = 1\n"),
        ("x = '# noqa: MLL101'\n", None),
        ("'''\n# noqa: MLL101\n'''\n", None),
        ("x = 1  # noqa\n", None),
        ("x = 1  # noqa: E501\n", None),
        ("KMeans()  # noqa: MLR301\n", None),
        ("KMeans()  # noqa: MLR\n", None),
        ("KMeans(\n)  # noqa: MLR301, MLL101\n", "KMeans(\n)  # noqa: MLR301\n"),
    ],
)
def test_ignores_that_excuse_nothing_are_taken_away(before, after):
    start = "from sklearn.cluster import KMeans\n"
    asked = rules.chosen(["ML", "MLX002"])
    done = fixing.mended("a.py", (start + before).encode(), asked)
    assert done.content.decode() == start + (before if after is None else after)
    assert not done.dropped


def test_an_ignore_of_a_rule_that_is_not_asked_is_left():
    content = b"import sklearn\nx = 1  # noqa: MLL101\n"
    assert fixing.mended("a.py", content, rules.chosen(["MLR", "MLX002"])).content == content


def test_an_ignore_in_a_file_without_a_word_of_the_libraries_is_seen():
    assert fixing.mended("a.py", b"x = 1  # noqa: MLL101\n", rules.chosen(["ML", "MLX002"])).content == b"x = 1\n"
    assert rules.check_source(read_module("a.py", b"x = 1  # noqa: MLL101\n")) == []


SAVED = """\
{"cells": [
  {"cell_type": "code", "execution_count": 7, "metadata": {}, "outputs": [{"output_type": "stream", "name": "stdout",
    "text": "Successfully installed pandas-2.2.3"}], "source": ["!pip install -q pandas\\n", "%time x = 1"]},
  {"cell_type": "code", "execution_count": 2, "metadata": {}, "outputs": [], "source": "%%bash\\npip install numpy"}
 ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
"""


def test_of_a_notebook_outputs_are_cleared_and_installs_pinned():
    done = fixing.mended("a.ipynb", SAVED.encode(), rules.chosen(["MLN"]))
    after = SAVED.replace("-q pandas", "-q pandas==2.2.3").replace('"execution_count": 7', '"execution_count": null')
    after = after.replace('"execution_count": 2', '"execution_count": null')
    start, end = after.index('[{"output_type"'), after.index(', "source": ["!pip')
    assert done.content.decode() == after[:start] + "[]" + after[end:]
    assert sorted(one.subject for one in done.fixed) == ["MLN601", "MLN604"]


def test_a_comment_behind_a_magic_excuses():
    content = SAVED.replace("-q pandas", "-q pandas  # noqa: MLN601,MLN604 why").encode()
    found = rules.examine(read_notebook("a.ipynb", content), rules.chosen(["MLN", "MLX002"]))
    assert [one.finding.subject for one in found if one.finding.location.line == 1] == []


def test_a_difference_can_be_applied_and_gives_no_log_a_command():
    before = b'x[::2]\tx  # a\n"""\n  ::error::no\n\x1b[31m##[group]\n"""\nold\n'
    lines = list(fixing.difference("a\x1b\n::error::.py", before, before.replace(b"old", b"new")))
    assert lines[0].startswith("--- a/a ")
    shown = "\n".join(lines)
    assert "\x1b" not in shown
    assert "##[" not in shown
    assert not any(line[1:].lstrip().startswith("::") for line in lines)
    assert {"-old", "+new"} <= set(lines)


def test_lines_of_a_difference_stay_as_they_are():
    lines = list(fixing.difference("a.py", b"y = x[::2]\t# \xc3\xa9\nold\n", b"y = x[::2]\t# \xc3\xa9\nnew\n"))
    assert " y = x[::2]\t# \u00e9" in lines
