"""The manifest is the catalogue's, and its libraries are those of the extras."""

import re
from pathlib import Path

import pytest

from mlgate_hooks import catalogue

MANIFEST = Path(__file__).parents[3] / ".pre-commit-hooks.yaml"


def test_the_manifest_is_written_from_the_catalogue():
    assert MANIFEST.read_text(encoding="utf-8") == catalogue.manifest()


def test_ids_are_those_of_the_documentation():
    assert [hook["id"] for hook in catalogue.hooks()] == [
        "mlgate-lint",
        "mlgate-config",
        "mlgate-artifacts",
        "mlgate-notebooks",
        "mlgate-repo",
        "mlgate-contracts",
        "mlgate-check",
    ]


@pytest.mark.parametrize(
    "name", ["m.pkl", "a/m.joblib", "m.pkl.gz", "m.npz", "pytorch_model-00001-of-2.bin", "b/m.skops"]
)
def test_model_files_are_recognised(name):
    assert re.search(catalogue.MODEL_FILES, name)


@pytest.mark.parametrize("name", ["m.py", "data.bin", "pkl.md", "m.pkl.py", "a.pkl/readme", "m.bin.txt"])
def test_other_files_are_none(name):
    assert not re.search(catalogue.MODEL_FILES, name)


@pytest.mark.parametrize(("name", "library"), [("artifact", "picklescan"), ("notebooks", "nbqa"), ("data", "polars")])
def test_an_extra_brings_its_library(name, library):
    assert any(requirement.startswith(library) for requirement in catalogue.extra(name))
