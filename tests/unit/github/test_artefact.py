"""An artefact is as hostile as its author: nothing in it is believed, unpacked or followed."""

import io
import os
import struct
import zipfile

import msgspec
import pytest

import verdicts
from mlgate.core.errors import UsageError
from mlgate.github import artefact

VERDICT = msgspec.json.encode(verdicts.MIXED)


def packed(*files, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


def test_the_one_file_is_read():
    assert artefact.unpacked(packed(("verdict.json", VERDICT))) == VERDICT


def test_what_stands_beside_it_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    beside = [("../../x", b""), ("/etc/x", b""), ("verdict.html", b"<script>"), ("C:\\x", b"")]
    assert artefact.unpacked(packed(("verdict.json", VERDICT), *beside)) == VERDICT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (packed(), "holds 0 files"),
        (packed(("../verdict.json", VERDICT)), "holds 0 files"),
        (packed(("./verdict.json", VERDICT)), "holds 0 files"),
        (packed(("verdict.json/", b"")), "holds 0 files"),
        (packed(("VERDICT.JSON", VERDICT)), "holds 0 files"),
        (packed(("verdict.json", VERDICT), method=zipfile.ZIP_BZIP2), "packed in no usual way"),
        (packed(("verdict.json", VERDICT), method=zipfile.ZIP_LZMA), "packed in no usual way"),
        (b"", "no archive"),
        (b"PK\x03\x04" + b"\0" * 100, "no archive"),
        (packed(("verdict.json", VERDICT))[:-30], "no archive"),
    ],
    # An archive holds the time at which it is made: workers would collect other tests.
    ids=["none", "above", "beside", "folder", "capitals", "bzip2", "lzma", "empty", "zeros", "cut"],
)
def test_what_is_not_the_one_file_is_refused(content, why):
    with pytest.raises(UsageError, match=why):
        artefact.unpacked(content)


def test_two_of_the_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        content = packed(("verdict.json", VERDICT), ("verdict.json", b"{}"))
    with pytest.raises(UsageError, match="holds 2 files"):
        artefact.unpacked(content)


def test_a_bomb_is_refused_by_what_its_directory_says():
    content = packed(("verdict.json", b"\0" * (artefact.MOST_BYTES + 1)))
    assert len(content) < 1_000_000
    with pytest.raises(UsageError, match="too large"):
        artefact.unpacked(content)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked():
    content = bytearray(packed(("verdict.json", b"\0" * (artefact.MOST_BYTES * 2))))
    for offset in (22, content.rindex(b"PK\x01\x02") + 24):
        content[offset : offset + 4] = struct.pack("<I", 1000)
    with pytest.raises(UsageError, match="no archive"):
        artefact.unpacked(bytes(content))


def test_an_encrypted_file_is_refused():
    content = bytearray(packed(("verdict.json", VERDICT)))
    for offset in (6, content.rindex(b"PK\x01\x02") + 8):
        content[offset] |= 1
    with pytest.raises(UsageError, match="encrypted"):
        artefact.unpacked(bytes(content))


@pytest.mark.parametrize("at", range(0, 400, 7))
def test_a_damaged_archive_is_refused_in_words_or_read_as_it_was(at):
    content = bytearray(packed(("verdict.json", VERDICT[:2000]), method=zipfile.ZIP_STORED))
    content[-1 - at % len(content)] ^= 0xFF
    try:
        read = artefact.unpacked(bytes(content))
    except UsageError:
        return
    assert read == VERDICT[:2000]


class TestFromPath:
    """A file or folder that a step before has fetched."""

    def test_a_file_and_a_folder(self, tmp_path):
        (tmp_path / "verdict.json").write_bytes(VERDICT)
        assert artefact.from_path(tmp_path) == artefact.from_path(tmp_path / "verdict.json") == verdicts.MIXED

    @pytest.mark.skipif(os.name == "nt", reason="no links without leave")
    @pytest.mark.parametrize("kind", ["link", "linked folder", "pipe", "folder", "nothing"])
    def test_what_is_no_plain_file_is_refused_at_once(self, tmp_path, kind):
        target = tmp_path / "outside"
        target.mkdir()
        (target / "verdict.json").write_bytes(VERDICT)
        path = tmp_path / "left"
        if kind == "linked folder":
            path.symlink_to(target)
        elif kind != "nothing":
            path.mkdir()
        if kind == "link":
            (path / "verdict.json").symlink_to(target / "verdict.json")
        elif kind == "pipe":
            os.mkfifo(path / "verdict.json")
        elif kind == "folder":
            (path / "verdict.json").mkdir()
        with pytest.raises(UsageError):
            artefact.from_path(path)

    def test_one_that_is_too_large_is_not_read_to_its_end(self, tmp_path):
        with (tmp_path / "verdict.json").open("wb") as stream:
            stream.truncate(artefact.MOST_BYTES * 100)
        with pytest.raises(UsageError, match="too large"):
            artefact.from_path(tmp_path)
