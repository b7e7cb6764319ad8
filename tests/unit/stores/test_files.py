"""Files are found or refused by name; what is written is whole or not there."""

import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mlgate.core.errors import CheckError
from mlgate.stores import files


@pytest.fixture
def project(tmp_path):
    for name in ("data/b.csv", "data/a.csv", "data/deep/c.csv", "data/.hidden/d.csv", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("notes.txt", ["notes.txt"]),
        ("data/*.csv", ["data/a.csv", "data/b.csv"]),
        ("data/**/*.csv", ["data/.hidden/d.csv", "data/a.csv", "data/b.csv", "data/deep/c.csv"]),
        ("data/deep/**", ["data/deep/c.csv"]),
        ("data", ["data/.hidden/d.csv", "data/a.csv", "data/b.csv", "data/deep/c.csv"]),
        ("data/[ab].csv", ["data/a.csv", "data/b.csv"]),
    ],
)
def test_a_file_a_glob_or_a_folder_sorted(project, pattern, found):
    assert [files.shown(project, file) for file in files.matching(project, pattern)] == found


@pytest.mark.parametrize("pattern", ["none.csv", "none/*.csv", "data/?.parquet"])
def test_nothing_found_is_an_error_that_names_the_pattern(project, pattern):
    with pytest.raises(CheckError, match=re.escape(f"'{pattern}' matches no file")):
        files.matching(project, pattern)


def test_an_empty_folder_is_nothing_found(project):
    (project / "empty").mkdir()
    with pytest.raises(CheckError, match="'empty' matches no file"):
        files.matching(project, "empty")


def test_a_nul_in_a_pattern_is_nothing_found(project):
    with pytest.raises(CheckError, match="matches no file"):
        files.matching(project, "da\0ta")


@pytest.mark.parametrize("pattern", ["pipe", "p*", "."])
def test_a_pipe_is_refused_and_not_read(project, pattern):
    os.mkfifo(project / "pipe")
    with pytest.raises(CheckError, match="'pipe' is not a plain file"):
        files.matching(project, pattern)


@pytest.mark.parametrize("pattern", ["link", "l*"])
@pytest.mark.parametrize("target", ["nowhere", "link"])
def test_a_link_to_nowhere_is_refused(project, pattern, target):
    (project / "link").symlink_to(target)
    with pytest.raises(CheckError, match="'link' is not a plain file"):
        files.matching(project, pattern)


def test_a_link_to_a_file_is_the_file(project):
    (project / "link").symlink_to("notes.txt")
    assert files.matching(project, "link") == (project / "link",)


def test_a_loop_of_folders_ends(project):
    (project / "data" / "loop").symlink_to("..")
    assert project / "data/a.csv" in files.matching(project, "data/**/*.csv")
    assert project / "data/a.csv" in files.matching(project, "data")


def test_a_digest_is_that_of_the_bytes(project):
    (file,) = files.matching(project, "notes.txt")
    assert files.digest(project, (file,)) == files.digest_bytes(b"notes.txt")
    expected = subprocess.run(["sha256sum", file], capture_output=True, text=True, check=True).stdout.split()[0]
    assert files.digest(project, (file,)) == f"sha256:{expected}"


def test_a_digest_of_many_knows_their_names(project):
    found = files.matching(project, "data/*.csv")
    before = files.digest(project, found)
    found[0].rename(project / "data" / "z.csv")
    assert files.digest(project, files.matching(project, "data/*.csv")) != before


def test_a_name_that_is_no_utf8_has_a_digest(project):
    (project / "data" / os.fsdecode(b"\xff.csv")).write_text("x", encoding="ascii")
    assert files.digest(project, files.matching(project, "data")).startswith("sha256:")


def test_the_state_folder_is_ignored_by_git_and_made_once(project):
    folder = project / files.STATE_FOLDER
    files.make_state_folder(folder)
    (folder / ".gitignore").write_text("*\n!kept\n", encoding="ascii")
    files.make_state_folder(folder)
    assert (folder / ".gitignore").read_text(encoding="ascii") == "*\n!kept\n"


def test_written_whole_with_the_rights_it_had(tmp_path):
    path = tmp_path / "mlgate.lock"
    files.write_atomic(path, b"first")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o640)
    files.write_atomic(path, b"second")
    assert path.read_bytes() == b"second"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_written_through(tmp_path):
    outside = tmp_path / "outside"
    outside.write_bytes(b"kept")
    path = tmp_path / "verdict.json"
    path.symlink_to(outside)
    files.write_atomic(path, b"new")
    assert outside.read_bytes() == b"kept"
    assert path.read_bytes() == b"new"


def test_a_failure_leaves_the_old_one_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "mlgate.lock"
    files.write_atomic(path, b"old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path):
    path = tmp_path / "mlgate.lock"
    files.write_atomic(path, b"old")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            files.write_atomic(path, b"new")
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == b"old"


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("may not mount a small disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_one_whole(small_disk):
    path = small_disk / "mlgate.lock"
    files.write_atomic(path, b"old" * 1000)
    with pytest.raises(OSError, match="No space left"):
        files.write_atomic(path, b"new" * 1_000_000)
    assert path.read_bytes() == b"old" * 1000
    assert list(small_disk.iterdir()) == [path]


def test_what_killed_writers_left_is_swept_unless_it_may_be_in_use(tmp_path):
    path = tmp_path / "mlgate.lock"
    abandoned, young, other = (
        tmp_path / name for name in (".mlgate.lock.abc.tmp", ".mlgate.lock.xyz.tmp", ".other.abc.tmp")
    )
    for file in (abandoned, young, other):
        file.write_bytes(b"half")
    for file in (abandoned, other):
        os.utime(file, (time.time() - 4000, time.time() - 4000))
    files.write_atomic(path, b"new")
    assert sorted(tmp_path.iterdir()) == sorted([path, young, other])


_WRITER = """
import sys
from pathlib import Path
from mlgate.stores.files import write_atomic
print("ready", flush=True)
while True:
    for content in (b"a" * 3_000_000, b"b" * 3_000_000):
        write_atomic(Path(sys.argv[1]), content)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_writer_that_is_killed_leaves_a_whole_file(tmp_path):
    path = tmp_path / "mlgate.lock"
    files.write_atomic(path, b"a" * 3_000_000)
    leftovers = 0
    for turn in range(30):
        with subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.001 * turn)
            writer.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert content in (b"a" * 3_000_000, b"b" * 3_000_000)
        leftovers = len([file for file in Path(tmp_path).iterdir() if file != path])
    # That some were killed in the middle is what makes this a test.
    assert leftovers > 0


def test_a_file_that_a_user_named_is_whole_or_as_it_was(small_disk):
    path = small_disk / "verdict.json"
    with pytest.raises(OSError, match="No space"):
        files.write_whole(path, bytes(2**20))
    assert list(small_disk.iterdir()) == []
    files.write_whole(path, b"{}")
    assert path.read_bytes() == b"{}"


def test_what_is_no_plain_file_is_written_to(tmp_path):
    pipe, link, target = tmp_path / "pipe", tmp_path / "link", tmp_path / "target"
    os.mkfifo(pipe)
    link.symlink_to(target)
    target.write_bytes(b"old")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.write_whole(pipe, b"{}")
    assert os.read(reader, 10) == b"{}"
    os.close(reader)
    files.write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
