"""Contracts drafted from data: what was seen of a table (`evidence`) argued into promises (`drafting`)."""

from mlgate.contracts.inference.drafting import Drafted, draft, headless, slug
from mlgate.contracts.inference.evidence import ColumnEvidence, Relation, Shape, TableEvidence, Tail

__all__ = ["ColumnEvidence", "Drafted", "Relation", "Shape", "TableEvidence", "Tail", "draft", "headless", "slug"]
