"""MLP707: results of runs in git."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgate.core.display import plural
from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP707",
    name="results-in-git",
    what=(
        "What a tool writes while it runs is in git: runs of MLflow (`mlruns/`), Weights & Biases (`wandb/run-…`), "
        "PyTorch Lightning, TensorBoard, CatBoost, Ray and Hydra; checkpoints of training; `.ipynb_checkpoints/`, "
        "`__pycache__/`; DVC's cache; mlgate's own `.mlgate/`."
    ),
    why=(
        "It is made anew by every run, differs on every machine, and grows with each commit; runs also keep paths, "
        "host names and environment variables of whoever ran them."
    ),
    bad=(
        {"mlruns/0/meta.yaml": "artifact_location: file:///home/me\n"},
        {"notebooks/.ipynb_checkpoints/train-checkpoint.ipynb": "{}"},
        {"checkpoints/epoch3.ckpt": "<2 kB>"},
    ),
    good=(
        {".gitignore": "mlruns/\nwandb/\n", "src/wandb/logger.py": "", "src/checkpoints/saving.py": ""},
        {"tests/data/mlruns/0/meta.yaml": "name: fixture\n"},
    ),
    source=(
        "The documentation of each tool; github/gitignore, 'Python.gitignore'; mllint; R. Sandve and others, 'Ten "
        "simple rules for reproducible computational research' (2013)"
    ),
)

# What the path of a result is like, up to the folder or file that `.gitignore` should name; where it is meant as such.
_EVERYWHERE = (
    (re.compile(r"(.*/)?\.ipynb_checkpoints/"), ".ipynb_checkpoints/", "Jupyter"),
    (re.compile(r"(.*/)?__pycache__/"), "__pycache__/", "Python"),
)
_OUTSIDE_TESTS = (
    (re.compile(r"(.*/)?mlruns/(?=\d+/|models/|\.trash/)"), "mlruns/", "MLflow"),
    (re.compile(r"(.*/)?mlartifacts/(?=\d+/)"), "mlartifacts/", "MLflow"),
    (re.compile(r"(.*/)?wandb/(?=(offline-)?run-\d|latest-run|debug[-.\w]*\.log)"), "wandb/", "Weights & Biases"),
    (re.compile(r"(.*/)?lightning_logs/(?=version_\d)"), "lightning_logs/", "PyTorch Lightning"),
    (re.compile(r"(.*/)?(?=events\.out\.tfevents\.)"), "events.out.tfevents.*", "TensorBoard"),
    (re.compile(r"(.*/)?catboost_info/"), "catboost_info/", "CatBoost"),
    (re.compile(r"(.*/)?ray_results/"), "ray_results/", "Ray"),
    (re.compile(r"(.*/)?(outputs|multirun)/\d{4}-\d\d-\d\d/\d\d-\d\d-\d\d/"), "outputs/", "Hydra"),
    (re.compile(r"(.*/)?\.dvc/(cache|tmp)/"), ".dvc/cache/", "DVC"),
    (re.compile(r"(.*/)?\.mlgate/(?!\.gitignore$)"), ".mlgate/", "mlgate"),
    (
        re.compile(r"(.*/)?checkpoints?/(?=.*\.(ckpt|pt|pth|safetensors|bin|h5|index|data-\d+-of-\d+)$)"),
        "checkpoints/",
        "",
    ),
)  # fmt: skip


def find(repository: Repository) -> Iterator[Hit]:
    """Yield each folder of results, with how much of it is in git."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for path in repository.files:
        for pattern, ignore, tool in _EVERYWHERE if repository.in_tests(path) else _EVERYWHERE + _OUTSIDE_TESTS:
            # A quick look first: there are many files.
            if (ignore.strip("/*") in path or tool == "Hydra" or not tool) and (match := pattern.match(path)):
                if not repository.is_pointer(path) or tool:
                    found.setdefault((match[0], ignore, tool), []).append(path)
                break
    for (_, ignore, tool), paths in found.items():
        by = f"of {tool}" if tool else "of training"
        mend = ignore.rstrip("/") if ignore.endswith("/") else ignore
        yield Hit(
            message=(
                f"{plural(len(paths), 'file')} {by} in git: add the line '{ignore}' to .gitignore, and "
                f"`git rm -r --cached` {mend}"
            ),
            path=paths[0],
            files=tuple(paths),
        )
