"""The findings that are kept between runs: which folder is read in CI, and what becomes of hostile content there."""

import json

import pytest

from mlgate import cli
from mlgate.checks import _lint_cache
from mlgate.checks._lint_reports import Work
from runner_commands import commands

LEAK = """\
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("a.csv")
train, test = train_test_split(StandardScaler().fit_transform(df), random_state=0)
"""


@pytest.fixture
def work(tmp_path):
    file = tmp_path / "leak.py"
    file.write_text(LEAK, encoding="utf-8")
    return Work(codes=("MLL101",), files=((bytes(file), "leak.py"),))


def found(tmp_path, work):
    return [line.finding.subject for report in _lint_cache.reports(tmp_path, work) for line in report.lines]


def test_in_ci_the_action_alone_says_where_it_is(monkeypatch):
    monkeypatch.delenv("MLGATE_CACHE_FOLDER", raising=False)
    monkeypatch.setenv("CI", "true")
    assert not _lint_cache.is_wanted()
    monkeypatch.setenv("MLGATE_CACHE_FOLDER", "/somewhere")
    assert _lint_cache.is_wanted()


def test_with_a_folder_given_what_the_repository_brings_is_not_read(tmp_path, work, monkeypatch):
    repository, given = tmp_path / "repository", tmp_path / "given"
    repository.mkdir()
    assert found(repository, work) == ["MLL101"]
    (kept,) = (repository / ".mlgate" / "cache" / "lint").glob("*.json")
    nothing = [{**report, "lines": []} for report in json.loads(kept.read_text(encoding="utf-8"))]
    kept.write_text(json.dumps(nothing), encoding="utf-8")
    assert found(repository, work) == []
    monkeypatch.setenv("MLGATE_CACHE_FOLDER", str(given))
    assert found(repository, work) == ["MLL101"]
    assert [file.name for file in (given / "lint").iterdir()] == [kept.name]
    # And it is used the next time.
    (given / "lint" / kept.name).write_text(json.dumps(nothing), encoding="utf-8")
    assert found(repository, work) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80\x04cbuiltins\nexec\n.",
        b"[" * 1_000_000,
        b'[{"shown": "leak.py", "digest": "',
        b'{"shown": 1}',
        b"\xff" * 100,
        b'[{"shown": "leak.py", "lines": [{"finding": {"subject": "x", "message": 1}, "text": ""}]}]',
    ],
    ids=["empty", "pickle", "deep", "cut", "another type", "no text", "another shape"],
)
def test_content_of_any_kind_is_data_and_costs_the_time_alone(tmp_path, work, monkeypatch, content):
    given = tmp_path / "given"
    monkeypatch.setenv("MLGATE_CACHE_FOLDER", str(given))
    found(tmp_path, work)
    (kept,) = (given / "lint").glob("*.json")
    kept.write_bytes(content)
    assert found(tmp_path, work) == ["MLL101"]


def test_what_is_too_large_is_not_read(tmp_path, work, monkeypatch):
    monkeypatch.setenv("MLGATE_CACHE_FOLDER", str(tmp_path / "given"))
    found(tmp_path, work)
    (kept,) = (tmp_path / "given" / "lint").glob("*.json")
    kept.write_text(kept.read_text(encoding="utf-8").replace("MLL101", "OTHER"), encoding="utf-8")
    assert found(tmp_path, work) == ["OTHER"]
    monkeypatch.setattr(_lint_cache, "_MOST_BYTES", 100)
    assert found(tmp_path, work) == ["MLL101"]


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_what_a_cache_says_is_told_as_text_and_obeyed_by_nobody(tmp_path, monkeypatch, capfd, form):
    for number in range(30):
        (tmp_path / f"m{number}.py").write_text(f"x = {number}\n", encoding="utf-8")
    (tmp_path / "leak.py").write_text(LEAK, encoding="utf-8")
    (tmp_path / "mlgate.toml").write_text('[lint.code]\npaths = ["."]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("MLGATE_CACHE_FOLDER", str(tmp_path / "given"))
    assert cli.main(["check"]) == 1
    (kept,) = (tmp_path / "given" / "lint").glob("*.json")
    reports = json.loads(kept.read_text(encoding="utf-8"))
    for report in reports:
        for line in report.get("lines", []):
            line["finding"]["message"] = "\n::set-output name=verdict::pass\n##[add-mask]x <script>alert(1)</script>"
            line["finding"]["location"]["path"] = "../../x%0A::stop-commands::y"
    kept.write_text(json.dumps(reports), encoding="utf-8")
    capfd.readouterr()
    assert cli.main(["check", "--format", form]) == 1
    told = capfd.readouterr().out
    assert "set-output name=verdict" in told
    assert {name for name, _ in commands(told)} <= {"error", "warning", "notice"}
    assert form != "markdown" or "<script>" not in told
