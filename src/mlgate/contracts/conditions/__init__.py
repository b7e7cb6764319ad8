"""Conditions written in SQL to the tree of `mlgate.contracts.expressions`, typed, with every problem in words."""

from mlgate.contracts.conditions.names import ConditionError
from mlgate.contracts.conditions.parsing import parse_condition

__all__ = ["ConditionError", "parse_condition"]
