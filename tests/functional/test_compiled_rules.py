"""Rules that were compiled find what they find as pure Python, finding by finding: docs/decisions/019."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from mlgate import rules

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "unit" / "rules" / "corpus"
FINDINGS = """
import json, sys
from importlib.metadata import distribution
from pathlib import Path
from mlgate import rules
from mlgate.rules import dataflow, flow, rows
from mlgate.rules.reading import read
codes = rules.codes()
found = {}
for folder in map(Path, sys.argv[1:]):
    for file in sorted(folder.rglob("*.py")):
        try:
            told = rules.examine(read(file.name, file.read_bytes(), codes), codes)
        except Exception as error:
            told = [error]
        found[str(file)] = [repr(one) for one in told]
made = [Path(module.__file__).suffix for module in (dataflow, flow, rows)]
print(json.dumps({"made": made, "wheel": distribution("mlgate").read_text("WHEEL"), "found": found}))
"""
# Deeper than Python follows, and as deep as its parser reads: compiled code has a stack of another sort.
DEEP = "import sklearn\nx = {}\n"


def lacking():
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if not (shutil.which(compiler) or os.name == "nt"):
        return f"no C compiler ({compiler}): apt-get install gcc"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "no headers of Python: apt-get install python3-dev"
    return ""


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking()), reason=lacking()),
    pytest.mark.xdist_group("compiled rules"),
]


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The interpreter of an environment with compiled rules."""
    folder = tmp_path_factory.mktemp("compiled")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ROOT],
        env=environment | {"MLGATE_COMPILE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return python


def told(python, *folders):
    done = subprocess.run([python, "-c", FINDINGS, *folders], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def differences(python, *folders):
    pure, compiled = told(sys.executable, *folders), told(python, *folders)
    assert pure["made"] == [".py"] * 3
    assert compiled["made"] == [Path(sysconfig.get_config_var("EXT_SUFFIX")).suffix] * 3
    assert pure["found"]
    both = ((file, found, compiled["found"].get(file)) for file, found in pure["found"].items())
    return [one for one in both if one[1] != one[2]]


def test_every_leak_and_its_mended_twin_is_judged_the_same(python):
    assert differences(python, CORPUS) == []


def test_the_examples_of_every_rule_are_judged_the_same(python, tmp_path):
    for code in rules.codes():
        rule = rules.load(code).RULE
        for number, example in enumerate((*rule.bad, *rule.good)):
            (tmp_path / f"{code}_{number}.py").write_text(example, encoding="utf-8")
    assert differences(python, tmp_path) == []


def test_a_library_is_judged_the_same(python):
    sklearn = pytest.importorskip("sklearn")
    assert differences(python, Path(sklearn.__file__).parent) == []


@pytest.mark.parametrize(
    "nested",
    ["+".join("y" * 2_500), "a" + ".b()" * 900, "-" * 900 + "y", "[" * 90 + "]" * 90, "lambda: " * 90 + "y"],
    ids=["sums", "chained calls", "signs", "lists", "functions"],
)
def test_what_is_nested_deeply_is_no_crash(python, tmp_path, nested):
    (tmp_path / "deep.py").write_text(DEEP.format(nested), encoding="utf-8")
    found = told(python, tmp_path)["found"]
    assert "RecursionError" not in str(found)


def test_the_command_says_so(python):
    done = subprocess.run([python, "-m", "mlgate", "doctor"], capture_output=True, text=True, check=True)
    assert "code rules: compiled" in done.stdout
    assert "Root-Is-Purelib: false" in told(python, CORPUS / "scaling")["wheel"]
