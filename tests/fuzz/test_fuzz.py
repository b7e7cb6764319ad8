"""A short part of the fuzzing, the same every time, and every input that ever failed."""

from pathlib import Path
from random import Random

import pytest

from fuzz.mutating import mutated
from fuzz.targets import TARGETS
from fuzz.trying import prepare, problem

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.glob("*-*"))


@pytest.mark.parametrize("name", TARGETS)
def test_an_unchanged_file_passes(name, tmp_path):
    target = TARGETS[name]
    prepare(target, tmp_path)
    assert problem(target, target.seed(), tmp_path) is None


@pytest.mark.parametrize("name", TARGETS)
def test_changed_files(name, tmp_path):
    target = TARGETS[name]
    prepare(target, tmp_path)
    wrong = {}
    for index in range(30):
        content = mutated(target.seed(), Random(f"{name}-{index}"), target.words)
        found = problem(target, content, tmp_path)
        if found:
            wrong[index] = found
    assert not wrong


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_what_failed_once(kept, tmp_path):
    target = TARGETS[kept.name.rpartition("-")[0]]
    prepare(target, tmp_path)
    assert problem(target, kept.read_bytes(), tmp_path) is None


def test_the_same_seed_changes_the_same():
    content = TARGETS["contract"].seed()
    words = TARGETS["contract"].words
    assert mutated(content, Random(7), words) == mutated(content, Random(7), words)
    assert len({mutated(content, Random(seed), words) for seed in range(50)}) > 45
