"""Files that reports go to: what an earlier run left goes, and what is read is none of them."""

import os

import pytest

from mlgate.core import report_files


def test_what_an_earlier_run_left_is_removed(tmp_path):
    file = tmp_path / "r.xml"
    report_files.remove(file)
    file.write_text("old")
    report_files.remove(file)
    assert not file.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_what_is_no_file_of_its_own_stays(tmp_path):
    target = tmp_path / "target"
    target.write_text("kept")
    link, pipe, folder = tmp_path / "link", tmp_path / "pipe", tmp_path / "folder"
    link.symlink_to(target)
    os.mkfifo(pipe)
    folder.mkdir()
    for one in (link, pipe, folder):
        report_files.remove(one)
        assert os.path.lexists(one)
    assert target.read_text() == "kept"


@pytest.mark.parametrize("name", ["mlgate.toml", "pyproject.toml", "team/mlgate.lock", ".git/config", "a/../.git/HEAD"])
def test_what_is_read_is_no_place_for_a_report(tmp_path, name):
    assert report_files.why_none(tmp_path / name)


@pytest.mark.parametrize("name", ["r.xml", "mlgate.xml", ".github/r.json", "git/r.json"])
def test_any_other_is(tmp_path, name):
    assert not report_files.why_none(tmp_path / name)
