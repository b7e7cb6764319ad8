"""What SARIF says of a rule: of code rules their own pages, of checks what their kind's module says of itself."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path
from typing import Any

from mlgate.core.display import plain
from mlgate.report._problems import MOVED

# More than a page of ours has.
_LONGEST = 20_000
_GOALPOSTS = (
    "goalposts-moved",
    "This change moves what it is judged by.",
    "A limit, a check, a contract or an accepted number asks for less than before, or is another.",
    (
        "The new configuration decides, as it will once the change is merged; the message says how the one before "
        "judges. A reason is given by a comment `# reason: …` at the line, or by `mlgate accept --reason`."
    ),
)
_UNNAMED = re.compile(r"[^\w.-]", re.ASCII)


def described(rule: str) -> dict[str, Any]:
    """Return the `reportingDescriptor` of `rule`, the code of a rule or the name of a kind."""
    name, short, full, page = _GOALPOSTS if rule == MOVED else _of_code(rule) or _of_kind(rule)
    return {
        "id": rule,
        "name": name,
        "shortDescription": {"text": short},
        "fullDescription": {"text": full},
        "help": {"text": page, "markdown": page},
        "properties": {"tags": ["machine-learning"], "precision": _precision(rule)},
    }


def _precision(rule: str) -> str:
    """Return how sure it is that what `rule` says is wrong; checks judge what they were asked to."""
    # As below.
    from mlgate import repositories, rules

    found = (catalogue.load(rule).RULE.confidence for catalogue in (rules, repositories) if rule in catalogue.codes())
    return next(found, None) or "high"


def _of_code(rule: str) -> tuple[str, str, str, str] | None:
    # 60 ms, and only where a rule was broken.
    from mlgate import repositories, rules

    for catalogue in (rules, repositories):
        if rule in catalogue.codes():
            about = catalogue.load(rule).RULE
            return about.name, about.name.replace("-", " ").capitalize(), about.what, catalogue.explain(rule)
    return None


def _of_kind(kind: str) -> tuple[str, str, str, str]:
    """Return what is known of one of mlgate's own kinds; those of other packages are not loaded for a report."""
    # Of those that come with mlgate no one needs more than mlgate itself; 5 ms, where a check did not pass.
    from mlgate import checks

    known = kind.isidentifier() and not kind.startswith("_")
    if not known or not any((Path(folder) / f"{kind}.py").is_file() for folder in checks.__path__):
        # A name from outside, which is no Markdown and no link.
        text = f"A check of the kind {_UNNAMED.sub('_', kind)}."
        return kind, text, text, text
    module = importlib.import_module(f"{checks.__name__}.{kind}")
    page = inspect.cleandoc(module.__doc__ or kind)[:_LONGEST]
    first = " ".join(page.partition("\n\n")[0].split())
    return kind, plain(first), plain(first), page
