"""Notebooks that are kept as Markdown: which cells there are, in which lines, and what is none."""

import pytest

from mlgate import rules
from mlgate.rules import fixing
from mlgate.rules.markdown_notebooks import holds_notebook, read_markdown

HEADER = """\
---
jupyter:
  jupytext:
    text_representation:
      format_name: markdown
  kernelspec: {name: python3, display_name: Python 3}
---
"""
MYST = """\
---
jupytext:
  text_representation:
    format_name: myst
kernelspec:
  name: python3
  display_name: Python 3
---
"""

PLAIN = (
    HEADER
    + """
# Title

```python tags=["raises-exception"]
import os
%matplotlib inline
```

```python .noeval
not a cell (
```

````python
text = '''
```
'''
````

```
no language (
```

```yaml
no: python
```

<!-- #region -->
```python
in a region (
```
<!-- #endregion -->

```bash
ls (
```

  ```python
  indented (
  ```

```python

x = 1
```
"""
)
MYST_TEXT = (
    MYST
    + """
Text

```{code-cell} ipython3
:tags: [raises-exception]

import os
```

```python
no cell (
```

~~~{code-cell}
---
tags: [hide-input]
---
x = 1
~~~

````{note}
```{code-cell}
nested (
```
````

```{code-cell}
y = 2
```
"""
)


def texts(text):
    source = read_markdown("n.md", text.encode())
    assert source.failures == []
    return [cell.text for cell in source.notebook.cells]


def test_cells_of_jupytexts_own_format():
    assert texts(PLAIN) == ["import os\n%matplotlib inline", "text = '''\n```\n'''", "\nx = 1"]
    assert read_markdown("n.md", PLAIN.encode()).notebook.cells[0].tags == {"raises-exception"}


def test_cells_of_myst():
    assert texts(MYST_TEXT) == ["\nimport os", "x = 1", "y = 2"]
    assert read_markdown("n.md", MYST_TEXT.encode()).notebook.cells[0].tags == {"raises-exception"}


@pytest.mark.parametrize("text", [PLAIN, MYST_TEXT])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_are_those_of_the_file(text, ends):
    source = read_markdown("n.md", text.replace("\n", ends).encode())
    lines = text.split("\n")
    for statement in source.body:
        if not lines[statement.lineno - 1].startswith("%"):
            assert lines[statement.lineno - 1] == source.line(statement.lineno)
        assert source.location(statement.lineno).line == statement.lineno
    number = len(source.notebook.cells)
    assert lines[source.located_in(number).line - 1] == source.notebook.cells[-1].text.split("\n")[0]
    assert lines[source.lines_of(number)[-1] - 1] == source.notebook.cells[-1].text.split("\n")[-1]


LEAKY = (
    HEADER
    + """
```python
%time from sklearn.model_selection import train_test_split
!pip install shap
```

```python
train, test = train_test_split(rows)
```

```python
rows = 1
```
"""
)


def test_findings_have_their_lines():
    found = rules.check_source(read_markdown("n.md", LEAKY.encode()))
    assert {(one.subject, one.location.line, one.location.column, one.location.cell) for one in found} == {
        ("MLN604", 11, 14, None),
        ("MLR301", 15, 15, None),
        ("MLN602", 15, 32, None),
    }


def test_blank_lines_at_the_end_of_a_cell_move_nothing():
    text = HEADER + "```python\nx = 1\n\n\n```\n```python\nfrom sklearn.cluster import KMeans\nKMeans()\n```\n"
    (found,) = rules.check_source(read_markdown("n.md", text.encode()), ["MLR301"])
    assert (found.location.line, found.evidence["called"]) == (15, "KMeans()")


def test_what_a_cell_shows_is_not_thrown_away():
    text = HEADER + "```python\nimport pandas as pd\nrows = pd.read_csv('a.csv')\nrows.dropna()\n```\n"
    assert rules.check_source(read_markdown("n.md", text.encode())) == []


def test_what_excuses_and_what_is_broken():
    text = HEADER + "```python\n!pip install a  # noqa: MLN604\n```\n```python\nx = (\n```\n"
    ((subject, line),) = {
        (one.subject, one.location.line) for one in rules.check_source(read_markdown("n.md", text.encode()))
    }
    assert (subject, line) == ("MLX001", 12)


def test_a_fix_changes_the_cell_alone():
    before = LEAKY.replace("\n", "\r\n").encode()
    assert fixing.mended("n.md", before, ["MLN602"]).content == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Read me\n```python\nx = (\n```\n",
        "---\ntitle: x\n---\n```python\nx = (\n```\n",
        "```python\nimport jupytext\n```\n---\njupytext: 1\n---\n",
        "---\njupytext: no end\n",
    ],
)
def test_other_markdown_is_no_notebook(text, tmp_path):
    (tmp_path / "a.md").write_text(text)
    assert not holds_notebook(tmp_path / "a.md")
    assert read_markdown("a.md", text.encode()).ignored
    assert rules.check_source(read_markdown("a.md", text.encode())) == []


def test_what_is_one(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode())
    assert holds_notebook(tmp_path / "a.md")
    assert not holds_notebook(tmp_path / "b.md")


def test_other_kernels_and_other_bytes():
    assert (
        read_markdown("a.md", HEADER.replace("display_name: Python 3", "language: R").encode()).ignored
        == "its kernel runs r, not Python"
    )
    (failure,) = read_markdown("a.md", HEADER.encode() + b"\xff").failures
    assert failure.line == 8


def test_a_fence_that_does_not_end():
    assert texts(HEADER + "```python\nx = 1\ny = 2\n") == ["x = 1\ny = 2\n"]


def test_the_cells_are_those_that_jupytext_reads():
    jupytext = pytest.importorskip("jupytext")
    for text in (PLAIN, MYST_TEXT, LEAKY):
        read = jupytext.reads(text, fmt="md:myst" if text is MYST_TEXT else "md")
        theirs = [cell.source.strip() for cell in read.cells if cell.cell_type == "code"]
        assert [text.strip() for text in texts(text)] == [one for one in theirs if not one.startswith("%%bash")]
