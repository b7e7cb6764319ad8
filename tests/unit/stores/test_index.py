"""What is read of git's index: entries, sizes, contents, beginnings and filters."""

import subprocess

import pytest

from mlgate.stores import index


@pytest.fixture
def root(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "sub").mkdir()
    for name, content in {
        "a": b"one\n",
        "sub/b": b"",
        "sub/c.onnx": b"x" * 100_000,
        ".gitattributes": b"*.onnx filter=lfs\n",
    }.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link").symlink_to("a")
    subprocess.run(
        ["git", "-c", "filter.lfs.clean=", "-c", "filter.lfs.process=", "add", "."], cwd=tmp_path, check=True
    )
    return tmp_path


def test_entries_are_relative_to_the_folder_asked_about(root):
    assert [entry.path for entry in index.entries(root)] == [".gitattributes", "a", "link", "sub/b", "sub/c.onnx"]
    assert [entry.path for entry in index.entries(root / "sub")] == ["b", "c.onnx"]
    assert {entry.path for entry in index.entries(root) if entry.mode == index.SYMLINK} == {"link"}


def test_sizes_contents_and_beginnings(root):
    blobs = {entry.path: entry.blob for entry in index.entries(root)}
    missing = "0" * 39 + "1"
    assert index.sizes(root, [blobs["a"], blobs["sub/c.onnx"], missing]) == {
        blobs["a"]: 4,
        blobs["sub/c.onnx"]: 100_000,
    }
    assert index.contents(root, [blobs["sub/b"], missing, blobs["a"]]) == {blobs["sub/b"]: b"", blobs["a"]: b"one\n"}
    assert index.contents(root, []) == {}
    assert index.head(root, blobs["sub/c.onnx"], 7) == b"x" * 7
    assert index.head(root, blobs["a"], 7) == b"one\n"
    assert index.head(root, missing, 7) == b""


def test_filters_are_those_of_the_index(root):
    (root / ".gitattributes").write_text("a filter=other\n")
    assert index.filters(root, ["a", "sub/c.onnx"]) == {"sub/c.onnx": "lfs"}
    assert index.filters(root, []) == {}


def test_the_index_of_another_repository_is_not_taken(root, tmp_path_factory, monkeypatch):
    other = tmp_path_factory.mktemp("other")
    subprocess.run(["git", "init", "-q", other], check=True)
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    (other / "mine").write_text("x")
    subprocess.run(["git", "add", "mine"], cwd=other, check=True)
    assert "mine" not in [entry.path for entry in index.entries(root)]
    assert [entry.path for entry in index.entries(other)] == ["mine"]
