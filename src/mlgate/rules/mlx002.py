"""MLX002: an ignore that excuses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules import codes
from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.suppressions import Code, Directive, removed

RULE = Rule(
    code="MLX002",
    name="unused-ignore",
    what=(
        "A comment excuses a rule of ours that finds nothing on its line, or that does not exist. Only rules that are "
        "asked are judged: `--select ML,MLX002` asks the default ones. A bare `# noqa` and the codes of other tools "
        "are nobody's business here. The fix takes the code, or the whole comment, away."
    ),
    why="What was mended stays excused, so that the next one on the same line is missed; and readers are misled.",
    bad=(
        "import sklearn\n\nprint(sklearn.__version__)  # noqa: MLL199\n",
        "import sklearn\n\nprint(sklearn.__version__)  # mlgate: ignore[MLL199] there is no such rule\n",
    ),
    good=(
        "import sklearn\n\nprint(sklearn.__version__)  # noqa\n",
        "import sklearn\n\nprint(sklearn.__version__)  # noqa: T201\n",
        'import sklearn\n\nprint("# noqa: MLL199")\n',
    ),
    source="ruff rule RUF100; mypy's `warn_unused_ignores`",
    opt_in=True,
    confidence="high",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every comment with codes of ours that excused nothing. The other rules have been asked before."""
    unused: dict[tuple[int, int], tuple[Directive, list[Code]]] = {}
    for directive, code in module.suppressions.unused(codes()):
        unused.setdefault((directive.line, directive.start), (directive, []))[1].append(code)
    for directive, found in unused.values():
        names = ", ".join(code.name for code in found)
        missing = all(not any(known.startswith(code.name) for known in codes()) for code in found)
        why = "no rule is called so" if missing else "nothing on this line is found by it"
        yield Hit(
            message=f"unused ignore of {names}: {why}",
            location=module.source.located(directive.line, directive.start + 1),
            lines=(directive.line,),
            edits=(removed(module.source, directive, found),),
        )
