"""`mlgate accept` over a real check: what moves, what stays, what is said, and the exit code."""

import json

import polars as pl
import pytest

from dated_commits import committed, git, made
from mlgate.cli import main
from regressions import predictions

CONFIGURATION = '[regression.a]\ncandidate = "p.csv"\nmetrics.roc_auc = { max_drop = 0.2 }\n'


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "mlgate.toml").write_text(CONFIGURATION)
    return tmp_path


def accept(project, capsys, table, reason="why"):
    table.write_csv(project / "p.csv")
    code = main(["accept", "--reason", reason])
    return code, capsys.readouterr().err.splitlines()


def kept(project):
    return json.loads((project / "mlgate.lock").read_bytes())["checks"]["regression.a"]


def test_a_worse_number_is_written_and_named_as_looser(project, capsys):
    code, lines = accept(project, capsys, predictions(noise=1.0), "first")
    assert (code, lines[0]) == (0, "mlgate.lock: 1 changed")
    first = kept(project)["measurements"]["roc_auc"]["value"]
    code, lines = accept(project, capsys, predictions(noise=1.6), "the old one leaked")
    assert (code, lines[1]) == (0, "looser than what was accepted:")
    assert lines[2].startswith("  regression.a roc_auc: 0.9")
    assert kept(project)["measurements"]["roc_auc"]["looser_than"] == first
    assert kept(project)["reason"] == "the old one leaked"


def test_a_gain_within_chance_leaves_what_is_accepted(project, capsys):
    accept(project, capsys, predictions(), "first")
    before = kept(project)
    table = predictions()
    # One pair of rows changes places: the area moves by a ten-thousandth.
    wrong = next(place for place, row in enumerate(table.rows(named=True)) if row["y_true"] and row["y_score"] < 0.5)
    scores = table.get_column("y_score").to_list()
    scores[wrong] = 0.6
    code, lines = accept(project, capsys, table.with_columns(y_score=pl.Series(scores)), "better")
    assert code == 0
    assert lines[0] == "mlgate.lock: nothing to change"
    assert lines[1] == "stays as accepted, since the gain is within one standard error:"
    assert kept(project) == before


def test_on_another_test_set_what_is_accepted_is_accepted_anew(project, capsys):
    accept(project, capsys, predictions(), "first")
    predictions().head(500).write_csv(project / "p.csv")
    assert main(["check"]) == 3
    assert "not the same are the labels and the rows of the test set" in capsys.readouterr().out
    code, lines = accept(project, capsys, predictions().head(500), "new rows")
    assert code == 0
    assert lines[1] == "not comparable with what was accepted, since it was measured on something else:"
    assert main(["check"]) == 0


def test_what_cannot_run_stays_as_it_was(project, capsys):
    accept(project, capsys, predictions(), "first")
    before = kept(project)
    code, lines = accept(project, capsys, predictions().drop("y_score"), "second")
    assert (code, lines) == (3, ["mlgate.lock: nothing to change"])
    assert kept(project) == before


def test_a_check_shows_what_was_accepted_on_the_baselines_side(tmp_path, monkeypatch, capsys):
    root = made(tmp_path / "repository")
    monkeypatch.chdir(root)
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)
    (root / "mlgate.toml").write_text(CONFIGURATION)
    for day, noise, reason in ((1, 1.4, "the first"), (2, 1.2, "more trees"), (3, 1.0, "of the change")):
        if reason == "of the change":
            git(root, "checkout", "-q", "-b", "change")
        accept(root, capsys, predictions(noise=noise), reason)
        committed(root, {}, day=day)
    assert main(["check", "--format", "json=v.json", "--format", "html=page.html", "--format", "text"]) == 0
    (measured,) = [
        one
        for one in json.loads((root / "v.json").read_bytes())["results"][0]["measurements"]
        if one["name"] == "roc_auc"
    ]
    told = [(one["at"], one["reason"]) for one in measured["evidence"]["history"]]
    assert told == [("2026-01-01", "the first"), ("2026-01-02", "more trees")]
    assert measured["evidence"]["history"][-1]["value"] == measured["baseline"]
    page = (root / "page.html").read_text(encoding="utf-8")
    assert "History: roc_auc" in page
    # The verdict's file holds all of it.
    assert main(["report", "v.json", "-o", "again.html"]) == 0
    assert (root / "again.html").read_text(encoding="utf-8") == page
    capsys.readouterr()
    assert main(["explain", "regression.a"]) == 0
    assert "roc_auc, as it was accepted:" in capsys.readouterr().out
