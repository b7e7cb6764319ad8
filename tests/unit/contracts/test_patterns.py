"""Patterns keep the meaning that ECMAScript gives them, or are refused."""

import pytest

from mlgate.contracts.patterns import linear, pattern_problem


@pytest.mark.parametrize("pattern", ["(?=a)", "(?!a)", "(?<=a)", "(?<!a)", r"(a)\1", r"(?<n>a)\k<n>"])
def test_what_needs_backtracking_is_refused(pattern):
    assert pattern_problem(pattern)


@pytest.mark.parametrize("pattern", [r"\(?=a", "[(?=]", r"\\1", "(?:a)", "(?<name>a)", r"[\1]", "a{1,3}"])
def test_what_only_looks_like_it_is_not(pattern):
    assert pattern_problem(pattern) is None


def test_classes_are_ascii():
    assert linear(r"^\d[\w-]\\d$") == r"^[0-9][[0-9A-Za-z_]-]\\d$"
