"""`mlgate lint`: what it changes, what it prints, and with which exit code it ends."""

import json
import os
import re
import stat

import pytest

import saved_notebooks
from mlgate.cli import main

UNUSED = "import sklearn\r\nx = 1  # noqa: MLL101\r\n"
MENDED = "import sklearn\r\nx = 1\r\n"
SEEDLESS = "from sklearn.cluster import KMeans\nKMeans()\n"
# What no fix mends.
LEAK = """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X = StandardScaler().fit_transform(X)
train, test = train_test_split(X, random_state=0)
"""
SELECT = ("--select", "ML,MLX002")


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.py").write_bytes(UNUSED.encode())
    return tmp_path


def test_fix_mends_and_passes_where_nothing_remains(project, capfd):
    (project / "a.py").chmod(0o755)
    assert main(["lint", *SELECT, "."]) == 1
    assert "1 problem can be fixed: mlgate lint --fix\n" in capfd.readouterr().out
    assert main(["lint", *SELECT, "--fix", "."]) == 0
    assert capfd.readouterr().out == "All checks passed (1 fixed)\n"
    assert (project / "a.py").read_bytes() == MENDED.encode()
    assert stat.S_IMODE((project / "a.py").stat().st_mode) == 0o755
    assert [file.name for file in project.iterdir()] == ["a.py"]
    assert main(["lint", *SELECT, "--fix", "."]) == 0
    assert capfd.readouterr().out == "All checks passed\n"


def test_fix_fails_for_what_remains(project, capfd):
    (project / "b.py").write_text(LEAK)
    assert main(["lint", *SELECT, "--fix", ".", "--format=json=out.json", "--format=text"]) == 1
    assert "Found 1 problem (1 fixed)." in capfd.readouterr().out
    (result,) = json.loads((project / "out.json").read_bytes())["results"]
    assert {one["name"]: one["value"] for one in result["measurements"]} == {"files": 2, "fixed": 1}


def test_diff_shows_and_changes_nothing(project, capfd):
    assert main(["lint", *SELECT, "--diff", "."]) == 1
    out, err = capfd.readouterr()
    assert out == "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n import sklearn\n-x = 1  # noqa: MLL101\n+x = 1\n"
    assert err == "mlgate: Would fix 1 problem.\n"
    assert (project / "a.py").read_bytes() == UNUSED.encode()
    assert main(["lint", "--diff", "."]) == 0
    assert capfd.readouterr().out == ""


def test_fix_and_diff_exclude_each_other(capfd):
    with pytest.raises(SystemExit) as ended:
        main(["lint", "--fix", "--diff", "."])
    assert ended.value.code == 2


@pytest.mark.skipif(os.name == "nt", reason="links want rights there")
def test_links_stay_links_and_what_they_lead_to_elsewhere_is_left(project, capfd, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "b.py"
    outside.write_bytes(UNUSED.encode())
    (project / "b.py").symlink_to(outside)
    (project / "c.py").symlink_to("a.py")
    assert main(["lint", *SELECT, "--fix", "b.py", "c.py"]) == 1
    assert "b.py: not fixed: a link to a file outside of this folder" in capfd.readouterr().err
    assert outside.read_bytes() == UNUSED.encode()
    assert (project / "c.py").is_symlink()
    assert (project / "a.py").read_bytes() == MENDED.encode()


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_cannot_be_written_is_said(project, capfd):
    project.chmod(0o555)
    try:
        assert main(["lint", *SELECT, "--fix", "a.py"]) == 1
    finally:
        project.chmod(0o755)
    assert "a.py: not fixed: cannot be written: Permission denied" in capfd.readouterr().err


def test_fix_leaves_what_is_ignored_in_a_file(project):
    assert main(["lint", *SELECT, "--fix", "--per-file-ignores", "a.*:MLX002", "."]) == 0
    assert (project / "a.py").read_bytes() == UNUSED.encode()


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_what_a_baseline_knows_is_not_mended(project, capfd, option):
    (project / "b.py").write_text(SEEDLESS)
    before = (project / "b.py").read_bytes()
    assert main(["lint", *SELECT, ".", "--write-baseline", "known.json"]) == 0
    assert main(["lint", *SELECT, ".", "--baseline", "known.json", option]) == 0
    assert (project / "a.py").read_bytes() == UNUSED.encode()
    assert (project / "b.py").read_bytes() == before
    told = capfd.readouterr()
    assert "2 known" in told.out if option == "--fix" else told.err.endswith("Nothing to fix.\n")


def test_of_findings_alike_those_beyond_the_baseline_are_mended(project, capfd):
    (project / "b.py").write_text("from sklearn.cluster import KMeans\nKMeans()\n")
    assert main(["lint", "b.py", "--write-baseline", "known.json"]) == 0
    (project / "b.py").write_text("from sklearn.cluster import KMeans\nKMeans()\nKMeans()\nKMeans(3)\n")
    assert main(["lint", "b.py", "--baseline", "known.json", "--fix"]) == 0
    assert (project / "b.py").read_text() == (
        "from sklearn.cluster import KMeans\nKMeans()\nKMeans(random_state=0)\nKMeans(3, random_state=0)\n"
    )
    assert "1 known" in capfd.readouterr().out


def test_the_line_of_a_known_finding_stays_as_the_baseline_knows_it(project, capfd):
    line = "from sklearn.cluster import KMeans\nKMeans()  # noqa: MLL101\n"
    (project / "b.py").write_text(line)
    assert main(["lint", "b.py", "--write-baseline", "known.json"]) == 0
    assert main(["lint", *SELECT, "b.py", "--baseline", "known.json", "--fix"]) == 1
    assert (project / "b.py").read_text() == line
    told = capfd.readouterr()
    assert "b.py:2:11: MLX002: not fixed: the baseline knows another finding of its line" in told.err
    assert "MLX002" in told.out
    assert "MLR301" not in told.out


def test_a_baseline_is_written_read_and_told(project, capfd):
    (project / "b.py").write_text(SEEDLESS * 2)
    assert main(["lint", ".", "--write-baseline", "known.json"]) == 0
    assert capfd.readouterr().err == "known.json: 2 known findings; lint with --baseline known.json\n"
    first = (project / "known.json").read_bytes()
    assert main(["lint", ".", "--baseline", "known.json"]) == 0
    assert capfd.readouterr().out == "All checks passed (2 known)\n"
    # It is sorted, and the same again: a change of it is one that people can read.
    assert main(["lint", ".", "--baseline", "known.json", "--write-baseline", "known.json"]) == 0
    assert (project / "known.json").read_bytes() == first
    (project / "b.py").write_text(SEEDLESS + "\nKMeans(2)\n")
    capfd.readouterr()
    assert main(["lint", ".", "--baseline", "known.json"]) == 1
    assert "Found 1 problem (1 known, 1 of the baseline gone: write it again)." in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--baseline", "nothing.json"], "baseline 'nothing.json' cannot be read"),
        (["--baseline", "a.py"], "baseline 'a.py' is no list of known findings"),
        (["--per-file-ignores", "MLR"], "--per-file-ignores wants"),
        (["--per-file-ignores", "a:E501"], "no rule is called 'E501'"),
        (["--select", ""], "an empty list of codes"),
        (["--exclude", ""], "an empty pattern names no file"),
        (["--write-baseline", "no/such/folder.json"], "cannot be written"),
    ],
)
def test_wrong_usage(capfd, arguments, words):
    assert main(["lint", ".", *arguments]) == 2
    out, err = capfd.readouterr()
    assert words in err
    assert out == ""


NOTEBOOK = json.dumps({
    "cells": [
        {"cell_type": "markdown", "source": "text", "metadata": {}},
        {"cell_type": "code", "source": ["x = 1\n", "from sklearn.cluster import *\n", "print(KMeans())"]},
    ],
    "metadata": {},
    "nbformat": 4,
})  # fmt: skip


def test_lines_are_those_that_editors_and_reviewdog_read(project, capfd):
    (project / "b.py").write_text(SEEDLESS)
    (project / "c.ipynb").write_text(NOTEBOOK)
    assert main(["lint", "b.py", "c.ipynb"]) == 1
    *findings, _, _ = capfd.readouterr().out.splitlines()
    # vim's and reviewdog's `%f:%l:%c: %m`, and for notebooks `%f:cell_%n:%l:%c: %m`.
    assert [re.fullmatch(r"(b\.py|c\.ipynb:cell_1):(\d+):(\d+): (MLR301 KMeans .*)", line)[2] for line in findings] == [
        "2",
        "3",
    ]


def test_the_json_is_stable(project, capfd):
    (project / "c.ipynb").write_text(NOTEBOOK)
    assert main(["lint", "c.ipynb", "--format=json"]) == 1
    verdict = json.loads(capfd.readouterr().out)
    assert verdict["schema"] == "mlgate/verdict/v1"
    assert verdict["exit_code"] == 1
    (result,) = verdict["results"]
    assert (result["check"], result["kind"], result["status"]) == ("lint", "lint", "fail")
    (finding,) = result["findings"]
    assert finding == {
        "subject": "MLR301",
        "message": "KMeans draws random numbers with no random_state: its result differs from run to run",
        "location": {"path": "c.ipynb", "line": 3, "column": 7, "cell": 1, "file_line": 1},
        "evidence": {"called": "print(KMeans())"},
        "line_digest": "fc138612a2f9979f",
    }


def test_unused_ignores_and_those_without_a_reason_are_asked_for(project, capfd):
    (project / "a.py").write_text("from sklearn.cluster import KMeans\nKMeans()  # mlgate: ignore[MLR301]\n")
    assert main(["lint", "a.py"]) == 0
    assert main(["lint", "a.py", "--select", "ML,MLX003"]) == 1
    assert "a.py:2:11: MLX003 an ignore without a reason" in capfd.readouterr().out


def notebook(path, text):
    path.write_text(json.dumps(saved_notebooks.document(text)))


def test_how_large_outputs_may_be_can_be_said(project, capfd):
    notebook(project / "n.ipynb", "# In [1]\nshow()\n# Out: 1.2 MB of text\n")
    assert main(["lint", "n.ipynb"]) == 1
    assert "cell 1 was saved with 1.2 MB of outputs, of at most 1 MB\n" in capfd.readouterr().out
    assert main(["lint", "n.ipynb", "--max-output-bytes=2000000"]) == 0
    (project / "mlgate.toml").write_text('[lint.code]\npaths = ["n.ipynb"]\nmax_output_bytes = 1300000\n')
    assert main(["check"]) == 0
    assert main(["lint", "n.ipynb", "--max-output-bytes", "1000", "--fix"]) == 0
    assert json.loads((project / "n.ipynb").read_bytes())["cells"][0]["outputs"] == []


@pytest.mark.parametrize("size", ["-1", "1 MB", "", "1e6", "9" * 5000, "\u0661"])
def test_a_size_that_is_no_number_of_bytes_is_refused(capfd, size):
    with pytest.raises(SystemExit) as ended:
        main(["lint", ".", f"--max-output-bytes={size}"])
    assert ended.value.code == 2
    assert "is no number of bytes: write it like 500000" in capfd.readouterr().err


@pytest.mark.parametrize("size", ["-1", '"1 MB"', "1.5", "9" * 40])
def test_a_size_in_the_configuration_that_is_none_is_refused(project, capfd, size):
    (project / "mlgate.toml").write_text(f'[lint.code]\npaths = ["."]\nmax_output_bytes = {size}\n')
    assert main(["check"]) == 2
    told = capfd.readouterr().err
    assert "mlgate.toml:3" in told
    assert "max_output_bytes" in told
