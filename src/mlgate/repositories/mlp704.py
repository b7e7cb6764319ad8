"""MLP704: requirements that change by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.core.display import listed, plain
from mlgate.repositories import applications, requirements
from mlgate.repositories.repository import Repository
from mlgate.repositories.requirements import Declaration, Requirement
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP704",
    name="mutable-requirements",
    what=(
        "A repository that trains a model (models in `mlgate.toml`, stages in `dvc.yaml`, an `MLproject`, or models "
        "that git or DVC keep) needs what it does not name by version: a package without `==`, or a git URL without a "
        "commit or a version's tag, and no lock file (uv, Poetry, PDM, Pipenv, pixi, conda-lock, `pylock.toml`, a "
        "compiled `requirements.txt`) stands in that folder or above it. Requirements for tests, documentation and "
        "other work are left alone, and so are libraries, whose ranges are right."
    ),
    why=(
        "The same commit trains another model next month: NumPy, scikit-learn and PyTorch change numbers between "
        "versions, and a pickle of one version may not load in the next."
    ),
    bad=(
        {
            "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n",
            "requirements.txt": "pandas\nscikit-learn>=1.4\n",
        },
        {
            "mlgate.toml": '[model.delay]\npath = "delay.skops"\ntarget = "late"\n',
            "requirements.txt": "numpy==2.1.0\nfeatures @ git+https://example.org/team/features.git@main\n",
        },
        {
            "MLproject": "name: delay\n",
            "environment.yml": "dependencies:\n- python=3.12\n- pandas\n- pip:\n  - lightgbm>=4\n",
        },
    ),
    good=(
        {
            "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n",
            "requirements.in": "pandas\n",
            "requirements.txt": "pandas==2.2.3 \\\n    --hash=sha256:00\n",
        },
        {
            "mlgate.toml": '[model.delay]\npath = "delay.skops"\ntarget = "late"\n',
            "pyproject.toml": '[project]\nname = "delay"\ndependencies = ["pandas>=2"]\n',
            "uv.lock": "version = 1\n",
        },
        {"pyproject.toml": '[project]\nname = "library"\ndependencies = ["numpy>=2"]\n', "requirements.txt": "numpy\n"},
    ),
    source="pip documentation, 'Repeatable Installs'; PEP 751; the rules of mllint; scikit-learn, 'Model persistence'",
)

_MOST_NAMED = 4


def find(repository: Repository) -> Iterator[Hit]:
    """Yield the files of requirements that change by themselves."""
    if not applications.trains(repository):
        return
    declared = requirements.declarations(repository)
    locks = {lock.rpartition("/")[0] for lock in repository.named(requirements.LOCKS)}
    # `requirements.txt` is the lock of the project that its ranges are written in beside it.
    compiled = {one.path.rpartition("/")[0] for one in declared if _is_compiled(one)}
    for one in declared:
        loose = [needed for needed in one.requirements if not needed.pinned]
        if not loose or one.for_work or one.constrained or repository.is_beside(one.path):
            continue
        folders = _above(one.path.rpartition("/")[0])
        if locks.isdisjoint(folders) and compiled.isdisjoint(folders):
            yield _hit(one, loose)


def _is_compiled(one: Declaration) -> bool:
    return not one.for_work and all(needed.pinned for needed in one.requirements)


def _above(folder: str) -> set[str]:
    found = {folder, ""}
    while folder:
        folder = folder.rpartition("/")[0]
        found.add(folder)
    return found


def _hit(one: Declaration, loose: list[Requirement]) -> Hit:
    named = listed([f"'{plain(needed.written, limit=60)}'" for needed in loose], _MOST_NAMED)
    return Hit(
        message=(
            f"no one version: {named}, and no lock file: pin them (`pip-compile`, `uv lock`, `conda-lock`), "
            "git URLs to a commit, and commit the lock"
        ),
        path=one.path,
        line=loose[0].line,
    )
