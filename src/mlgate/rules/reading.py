"""A file's bytes as the module that rules are asked about."""

from __future__ import annotations

from collections.abc import Iterable

from mlgate.rules.interest import is_of_interest
from mlgate.rules.sources import Source, read_module
from mlgate.rules.suppressions import may_be_unused

SUFFIXES = (".py", ".ipynb", ".md")
# The rules that are about comments, and so about files without a word of the libraries.
_ABOUT_COMMENTS = frozenset({"MLX002", "MLX003"})
# One of these is in every script that is a notebook: jupytext's header, or the mark of a cell.
_SIGNS = (b"jupyt", b"%%", b"<codecell>", b"In[")


def read(shown: str, content: bytes, asked: Iterable[str] = ()) -> Source:
    """Return the module of the file that is shown as `shown` and holds `content`, for the rules with codes `asked`.

    A `.py` file without a word of the libraries, and without the header of a notebook, is not parsed: other linters say
    whether it is Python.
    """
    # Notebooks of every sort cost 10 ms at start-up, and most files are none.
    if shown.endswith(".ipynb"):
        from mlgate.rules.notebooks import read_notebook

        return read_notebook(shown, content)
    if shown.endswith(".md"):
        from mlgate.rules.markdown_notebooks import read_markdown

        return read_markdown(shown, content)
    is_wanted = is_of_interest(content) or b"\x00" in content or _is_about_comments(content, asked)
    if any(map(content.__contains__, _SIGNS)):
        from mlgate.rules.script_notebooks import is_headed, read_script

        return read_script(shown, content) if is_wanted or is_headed(content) else Source(path=shown, content=content)
    return read_module(shown, content) if is_wanted else Source(path=shown, content=content)


def _is_about_comments(content: bytes, asked: Iterable[str]) -> bool:
    return not _ABOUT_COMMENTS.isdisjoint(asked) and may_be_unused(content)
