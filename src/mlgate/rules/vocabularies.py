"""Vocabularies that a module makes by hand: which words there are in texts, or which are the most frequent."""

from __future__ import annotations

import ast
import re

from mlgate.rules.flow import Flow
from mlgate.rules.nodes import walk
from mlgate.rules.values import NONE, Arguments, Data, Identities, Symbol, Value

_SPLITTING = frozenset({"findall", "split", "tokenize", "word_tokenize", "wordpunct_tokenize"})
# What is split there are names of classes, of which one row may have several.
_OF_CLASSES = re.compile(r"categor|class|genre|label|tag|target|topic|skill|ingredient", re.IGNORECASE)
_FARTHEST = 4


def of_words(flow: Flow, node: ast.expr) -> bool:
    """Whether `node` takes apart many texts into their words: in a comprehension, or what was joined of them."""
    if flow.iterating > flow.outer_loops:
        # Each text by itself.
        return False
    if isinstance(node, (ast.GeneratorExp, ast.ListComp, ast.SetComp)):
        first = node.generators[0].iter
        # Sentences of one text are called for; texts have a name.
        splits = _splits(node.generators[-1].iter) if len(node.generators) > 1 and not _takes_apart(first) else None
    else:
        splits = _splits(node)
        is_joined = splits is not None and any(_is_joined(one) for one in walk(splits))
        splits = splits if is_joined else None
    return splits is not None and not any(_OF_CLASSES.search(name) for name in _mentioned(node))


def _splits(node: ast.expr) -> ast.Call | None:
    """Return the call that takes a text apart at its spaces, or into words; `None` where `node` is none."""
    if not isinstance(node, ast.Call):
        return None
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name not in _SPLITTING:
        return None
    by = node.args[0] if name == "split" and node.args else None
    return node if by is None or (isinstance(by, ast.Constant) and by.value == " ") else None


def _takes_apart(node: ast.expr) -> bool:
    """Whether `node` calls something that takes one text apart, into sentences or lines."""
    function = node.func if isinstance(node, ast.Call) else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in _SPLITTING or name in ("sent_tokenize", "splitlines")


def _is_joined(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("cat", "join")


def _mentioned(node: ast.expr) -> list[str]:
    found = [one.value for one in walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return [*found, *(one.id for one in walk(node) if isinstance(one, ast.Name))]


def vocabulary(flow: Flow, given: Value, name: str, node: ast.expr) -> Data | None:
    """Return the words of the texts that `given` was made of; `None` where it is not known of which rows they are."""
    rows = _texts(flow, flow.rows_of(given))
    learned = flow.lesson("vocabulary", name, rows, node)
    return flow.data(NONE, given, learned=learned, about=None) if learned else None


def told_words(flow: Flow, value: Value) -> Identities:
    """Return which vocabularies `value` is of: what is made of each of their words are columns."""
    return flow.lessons(value, "vocabulary") if not flow.rows_of(value) else NONE


def _texts(flow: Flow, rows: Identities) -> Identities:
    """Return the rows of a table of which `rows` are elements, or were joined."""
    for _ in range(_FARTHEST):
        made = frozenset(row for row in rows if flow.rows.sets[row].edge == "derived")
        if not made:
            break
        rows = (rows - made).union(*(flow.rows.sets[row].parents for row in made))
    return rows


def of_set(flow: Flow, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return what `set(word for text in texts for word in text.split())` gives; `None` for other sets."""
    given = node.args[0] if isinstance(node, ast.Call) and len(node.args) == 1 else None
    if given is None or not arguments.positional or not of_words(flow, given):
        return None
    return vocabulary(flow, arguments.positional[0], "set", node)


def note_counter(flow: Flow, counter: Data, given: Value, node: ast.expr) -> None:
    """Note that `counter` counts the words of texts, where it is made so."""
    words = node.args[0] if isinstance(node, ast.Call) and node.args else None
    if words is not None and of_words(flow, words):
        flow.words[counter.identity] = (given, node)


def listed(flow: Flow, counter: Value) -> Data | None:
    """Return the words that a `counter` has seen; of other values, which there are tells less than how often."""
    if not isinstance(counter, Data) or counter.identity not in flow.counters:
        return None
    found = flow.words.get(counter.identity)
    return (vocabulary(flow, found[0], "Counter", found[1]) if found is not None else None) or Data(flow.identity())


def of_torchtext(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return a vocabulary of torchtext."""
    given = arguments.get(0, "iterator")
    if symbol.last != "build_vocab_from_iterator" or given is None:
        return None
    return vocabulary(flow, given, symbol.last, node)
