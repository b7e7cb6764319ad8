"""A short part of the fuzzing, the same every time, and every input that was kept: what failed, and what was new."""

from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from fuzz.mutating import mutated
from fuzz.targets import TARGETS
from fuzz.trying import outcome, prepare, problem

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.glob("*-*"))
HERE = [name for name in TARGETS if name != "delta" or find_spec("deltalake")]


@pytest.mark.parametrize("name", HERE)
def test_an_unchanged_file_passes(name, tmp_path):
    target = TARGETS[name]
    prepare(target, tmp_path)
    found = outcome(target, target.seed(), tmp_path)
    assert found.problem is None
    assert found.codes == (0,) * len(target.commands), found.text


@pytest.mark.parametrize("name", HERE)
def test_changed_files(name, tmp_path):
    target = TARGETS[name]
    prepare(target, tmp_path)
    wrong = {}
    for index in range(12):
        content = mutated(target.seed(), Random(f"{name}-{index}"), target.words)
        found = problem(target, content, tmp_path)
        if found:
            wrong[index] = found
    assert not wrong


@pytest.mark.parametrize("name", HERE)
def test_what_was_kept(name, tmp_path):
    target = TARGETS[name]
    prepare(target, tmp_path)
    kept = [path for path in KEPT if path.name.rpartition("-")[0] == name]
    assert kept, "seeds are in the repository"
    wrong = {path.name: found for path in kept if (found := problem(target, path.read_bytes(), tmp_path))}
    assert not wrong


def test_all_that_was_kept_is_of_a_target():
    assert {path.name.rpartition("-")[0] for path in KEPT} == set(TARGETS)


def test_the_same_seed_changes_the_same():
    content = TARGETS["contract"].seed()
    words = TARGETS["contract"].words
    assert mutated(content, Random(7), words) == mutated(content, Random(7), words)
    assert len({mutated(content, Random(seed), words) for seed in range(50)}) > 45
