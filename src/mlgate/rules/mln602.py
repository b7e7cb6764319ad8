"""MLN602: a name that is used before a cell defines it."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.given_names import EarlyUse
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.sources import Notebook, Source

RULE = Rule(
    code="MLN602",
    name="used-before-defined",
    what=(
        "A cell uses a name that only a later cell defines, or that a cell above has deleted: run from the top, the "
        "notebook stops there. A function is looked into where a cell calls it. A cell that was saved without an error "
        "in a run from the top is left alone, and so is all after a star import or a magic that may define names."
    ),
    why=(
        "The notebook ran because the kernel still knew the name from a run in another order, or from a cell that has "
        "changed since. Nobody else's kernel does. Move the definition up, then restart and run all."
    ),
    bad=(
        "# In [ ]\nprint(rows.describe())\n# In [ ]\nrows = load()\n",
        "# In [ ]\ndef show():\n    return rows.head()\n# In [ ]\nshow()\n# In [ ]\nrows = load()\n",
        "# In [ ]\nrows = load()\ndel rows\n# In [ ]\nrows.head()\n",
    ),
    good=(
        "# In [ ]\nrows = load()\n# In [ ]\nprint(rows.describe())\n",
        "# In [ ]\ndef show():\n    return rows.head()\n# In [ ]\nrows = load()\n# In [ ]\nshow()\n",
        "# In [ ]\ntry:\n    rows\nexcept NameError:\n    rows = load()\n",
    ),
    source=(
        "Pimentel et al., MSR 2019: 24 % of notebooks run from the top; Wang, Li and Zeller, 'Restoring execution "
        "environments of Jupyter notebooks', ICSE 2021"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the first use of every name that nothing above it gives."""
    source = module.source
    if source.notebook is None:
        return
    for use in module.early_uses:
        line = use.node.lineno
        # Within one cell it is an undefined name as in any module, ruff's F821.
        is_elsewhere = use.is_deleted or source.cell(use.line) is not source.cell(line)
        if is_elsewhere and not _was_fine(source, source.notebook, line):
            yield Hit(
                message=_said(use, source),
                location=source.location(line, use.node.col_offset),
                lines=(line, use.node.end_lineno or line),
                evidence={"used": source.line(line).strip(), "defined": source.line(use.line).strip()},
            )


def _said(use: EarlyUse, source: Source) -> str:
    reader = f"{use.function}(), called here, reads {use.name}, which" if use.function else f"{use.name}"
    if use.is_deleted:
        return f"{reader} is used here, but {source.named(use.line)} deleted it: run from the top, the notebook stops"
    means = "is only defined in" if use.function else "is used here, but only defined in"
    return f"{reader} {means} {source.named(use.line)}: run from the top, the notebook stops"


def _was_fine(source: Source, notebook: Notebook, line: int) -> bool:
    """Whether the cell of `line` ran without an error after all cells above it, and nothing else."""
    number = next(index for index, cell in enumerate(source.cells) if cell is source.cell(line))
    above = [cell for cell in notebook.cells[: number + 1] if cell.text.strip()]
    in_order = [cell.execution_count for cell in above] == list(range(1, len(above) + 1))
    return in_order and not any(one.get("output_type") in ("error", "pyerr") for one in notebook.cells[number].outputs)
