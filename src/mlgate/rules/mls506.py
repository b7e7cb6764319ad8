"""MLS506: a secret in what a notebook shows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.core.model import Location
from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

_BAD = """\
{"cells": [{"cell_type": "code", "source": ["print(token)"], "metadata": {}, "execution_count": 1, "outputs": [
  {"output_type": "stream", "name": "stdout", "text": ["hf_" "QwJxLrTzVbNcKdYpMgHsFuEaOiRtWkZlXq\\n"]}
]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
"""
_GOOD = _BAD.replace('"hf_" "QwJxLrTzVbNcKdYpMgHsFuEaOiRtWkZlXq', '"hf_••••••')

RULE = Rule(
    code="MLS506",
    name="secret-in-output",
    what=(
        "An output of a notebook (printed text, a table, a traceback), a markdown cell or the metadata holds a "
        "secret of the kinds of MLS505. Images, hashes and identifiers are not looked at; the secret is never shown."
    ),
    why=(
        "Outputs are saved with the notebook, go into git and are shown wherever it is rendered, long after the cell "
        "that printed them was changed. Revoke the secret, clear the outputs, and keep them out of git (nbstripout)."
    ),
    bad=(_BAD.replace('" "', ""),),
    good=(_GOOD,),
    source="CWE-532; docs/decisions/012-secrets.md",
)
_WHERE = {"output": "an output of the cell", "text": "a text cell", "metadata": "the notebook's metadata"}


def find(module: Module) -> Iterator[Hit]:
    """Yield the cells of which an output, text or metadata holds secrets."""
    hits: dict[tuple[str, int | None, int | None], tuple[Hit, list[str]]] = {}
    for one in module.secrets:
        if one.role == "source":
            continue
        key = (one.role, one.location.cell, None if one.location.cell else one.location.line)
        if key not in hits:
            hits[key] = Hit(message="", location=one.location, lines=one.lines), []
        hits[key][1].append(one.kind)
    for (role, _, _), (hit, kinds) in hits.items():
        named = " and ".join(dict.fromkeys(kinds))
        message = f"{named} in {_WHERE[role]}: revoke what it opens, clear the output, and keep outputs out of git"
        location: Location = hit.location
        yield msgspec.structs.replace(hit, message=message, location=location)
