"""What the base install is: small, without science, and enough to validate any configuration and to lint."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_DISTRIBUTIONS = 3
MOST_BYTES = 5_000_000
HEAVY = (
    "jinja2",
    "svg",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "scipy",
    "sklearn",
    "skops",
    "picklescan",
    "nbqa",
    "rich",
    "pytest",
)
LIGHT = """
import importlib, json, pkgutil, sys
import mlgate
from mlgate import config, engine, registry, report
names = ["mlgate.cli", "mlgate.github", "mlgate.github.__main__", "mlgate.github.install", "mlgate.accept"]
for package in (mlgate, report, importlib.import_module("mlgate.cli")):
    names += [module.name for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")]
for name in names:
    if name != "mlgate.__main__":
        importlib.import_module(name)
kinds = {name: registry.load(name) for name, place in registry.kinds().items() if isinstance(place, str)}
print(json.dumps({"kinds": sorted(kinds), "loaded": sorted({name.partition(".")[0] for name in sys.modules})}))
"""
WEIGHED = """
import json
from importlib.metadata import distributions
print(json.dumps({d.name: sum(file.locate().stat().st_size for file in d.files) for d in distributions()}))
"""


def test_surfaces_reports_and_kinds_load_nothing_heavy():
    told = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, check=True)
    known = json.loads(told.stdout)
    assert {"artifact", "contract", "lint", "notebooks", "regression"} <= set(known["kinds"])
    assert [name for name in HEAVY if name in known["loaded"]] == []


class Installed:
    """An environment with mlgate as pip builds and installs it, and nothing else that was asked for."""

    def __init__(self, folder):
        self.bin = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        before = set(self.weighed())
        self.run("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT), check=True)
        self.distributions = {name: size for name, size in self.weighed().items() if name not in before}

    def weighed(self):
        return json.loads(self.run("python", "-c", WEIGHED, check=True).stdout)

    def run(self, program, *arguments, check=False):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [self.bin / program, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=check,
        )

    def mlgate(self, *arguments):
        return self.run("mlgate", *arguments)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    return Installed(tmp_path_factory.mktemp("base"))


@pytest.fixture
def project(installed):
    (installed.folder / "mlgate.toml").write_text(
        '[data.a]\npath = "a.csv"\n[contract.a]\ndata = "a"\nfile = "a.odcs.yaml"\n', encoding="utf-8"
    )
    return installed.folder


pytestmark = pytest.mark.xdist_group("base install")


@pytest.mark.slow
def test_it_is_small(installed):
    beside = {name: size for name, size in installed.distributions.items() if name != "mlgate"}
    assert "mlgate" in installed.distributions
    assert len(beside) <= MOST_DISTRIBUTIONS, beside
    assert sum(beside.values()) <= MOST_BYTES, beside


@pytest.mark.slow
def test_every_kind_can_be_asked_for_its_options(installed):
    told = installed.run("python", "-c", LIGHT)
    assert told.returncode == 0, told.stderr
    assert {"artifact", "contract", "lint", "notebooks", "regression"} <= set(json.loads(told.stdout)["kinds"])


@pytest.mark.slow
def test_a_configuration_is_validated_whole(installed, project):
    with (project / "mlgate.toml").open("a", encoding="utf-8") as stream:
        stream.write('[regression.b]\nmodel = "none"\ndata = "a"\n[artifact.c]\npahts = ["models"]\n')
    done = installed.mlgate("check")
    assert done.returncode == 2
    assert "mlgate.toml:7:" in done.stderr
    assert "did you mean 'paths'?" in done.stderr


@pytest.mark.slow
def test_a_kind_whose_library_is_not_there_says_what_to_install(installed, project):
    (project / "a.csv").write_text("id\n1\n", encoding="utf-8")
    contract = "apiVersion: v3.0.2\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n"
    contract += "schema:\n  - name: a\n    properties:\n      - name: id\n        required: true\n"
    (project / "a.odcs.yaml").write_text(contract, encoding="utf-8")
    done = installed.mlgate("check")
    assert done.returncode == 3
    assert re.search(r"needs \w+: pip install 'mlgate\[data\]'", done.stdout), done.stdout


@pytest.mark.slow
def test_it_lints(installed):
    source = "from sklearn.ensemble import RandomForestClassifier\nmodel = RandomForestClassifier()\n"
    (installed.folder / "train.py").write_text(source, encoding="utf-8")
    done = installed.mlgate("lint", "train.py")
    assert done.returncode == 1, done.stderr
    assert "train.py:2" in done.stdout
