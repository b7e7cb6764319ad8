"""Repositories of the shapes that machine-learning teams begin with, each small, as text by path."""

import json
import random

LEAK = """\
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("data/flights.csv")
X, y = frame.drop(columns="late"), frame["late"]
scaled = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(scaled, y, random_state=0)
"""
CLEAN = """\
def share(part, whole):
    return part / whole
"""
PIPELINE = """\
stages:
  train:
    cmd: python src/train.py
    deps:
      - src/train.py
      - data/data.csv
    outs:
      - models/model.pkl
"""
DVC = "outs:\n- md5: 22a1a2931c8370d3aeedd7183606fd7f\n  size: 14445097\n  hash: md5\n  path: data.csv\n"
HOOKS = """\
# Ours.
repos:
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0
    hooks:
      - id: end-of-file-fixer
"""
WORKFLOW = "name: tests\non: push\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest\n"


def rows(count=200, seed=0):
    """Return a table as CSV."""
    draw = random.Random(seed)
    lines = ["flight_id,carrier,distance,late"]
    lines += [
        f"{1000 + place},{draw.choice(['AA', 'DL', 'UA'])},{draw.randint(80, 5000)},{draw.randint(0, 1)}"
        for place in range(count)
    ]
    return "\n".join(lines) + "\n"


def notebook(*cells):
    """Return a notebook with the code `cells`, never run."""
    code = [
        {"cell_type": "code", "id": f"c{place}", "metadata": {}, "execution_count": None, "outputs": [], "source": cell}
        for place, cell in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    return json.dumps({"cells": code, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"


def _project(backend, requires, extra=""):
    return (
        f'[build-system]\nrequires = ["{backend}"]\n\n[project]\nname = "flights"\nversion = "0.1.0"\n'
        f'requires-python = ">=3.11"\ndependencies = {json.dumps(requires)}\n{extra}'
    )


SHAPES = {
    "cookiecutter-data-science": {
        "README.md": "# Flights\n",
        "Makefile": "data:\n\tpython src/data/make_dataset.py\n",
        "requirements.txt": "pandas==2.2.3\nscikit-learn==1.5.2\n",
        "setup.py": "from setuptools import setup\n\nsetup(name='src')\n",
        "data/external/.gitkeep": "",
        "data/raw/flights.csv": rows(),
        "models/.gitkeep": "",
        "notebooks/1.0-initial.ipynb": notebook("import pandas as pd", "pd.read_csv('../data/raw/flights.csv')"),
        "src/__init__.py": "",
        "src/features/build_features.py": CLEAN,
        "src/models/train_model.py": LEAK,
    },
    "kedro": {
        "pyproject.toml": '[tool.kedro]\npackage_name = "spaceflights"\nproject_name = "Spaceflights"\n',
        "requirements.txt": "kedro~=0.19\nscikit-learn>=1.5\n",
        "conf/base/catalog.yml": "companies:\n  type: pandas.CSVDataset\n  filepath: data/01_raw/companies.csv\n",
        "conf/base/parameters.yml": "test_size: 0.2\n",
        "data/01_raw/companies.csv": rows(120, 1),
        "data/01_raw/shuttles.csv": rows(150, 2),
        "data/06_models/.gitkeep": "",
        "src/spaceflights/__init__.py": "",
        "src/spaceflights/pipelines/data_science/nodes.py": LEAK,
        "notebooks/.gitkeep": "",
    },
    "dvc": {
        ".dvc/config": "[core]\n    remote = storage\n",
        "dvc.yaml": PIPELINE,
        "params.yaml": "seed: 1\n",
        "data/data.csv.dvc": DVC,
        "data/.gitignore": "/data.csv\n",
        "models/.gitignore": "/model.pkl\n",
        "src/train.py": CLEAN,
    },
    "plain-notebooks": {
        "explore.ipynb": notebook("from sklearn.preprocessing import StandardScaler\n" + LEAK, "import os"),
        "later.ipynb": notebook("print(undefined_in_any_cell)", "def broken(:"),
        "flights.csv": rows(60),
    },
    "poetry": {
        "pyproject.toml": (
            '[tool.poetry]\nname = "flights"\nversion = "0.1.0"\ndescription = ""\nauthors = []\n\n'
            '[tool.poetry.dependencies]\npython = "^3.11"\nscikit-learn = "^1.5"\n\n'
            '[build-system]\nrequires = ["poetry-core"]\nbuild-backend = "poetry.core.masonry.api"\n'
        ),
        "flights/__init__.py": "",
        "flights/train.py": LEAK,
        "tests/test_train.py": "def test_nothing():\n    pass\n",
        "data/flights.csv": rows(),
    },
    "uv": {
        "pyproject.toml": _project("hatchling", ["scikit-learn>=1.5"]),
        "uv.lock": "version = 1\n",
        ".python-version": "3.12\n",
        "src/flights/__init__.py": CLEAN,
        "data/2024-01.csv": rows(100, 3),
        "data/2024-02.csv": rows(100, 4),
    },
    "no-ml": {
        "pyproject.toml": _project("hatchling", []),
        "src/names/__init__.py": CLEAN,
        "tests/test_names.py": "def test_nothing():\n    pass\n",
    },
    "mlflow": {
        "MLproject": "name: flights\nentry_points:\n  main:\n    command: python train.py\n",
        "python_env.yaml": "python: 3.12\ndependencies:\n  - scikit-learn\n",
        "train.py": "import mlflow\nimport pickle\n\nwith mlflow.start_run():\n    mlflow.log_param('a', 1)\n",
        "mlruns/0/meta.yaml": "artifact_location: mlruns/0\n",
        "mlruns/0/abc/params/a": "1",
    },
    "with-hooks-and-workflow": {
        ".pre-commit-config.yaml": HOOKS,
        ".github/workflows/tests.yml": WORKFLOW,
        "train.py": LEAK,
        "data/flights.csv": rows(),
    },
    "gitlab": {
        ".gitlab-ci.yml": "test:\n  script: pytest\n",
        "train.py": CLEAN,
    },
    "hostile-names": {
        "train.py": LEAK,
        'data/a"b]\n[evil.x].csv': rows(),
        "data/::set-output name=x::.csv": rows(),
        "data/${{ github.token }}.csv": rows(),
        "models/*.pkl": "no pickle",
        "notes/-rf.csv": rows(),
    },
    "hostile-columns": {
        "train.py": LEAK,
        "data/flights.csv": rows().replace(
            "flight_id,carrier,distance,late",
            '"::error::x","<script>alert(1)</script>","${{ github.token }}: #c\n[lint.evil]","=1+1|`x` @team"',
        ),
    },
    "large-and-small": {
        "data/tiny.csv": "a,b\n1,2\n",
        "data/empty.csv": "",
        "data/broken.csv": 'a,b\n"1,2\n3\n',
        "data/headless.csv": "".join(f"{n},{n * 7 % 13},{n * 3 % 11}\n" for n in range(100)),
        "data/pointer.parquet": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "data/marked.csv": "id,delay\n" + "".join(f"{n},{'NA' if n % 7 == 0 else n % 60}\n" for n in range(300)),
        "src/latin.py": "x = 1\n",
    },
}
