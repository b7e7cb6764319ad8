import random

import pytest

from mlgate.contracts.inference.remarks import Remarks


def below(path, top):
    return path[: len(top)] == top


def moved(path, top):
    depth = len(top) - 1
    if not below(path, top[:-1]) or len(path) <= depth or int(path[depth]) <= int(top[depth]):
        return path
    return (*path[:depth], str(int(path[depth]) - 1), *path[depth + 1 :])


def test_a_tree_of_remarks_is_a_mapping():
    kept = Remarks({(): "top", ("a", "0"): "first", ("a",): "above"})
    assert dict(kept) == {(): "top", ("a", "0"): "first", ("a",): "above"}
    assert len(kept) == 3
    del kept["a",]
    assert dict(kept) == {(): "top", ("a", "0"): "first"}
    assert kept.get(("b", "0")) is None
    for absent in [("a",), ("b", "0")]:
        with pytest.raises(KeyError):
            kept[absent]
        with pytest.raises(KeyError):
            del kept[absent]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_forgotten_and_moved_is_what_looking_at_all_finds(seed):
    draw = random.Random(seed)
    plain = {tuple(draw.choices("0123", k=draw.randint(0, 4))): str(place) for place in range(60)}
    kept = Remarks(plain)
    for _ in range(10):
        path = tuple(draw.choices("0123", k=draw.randint(1, 4)))
        kept.forget(path)
        plain = {key: text for key, text in plain.items() if not below(key, path)}
        kept.move_up(path)
        plain = {moved(key, path): text for key, text in plain.items()}
        assert dict(kept) == plain
