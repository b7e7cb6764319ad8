"""Two versions of a contract compared: what the newer allows that the older did not, and the other way round."""

from mlgate.contracts.compatibility.changes import Change, Perspective, changes
from mlgate.contracts.compatibility.described import described
from mlgate.contracts.compatibility.loosening import Loosening, loosened

__all__ = ["Change", "Loosening", "Perspective", "changes", "described", "loosened"]
