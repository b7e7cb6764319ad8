"""`mlgate report`: from a verdict's file to a page."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import pages
from mlgate import report
from mlgate.cli import main


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "verdict.json"
    path.write_text(report.render("json", pages.EVERYTHING), encoding="utf-8")
    return path


def test_the_page_of_a_failed_run_is_made_and_exits_with_0(file, tmp_path):
    assert main(["report", "verdict.json", "-o", "page.html"]) == 0
    # What the file of a verdict keeps is all that the page shows.
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == report.render("html", pages.EVERYTHING)


def test_without_a_file_it_goes_to_standard_output(file, capfd):
    assert main(["report", "verdict.json"]) == 0
    assert capfd.readouterr().out.startswith("<!doctype html>")


def test_values_are_shown_where_they_are_shared(file, capfd):
    assert main(["report", "verdict.json", "--samples"]) == 0
    assert "value-withheld" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://forge.example/o/r/blob/c", "https://forge.example/o/r/blob/c/src/train.py#L20"),
        ("https://forge.example/o/r/blob/c/", "https://forge.example/o/r/blob/c/src/train.py#L20"),
        ("..", "./../src/train.py"),
        (".", "././src/train.py"),
        ("\udcff", "./%3F/src/train.py"),
        ("a folder", "./a%20folder/src/train.py"),
    ],
)
def test_links_lead_to_the_source(file, capfd, source, link):
    assert main(["report", "verdict.json", "--source", source]) == 0
    assert f'<a href="{link}"' in capfd.readouterr().out


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "//evil.example",
        "/etc",
        "data:text/html,x",
        "file:///etc",
        "https:",
        "C:\\x",
        "a?b",
        "a#b",
    ],
)
def test_a_source_that_is_no_address_is_refused(file, capfd, source):
    assert main(["report", "verdict.json", "--source", source]) == 2
    assert "is no place of the source" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "mlgate: verdict.json: cannot be read: No such file or directory"),
        (b"{}", "mlgate: verdict.json: no verdict of mlgate"),
        (b"\xff", "mlgate: verdict.json: no verdict of mlgate"),
        (b"[" * 100_000, "mlgate: verdict.json: no verdict of mlgate"),
    ],
)
def test_what_is_no_verdict_is_refused_in_one_line(file, capfd, content, said):
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert main(["report", "verdict.json"]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.startswith(said)
    assert told.err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in files here")
def test_a_pipe_is_refused_and_not_waited_for(file, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    done = subprocess.run(
        [sys.executable, "-m", "mlgate", "report", "pipe"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("mlgate: pipe: is no regular file")


def test_a_folder_is_refused_and_a_link_is_followed(file, tmp_path, capfd):
    assert main(["report", "."]) == 2
    assert capfd.readouterr().err.startswith("mlgate: .: is no regular file")
    (tmp_path / "link.json").symlink_to(file)
    assert main(["report", "link.json"]) == 0


def test_a_page_that_cannot_be_written(file, capfd):
    assert main(["report", "verdict.json", "-o", "no/such/page.html"]) == 2
    assert "cannot be written" in capfd.readouterr().err


def test_a_missing_library_stops_a_check_before_it_runs(file, capfd, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "svg", None)
    (tmp_path / "a.py").write_text("", encoding="utf-8")
    assert main(["lint", "a.py", "--format", "html=page.html"]) == 2
    assert capfd.readouterr().err == "mlgate: format html needs svg: pip install 'mlgate[report]'\n"
    assert not (tmp_path / "page.html").exists()
