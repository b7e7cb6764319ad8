"""MLN603: an error among the saved outputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLN603",
    name="saved-error",
    what=(
        "A cell of a notebook was saved with the error that ended it. Cells with the tag `raises-exception`, which are "
        "meant to fail, are left alone."
    ),
    why=(
        "The notebook did not run to its end, so what stands below was made by something else, or not at all. Mend the "
        "cell, or clear its output where the error is none any more."
    ),
    bad=(
        "1 / 0\n# Out: ZeroDivisionError: division by zero\n",
        "rows\n# Out: NameError: name 'rows' is not defined\n",
    ),
    good=("try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    print(error)\n",),
    source="Jupyter's nbformat, output_type 'error'; nbclient, the tag 'raises-exception'",
)
_ERRORS = ("error", "pyerr")
_MOST_SHOWN = 120


def find(module: Module) -> Iterator[Hit]:
    """Yield every cell with an error among its outputs."""
    notebook = module.source.notebook
    for cell in notebook.cells if notebook is not None else ():
        error = next((one for one in cell.outputs if one.get("output_type") in _ERRORS), None)
        if error is None or "raises-exception" in cell.tags:
            continue
        yield Hit(
            message=f"cell {cell.number} was saved with an error: {_said(error)}",
            location=module.source.located_in(cell.number),
            lines=tuple(module.source.lines_of(cell.number)),
            clear_outputs=(cell.number,),
        )


def _said(error: dict[str, Any]) -> str:
    name = str(error.get("ename") or "an exception")
    value = " ".join(str(error.get("evalue") or "").split())
    return f"{name}: {value[:_MOST_SHOWN]}" if value else name
