"""Notebooks that are kept as scripts: which cells there are, what is found in them, and which modules are none."""

import ast
import re
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from mlgate import rules
from mlgate.rules import fixing
from mlgate.rules.reading import read
from mlgate.rules.script_notebooks import read_script
from mlgate.rules.sources import read_module

HEADER = """\
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     language: python
# ---

"""
SCRIPTS = {
    part.partition("\n")[0]: part.partition("\n")[2].split("--- cell\n")
    for part in (Path(__file__).parent / "scripts.txt").read_text().split("=== ")[1:]
}
LEAKY = """\
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

# %%
rows = pd.read_csv("rows.csv")
X = StandardScaler().fit_transform(rows)
# %% [markdown]
# Split (it does not parse:
# %%
train, test = train_test_split(X, random_state=0)
"""


def found(text, name="a.py", select=()):
    """Return what is found, by code, line and column."""
    source = read(name, text.encode(), rules.chosen(select))
    return [(one.subject, one.location.line, one.location.column) for one in rules.check_source(source, select)]


def stripped(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("name", SCRIPTS)
def test_cells_are_those_of_jupytext(name):
    script, *cells = SCRIPTS[name]
    source = read_script("a.py", script.encode())
    assert [stripped(cell.text) for cell in source.notebook.cells] == [stripped(cell) for cell in cells]
    assert source.failures == []
    assert len(SCRIPTS) >= 10


@pytest.mark.parametrize("name", SCRIPTS)
def test_lines_are_those_of_the_file(name):
    script = SCRIPTS[name][0]
    source = read_script("a.py", script.encode())
    lines = script.split("\n")
    kept = [(number, line) for number, line in enumerate(source.lines) if line.strip() and line.strip() != "pass"]
    assert kept
    for number, line in kept:
        assert line.strip() in lines[number]
    for statement in source.body:
        if isinstance(statement, ast.Import):
            assert f"import {statement.names[0].name}" in lines[statement.lineno - 1]


def test_a_kernel_may_await():
    before, cell = LEAKY.split("X = ")
    awaiting = "async with opened() as file:\n    rows = [row async for row in await file.rows()]\n"
    assert found(f"{before}{awaiting}X = {cell}") == [("MLL101", 9, 5)]


def test_findings_have_the_places_of_the_file():
    assert found(LEAKY) == [("MLL101", 7, 5)]
    shifted = (
        HEADER + '# %% active="ipynb"\n' + "".join(f"# {line}\n" for line in LEAKY.split("\n") if "%%" not in line)
    )
    assert found(shifted.replace("# # Split (it does not parse:\n", "")) == [("MLL101", 17, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "def prepare(rows):\n    # %% scaled\n    return StandardScaler().fit_transform(rows)\n",
        "# %%\ndef prepare(rows):\n# %% scaled\n    return StandardScaler().fit_transform(rows)\n",
        "def prepare(rows):\n    return (\n# %%\n        StandardScaler().fit_transform(rows))\n",
        'def prepare(rows):\n    """\n# %%\n    """\n    return StandardScaler().fit_transform(rows)\n',
        "def prepare(rows):\n    return StandardScaler().fit_transform(rows)\n# %%\n",
        "def prepare(rows):\n    a = '%%'\n    return StandardScaler().fit_transform(rows)  # %%\n",
    ],
)
def test_a_module_with_such_a_comment_is_what_it_is_without(text):
    before = "from sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\n"
    after = "X = prepare(load())\ntrain, test = train_test_split(X, random_state=0)\n"
    places = found(before + text + after)
    assert places == found(re.sub("# ?%%", "# ..", before + text + after))
    assert [code for code, *_ in places] == ["MLL101"]


def test_code_in_a_cell_of_text_is_run_where_no_header_says_that_it_is_text():
    text = LEAKY.replace("# %%\nrows", "# %% [markdown]\n# Read them.\n\nrows")
    assert found(text) == [("MLL101", 9, 5)]
    assert found(HEADER + text) == []
    assert found(text.replace("rows =", '"""\n(\n"""\n# %%\nrows =')) == [("MLL101", 13, 5)]


def test_a_cell_that_does_not_parse_leaves_the_others():
    assert found(LEAKY.replace("# %% [markdown]\n# Split (", "# %%\n(")) == [("MLL101", 7, 5), ("MLX001", 9, 2)]


def test_installs_are_seen_where_the_header_says_that_they_are_some():
    cell = "# %%\n# !pip install shap\n"
    assert found(HEADER + cell) == [("MLN604", 12, 16)]
    assert found(HEADER + cell.replace("shap", "shap==0.46")) == []
    assert found(HEADER + cell.replace("shap", "shap  # noqa: MLN604")) == []
    assert found("import sklearn\n" + cell) == []
    assert found("import sklearn\n" + cell.replace("# !", "!")) == [("MLN604", 3, 14)]
    assert found(HEADER.replace("jupytext:\n", "jupytext:\n#     comment_magics: false\n", 1) + cell) == []
    assert found(HEADER + "# %% [markdown]\n# !pip install shap\n") == []
    assert found(HEADER + "# %%\nx = '''\n# !pip install shap\n'''\n") == []


def test_cells_in_another_language():
    cell = '# %% language="bash"\n# # first\n# pip install shap\n# %%\nprint(1)\n'
    assert found(HEADER + cell) == [("MLN604", 13, 15)]
    assert found(HEADER + cell.replace("shap", "shap  # noqa: MLN604")) == []
    assert found(HEADER + "# %%\n# %%writefile a.py\nx = (\n# %%\nprint(x)\n") == []


def test_a_name_of_a_later_cell():
    text = "# %%\nprint(rows)\n# %%\nrows = 1\n"
    assert found(HEADER + text) == [("MLN602", 12, 7)]
    assert found(HEADER + "# %%\n# %run rows.py\n" + text) == []
    assert found(HEADER + text.replace("%%", '%% tags=["raises-exception"]', 1)) == []
    assert found(HEADER + text.replace("# %%\nrows", "rows")) == []


def test_what_a_cell_shows_is_not_thrown_away():
    text = "import pandas as pd\n# %%\nrows = pd.read_csv('a.csv')\nrows.dropna()\n# %%\n"
    assert found(HEADER + text) == found(text) == []
    assert found(HEADER + text + "rows.dropna()\nprint(rows)\n") == [("MLA401", 16, 1)]


def test_a_kernel_of_another_language_is_said():
    source = read("a.py", HEADER.replace("language: python", "language: sage").encode())
    assert source.ignored == "its kernel runs sage, not Python"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("# %%\nKMeans()\n# %% [markdown]\n# KMeans()\n", ("\nKMeans()", "\nKMeans(random_state=0)")),
        ("# %%\n%matplotlib inline\nKMeans( 3 )\n\n\n# %%\nx = (\n", ("( 3 )", "( 3, random_state=0 )")),
        ("# %% one  \n\n\tawait  x()if x else None\n", None),
        ('# %% active="ipynb"\n# KMeans()\n# %%\nKMeans()  # ü', ("\nKMeans()", "\nKMeans(random_state=0)")),
    ],
)
@pytest.mark.parametrize("encoded", [str.encode, lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()])
def test_a_fix_changes_nothing_else(text, changed, encoded):
    whole = HEADER + "# %%\nfrom sklearn.cluster import KMeans\n" + text
    done = fixing.mended("a.py", encoded(whole), rules.chosen(["MLR301"]))
    assert done.content == encoded(whole.replace(*changed) if changed else whole)
    assert len(done.fixed) == (changed is not None)
    assert fixing.mended("a.py", done.content, rules.chosen(["MLR301"])).content == done.content


def test_a_header_makes_a_notebook_without_a_word_of_the_libraries():
    assert read("a.py", HEADER.encode() + b"# %%\nx = 1\n").notebook is not None
    assert read("a.py", HEADER.encode() + b"\nx = 1\n").notebook is not None
    assert read("a.py", b"# ---\n# title: jupytext\n# ---\nimport sklearn\n").notebook is None
    assert read("a.py", b"# %%\nx = 1\n").notebook is None


LINES = st.sampled_from([
    "# %%", "#%% a", "# %% [markdown]", '# %% language="bash"', '# %% active="ipynb"', "# x = 1", "    # %%", "x = 1",
    "def f():", "    return 1", "'''", '"""', "(", ")", "", "# !pip install a \\", "%time x = 1", "!ls", "# +", "# -",
    "# ---", "# jupyter:", "\x0c", "# %%writefile a.py", "# In[1]:", "await x", "# noqa: ML", "KMeans()", "\\",
])  # fmt: skip


@given(st.lists(LINES, max_size=12), st.sampled_from(["", HEADER, HEADER.replace("percent", "light")]))
@settings(max_examples=150, deadline=None)
def test_any_lines_are_read(lines, header):
    content = (header + "from sklearn.cluster import KMeans\n" + "\n".join(lines)).encode()
    source = read_script("a.py", content)
    if not read_module("a.py", content).failures:
        assert source.failures == []
    count = content.count(b"\n") + 1
    assert len(source.lines) <= count
    rules.check_source(source)
    done = fixing.mended("a.py", content, rules.chosen(["MLR301", "MLX002"]))
    assert fixing.mended("a.py", done.content, rules.chosen(["MLR301", "MLX002"])).content == done.content
