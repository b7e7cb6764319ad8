"""MLN605: saved outputs that are too large."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLN605",
    name="large-output",
    what=(
        "The outputs that are saved with one cell of a notebook are larger than 1 MB, or than `max_output_bytes` of "
        "`[lint.NAME]` (`--max-output-bytes`) says."
    ),
    why=(
        "Every run of the cell adds as much to the repository for ever, nobody can review the change, and the notebook "
        "is slow to open. Print less (`head()`), save figures with fewer points or as files, or clear the output."
    ),
    bad=("print(frame.to_string())\n# Out: 1.2 MB of text\n",),
    good=("print(frame.head().to_string())\n",),
    source="GitHub, 'About large files on GitHub'; nbstripout, '--max-size'",
)
_MEGABYTE = 1_000_000


def find(module: Module) -> Iterator[Hit]:
    """Yield every cell whose outputs are larger than they may be."""
    most = module.limits.max_output_bytes
    notebook = module.source.notebook
    for cell in notebook.cells if notebook is not None else ():
        size = _size(list(cell.outputs))
        if size > most:
            told = [_rounded(size), _rounded(most)]
            held, allowed = told if told[0] != told[1] else (f"{size:,} bytes", f"{most:,} bytes")
            yield Hit(
                message=f"cell {cell.number} was saved with {held} of outputs, of at most {allowed}",
                location=module.source.located_in(cell.number),
                lines=tuple(module.source.lines_of(cell.number)),
                clear_outputs=(cell.number,),
            )


def _size(outputs: list[object]) -> int:
    """Return how many bytes the texts and numbers of `outputs` have."""
    size = 0
    waiting = outputs
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
        else:
            text = value if isinstance(value, str) else str(value)
            size += len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    return size


def _rounded(size: int) -> str:
    if size >= _MEGABYTE:
        return f"{size / _MEGABYTE:,.1f}".removesuffix(".0") + " MB"
    return f"{size:,} bytes"
