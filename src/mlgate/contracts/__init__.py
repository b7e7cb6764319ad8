"""ODCS in, compiled constraints out. Needs PyYAML and msgspec only, so that contracts are validated in any install."""

from mlgate.contracts.compiled import Column, Contract, Rule, Table
from mlgate.contracts.loading import load

__all__ = ["Column", "Contract", "Rule", "Table", "load"]
