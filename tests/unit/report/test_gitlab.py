"""GitLab's Code Quality report of what a change moves; all else is in the golden files and under hostile strings."""

import json
from collections import Counter

import msgspec
import pytest
from jsonschema import Draft202012Validator

import verdicts
from mlgate import cli, report
from mlgate.core.model import Goalposts, Move
from regressions import predictions

# The table of <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>, and of what it leaves
# open what mlgate gives.
FORM = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["path", "lines"],
                    "properties": {
                        # Relative to the repository, with no `./` before it.
                        "path": {"type": "string", "pattern": r"^(?!\.{0,2}/|[A-Za-z]:|.*\\|.*(^|/)\.\.(/|$)).+$"},
                        "lines": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
CONFIGURATION = """\
[data.people]
path = "people.csv"

[contract.people]
data = "people"
file = "contracts/people.odcs.yaml"

[contract.lost]
data = "people"
file = "contracts/lost.odcs.yaml"

[lint.code]
paths = ["src"]

[regression.delay]
candidate = "predictions.csv"
metrics.roc_auc = { at_least = 0.99 }
"""
FILES = {
    "mlgate.toml": CONFIGURATION,
    "people.csv": "id,age\n1,20\n2,300\n,30\n",
    "contracts/people.odcs.yaml": (
        "apiVersion: v3.1.0\nkind: DataContract\nid: people\nversion: 1.0.0\nschema:\n  - name: people\n"
        "    properties:\n      - {name: id, logicalType: integer, required: true}\n"
        "      - {name: age, logicalType: integer, logicalTypeOptions: {maximum: 120}}\n"
    ),
    # Twice the same line.
    "src/a b.py": (
        "import pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n"
        "a = RandomForestClassifier().fit(pd.read_csv('x.csv'), [1])\n"
        "a = RandomForestClassifier().fit(pd.read_csv('x.csv'), [1])\n"
    ),
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    predictions().write_csv(tmp_path / "predictions.csv")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(capfd, *words):
    """Run `mlgate check`; return its exit code and its report."""
    capfd.readouterr()
    code = cli.main(["check", *words, "--format", "gitlab"])
    return code, capfd.readouterr().out


def entries(verdict):
    return json.loads(report.render("gitlab", verdict))


def test_what_asks_for_less_is_a_minor_violation_at_its_line():
    moved = entries(verdicts.MOVED)
    assert [(one["check_name"], one["severity"]) for one in moved] == [("goalposts", "minor")] * 3
    assert [one["location"]["lines"]["begin"] for one in moved] == [21, 1, 1]
    assert len({one["fingerprint"] for one in moved}) == 3
    assert moved[1]["description"].startswith(
        "This change moves its own goalposts: contract.live: check removed, looser"
    )


@pytest.mark.parametrize(
    "found",
    [
        Goalposts(note="first run: none yet", first=True),
        Goalposts(moves=(Move(of="a.b", what="auc at_least", after="0.7", looser=False),)),
    ],
)
def test_what_asks_for_no_less_is_none(found):
    assert entries(msgspec.structs.replace(verdicts.GREEN, goalposts=found)) == []


def test_what_cannot_be_told_is_one():
    untold = msgspec.structs.replace(verdicts.GREEN, goalposts=Goalposts(note="it cannot be told"))
    assert [one["description"] for one in entries(untold)] == ["Baseline: it cannot be told."]


def test_each_entry_has_the_form_that_gitlab_documents(project, capfd):
    code, text = checked(capfd)
    found = json.loads(text)
    assert code == 1
    assert [error.message for error in FORM.iter_errors(found)] == []
    # Every kind is there: two rules of a contract, a file that is missing, two lines alike, a figure.
    assert Counter(one["check_name"] for one in found) == {"contract": 3, "MLR301": 2, "regression": 1}
    assert len({one["fingerprint"] for one in found}) == len(found)
    assert Counter(one["severity"] for one in found) == {"major": 5, "critical": 1}
    (lost,) = [one for one in found if one["severity"] == "critical"]
    assert "lost.odcs.yaml" in lost["description"]
    assert {(one["location"]["path"], one["location"]["lines"]["begin"]) for one in found} >= {
        ("contracts/people.odcs.yaml", 8),
        ("contracts/people.odcs.yaml", 9),
        ("src/a b.py", 3),
        ("src/a b.py", 4),
    }
    # GitLab compares two reports by them.
    assert json.loads(checked(capfd)[1]) == found


@pytest.mark.parametrize(
    "verdict",
    [verdicts.MIXED, verdicts.GREEN, verdicts.LINTED, verdicts.CLEAN, verdicts.NOTHING_CHECKED, verdicts.MOVED],
)
def test_each_verdict_has_that_form(verdict):
    found = entries(verdict)
    assert [error.message for error in FORM.iter_errors(found)] == []
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_what_hides_everything_is_a_blocker():
    (nothing,) = entries(verdicts.NOTHING_CHECKED)
    assert (nothing["severity"], nothing["description"]) == ("blocker", "nothing was checked")


def test_a_configuration_that_is_wrong_leaves_no_report_that_could_pass_for_a_clean_one(project, capfd):
    (project / "mlgate.toml").write_text(CONFIGURATION.replace("at_least", "at_lest"), encoding="utf-8")
    assert checked(capfd) == (2, "")


@pytest.mark.parametrize("path", ["/a.py", "./a.py", "../a.py", "a/../b.py", "C:/a.py", "a\\b.py", ""])
def test_the_form_refuses_paths_that_gitlab_does_not_find(path):
    place = {"path": path, "lines": {"begin": 1}}
    entry = {"description": "a", "check_name": "a", "fingerprint": "a", "severity": "info", "location": place}
    assert not FORM.is_valid([entry])
    assert FORM.is_valid([{**entry, "location": {**place, "path": "a/.b/c..py"}}])
