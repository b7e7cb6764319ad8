"""The kind `lint`: which files it reads, what it says when it cannot."""

import inspect
import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import msgspec
import pytest

from mlgate.checks import _lint_workers, lint
from mlgate.checks._lint_reports import digest_of_line
from mlgate.cli import main
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


@pytest.mark.parametrize("pattern", ["old", "old/", "old/**", "**/x.py", "o?d/*/x.py", "**/deep", "./old"])
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

    def refuse(self, read=Path.read_bytes):
        if self.name == "b.py" and self.parent.name == "a":
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
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
    (tmp_path / "a.py").write_text("import sklearn\n")
    noted = [item for item in run(tmp_path, ".") if item.name == "not_in_python"]
    assert [(item.slice, item.note) for item in noted] == [("r.ipynb", "its kernel runs r, not Python")]


def test_a_run_in_which_nothing_is_in_python_says_so_and_fails_no_commit(tmp_path, monkeypatch, capfd):
    document = {"cells": [{"cell_type": "code", "source": "x <- 1"}], "metadata": {"kernelspec": {"language": "R"}}}
    (tmp_path / "r.ipynb").write_text(json.dumps(document))
    monkeypatch.chdir(tmp_path)
    assert main(["lint", "r.ipynb"]) == 0
    assert capfd.readouterr().out == "r.ipynb: not linted: its kernel runs r, not Python\nNothing was linted\n"
    (tmp_path / "a.py").write_text("import sklearn\n")
    assert main(["lint", "."]) == 0
    assert "r.ipynb: not linted: its kernel runs r, not Python\nAll checks passed" in capfd.readouterr().out


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
    examples = re.findall(r"```toml\n(.*?)```", inspect.cleandoc(lint.__doc__), re.DOTALL)
    read = {}
    for name, table in ((name, table) for text in examples for name, table in tomllib.loads(text)["lint"].items()):
        read[name], problems = decode(table, lint.Options)
        assert problems == []
        assert list(lint.problems(read[name])) == []
    assert msgspec.to_builtins(read["code"])["ignore"] == ("MLR301",)
    assert read["new"].per_file_ignores == {"tests/**": ("MLR",)}


def test_codes_are_ignored_by_file(project):
    assert paths(run(project, ".", per_file_ignores={"a/**": ("MLR",), "b.py": ("mll", "MLR301")})) == ["old/deep/x.py"]


def test_a_code_to_ignore_in_files_that_is_none(project):
    ((place, message),) = lint.problems(lint.Options(paths=(".",), per_file_ignores={"a/**": ("E501",)}))
    assert place == ("per_file_ignores", "a/**")
    assert "no rule is called 'E501'" in message


def test_an_empty_pattern_names_no_file():
    for options in (lint.Options(paths=(".",), exclude=("",)), lint.Options(paths=(".",), per_file_ignores={"": ()})):
        ((_, message),) = lint.problems(options)
        assert message == "an empty pattern names no file"


def test_outside_of_git_nothing_is_known_to_have_changed(tmp_path):
    (tmp_path / "a.py").write_text(SEEDLESS)
    with pytest.raises(CheckError, match="not a git repository, so what changed since main is not known"):
        run(tmp_path, ".", changed_since="main")


def test_what_can_be_fixed_is_counted(project):
    (project / "b.py").write_text("x = 1  # noqa: MLL101\n")
    assert value(run(project, "b.py", select=("ML", "MLX002")), "fixable") == 1
    assert value(run(project, "a"), "fixable") == 2
    (project / "b.py").write_text(SEEDLESS.replace("()", "(random_state=0)"))
    assert value(run(project, "b.py"), "fixable") is None


def baseline(project, *entries):
    findings = [{"path": path, "code": code, "line": line, "count": count} for path, code, line, count in entries]
    (project / "known.json").write_text(json.dumps({"schema": "mlgate/lint-baseline/v1", "findings": findings}))


def test_known_findings_do_not_fail_wherever_their_line_moves(project):
    line = digest_of_line("KMeans()")
    baseline(project, ("b.py", "MLR301", line, 1), ("a/a.py", "MLR301", line, 3), ("gone.py", "MLR301", line, 2))
    (project / "b.py").write_text("\n\n  \nfrom sklearn.cluster import KMeans\nif x:\n    KMeans()\n    KMeans()\n")
    items = run(project, ".", baseline="known.json")
    # Of two that are alike one is known; of three that were known one is left, and a file is gone.
    assert paths(items) == ["b.py", "a/z.py", "old/deep/x.py"]
    assert (value(items, "known"), value(items, "gone")) == (2, 4)
    assert value(run(project, "b.py", baseline="known.json"), "gone") == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read: No such file"),
        (b"{", "is no list of known findings"),
        (b"[]", "is no list of known findings"),
        (b'{"schema": "mlgate/lint-baseline/v9"}', "not 'mlgate/lint-baseline/v1'"),
        (b'{"schema": "mlgate/lint-baseline/v1", "findings": [{"path": 1}]}', "is no list of known findings"),
        (b"[" * 100_000, "is no list of known findings"),
        (b"\xff", "is no list of known findings"),
    ],
)
def test_a_broken_baseline_is_refused(project, content, words):
    if content is not None:
        (project / "known.json").write_bytes(content)
    with pytest.raises(CheckError, match=re.escape(words)):
        run(project, ".", baseline="known.json")


def git(folder, *arguments):
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_only_what_changed_since_a_ref_is_linted(project):
    git(project, "init", "-q", "-b", "main")
    (project / ".gitignore").write_text("ignored.py\n")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    assert paths(run(project, ".", changed_since="main")) == []
    git(project, "switch", "-qc", "topic")
    (project / "b.py").write_text(SEEDLESS + "\n")
    git(project, "commit", "-qam", "two")
    (project / "a" / "z.py").write_text(SEEDLESS + "\n\n")
    (project / "new file.py").write_text(SEEDLESS)
    (project / "ignored.py").write_text(SEEDLESS)
    git(project, "switch", "-qc", "later", "main")
    (project / "old" / "deep" / "x.py").write_text(SEEDLESS + "#\n")
    git(project, "commit", "-qm", "three", "old")
    git(project, "switch", "-q", "main")
    git(project, "merge", "-q", "later")
    git(project, "switch", "-q", "topic")
    # What others changed on the main branch is not what this change touched.
    assert paths(run(project, ".", changed_since="main")) == ["b.py", "new file.py", "a/z.py"]
    assert paths(run(project / "a", ".", changed_since="main")) == ["z.py"]
    with pytest.raises(CheckError, match="'nowhere' does not exist"):
        run(project, ".", changed_since="nowhere")


def test_the_baseline_of_a_git_ref_is_not_that_of_the_change(project):
    line = digest_of_line("KMeans()")
    baseline(project, ("b.py", "MLR301", line, 1))
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    git(project, "switch", "-qc", "topic")
    baseline(project, ("b.py", "MLR301", line, 1), ("a/a.py", "MLR301", line, 1), ("a/z.py", "MLR301", line, 1))
    assert paths(run(project, "b.py", "a", baseline="known.json")) == []
    assert paths(run(project, "b.py", "a", baseline="git:known.json")) == ["a/a.py", "a/z.py"]
    assert paths(run(project, "b.py", baseline="git:nothing.json")) == ["b.py"]


@pytest.fixture
def many(tmp_path, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    for number in range(lint._LEAST_CACHED):
        (tmp_path / f"m{number:02}.py").write_text(SEEDLESS + f"\n# {number}\n")
    return tmp_path


@pytest.fixture
def linted(monkeypatch):
    """Note which files are linted anew."""
    names = []

    real = _lint_workers.report
    monkeypatch.setattr(
        _lint_workers, "report", lambda work, number: names.append(work.files[number][1]) or real(work, number)
    )
    return names


def test_what_was_found_is_remembered_by_content(many, linted):
    first = run(many, ".")
    assert len(linted) == len(paths(first)) == lint._LEAST_CACHED
    linted.clear()
    assert run(many, ".") == first
    assert linted == []
    (many / "m03.py").write_text(SEEDLESS + SEEDLESS)
    assert paths(run(many, ".")).count("m03.py") == 2
    assert linted == ["m03.py"]
    linted.clear()
    run(many, ".", ignore=("MLL",))
    run(many, ".", cache=False)
    run(many, ".", max_output_bytes=10)
    assert len(linted) == 3 * lint._LEAST_CACHED
    assert (many / ".mlgate" / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'[{"shown": "m00.py"}]', b"[" * 100_000])
def test_a_broken_cache_is_ignored(many, linted, content):
    first = run(many, ".")
    (file,) = (many / ".mlgate" / "cache" / "lint").iterdir()
    file.write_bytes(content)
    linted.clear()
    assert run(many, ".") == first
    assert len(linted) == lint._LEAST_CACHED


def test_a_folder_that_cannot_be_written_is_linted_all_the_same(many):
    (many / ".mlgate").write_text("a file where the folder would be")
    assert len(paths(run(many, "."))) == lint._LEAST_CACHED


def test_in_ci_nothing_is_remembered(many, linted, monkeypatch):
    monkeypatch.setenv("CI", "true")
    run(many, ".")
    assert not (many / ".mlgate").exists()


def test_a_crash_over_one_file_leaves_the_others(project, monkeypatch):
    real = lint.rules.examine

    def examine(source, asked, limits):
        if source.path == "a/a.py":
            raise KeyError("secret")
        return real(source, asked, limits)

    monkeypatch.setattr(lint.rules, "examine", examine)
    context = Context(check="lint", root=project, baseline=Baseline(root=project))
    found = []
    with pytest.raises(CheckError, match=r"1 file could not be linted, a bug in mlgate: a/a\.py: KeyError at") as error:
        found.extend(one for one in lint.run(lint.Options(paths=("a",)), context))
    assert "secret" not in str(error.value)
