"""Which imports are of others and needed, and which distributions bring them."""

import json

import pytest

from mlgate import repositories
from mlgate.repositories import distributions
from mlgate.repositories.repository import Repository
from repositories import made


def undeclared(folder, code, requirements="pandas==2\n", **files):
    made(folder, {"requirements.txt": requirements, "train.py": code, **files})
    found = repositories.check(Repository(folder), ["MLP705"])
    return sorted(one.message.split("'")[1] for one in found)


@pytest.mark.parametrize(
    "code",
    [
        "import lightgbm\n",
        "import os, lightgbm as lgb, sys\n",
        "from lightgbm.sklearn import LGBMClassifier\n",
        '"""Doc."""\n\nimport  lightgbm\n',
        "x = 1; import pandas\nimport lightgbm\n",
    ],
)
def test_what_nothing_declares_is_told(code, tmp_path):
    assert undeclared(tmp_path, code) == ["lightgbm"]


@pytest.mark.parametrize(
    "code",
    [
        "import os\nimport pandas\nfrom pandas import DataFrame\nimport numpy\n",
        "try:\n    import lightgbm\nexcept ImportError:\n    lightgbm = None\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import lightgbm\n",
        "def f():\n    import lightgbm\n",
        "from . import lightgbm\nfrom .lightgbm import x\n",
        '"""\nimport lightgbm\n"""\n',
        "import lightgbm as\n",
        "import train, pkg_resources\nfrom google.cloud import storage\n",
    ],
)
def test_what_is_declared_optional_or_ones_own_is_left_alone(code, tmp_path):
    assert undeclared(tmp_path, code) == []


@pytest.mark.parametrize(
    "files",
    [
        {"src/lightgbm/__init__.py": ""},
        {"lightgbm.pyx": ""},
        {"requirements-dev.txt": "lightgbm\n"},
        {"uv.lock": '[[package]]\nname = "lightgbm"\nversion = "4"\n'},
        {"environment.yml": "dependencies:\n- conda-forge::lightgbm=4\n"},
        {"Dockerfile": "FROM x\nRUN pip install --no-cache-dir 'lightgbm>=4' && rm -r x\n"},
        {".github/workflows/ci.yml": "steps:\n- run: pip install lightgbm\n"},
        {"setup.py": "setup(install_requires=['lightgbm>=4'])\n"},
    ],
)
def test_wherever_it_is_declared(files, tmp_path):
    assert undeclared(tmp_path, "import lightgbm\n", **files) == []


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("source", ["%matplotlib inline\nimport lightgbm\n", ["!ls\n", "import lightgbm\n"]])
def test_notebooks(source, indent, tmp_path):
    cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
    text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}, indent=indent)
    assert undeclared(tmp_path, "", **{"a.ipynb": text}) == ["lightgbm"]


def test_a_notebook_that_installs_it(tmp_path):
    cell = {"cell_type": "code", "source": ["%pip install -q lightgbm==4\n", "import lightgbm\n"], "outputs": []}
    text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    assert undeclared(tmp_path, "", **{"a.ipynb": text}) == []


@pytest.mark.parametrize("path", ["tests/a.py", "docs/conf.py", "examples/a.py", "noxfile.py", "test_x.py"])
def test_what_lies_beside_the_project(path, tmp_path):
    assert undeclared(tmp_path, "", **{path: "import lightgbm\n"}) == []


def test_it_is_told_once_with_how_many_files(tmp_path):
    made(tmp_path, {f"{name}.py": "import lightgbm\n" for name in "abc"} | {"requirements.txt": "pandas\n"})
    (one,) = repositories.check(Repository(tmp_path), ["MLP705"])
    assert (one.location.path, one.location.line) == ("a.py", 1)
    assert "and in 2 more" in one.message


@pytest.mark.parametrize(
    ("module", "declared", "brought"),
    [
        ("sklearn", "scikit-learn", True),
        ("cv2", "opencv-python-headless", True),
        ("PIL", "pillow", True),
        ("yaml", "pyyaml", True),
        ("yaml", "types-pyyaml", False),
        ("numpy", "pandas", True),
        ("pandas", "numpy", False),
        ("lightgbm", "xgboost", False),
        ("dateutil", "python-dateutil", True),
        ("opentelemetry", "opentelemetry-sdk", True),
        ("category_encoders", "category-encoders", True),
        ("ml", "html", False),
    ],
)
def test_which_distribution_brings_a_module(module, declared, brought):
    assert distributions.is_declared(module, {declared}) is brought
