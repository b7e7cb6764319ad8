"""Which stages are out of date, held to what DVC 3.67 said of the same changes."""

import hashlib

import pytest
import yaml

from mlgate import repositories
from mlgate.repositories import hashes
from mlgate.repositories.repository import Repository
from repositories import made


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


FILES = {
    "train.py": "a\n",
    "src/a.py": "1\n",
    "src/b/c.py": "2\n",
    "params.yaml": "rate: 0.1\nnet: {deep: yes, n: [1, 2]}\n",
}
STAGE = {
    "cmd": "python train.py --x ${x} --y",
    "deps": ["train.py", "src", "data.csv"],
    "params": ["rate", {"params.yaml": ["net.n"]}],
    "outs": ["model.bin", {"plots": {"cache": False}}],
}
LOCKED = {
    "cmd": "python train.py --x 1 2 --y",
    "deps": [
        {"path": "data.csv", "hash": "md5", "md5": md5("d")},
        {
            "path": "src",
            "hash": "md5",
            "md5": hashes.of_folder([("b/c.py", md5("2\n")), ("a.py", md5("1\n"))]),
            "nfiles": 2,
        },
        {"path": "train.py", "hash": "md5", "md5": md5("a\n")},
    ],
    "params": {"params.yaml": {"rate": 0.1, "net.n": [1, 2]}},
    "outs": [{"path": "model.bin", "md5": "0"}, {"path": "plots", "md5": "0"}],
}
DATA = {"outs": [{"path": "data.csv", "md5": md5("d"), "size": 1, "hash": "md5"}]}


def found(folder, files=(), stage=(), locked=(), data=DATA):
    written = {
        "dvc.yaml": yaml.safe_dump({"stages": {"train": STAGE | dict(stage)}}),
        "dvc.lock": yaml.safe_dump({"schema": "2.0", "stages": {"train": LOCKED | dict(locked)}}),
        "data.csv.dvc": yaml.safe_dump(data),
    }
    folder = made(folder, FILES | written | dict(files))
    return [one.message.partition(": run ")[0] for one in repositories.check(Repository(folder), ["MLP703"])]


def test_what_is_as_it_was_is_left_alone(tmp_path):
    assert found(tmp_path) == []


def test_a_folder_s_hash_is_that_of_dvc():
    # Of DVC 3.67: `dvc add parts`, with a file `a.csv` that holds `1\n` and `b.csv` that holds `2\n`.
    parts = [("b.csv", md5("2\n")), ("a.csv", md5("1\n"))]
    assert hashes.of_folder(parts) == "3b26643f384809b54828e779bb5adf05.dir"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"files": {"train.py": "b\n"}}, "'train.py' has changed since it ran"),
        ({"files": {"src/b/c.py": "3\n"}}, "'src' has changed since it ran"),
        ({"files": {"params.yaml": "rate: 0.2\nnet: {n: [1, 2]}\n"}}, "the parameter 'rate' of params.yaml is another"),
        (
            {"files": {"params.yaml": "rate: 0.1\nnet: {n: [1, 3]}\n"}},
            "the parameter 'net.n' of params.yaml is another",
        ),
        ({"files": {"params.yaml": "net: {n: [1, 2]}\n"}}, "the parameter 'rate' of params.yaml is another"),
        ({"stage": {"cmd": "python train.py --x ${x} --z"}}, "its command is another"),
        ({"stage": {"cmd": ["python train.py"]}}, "its command is another"),
        ({"stage": {"deps": ["train.py", "new.py"]}}, "does not have its dependency 'new.py'"),
        ({"stage": {"metrics": ["scores.json"]}}, "does not have its output 'scores.json'"),
        ({"data": {"outs": [{"path": "data.csv", "md5": md5("e"), "hash": "md5"}]}}, "'data.csv' has changed"),
    ],
)
def test_what_has_changed_is_told(change, said, tmp_path):
    (message,) = found(tmp_path, **change)
    assert said in message


@pytest.mark.parametrize(
    "change",
    [
        {"files": {"train.py": "a\r\n"}},  # line ends of a checkout
        {"files": {"params.yaml": "rate: 1e-1\nnet:\n  n: [1.0, 2]\n"}},
        {"files": {"src/new.py": "x\n"}},  # DVC counts files that git does not track, and it may be that one
        {"stage": {"frozen": True, "cmd": "other"}},
        {"locked": {"cmd": "python train.py --x  --y"}},
        {"stage": {"deps": ["train.py", "${data}"]}},
        {"stage": {"deps": ["./train.py", "src/"]}},
    ],
)
def test_what_means_the_same_or_cannot_be_known_is_left_alone(change, tmp_path):
    assert found(tmp_path, **change) == []


def test_a_loop_over_stages(tmp_path):
    loop = {"stages": {"each": {"foreach": ["a"], "do": {"cmd": "echo ${item}"}}}}
    files = {"dvc.yaml": yaml.safe_dump(loop), "dvc.lock": "stages:\n  each@a:\n    cmd: echo a\n"}
    assert repositories.check(Repository(made(tmp_path / "a", files)), ["MLP703"]) == []
    files["dvc.lock"] = "stages:\n  other:\n    cmd: echo a\n"
    (one,) = repositories.check(Repository(made(tmp_path / "b", files)), ["MLP703"])
    assert "stage 'each': dvc.lock does not have it" in one.message


@pytest.mark.parametrize(("text", "stale"), [("d", False), ("e", True), ("longer", True)])
def test_what_dvc_keeps_is_compared_with_the_working_tree(text, stale, tmp_path):
    folder = made(tmp_path, {"data.csv.dvc": yaml.safe_dump(DATA)})
    (folder / "data.csv").write_text(text)
    assert bool(repositories.check(Repository(folder), ["MLP703"])) is stale


def test_a_folder_that_dvc_keeps_is_compared_too(tmp_path):
    listed = hashes.of_folder([("a", md5("1")), ("b/c", md5("2"))])
    folder = made(
        tmp_path, {"data.dvc": yaml.safe_dump({"outs": [{"path": "data", "md5": listed, "size": 2, "nfiles": 2}]})}
    )
    (folder / "data" / "b").mkdir(parents=True)
    (folder / "data" / "a").write_text("1")
    (folder / "data" / "b" / "c").write_text("2")
    assert repositories.check(Repository(folder), ["MLP703"]) == []
    (folder / "data" / "b" / "c").write_text("3")
    assert len(repositories.check(Repository(folder), ["MLP703"])) == 1
