"""Quality gates for machine-learning repositories: data, model and code under one verdict.

In Python: `mlgate.contract(path_or_pandera_schema).validate(frame)`; see `mlgate.validation`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlgate.validation import ContractError, Failures, FrameContract, contract

__version__ = "0.1.0"
__all__ = ["ContractError", "Failures", "FrameContract", "__version__", "contract"]

_LAZY = ("ContractError", "Failures", "FrameContract", "contract")


def __getattr__(name: str) -> object:
    """Return a public name, loaded on first use: 20 ms, which hooks and commands that need none of them save."""
    if name not in _LAZY:
        message = f"module 'mlgate' has no attribute '{name}'"
        raise AttributeError(message)
    from mlgate import validation

    return getattr(validation, name)


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)
