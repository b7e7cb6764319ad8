"""ML code rules: one file a rule, named like its code, over one data-flow model of a module or notebook."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import Finding
from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit
from mlgate.rules.rule import Hit, Limits, RuleModule, Step
from mlgate.rules.secrets_in_text import redacted
from mlgate.rules.sources import Source

# What cannot be parsed is reported whatever is selected.
ALWAYS_ON = "MLX001"

_DEFAULTS = Limits()
# `MLL`, the letters that rules of one subject share.
_FAMILY = 3
_RULE_FILE = re.compile(r"ml[a-z]\d{3}\.py")


@functools.cache
def codes() -> tuple[str, ...]:
    """Return the code of every rule, sorted; loads none."""
    names = (file.name for folder in __path__ for file in Path(folder).iterdir())
    return tuple(sorted(name[:-3].upper() for name in names if _RULE_FILE.fullmatch(name)))


@functools.cache
def load(code: str) -> RuleModule:
    """Import and return the rule with `code`, one of `codes()`."""
    return cast("RuleModule", importlib.import_module(f"{__name__}.{code.lower()}"))


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes that `select` names, the default ones for nothing, without those that `ignore` names.

    Prefixes count; a rule that is opt-in is named by more than its family (`MLL110`, not `MLL`).
    """
    wanted, unwanted = tuple(map(str.upper, select)), tuple(map(str.upper, ignore))
    return tuple(
        code
        for code in codes()
        if (_is_wanted(code, wanted) or code == ALWAYS_ON) and not (unwanted and code.startswith(unwanted))
    )


def _is_wanted(code: str, wanted: tuple[str, ...]) -> bool:
    if load(code).RULE.opt_in:
        return any(code.startswith(one) and len(one) > _FAMILY for one in wanted)
    return not wanted or code.startswith(wanted)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A finding, the text of its line, and what mends it, as of a `Hit`."""

    finding: Finding
    line: str = ""
    edits: tuple[Edit, ...] = ()
    clear_outputs: tuple[int, ...] = ()

    @property
    def is_fixable(self) -> bool:
        """Whether anything mends it."""
        return bool(self.edits or self.clear_outputs)


def check_source(source: Source, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Finding]:
    """Return what the chosen rules find in `source`, each place once a rule, without what comments there excuse."""
    return [one.finding for one in examine(source, chosen(select, ignore))]


def examine(source: Source, asked: Iterable[str], limits: Limits = _DEFAULTS) -> list[Found]:
    """Return what the rules with the codes `asked` find in `source`, as `check_source` does, with what mends it."""
    module = Module(source, limits)
    module.suppressions.asked = tuple(asked)
    found: dict[tuple[object, ...], Found] = {}
    for code in module.suppressions.asked:
        for hit in load(code).find(module):
            place = hit.location
            key = (code, place.cell, place.line, place.column)
            # Asked for every place, though only the first hit there counts: what excuses is noted as used.
            if not module.suppressions.excuse(code, hit.lines) and key not in found:
                found[key] = _found(code, hit, source)
    return sorted(found.values(), key=lambda one: one.finding.sort_key())


def _found(code: str, hit: Hit, source: Source) -> Found:
    evidence: dict[str, object] = {name: _shown(text) for name, text in hit.evidence.items()}
    if hit.path:
        evidence["path"] = [_step(step) for step in hit.path]
    finding = Finding(subject=code, message=plain(redacted(hit.message)), location=hit.location, evidence=evidence)
    line = source.line_at(hit.location).strip()
    return Found(finding=finding, line=line, edits=hit.edits, clear_outputs=hit.clear_outputs)


@functools.lru_cache(maxsize=64)
def _shown(text: str) -> str:
    """Return `text` as findings have it; kept, as a long line may have many."""
    return plain(redacted(text))


def _step(step: Step) -> dict[str, object]:
    told: dict[str, object] = {"what": step.what, "at": plain(step.location), "code": _shown(step.code)}
    # Where the line of the cell is in the file, which `at` does not say.
    return told if step.location.file_line is None else {**told, "file_line": step.location.file_line}


def explain(code: str) -> str:
    """Return the page of the rule with `code`, as text that is also Markdown."""
    rule = load(code).RULE
    title = f"{rule.code}: {rule.name}"
    body = [title, "=" * len(title), "", rule.what, "", rule.why]
    for heading, examples in (("Bad", rule.bad), ("Good", rule.good)):
        for example in examples:
            body += ["", f"{heading}:", ""] + [f"    {line}".rstrip() for line in example.splitlines()]
    body += ["", f"Excuse a line with `# noqa: {rule.code}` or `# mlgate: ignore[{rule.code}] reason`."]
    body += ["", f"Confidence: {rule.confidence}{' (opt-in)' if rule.opt_in else ''}. Source: {rule.source}."]
    return "\n".join(body)
