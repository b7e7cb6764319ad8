"""MLN601: cells that were run out of order or in part."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.sources import NotebookCell

RULE = Rule(
    code="MLN601",
    name="cells-out-of-order",
    what=(
        "The execution counts that are saved in a notebook are not 1, 2, 3 … from the top: cells were run in another "
        "order, some twice, or some not at all. A notebook that was stripped has no counts and is fine, as are cells "
        "without code and those with the tag `skip-execution`."
    ),
    why=(
        "What the notebook shows was not made by the cells as they stand there, in that order: an output may come from "
        "a name that an earlier version of a cell gave, and whoever runs the notebook gets something else. Restart "
        "the kernel and run all cells, or strip the outputs."
    ),
    bad=(
        "# In [3]\nrows = load()\n# In [2]\nrows.describe()\n",
        "# In [1]\nrows = load()\n# In [ ]\nrows = rows.dropna()\n# In [2]\nrows.describe()\n",
    ),
    good=(
        "# In [1]\nrows = load()\n# In [2]\nrows.describe()\n",
        "# In [ ]\nrows = load()\n# In [ ]\nrows.describe()\n",
    ),
    source="Pimentel et al., 'A large-scale study about quality and reproducibility of Jupyter notebooks', MSR 2019",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the first cell whose count is not its place."""
    notebook = module.source.notebook
    cells = [cell for cell in notebook.cells if _is_run(cell)] if notebook is not None else []
    counts = [cell.execution_count for cell in cells]
    if notebook is None or not any(count is not None for count in counts):
        return
    for place, cell in enumerate(cells, start=1):
        if cell.execution_count == place:
            continue
        shown = [str(count) if count is not None else " " for count in counts[max(place - 2, 0) : place + 1]]
        yield Hit(
            message=(
                f"{_said(cell, place)}: what is saved was not made by these cells in this order; "
                "restart and run all, or clear the outputs"
            ),
            location=module.source.located_in(cell.number),
            lines=tuple(module.source.lines_of(cell.number)),
            evidence={"counts": ", ".join(f"In [{count}]" for count in shown)},
            clear_outputs=tuple(cell.number for cell in notebook.cells),
        )
        return


def _is_run(cell: NotebookCell) -> bool:
    return bool(cell.text.strip()) and "skip-execution" not in cell.tags


def _said(cell: NotebookCell, place: int) -> str:
    if cell.execution_count is None:
        return f"cell {cell.number} was not run, others were"
    return f"cell {cell.number} was run as number {cell.execution_count}, not {place}"
