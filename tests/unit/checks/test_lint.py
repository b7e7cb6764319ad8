"""The kind `lint`: which files it reads, what it says when it cannot."""

import inspect
import json
import os
import re
import tomllib

import msgspec
import pytest

from mlgate.checks import lint
from mlgate.context import Baseline, Context
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Measurement
from mlgate.core.tables import decode

SEEDLESS = "from sklearn.cluster import KMeans\nKMeans()\n"


def run(root, *paths, **options):
    context = Context(check="lint", root=root, baseline=Baseline(root=root))
    return list(lint.run(lint.Options(paths=paths, **options), context))


def paths(items):
    return [item.location.path for item in items if isinstance(item, Finding)]


def value(items, name):
    return {item.name: item.value for item in items if isinstance(item, Measurement)}.get(name)


@pytest.fixture
def project(tmp_path):
    for name in (
        "b.py",
        "a/z.py",
        "a/a.py",
        "a/text.txt",
        ".venv/x.py",
        "a/.hidden/x.py",
        "node_modules/x.py",
        "a/__pycache__/x.py",
        "old/deep/x.py",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SEEDLESS)
    return tmp_path


def test_folders_are_walked_in_order_without_what_is_not_the_users(project):
    items = run(project, ".")
    assert paths(items) == ["b.py", "a/a.py", "a/z.py", "old/deep/x.py"]
    assert value(items, "files") == 4


def test_a_file_named_twice_is_read_once_and_absolute_paths_are_shown_relative(project):
    assert paths(run(project, "a", "a/a.py", str(project / "b.py"))) == ["a/a.py", "a/z.py", "b.py"]


@pytest.mark.parametrize("pattern", ["old", "old/", "old/**", "**/x.py", "o?d/*/x.py", "**/deep"])
def test_what_is_excluded(project, pattern):
    assert paths(run(project, ".", exclude=(pattern,))) == ["b.py", "a/a.py", "a/z.py"]


@pytest.mark.parametrize("pattern", ["ol", "x.py", "old/x.py", "*/x.py"])
def test_patterns_mean_whole_paths(project, pattern):
    assert "old/deep/x.py" in paths(run(project, ".", exclude=(pattern,)))


@pytest.mark.parametrize(
    ("path", "words"),
    [("nothing", "'nothing' does not exist"), ("a/text.txt", "no .py or .ipynb"), ("empty", "no .py or .ipynb")],
)
def test_nothing_to_lint_is_an_error(project, path, words):
    (project / "empty").mkdir()
    with pytest.raises(CheckError, match=re.escape(words)):
        run(project, path)


def test_a_file_that_cannot_be_read_is_an_error_after_the_others(project, monkeypatch):
    (project / "a" / "b.py").symlink_to(project / "a" / "a.py")

    def refuse(self, read=lint.Path.read_bytes):
        if self.name == "b.py" and self.parent.name == "a":
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(lint.Path, "read_bytes", refuse)
    context = Context(check="lint", root=project, baseline=Baseline(root=project))
    found = []
    with pytest.raises(CheckError, match=r"1 file cannot be read: a/b\.py: Permission denied"):
        found.extend(lint.run(lint.Options(paths=("a",)), context))
    found = []
    iterator = lint.run(lint.Options(paths=("a",)), context)
    found = [next(iterator), next(iterator)]
    assert paths(found) == ["a/a.py", "a/z.py"]


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there")
def test_a_pipe_in_a_folder_does_not_hang(project):
    os.mkfifo(project / "a" / "pipe.py")
    assert "a/pipe.py" not in paths(run(project, "a"))


def test_files_without_a_word_of_the_libraries_are_not_parsed_but_notebooks_are(tmp_path):
    (tmp_path / "a.py").write_text("x = = 1\n")
    (tmp_path / "b.py").write_text("import sklearn\nx = = 1\n")
    (tmp_path / "c.ipynb").write_text("{")
    cell = {"cell_type": "code", "source": "x = = 1"}
    (tmp_path / "d.ipynb").write_text(json.dumps({"cells": [cell], "metadata": {}}))
    assert paths(run(tmp_path, ".")) == ["b.py", "c.ipynb", "d.ipynb"]


def test_a_notebook_of_another_language_is_noted(tmp_path):
    document = {"cells": [{"cell_type": "code", "source": "x <- 1"}], "metadata": {"kernelspec": {"language": "R"}}}
    (tmp_path / "r.ipynb").write_text(json.dumps(document))
    noted = [item for item in run(tmp_path, ".") if item.name == "not_in_python"]
    assert [(item.slice, item.note) for item in noted] == [("r.ipynb", "its kernel runs r, not Python")]


@pytest.mark.parametrize(
    ("options", "key", "words"),
    [
        ({"paths": ()}, ("paths",), "name files or folders"),
        ({"paths": ("a",), "select": ("MLL011",)}, ("select",), "did you mean 'MLL1"),
        ({"paths": ("a",), "ignore": ("E501",)}, ("ignore",), "no rule is called 'E501'; did you mean 'ML"),
        ({"paths": ("a",), "select": ("",)}, ("select",), "no rule"),
    ],
)
def test_options_that_make_no_sense(options, key, words):
    ((place, message),) = lint.problems(lint.Options(**options))
    assert place == key
    assert words in message


def test_options_that_do():
    assert list(lint.problems(lint.Options(paths=("a",), select=("MLL", "mlr301"), ignore=("MLX001",)))) == []


def test_the_example_of_the_documentation_is_valid():
    example = re.search(r"```toml\n(.*?)```", inspect.cleandoc(lint.__doc__), re.DOTALL)[1]
    options, problems = decode(tomllib.loads(example)["lint"]["code"], lint.Options)
    assert problems == []
    assert list(lint.problems(options)) == []
    assert msgspec.to_builtins(options)["ignore"] == ("MLR301",)
