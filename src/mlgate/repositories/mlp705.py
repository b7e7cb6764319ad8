"""MLP705: imports that nothing declares."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from mlgate.core.display import plain
from mlgate.repositories import applications, distributions, imports, requirements
from mlgate.repositories.imports import Imported
from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP705",
    name="undeclared-import",
    what=(
        "A module or notebook imports, at its top, a package that no file of requirements of the repository names: "
        "neither a requirement nor a group for work, a lock, a script's `pip install`, nor what a declared package is "
        "known to bring. Imports within `try`, `if` and functions are optional. Tests, documentation and examples are "
        "left alone, and so are repositories that declare nothing at all, and libraries that train no model of their "
        "own: what they integrate with is their users' to install."
    ),
    why="It works on the machine where somebody once installed the package by hand, and nowhere else.",
    bad=(
        {"requirements.txt": "pandas==2.2.3\n", "train.py": "import lightgbm\nimport pandas\n"},
        {
            "pyproject.toml": '[project]\nname = "delay"\ndependencies = ["scikit-learn"]\n',
            "src/delay/read.py": "from sklearn import tree\nimport yaml\n",
        },
    ),
    good=(
        {
            "requirements.txt": "scikit-learn==1.5.2\nopencv-python-headless==4.10.0.84\n",
            "train.py": "import cv2\nimport numpy\nimport sklearn\n\nimport features\n",
            "features.py": "try:\n    import torch\nexcept ImportError:\n    torch = None\n",
        },
        {"train.py": "import pandas\n"},
        {
            "pyproject.toml": (
                '[build-system]\nrequires = ["hatchling"]\n[project]\nname = "tracker"\ndependencies = ["numpy"]\n'
            ),
            "tracker/torch_models.py": "import torch\n",
        },
    ),
    source="deptry documentation, 'DEP001: missing dependencies'; PEP 508; the rules of julynter",
)

_STRINGS = re.compile(
    r"[\"']([A-Za-z][\w.-]{0,100})[ \t]{0,9}(?:\[[\w, -]{0,200}\])?[ \t]{0,9}(?:[=<>!~@;][^\"'\n]{0,300})?[\"']"
)
_LOCKED = re.compile(
    r"^[ \t]{0,40}(?:name = |- name: |\")?\"?([A-Za-z0-9][\w.-]{0,100})(?:\"?[ \t]{0,9}$|\"[ \t]{0,9}:|==)",
    re.MULTILINE,
)


def find(repository: Repository) -> Iterator[Hit]:
    """Yield each package that is imported and not declared, at the first place."""
    if applications.is_library(repository) and not applications.trains(repository):
        return
    found = requirements.declarations(repository)
    declared = {one.name for each in found for one in each.requirements} - {""}
    declared |= _of_setup(repository)
    if not declared:
        return
    is_known = functools.cache(lambda name: distributions.is_declared(name, declared))
    wanted: dict[str, list[Imported]] = {}
    for one in imports.imported(repository, is_known):
        wanted.setdefault(one.name, []).append(one)
    # What takes reading many files is asked only where something is missing.
    also = _in_passing(repository) if wanted else set()
    for name, places in sorted(wanted.items()):
        if not distributions.is_declared(name, also):
            yield _hit(name, places)


def _hit(name: str, places: list[Imported]) -> Hit:
    others = len({one.path for one in places}) - 1
    more = f" (and in {others} more)" if others else ""
    return Hit(
        message=(
            f"'{plain(name)}' is imported here{more}, and nothing declares it: add "
            f"'{plain(distributions.usual(name))}' to the requirements"
        ),
        path=places[0].path,
        line=places[0].line,
        files=tuple({one.path for one in places}),
    )


def _of_setup(repository: Repository) -> set[str]:
    """Return whatever may be a requirement in `setup.py`, which is a program."""
    texts = (repository.text(path) for path in repository.named(r"setup\.py"))
    return {requirements.normal(match[1]) for text in texts for match in _STRINGS.finditer(text)}


def _in_passing(repository: Repository) -> set[str]:
    scripts = repository.named(imports.SCRIPTS) + repository.named(r".*\.ipynb")
    locks = repository.named(requirements.LOCKS)
    repository.read([*scripts, *locks])
    found = {name for path in scripts for name in imports.installed_in_passing(repository.text(path), path)}
    found |= {match[1] for path in locks for match in _LOCKED.finditer(repository.text(path))}
    # Of tools that keep their requirements in programs and recipes.
    for path in repository.named(r"(noxfile\.py|tox\.ini|meta\.yaml|.*_deps?\.py|.*dependenc(y|ies).*\.py)"):
        text = repository.text(path)
        found |= {match[1] for match in _STRINGS.finditer(text)}
        found |= (
            set(re.findall(r"^[ \t]*-?[ \t]*([A-Za-z][\w.-]+)", text, re.MULTILINE))
            if not path.endswith(".py")
            else set()
        )
    return {requirements.normal(name) for name in found}
