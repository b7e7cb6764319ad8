import pytest

from mlgate.core.errors import UsageError
from mlgate.proposals import writing


def test_all_are_written_with_their_folders(tmp_path):
    files = {tmp_path / "a.toml": b"a\n", tmp_path / "x/y/b.yml": b"b\n", tmp_path / "x/c": b""}
    writing.write(files, tmp_path)
    assert {path: path.read_bytes() for path in files} == files
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.toml", "b.yml", "c", "x", "y"]


@pytest.mark.parametrize("how", ["file", "link", "folder"])
def test_nothing_is_overwritten_and_nothing_is_left_behind(tmp_path, how):
    taken = tmp_path / "taken"
    if how == "file":
        taken.write_text("theirs")
    elif how == "link":
        taken.symlink_to("nowhere")
    else:
        taken.mkdir()
    before = sorted(tmp_path.rglob("*"))
    files = {tmp_path / "a": b"a\n", tmp_path / "x/y/b": b"b\n", taken: b"ours\n"}
    with pytest.raises(UsageError, match="taken: cannot be written: File exists; nothing is written"):
        writing.write(files, tmp_path)
    assert sorted(tmp_path.rglob("*")) == before
    assert how != "file" or taken.read_text() == "theirs"


def test_a_link_that_leads_out_is_not_followed(tmp_path):
    top, outside = tmp_path / "repo", tmp_path / "outside"
    top.mkdir()
    outside.mkdir()
    (top / ".github").symlink_to(outside, target_is_directory=True)
    files = {top / "a": b"a\n", top / ".github/workflows/mlgate.yml": b"b\n"}
    with pytest.raises(UsageError, match="leads out of the repository"):
        writing.write(files, top)
    assert list(outside.iterdir()) == []
    assert list(top.iterdir()) == [top / ".github"]


def test_a_file_where_a_folder_must_be(tmp_path):
    (tmp_path / ".github").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        writing.write({tmp_path / "a": b"", tmp_path / ".github/workflows/x.yml": b""}, tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / ".github"]


def test_a_diff_of_new_files_with_paths_as_seen_from_here(tmp_path):
    files = {tmp_path / "sub/a.toml": b"x = 1\n", tmp_path / ".github/w.yml": b"::stop \x1b[31m\n"}
    shown = writing.diff(files, tmp_path / "sub")
    assert "--- /dev/null\n+++ a.toml\n@@ -0,0 +1 @@\n+x = 1\n" in shown
    assert "+++ ../.github/w.yml\n" in shown
    assert "\x1b" not in shown
    assert "::" not in shown
