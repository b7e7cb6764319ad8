"""What the call of something unknown does."""

from __future__ import annotations

import ast

from mlgate.rules import libraries
from mlgate.rules.flow import Flow
from mlgate.rules.values import Arguments, Symbol, Value


def unknown_call(flow: Flow, callee: Value, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the call of something unknown: it may fit what it is given, and judge what was predicted."""
    harmless = isinstance(callee, Symbol) and callee.root in libraries.HARMLESS
    if not harmless:
        flow.forget(*arguments.all)
    if len(arguments.all) > 1:
        flow.judged(node, "something unknown", *arguments.all, known=False)
    return flow.unknown(*arguments.all)
