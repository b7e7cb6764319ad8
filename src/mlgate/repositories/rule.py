"""The shape of a rule over a repository: what it says of itself, and what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from mlgate.core.model import Severity
from mlgate.rules.rule import Confidence

if TYPE_CHECKING:
    from mlgate.repositories.repository import Repository

# A repository in small: text by path; `<2 MB>` is a file of so many bytes that are no text.
Example = Mapping[str, str]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says of itself; `bad` and `good` are repositories in which it finds something, and nothing.

    One that is `opt_in` is asked only where `select` names it: what it finds is often meant, and the `confidence`
    medium where the rule does not say another.
    """

    code: str
    name: str
    what: str
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    source: str
    opt_in: bool = False
    confidence: Confidence | None = None

    def __post_init__(self) -> None:
        """Have the confidence of its set, where the rule gives none of its own."""
        if self.confidence is None:
            msgspec.structs.force_setattr(self, "confidence", "medium" if self.opt_in else "high")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a rule found at `path`; it is about that and `files`, and goes when one of them is mended."""

    message: str
    path: str
    line: int | None = None
    files: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


class RuleModule(Protocol):
    """A file of a rule."""

    RULE: Rule

    def find(self, repository: Repository) -> Iterator[Hit]:
        """Yield what breaks the rule in `repository`."""
