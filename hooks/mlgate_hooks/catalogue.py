"""The hooks that mlgate offers, as data: `python -m mlgate_hooks.catalogue` prints `.pre-commit-hooks.yaml`.

The manifest is written from here so that a hook's libraries are those of its extra, said once in `pyproject.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import requires
from typing import Any

import yaml

# `.bin` says nothing by itself; what Hugging Face's libraries call so is torch.
MODEL_FILES = (
    r"\.(pkl|pickle|joblib|skops|pt|pth|ckpt|npy|npz|onnx|safetensors)(\.(gz|z|bz2|xz|lzma))?$"
    r"|(^|/)(pytorch_model|adapter_model|training_args|optimizer)[^/]*\.bin$"
)
DATA_FILES = (
    r"\.(parquet|pq|arrow|arrows|feather|ipc|csv|tsv|tab|jsonl|ndjson|json)(\.(gz|bz2|xz|zst|zstd))?$"
    r"|\.(duckdb|ddb|sqlite3?|db)$"
)
CONFIGURATIONS = r"(^|/)(mlgate\.toml|pyproject\.toml)$|\.odcs\.ya?ml$"
_HEADER = "# Written by `python -m mlgate_hooks.catalogue`; edit hooks/mlgate_hooks/catalogue.py instead.\n"


def hooks() -> list[dict[str, Any]]:
    """Return the hooks in the order of the manifest, with the keys that pre-commit and prek read."""
    return [
        _python("mlgate-lint", "machine-learning code rules", "mlgate lint", types_or=["python", "jupyter"]),
        _python("mlgate-config", "mlgate.toml and contracts are valid", "mlgate-hook-config", files=CONFIGURATIONS),
        _python(
            "mlgate-artifacts",
            "model files are safe to load",
            "mlgate scan",
            files=MODEL_FILES,
            additional_dependencies=extra("artifact"),
        ),
        _python(
            "mlgate-notebooks",
            "ruff, mypy and other linters over notebooks",
            "mlgate-hook-notebooks",
            types_or=["jupyter"],
            additional_dependencies=extra("notebooks"),
        ),
        _python(
            "mlgate-repo",
            "data, models, secrets and results that do not belong in git",
            "mlgate-hook-repo",
        ),
        _python(
            "mlgate-contracts",
            "data files keep their contracts",
            "mlgate-hook-contracts",
            files=DATA_FILES,
            additional_dependencies=extra("data"),
        ),
        {
            "id": "mlgate-check",
            "name": "mlgate: the whole configuration",
            "description": "Runs in the project's own environment: its model needs its libraries.",
            "entry": "mlgate check",
            # The old name of `unsupported`, which pre-commit before 4.4 and prek know too.
            "language": "system",
            "pass_filenames": False,
            "always_run": True,
            "require_serial": True,
            "stages": ["pre-push", "manual"],
            "minimum_pre_commit_version": "3.2.0",
        },
    ]


def manifest() -> str:
    """Return the text of `.pre-commit-hooks.yaml`."""
    return _HEADER + yaml.safe_dump(hooks(), sort_keys=False, width=120, allow_unicode=True)


def extra(name: str) -> list[str]:
    """Return the requirements of one of mlgate's extras, as pip takes them."""
    pattern = re.compile(rf"([^;]+?)\s*;\s*extra == ['\"]{re.escape(name)}['\"]")
    found = (pattern.fullmatch(requirement) for requirement in requires("mlgate") or ())
    return sorted(match[1] for match in found if match)


def _python(name: str, summary: str, entry: str, **keys: object) -> dict[str, Any]:
    selection: Mapping[str, object] = keys
    return {
        "id": name,
        "name": f"mlgate: {summary}",
        "entry": entry,
        "language": "python",
        **selection,
        "require_serial": True,
        "minimum_pre_commit_version": "3.2.0",
    }


if __name__ == "__main__":
    print(manifest(), end="")  # noqa: T201 - its output is the file
