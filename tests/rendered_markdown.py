"""What GitHub makes of Markdown: CommonMark with its tables and links; what it links or notifies stands in `LINKED`.

The name of a commit is linked, too, where there is such a commit: that leads into the repository itself, tells nobody,
and is left alone.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("gfm-like")
# GitHub links no bare domains, only those that begin with www., which is asked of the text.
PARSER.linkify.set({"fuzzy_link": False})
# Mentions, addresses, issues here and elsewhere, what other filters of GitHub's make links of.
LINKED = re.compile(r"[@#][\w-]|www\.\w|\bGH-\d|://|mailto:|xmpp:", re.IGNORECASE)
_INLINE = {"link_open", "image", "strong_open", "em_open", "s_open"}


# What is asked of one text is asked of many: that of a harmless string beside each of the hostile ones.
_parsed = functools.lru_cache(maxsize=8)(PARSER.parse)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of blocks, and of what stands in them."""
    for token in _parsed(text):
        yield token
        yield from token.children or ()


@functools.lru_cache(maxsize=8)
def _tree(text: str) -> list[Any]:
    """Return what a browser makes of the page in which GitHub puts `text`: elements, and comments."""
    page = PARSER.renderer.render(_parsed(text), PARSER.options, {})
    tree = html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False)
    return [element for child in tree for element in child.iter()]


def elements(text: str) -> Counter[str]:
    """Return the elements that `text` becomes, with their attributes; and comments."""
    return Counter(
        f"{element.tag} {sorted(element.attrib.items())}" if isinstance(element.tag, str) else "comment"
        for element in _tree(text)
    )


def escapes(text: str, harmless: str) -> Iterator[str]:
    """Yield what of `text` is more than text; `harmless` is the same with `name` where hostile strings stand in it."""
    # What stands between backticks in a sentence is code, and nothing in code is more than text.
    yield from (f"element {name}" for name in elements(text) - elements(harmless) if name != "code []")
    yield from (f"block {name}" for name in _blocks(text) - _blocks(harmless))
    yield from (f"markup {name}" for name in _markup(text) - _markup(harmless))
    words = (token.content for token in tokens(text) if token.type == "text")
    yield from (f"link {match}" for content in words for match in LINKED.findall(content))
    yield from (f"cell {cell}" for cell in _cells(harmless) - _cells(text) if "name" not in cell)


def _blocks(text: str) -> Counter[str]:
    return Counter(token.type for token in _parsed(text))


def _markup(text: str) -> Counter[str]:
    return Counter(token.type for token in tokens(text) if token.type in _INLINE)


def _cells(text: str) -> Counter[str]:
    """Return the cells of all tables. A sign that split one would push the last out of its row."""
    parsed = _parsed(text)
    return Counter(inner.content for token, inner in itertools.pairwise(parsed) if token.type in ("td_open", "th_open"))


def comments(text: str) -> list[str]:
    """Return the HTML comments that a page holds which shows `text`."""
    return [str(element.text) for element in _tree(text) if not isinstance(element.tag, str)]
