"""The name of a key says which way it moved; where it does not, nothing is claimed."""

import pytest

from mlgate.core.limits import Limits
from mlgate.goalposts.directions import looser


@pytest.mark.parametrize("name", Limits.__struct_fields__)
def test_every_limit_has_a_direction(name):
    less, more = looser(("metrics", "auc", name), 0.5, 0.4), looser(("metrics", "auc", name), 0.4, 0.5)
    assert (less, more) == ((True, False) if name == "at_least" else (False, True))
    assert looser(("metrics", "auc", name), 0.5, None) is True
    assert looser(("metrics", "auc", name), None, 0.5) is False


@pytest.mark.parametrize(
    ("key", "before", "after", "expected"),
    [
        ("severity", "error", "warning", True),
        ("on_inconclusive", "fail", "warn", True),
        ("on_inconclusive", "pass", "fail", False),
        ("fail_when", "proven", "likely", False),
        ("extra", "forbid", "allow", True),
        ("execute", True, False, True),
        ("discover", True, False, True),
        ("discover", True, ["carrier"], None),
        ("statistics", "ignore", "use", True),
        ("max_output_bytes", 10, 20, True),
        ("severity", "error", "no such", None),
        ("paths", ["a", "b"], ["a"], True),
        ("paths", ["a"], ["a", "b"], False),
        ("paths", ["a"], ["b"], None),
        # No path at all is the whole repository.
        ("paths", [], ["a"], True),
        ("paths", ["a"], [], False),
        ("select", None, ["MLL101"], True),
        ("slices", ["a"], [], True),
        ("slices", [], ["a"], False),
        ("ignore", [], ["MLL101"], True),
        ("exclude", ["a", "b"], ["a"], False),
        ("allow", ["a"], ["b"], None),
        ("max_bytes", 10, 20, True),
        ("tolerance", 1e-6, 1e-9, False),
        ("max_bytes", None, 20, None),
        ("group", None, "day", None),
        ("data", "a", "b", None),
    ],
)
def test_a_key_says_which_way_it_moved(key, before, after, expected):
    assert looser((key,), before, after) is expected


def test_an_entry_of_a_table_counts_as_one_of_a_list():
    assert looser(("better_than", "dummy"), "dummy", None) is True
    assert looser(("better_than", "dummy"), None, "dummy") is False
    assert looser(("per_file_ignores", "tests/*"), None, ["MLL101"]) is True
