"""The columns that a model is given, found in the same way wherever it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mlgate.config import Model
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError


def features_of(model: Any, columns: Sequence[str], declared: Model, shown: str) -> list[str]:  # noqa: ANN401 - any object with predict
    """Return which of `columns` the model from the file `shown` is given.

    They are the declared `features`, else those it was fitted on (`feature_names_in_`), else all but target and id.

    Raises:
        CheckError: one of them is not there.
    """
    wanted = list(declared.features) or [str(name) for name in getattr(model, "feature_names_in_", ())]
    if not wanted:
        return [name for name in columns if name not in {declared.target, declared.id}]
    missing = [name for name in wanted if name not in columns]
    if missing:
        listed = ", ".join(f"'{plain(name, limit=80)}'" for name in missing[:5])
        hint = plain(nearest(missing[0], list(columns[:100])))
        message = f"the data lacks {len(missing)} of the {len(wanted)} features of '{plain(shown)}': {listed}{hint}"
        raise CheckError(message)
    return wanted
