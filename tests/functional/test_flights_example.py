"""The flights project as a newcomer meets it: made, gated, and broken in three ways, on the real data."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "examples" / "flights" / "demo.py"

# One worker makes the project for all of these.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flights")]


def demo(target, *arguments):
    command = [sys.executable, str(DEMO), "--at", str(target), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def results(target):
    verdict = json.loads((target / ".mlgate" / "verdict.json").read_text(encoding="utf-8"))
    return {result["check"]: result for result in verdict["results"]}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    target = tmp_path_factory.mktemp("demo") / "flights"
    return target, demo(target)


@pytest.fixture
def project(made):
    target, done = made
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_the_candidate_passes_against_the_baseline_on_main(made):
    target, done = made
    assert "exit code 0" in done.stdout, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    by_check = results(target)
    assert set(by_check) == {
        "artifact.models",
        "contract.raw",
        "contract.test",
        "contract.train",
        "lint.code",
        "notebooks.code",
        "regression.delay",
    }
    assert {result["status"] for name, result in by_check.items() if name != "regression.delay"} == {"pass"}
    (auc,) = [
        m for m in by_check["regression.delay"]["measurements"] if (m["name"], m.get("slice")) == ("roc_auc", None)
    ]
    assert auc["status"] == "pass"
    assert auc["n"] == 82_609
    assert 0.70 < auc["value"] < 0.73
    assert 0 < abs(auc["difference"]) < 0.005


def test_airlines_with_few_flights_decide_nothing(project):
    assert demo(project, "--restore").returncode == 0
    subprocess.run(
        [sys.executable, "-m", "mlgate", "check", "regression"], cwd=project, capture_output=True, check=True
    )
    measurements = results(project)["regression.delay"]["measurements"]
    (skywest,) = [m for m in measurements if (m["name"], m.get("slice")) == ("roc_auc", "carrier=OO")]
    assert skywest["status"] == "inconclusive"
    assert skywest["n"] == 5


@pytest.mark.parametrize(
    ("way", "fails", "says"),
    [
        ("column", {"contract.raw": "carrier", "contract.test": "carrier"}, "28,135"),
        ("labels", {"regression.delay": "roc_auc"}, "is below at_least 0.65; worse: drop of"),
        ("leak", {"lint.code": "MLL101"}, "explore.ipynb"),
    ],
)
def test_broken_it_fails_for_the_reason(project, way, fails, says):
    done = demo(project, "--break", way)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "exit code 1" in done.stdout
    assert says in done.stdout
    failed = {name: result for name, result in results(project).items() if result["status"] == "fail"}
    assert set(failed) == set(fails)
    for name, subject in fails.items():
        assert any(subject in json.dumps(failed[name][part]) for part in ("findings", "measurements"))


def test_restored_it_passes_again(project):
    assert demo(project, "--restore").returncode == 0
    status = subprocess.run(["git", "status", "--porcelain"], cwd=project, capture_output=True, text=True, check=True)
    assert status.stdout == ""
    again = subprocess.run([sys.executable, "-m", "mlgate", "check"], cwd=project, capture_output=True, check=False)
    assert again.returncode == 0, again.stdout


def test_nothing_else_is_overwritten(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    done = demo(tmp_path)
    assert done.returncode == 1
    assert "is not empty and was not made here" in done.stderr
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
