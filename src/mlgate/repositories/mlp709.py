"""MLP709: requirements that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.core.display import listed, plain
from mlgate.core.model import Severity
from mlgate.repositories import applications, distributions, imports, requirements
from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP709",
    name="missing-requirements",
    what=(
        "A repository that trains a model (models in `mlgate.toml`, stages in `dvc.yaml`, an `MLproject`, or models "
        "that git or DVC keep) imports packages of others, and nothing at all says which: no requirements, no lock "
        "file, and no script, workflow or notebook that installs them. A warning. Where some are declared, MLP705 "
        "tells of those that are not."
    ),
    why=(
        "The model cannot be made again: the next to try installs what is newest on that day, or packages of another "
        "name, and nobody knows which versions its figures are of."
    ),
    bad=(
        {"MLproject": "name: delay\n", "train.py": "import json\nimport lightgbm\nfrom sklearn import tree\n"},
        {"model/delay.skops": "<2 kB>", "train.py": "import pandas as pd\n", "requirements.txt": "\n"},
    ),
    good=(
        {"MLproject": "name: delay\n", "train.py": "import lightgbm\n", "requirements.txt": "lightgbm==4.5.0\n"},
        {"MLproject": "name: delay\n", "train.py": "import json\nimport features\n", "features.py": "import math\n"},
        {
            "MLproject": "name: delay\n",
            "train.py": "import lightgbm\n",
            "Dockerfile": "FROM python:3.12\nRUN pip install lightgbm==4.5.0\n",
        },
        {"MLproject": "name: delay\n", "train.py": "import lightgbm\n", "requirements.txt": "./wheels/lightgbm.whl\n"},
        {"notes.py": "import pandas as pd\n"},
    ),
    source="pip documentation, 'Repeatable Installs'; E. Breck and others, 'The ML Test Score' (2017), Infra 1",
)

_MOST_NAMED = 4


def find(repository: Repository) -> Iterator[Hit]:
    """Yield the first import of a package of others, where nothing of the repository says what it needs."""
    if not applications.trains(repository) or requirements.declarations(repository):
        return
    # A file of wheels by their paths names nothing, and says which all the same.
    others = repository.named(rf"{requirements.LOCKS}|{requirements.REQUIREMENTS}|setup\.py")
    if any(repository.text(path).strip() for path in others):
        return
    found = list(imports.imported(repository, lambda _: False))
    # Reading every script and notebook comes last.
    if not found or _installs_in_passing(repository):
        return
    names = list(dict.fromkeys(plain(distributions.usual(one.name), limit=60) for one in found))
    are = "is" if len(names) == 1 else "are"
    yield Hit(
        message=(
            f"nothing says which versions a model is trained with: {listed(names, _MOST_NAMED)} {are} imported, and "
            "there are no requirements and no lock file: write them down pinned (`uv lock`, `pip freeze`), and commit "
            "them"
        ),
        path=found[0].path,
        line=found[0].line,
        files=tuple(sorted({one.path for one in found})),
        severity=Severity.WARNING,
    )


def _installs_in_passing(repository: Repository) -> bool:
    scripts = repository.named(rf"{imports.SCRIPTS}|.*\.ipynb")
    scripts = [path for path in scripts if not repository.is_beside(path)]
    repository.read(scripts)
    return any(imports.installed_in_passing(repository.text(path), path) for path in scripts)
