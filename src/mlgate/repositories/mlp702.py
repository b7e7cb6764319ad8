"""MLP702: tracked by git and by DVC."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.core.display import plain, plural
from mlgate.repositories.dvc import Dvc, Kept
from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP702",
    name="tracked-twice",
    what=(
        "A file that DVC keeps (an output of a `.dvc` file, or of a stage of `dvc.yaml` that is not `cache: false`) is "
        "in git's index as well, as itself or as a pointer of Git LFS; or a file in a folder that DVC keeps."
    ),
    why=(
        "The two copies drift apart: `dvc checkout` writes one version, `git checkout` another, and which of them a "
        "model was trained on nobody knows. DVC itself refuses to add such a file, and to run such a stage."
    ),
    bad=(
        {"data/raw.csv.dvc": "outs:\n- path: raw.csv\n  md5: 0a\n  size: 4\n", "data/raw.csv": "a\n1\n"},
        {"dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    outs: [models]\n", "models/a.bin": "x"},
    ),
    good=(
        {"data/raw.csv.dvc": "outs:\n- path: raw.csv\n  md5: 0a\n  size: 4\n", "data/.gitignore": "/raw.csv\n"},
        {
            "dvc.yaml": (
                "stages:\n  judge:\n    cmd: python judge.py\n    metrics:\n    - scores.json:\n        cache: false\n"
            ),
            "dvc.lock": "stages:\n  judge:\n    cmd: python judge.py\n    outs:\n    - path: scores.json\n",
            "scores.json": "{}",
        },
    ),
    source="DVC documentation, '.dvc Files' and 'dvc.yaml Files: output subfields'",
)

# They keep an empty folder in git, or what DVC puts beside its outputs.
_BESIDE = (".gitignore", ".gitkeep", ".keep")


def find(repository: Repository) -> Iterator[Hit]:
    """Yield what DVC keeps and git tracks."""
    seen = set[str]()
    for kept in Dvc(repository).kept():
        if kept.path in seen or kept.path in (".", ""):
            continue
        seen.add(kept.path)
        tracked = [kept.path] if kept.path in repository.entries else []
        if not tracked and kept.path in repository.folders:
            tracked = [path for path in repository.below(kept.path) if not path.endswith(_BESIDE)]
        if tracked:
            yield _hit(repository, kept, tracked)


def _hit(repository: Repository, kept: Kept, tracked: list[str]) -> Hit:
    by = "Git LFS" if repository.wants_lfs(tracked[0]) else "git"
    here = tracked == [kept.path]
    what = "this is" if here else f"{plural(len(tracked), 'file')} of '{plain(kept.path)}' (first this one) are"
    return Hit(
        message=(
            f"{what} tracked by {by}, and kept by DVC ({plain(kept.said_in)}): "
            f"`git rm -r --cached '{plain(kept.path)}'`, or say `cache: false` to DVC"
        ),
        path=tracked[0],
        files=(*tracked, kept.said_in),
    )
