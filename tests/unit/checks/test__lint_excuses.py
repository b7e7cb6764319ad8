"""What comments excuse since a commit: told where it is new, and not where it moved."""

import json

import pytest

from mlgate.checks import lint
from mlgate.context import Baseline, Context
from mlgate.core.model import Finding, Measurement
from regressions import commit, git

LEAK = """\
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

rows = pd.read_csv("rows.csv")
rows = StandardScaler().fit_transform(rows){comment}
train, test = train_test_split(rows, random_state=0)
"""


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "train.py").write_text(LEAK.format(comment=""), encoding="utf-8")
    commit(tmp_path)
    return tmp_path


def write(root, comment="", path="src/train.py", text=LEAK):
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(text.replace("{comment}", comment), encoding="utf-8")


def told(root, **options):
    context = Context(check="lint.code", root=root, baseline=Baseline(root=root))
    found = lint.excused(lint.Options(paths=("src",), **options), context, "main")
    return [(finding.subject, str(finding.location), reason) for finding, reason in found]


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("  # noqa", ""),
        ("  # NOQA: E501, MLL101", ""),
        ("  # mlgate: ignore[MLL101] the split is of months  # type: ignore", "the split is of months"),
    ],
)
def test_a_finding_that_is_new_with_its_excuse_is_told_with_the_reason(repository, comment, reason):
    write(repository, comment)
    assert told(repository) == [("MLL101", "src/train.py:6:8", reason)]


@pytest.mark.parametrize("comment", ["", "  # noqa: E501", "  # noqa: MLR301", "  # a note on noqa"])
def test_what_excuses_nothing_is_not_told(repository, comment):
    write(repository, comment)
    assert told(repository) == []


def test_what_was_excused_before_is_not_told_wherever_it_goes(repository):
    write(repository, "  # noqa: MLL101")
    commit(repository)
    write(repository, "  # noqa: MLL101", text=f"# A line above.\n{LEAK}")
    assert told(repository) == []
    write(repository, "  # mlgate: ignore[MLL101] for a reason")
    assert told(repository) == []
    (repository / "src" / "train.py").rename(repository / "src" / "fit.py")
    assert told(repository) == []
    write(repository, "  # noqa")
    assert len(told(repository)) == 1


def test_a_notebook_is_told_at_its_cell(repository):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 1}
    cells = [{**cell, "source": LEAK.replace("{comment}", "  # noqa: MLL101").splitlines(keepends=True)}]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    write(repository, path="src/train.ipynb", text=text)
    assert ("MLL101", "src/train.ipynb:cell_1:6:8", "") in told(repository)


@pytest.mark.parametrize(
    "options",
    [
        {"exclude": ("src/train.py",)},
        {"ignore": ("MLL101",)},
        {"per_file_ignores": {"src/**": ("MLL",)}},
    ],
)
def test_what_the_check_does_not_ask_for_is_not_told(repository, options):
    write(repository, "  # noqa")
    write(repository, "  # noqa", path="elsewhere/train.py")
    assert told(repository, **options) == []


def test_a_file_that_cannot_be_linted_is_the_business_of_the_check(repository, monkeypatch):
    write(repository, "  # noqa")

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("mlgate.rules.examine", broken)
    assert told(repository) == []


def test_the_check_itself_passes_what_is_excused(repository):
    write(repository, "  # noqa: MLL101")
    context = Context(check="lint.code", root=repository, baseline=Baseline(root=repository))
    found = list(lint.run(lint.Options(paths=("src",)), context))
    assert not [one for one in found if isinstance(one, Finding)]
    assert [one.value for one in found if isinstance(one, Measurement)] == [1]
