"""Leaks as people write them, each with its repaired twin: what the default rules find, and what they leave alone.

The numbers are what is found today; what is not found yet, and why, is said in `corpus/README.md`. A change may only
find more.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

CORPUS = Path(__file__).parent / "corpus"
LABELS = json.loads((CORPUS / "labels.json").read_text(encoding="utf-8"))
# Of so many leaks of a kind so many are found.
FOUND = {
    "augmentation": (136, 146),
    "encoding": (140, 144),
    "evaluation_on_train": (149, 154),
    "feature_creation": (141, 144),
    "imputation": (144, 146),
    "outside_cv": (16, 16),
    "oversampling": (142, 143),
    "scaling": (145, 147),
    "selection": (137, 141),
    "statistics": (137, 149),
    "target_in_features": (16, 16),
    "test_fit": (17, 17),
    "text": (17, 19),
    "time": (17, 17),
}
# Rules that are asked for by name.
OPT_IN = {"choosing_on_test", "groups"}


def found(path, *select):
    return {one.subject for one in rules.check_source(read_module(path.name, path.read_bytes()), select or ["MLL"])}


def kinds():
    return {name.partition("/")[0] for name in LABELS}


def test_every_kind_is_counted():
    assert kinds() == {*FOUND, *OPT_IN}
    assert Counter(name.partition("/")[0] for name in LABELS) >= Counter({kind: n for kind, (_, n) in FOUND.items()})


@pytest.mark.parametrize("kind", sorted(FOUND))
def test_leaks_are_found(kind):
    right = 0
    for name, label in LABELS.items():
        if name.startswith(f"{kind}/"):
            right += not found(CORPUS / f"{name}.leak.py").isdisjoint({label["rule"], *label["also"]})
    least, all_of_them = FOUND[kind]
    assert least <= right <= all_of_them


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_repaired_twins_are_left_alone(kind):
    for name in LABELS:
        if name.startswith(f"{kind}/"):
            assert found(CORPUS / f"{name}.fixed.py") == set(), name


def test_clean_files_are_left_alone():
    files = sorted((CORPUS / "clean").glob("*.py"))
    assert len(files) > 50
    assert {path.name: codes for path in files if (codes := found(path))} == {}


def test_choices_by_the_test_rows_are_found_where_they_are_asked_for():
    names = [name for name in LABELS if name.startswith("choosing_on_test/")]
    assert sum("MLL110" in found(CORPUS / f"{name}.leak.py", "MLL110") for name in names) >= 9
    for name in names:
        assert found(CORPUS / f"{name}.fixed.py", "MLL110") == set(), name


def test_groups_on_both_sides_are_found_where_they_are_asked_for():
    names = [name for name in LABELS if name.startswith("groups/")]
    assert sum("MLL113" in found(CORPUS / f"{name}.leak.py", "MLL113") for name in names) >= 15
    for name in names:
        assert found(CORPUS / f"{name}.fixed.py", "MLL113") == set(), name
    flagged = {path.name for path in (CORPUS / "clean").glob("*.py") if found(path, "MLL113")}
    # Joined to a table of one row for each user, which nothing says.
    assert flagged == {"late_2_25.py"}
