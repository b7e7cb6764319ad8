"""Runs notebooks from the top in a fresh kernel through nbclient, and says in which cell one stops. None is changed."""

from __future__ import annotations

import math
import re
import time
import warnings
from pathlib import Path
from typing import Any

import msgspec
import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from mlgate.core.errors import CheckError

# nbformat says nothing of types.
_READ: Any = nbformat.read
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FRAME = re.compile(r"(?:Cell In\s?\[(\d+)\](?:, line |:)|<ipython-input-(\d+)-\w+> in .*\n[-> ]*)(\d+)")


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """Where a notebook stopped: the code cell and the line in it, both from 1, and why."""

    cell: int
    line: int
    reason: str


def execute(notebook: Path, *, seconds: int, kernel: str | None = None) -> Stop | None:
    """Run `notebook` in its folder for at most so many `seconds`; return where it stopped, `None` at its end.

    Raises:
        CheckError: there is no such kernel, or the file is no notebook.
    """
    try:
        with warnings.catch_warnings():
            # Cells without ids are somebody else's business.
            warnings.simplefilter("ignore")
            document = _READ(notebook, as_version=4)
    except (OSError, ValueError, AttributeError, nbformat.ValidationError, nbformat.reader.NotJSONError) as error:
        message = f"{notebook.name}: not a notebook: {error}"
        raise CheckError(message) from error
    options: dict[str, Any] = {} if kernel is None else {"kernel_name": kernel}
    resources = {"metadata": {"path": str(notebook.parent)}}
    client = NotebookClient(document, timeout=seconds, resources=resources, **options)
    try:
        with client.setup_kernel():
            return _run(client, document, time.monotonic() + seconds, seconds)
    except NoSuchKernel as error:
        message = f"{notebook.name}: there is no kernel '{error.name}' here: install it, or name another as 'kernel'"
        raise CheckError(message) from error
    except RuntimeError as error:
        message = f"{notebook.name}: the kernel did not start: {error}"
        raise CheckError(message) from error


def _run(client: NotebookClient, document: Any, end: float, seconds: int) -> Stop | None:  # noqa: ANN401 - a NotebookNode
    number = 0
    for index, cell in enumerate(document.cells):
        if cell.cell_type != "code":
            continue
        number += 1
        client.timeout = max(math.ceil(end - time.monotonic()), 1)
        try:
            client.execute_cell(cell, index)
        except CellTimeoutError:
            return Stop(cell=number, line=1, reason=f"not done after {seconds} s, the limit of the whole notebook")
        except DeadKernelError:
            return Stop(cell=number, line=1, reason="the kernel died")
        except CellExecutionError as error:
            return Stop(cell=number, line=_line(error.traceback, cell), reason=f"{error.ename}: {error.evalue}")
    return None


def _line(traceback: str, cell: Any) -> int:  # noqa: ANN401 - a NotebookNode
    """Return the line of `cell` that the traceback shows last, 1 where it shows none."""
    frames = _FRAME.findall(_COLOUR.sub("", traceback))
    own = [int(line) for now, before, line in frames if (now or before) == str(cell.get("execution_count"))]
    return own[0] if own else 1
