"""The path of a leak: where the rows came in, where something was learned of them, where they were divided."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mlgate.rules.rule import Step

if TYPE_CHECKING:
    from mlgate.rules.dataflow import Module
    from mlgate.rules.events import Place
    from mlgate.rules.values import Identities

# What the last step of a path is called, by the kind of split.
DIVISIONS = {
    "split": "split",
    "manual": "split",
    "cross-validation": "cross-validated",
    "search": "searched over",
}


def path(module: Module, rows: Identities, *steps: tuple[str, Place]) -> tuple[Step, ...]:
    """Return the lines that a leak of `rows` goes through: the one that brings them in, then `steps`, each once."""
    origins = sorted(module.rows.origins(rows))
    brought = [module.rows.births[one] for one in origins if one in module.rows.births]
    nodes = [("came in", brought[0])] if brought else []
    nodes += [(what, place.node) for what, place in steps]
    # What comes in where it is used (an unknown name) has no line of its own.
    if len({node.lineno for _, node in nodes[:2]}) < len(nodes[:2]) and brought:
        nodes = nodes[1:]
    return tuple(_step(module, what, node) for what, node in nodes)


def _step(module: Module, what: str, node: ast.expr | ast.arg) -> Step:
    return Step(
        what=what,
        location=module.source.location(node.lineno, node.col_offset),
        code=module.source.line(node.lineno).strip(),
    )
