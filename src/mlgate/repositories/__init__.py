"""Rules on a repository as a whole: one file a rule, named like its code, over one reading of what git tracks."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from mlgate.core.display import plain
from mlgate.core.model import Finding, Location
from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Example, Hit, RuleModule

# `MLP`, the letters that the rules share.
_FAMILY = 3
_RULE_FILE = re.compile(r"mlp\d{3}\.py")
_MOST_QUOTED = 12


@functools.cache
def codes() -> tuple[str, ...]:
    """Return the code of every rule, sorted; loads none."""
    names = (file.name for folder in __path__ for file in Path(folder).iterdir())
    return tuple(sorted(name[:-3].upper() for name in names if _RULE_FILE.fullmatch(name)))


def load(code: str) -> RuleModule:
    """Import and return the rule with `code`, one of `codes()`."""
    return cast("RuleModule", importlib.import_module(f"{__name__}.{code.lower()}"))


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes that `select` names, the default ones for nothing, without those that `ignore` names.

    Prefixes count; a rule that is opt-in is named by more than its family.
    """
    wanted, unwanted = tuple(map(str.upper, select)), tuple(map(str.upper, ignore))
    return tuple(code for code in codes() if _is_wanted(code, wanted) and not (unwanted and code.startswith(unwanted)))


def _is_wanted(code: str, wanted: tuple[str, ...]) -> bool:
    if load(code).RULE.opt_in:
        return any(code.startswith(one) and len(one) > _FAMILY for one in wanted)
    return not wanted or code.startswith(wanted)


def check(
    repository: Repository,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    touched: frozenset[str] | None = None,
) -> list[Finding]:
    """Return what the chosen rules find in `repository`, sorted.

    With `touched` only what is about one of these paths: the files of a commit.
    """
    findings = [
        _finding(code, hit)
        for code in chosen(select, ignore)
        for hit in load(code).find(repository)
        if touched is None or hit.path in touched or not touched.isdisjoint(hit.files)
    ]
    return sorted(findings, key=Finding.sort_key)


def _finding(code: str, hit: Hit) -> Finding:
    location = Location(path=plain(hit.path), line=hit.line)
    return Finding(subject=code, message=plain(hit.message), severity=hit.severity, location=location)


def explain(code: str) -> str:
    """Return the page of the rule with `code`, as text that is also Markdown."""
    rule = load(code).RULE
    title = f"{rule.code}: {rule.name}"
    body = [title, "=" * len(title), "", rule.what, "", rule.why]
    for heading, examples in (("Bad", rule.bad), ("Good", rule.good)):
        for example in examples:
            body += ["", f"{heading}:", "", *_shown(example)]
    body += ["", f'Excuse a path with `exclude = ["PATH"]` of the check, the rule with `ignore = ["{rule.code}"]`.']
    body += ["", f"Confidence: {rule.confidence}{' (opt-in)' if rule.opt_in else ''}. Source: {rule.source}."]
    return "\n".join(body)


def _shown(example: Example) -> list[str]:
    lines = list[str]()
    for path, text in example.items():
        one_line = text.startswith("<")
        lines.append(f"    {path}: {text}" if one_line else f"    {path}:")
        lines += [] if one_line else [f"      {line}".rstrip() for line in text.splitlines()[:_MOST_QUOTED]]
    return lines
