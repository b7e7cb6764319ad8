"""MLX001: cannot be analysed."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLX001",
    name="cannot-be-analysed",
    what="A file, or a cell of a notebook, is not valid Python or no notebook at all. The other cells are analysed.",
    why=(
        "What cannot be parsed cannot be checked, and passing over it would look like a pass. The rule stays on when "
        "others are selected; only `--ignore MLX001` turns it off."
    ),
    bad=("def train(:\n    pass\n", "x = (1,\n"),
    good=("def train():\n    pass\n",),
    source="mlgate",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield what of the module could not be parsed or followed."""
    for failure in module.failures:
        in_file = not module.source.cells
        location = (
            module.source.location(failure.line) if in_file else module.source.located(failure.line, failure.column)
        )
        yield Hit(message=failure.reason, location=location)
