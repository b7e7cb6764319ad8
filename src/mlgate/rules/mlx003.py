"""MLX003: an ignore without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLX003",
    name="ignore-without-reason",
    what="A comment `# mlgate: ignore[CODE]` does not say why the finding is none.",
    why="Whoever reviews the change, or the next one, has to find out again whether the leak is one.",
    bad=("import sklearn\n\nprint(sklearn)  # mlgate: ignore[MLL101]\n",),
    good=(
        "import sklearn\n\nprint(sklearn)  # mlgate: ignore[MLL101] the frame holds training rows alone\n",
        "import sklearn\n\nprint(sklearn)  # noqa: MLL101\n",
    ),
    source="mlgate",
    opt_in=True,
    confidence="high",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every comment of ours that gives no reason."""
    for directive in module.suppressions.without_reason():
        yield Hit(
            message="an ignore without a reason: write it behind the bracket",
            location=module.source.located(directive.line, directive.start + 1),
            lines=(directive.line,),
        )
