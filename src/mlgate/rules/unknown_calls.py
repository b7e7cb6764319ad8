"""What the call of something unknown does."""

from __future__ import annotations

import ast
import re

from mlgate.rules import libraries, own_metrics
from mlgate.rules.flow import Flow
from mlgate.rules.values import Arguments, Data, Symbol, Value

# What reads a file that is named, and makes nothing of the name.
_READING = re.compile(r"load|open|read", re.IGNORECASE)


def unknown_call(flow: Flow, callee: Value, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the call of something unknown: it may fit what it is given, and judge what was predicted."""
    harmless = isinstance(callee, Symbol) and callee.root in libraries.HARMLESS
    if not harmless:
        flow.forget(*arguments.all)
    if isinstance(callee, Symbol):
        own_metrics.note(flow, callee, arguments, node, len(flow.evaluations))
    if len(arguments.all) > 1:
        flow.judged(node, "something unknown", *arguments.all, known=False)
    made = flow.unknown(*arguments.all)
    if isinstance(callee, Data) and flow.lessons(callee, "vocabulary"):
        # The numbers that a vocabulary gives words.
        made = flow.data(made.rows, made, callee)
    if isinstance(callee, Symbol) and _READING.search(callee.last):
        if flow.around:
            flow.loaded |= made.rows
        if flow.iterating and callee.root in libraries.MEDIA:
            flow.samples.update(dict.fromkeys(made.rows, True))
    return made
