"""MLP703: DVC's files without their lock, or out of date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mlgate.core.display import plain
from mlgate.repositories import hashes
from mlgate.repositories.dvc import LOCK, PIPELINE, Dvc, Kept
from mlgate.repositories.pipelines import Stale, stale_stages
from mlgate.repositories.repository import Repository, table
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP703",
    name="stale-pipeline",
    what=(
        "`dvc.yaml` is in git without its `dvc.lock`; a stage is not in the lock, or its command, a dependency, an "
        "output or a parameter there is another than now; a `.dvc` file has no hash, or the file beside it in the "
        "working tree is another than that which DVC keeps; a file of DVC cannot be read (a merge that was left "
        "half-way). Dependencies are judged by what git's index and the other files of DVC say of them."
    ),
    why=(
        "The lock is what says which data, code and parameters made the model that is merged. Where it is out of date, "
        "`dvc pull` brings a model that this code never made, and nobody can make it again."
    ),
    bad=(
        {"dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    outs: [model.pkl]\n"},
        {
            "dvc.yaml": "stages:\n  train:\n    cmd: python train.py --deep\n",
            "dvc.lock": "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n",
        },
        {
            "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    params: [rate]\n",
            "params.yaml": "rate: 0.2\n",
            "dvc.lock": (
                "stages:\n  train:\n    cmd: python train.py\n    params:\n      params.yaml:\n        rate: 0.1\n"
            ),
        },
        {
            "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    deps: [train.py]\n",
            "train.py": "print('changed')\n",
            "dvc.lock": (
                "stages:\n  train:\n    cmd: python train.py\n    deps:\n    - path: train.py\n      hash: md5\n"
                "      md5: 00000000000000000000000000000000\n"
            ),
        },
        {"data.csv.dvc": "outs:\n- path: data.csv\n"},
    ),
    good=(
        {
            "dvc.yaml": "stages:\n  train:\n    cmd: python train.py\n    params: [rate]\n",
            "params.yaml": "rate: 1e-1\n",
            "dvc.lock": (
                "stages:\n  train:\n    cmd: python train.py\n    params:\n      params.yaml:\n        rate: 0.1\n"
            ),
        },
        {"data.csv.dvc": "outs:\n- path: data.csv\n  hash: md5\n  md5: 0cc175b9c0f1b6a831c399e269772661\n  size: 1\n"},
        {"dvc.yaml": "plots:\n- curves.csv\n"},
    ),
    source="DVC documentation, 'dvc.lock Files', '.dvc Files' and `dvc status`",
)


def find(repository: Repository) -> Iterator[Hit]:
    """Yield what of DVC's files is missing, unreadable or out of date."""
    dvc = Dvc(repository)
    for broken in dvc.broken:
        yield Hit(message=f"DVC cannot read this file: it {broken.reason}", path=broken.path)
    for path, document in dvc.documents.items():
        if path.rpartition("/")[2] == PIPELINE and table(document.get("stages")):
            yield from _pipeline(dvc, path)
    for kept in dvc.kept():
        if kept.said_in.endswith(".dvc"):
            yield from _file(repository, kept)


def _pipeline(dvc: Dvc, path: str) -> Iterator[Hit]:
    lock = f"{path.removesuffix(PIPELINE)}{LOCK}"
    if any(broken.path == lock for broken in dvc.broken):
        return
    if dvc.locked(path) is None:
        message = f"stages without a lock: run `dvc repro` and commit {LOCK} beside this file"
        yield Hit(message=message, path=path, line=dvc.repository.line(path, "stages:"), files=(lock,))
        return
    for stale in stale_stages(dvc, path):
        yield _stale(dvc.repository, path, lock, stale)


def _stale(repository: Repository, path: str, lock: str, stale: Stale) -> Hit:
    return Hit(
        message=f"stage '{plain(stale.stage)}': {stale.reason}: run `dvc repro` and commit {LOCK}",
        path=path,
        line=repository.line(path, f"{stale.stage}:"),
        files=(lock, *stale.files),
    )


def _file(repository: Repository, kept: Kept) -> Iterator[Hit]:
    if not kept.hashed:
        message = f"has no hash of '{plain(kept.path)}': run `dvc commit` and commit this file"
        yield Hit(message=message, path=kept.said_in, files=(kept.path,))
        return
    # What git tracks as well is another rule's.
    if kept.md5 is None or kept.path in repository.entries or kept.path in repository.folders:
        return
    found = hashes.in_working_tree(Path(repository.root, kept.path))
    if found is None:
        return
    size, possible = found
    if kept.size not in (None, size) or (possible is not None and kept.md5 not in possible):
        message = f"'{plain(kept.path)}' is another file than DVC keeps: run `dvc add`, and commit this file"
        yield Hit(message=f"{message}; or `dvc checkout` the one kept", path=kept.said_in, files=(kept.path,))
