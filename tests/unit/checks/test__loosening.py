"""What a change loosens is told against the baseline, whatever the contract's file is called, or why it cannot be."""

import os
import subprocess

import pytest

from mlgate.checks._loosening import since_baseline
from mlgate.config import Config, Source
from mlgate.context import Baseline, Context
from mlgate.contracts import load

STRICT = """\
apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
schema:
  - name: t
    properties:
      - {name: a, logicalType: integer, required: true}
"""
LOOSE = STRICT.replace(", required: true", "")
CONFIGURED = '[data.d]\npath = "d.csv"\n[contract.d]\ndata = "d"\nfile = "%s"\n'


def git(folder, *words):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def told(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    for key, value in (("name", "x"), ("email", "x@example.org"), ("gpgsign", "false")):
        git(tmp_path, "config", f"{'commit' if key == 'gpgsign' else 'user'}.{key}", value)

    def told(before, after, ref="main"):
        """Commit the files `before`, write `after`, and return what is said of the contract `after` names first."""
        for name, text in before.items():
            (tmp_path / name).write_text(text)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
        for name, text in after.items():
            (tmp_path / name).write_text(text)
        file = next(iter(after))
        source = Source(path=tmp_path / "mlgate.toml", content=b"", lines={})
        context = Context(
            check="contract.d",
            root=tmp_path,
            baseline=Baseline(root=tmp_path, ref=ref),
            config=Config(source=source),
        )
        found = list(since_baseline(file, load(tmp_path / file, tmp_path), context))
        return {one.subject: one.message for one in found if hasattr(one, "subject")}, found[-1]

    return told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"c.yaml": STRICT}, {"c.yaml": LOOSE}),
        # Renamed, and another file: what counts is what the check was held to.
        ({"c.yaml": STRICT, "mlgate.toml": CONFIGURED % "c.yaml"}, {"k.yaml": LOOSE}),
        ({"c.yaml": STRICT, "k.yaml": LOOSE, "mlgate.toml": CONFIGURED % "c.yaml"}, {"k.yaml": LOOSE}),
        ({"c.yaml": STRICT, "mlgate.toml": "no = toml = "}, {"c.yaml": LOOSE}),
        ({"c.yaml": STRICT, "mlgate.toml": CONFIGURED % "gone.yaml"}, {"c.yaml": LOOSE}),
    ],
)
def test_what_is_loosened_is_told(told, before, after):
    findings, number = told(before, after)
    assert findings == {"a:required:loosened": "no longer checked: a is missing"}
    assert number.value == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"c.yaml": STRICT}, {"c.yaml": STRICT}),
        ({"c.yaml": LOOSE}, {"c.yaml": STRICT}),
        ({}, {"c.yaml": LOOSE}),
    ],
)
def test_what_is_kept_tightened_or_new_is_none(told, before, after):
    findings, number = told(before, after)
    assert (findings, number.value) == ({}, 0)


def test_a_baseline_that_was_asked_for_and_cannot_be_read_is_told(told):
    findings, number = told({"c.yaml": STRICT}, {"c.yaml": LOOSE}, ref="nowhere")
    assert number.subject == ":loosened"
    assert "cannot be told: baseline ref 'nowhere' does not exist" in findings[":loosened"]


def test_a_contract_that_was_wrong_at_the_baseline_is_told(told):
    findings, _ = told({"c.yaml": "kind: x\n"}, {"c.yaml": LOOSE})
    assert "cannot be told: at the baseline: c.yaml:1: 'apiVersion' is missing" in findings[":loosened"]
