"""The artifact kind: which files are judged, and how what cannot be judged ends."""

import os
import pickle

import pytest

from mlgate import engine
from mlgate.checks import artifact
from mlgate.cli import main
from mlgate.core.errors import ConfigurationError
from mlgate.core.model import Status

GOOD = pickle.dumps({"weights": [1.0]}, protocol=4)
BAD = b"cos\nsystem\n(S'touch executed'\ntR."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "models").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "models"


def result(root, *paths, allow=()):
    check = engine.unconfigured("artifact.models", "artifact", artifact.Options(paths=paths, allow=allow))
    return engine.run([check], engine.Settings(root=root)).results[0]


def test_what_is_excluded_is_not_judged(folder):
    (folder / "old").mkdir()
    for name, content in (("a.pkl", GOOD), ("b.pkl", BAD), ("old/c.pkl", BAD)):
        (folder / name).write_bytes(content)
    options = artifact.Options(paths=("models/**", "models/b.pkl"), exclude=("models/b.pkl", "models/old"))
    check = engine.unconfigured("artifact.models", "artifact", options)
    verdict = engine.run([check], engine.Settings(root=folder.parent))
    assert verdict.results[0].status == Status.PASS
    assert list(verdict.digests) == ["artifact:models/a.pkl"]


def test_safe_files_pass_with_their_digests(folder):
    (folder / "a.pkl").write_bytes(GOOD)
    (folder / "b.joblib").write_bytes(GOOD)
    check = engine.unconfigured("artifact.models", "artifact", artifact.Options(paths=("models/**",)))
    verdict = engine.run([check], engine.Settings(root=folder.parent))
    assert verdict.exit_code == 0
    assert verdict.results[0].measurements[0].value == 2
    assert list(verdict.digests) == ["artifact:models/a.pkl", "artifact:models/b.joblib"]


def test_every_dangerous_file_is_found_even_beside_one_that_cannot_be_judged(folder):
    for name, content in (("a.pkl", BAD), ("b.pkl", b"garbage"), ("c.pkl", BAD), ("d.pkl", BAD[:-1])):
        (folder / name).write_bytes(content)
    ended = result(folder.parent, "models/**")
    assert ended.status == Status.FAIL
    assert [(finding.subject, finding.location and finding.location.path) for finding in ended.findings] == [
        ("not-judged", None),
        ("os.system", "models/a.pkl"),
        ("os.system", "models/c.pkl"),
        ("os.system", "models/d.pkl"),
    ]
    assert "models/b.pkl is not a whole pickle" in ended.reason
    assert "models/d.pkl is not a whole pickle" in ended.reason
    assert not (folder.parent / "executed").exists()


def test_what_cannot_be_judged_is_an_error(folder):
    (folder / "a.pkl").write_bytes(GOOD)
    (folder / "b.pkl").write_bytes(GOOD[:-2])
    ended = result(folder.parent, "models")
    assert (ended.status, ended.findings) == (Status.ERROR, ())
    assert "models/b.pkl" in ended.reason


def test_companions_are_passed_over_in_folders_but_judged_when_named(folder):
    (folder / "README.md").write_text("# Models\n")
    (folder / ".gitignore").write_text("*.tmp\n")
    assert "no model file" in result(folder.parent, "models").reason
    (folder / "a.pkl").write_bytes(GOOD)
    assert result(folder.parent, "models").status == Status.PASS
    assert result(folder.parent, "models/README.md").status == Status.ERROR


def test_links_pipes_and_missing_files_are_errors(folder):
    (folder / "a.pkl").write_bytes(GOOD)
    (folder / "link.pkl").symlink_to(folder / "a.pkl")
    os.mkfifo(folder / "pipe.pkl")
    for path, message in (
        ("models/link.pkl", "symbolic link"),
        ("models/pipe.pkl", "not a plain file"),
        ("models/none.pkl", "matches no file"),
    ):
        ended = result(folder.parent, path)
        assert (ended.status, message in ended.reason) == (Status.ERROR, True)


def test_one_missing_path_does_not_hide_the_others(folder):
    (folder / "a.pkl").write_bytes(BAD)
    ended = result(folder.parent, "modles", "models")
    assert (ended.status, ended.findings[-1].subject) == (Status.FAIL, "os.system")
    assert "'modles' matches no file" in ended.reason


def test_allow_is_checked_when_the_configuration_is_read(tmp_path):
    path = tmp_path / "mlgate.toml"
    path.write_text('[artifact.models]\npaths = ["models"]\nallow = ["acme.*", "*", "a b", "acme..x", "acme.Model"]\n')
    with pytest.raises(ConfigurationError) as caught:
        engine.plan(path)
    assert [str(problem)[:48] for problem in caught.value.problems] == [
        "mlgate.toml:3: [artifact.models] 'allow': '*': w",
        "mlgate.toml:3: [artifact.models] 'allow': 'a b':",
        "mlgate.toml:3: [artifact.models] 'allow': 'acme.",
    ]


@pytest.mark.parametrize(
    ("files", "arguments", "exit_code", "words"),
    [
        ({"a.pkl": GOOD}, ["models"], 0, "scan:models/a.pkl"),
        ({"a.pkl": GOOD, "b.pkl": BAD}, ["models"], 1, "os.system"),
        ({"a.pkl": b"no model"}, ["models"], 3, "not a whole pickle"),
        ({"a.pkl": GOOD, "README.md": b"# Models"}, ["models"], 0, "scan:models/a.pkl"),
        ({"a.pkl": GOOD, "README.md": b"# Models"}, ["models/README.md"], 3, "not a whole pickle"),
        ({"a.pkl": b"cacme\nModel\n)R."}, ["models/a.pkl", "--allow", "acme.*"], 0, "scan:models/a.pkl"),
    ],
)
def test_scan_command(folder, capsys, files, arguments, exit_code, words):
    for name, content in files.items():
        (folder / name).write_bytes(content)
    assert main(["scan", *arguments]) == exit_code
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"), [(["models"], "no model file in models"), (["models", "--allow", "*"], "package.*")]
)
def test_scan_refuses_what_makes_no_sense(folder, capsys, arguments, words):
    (folder / "README.md").write_text("# Models")
    assert main(["scan", *arguments]) == 2
    assert words in capsys.readouterr().err
