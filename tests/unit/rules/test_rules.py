"""The registry of rules, what comments excuse, and the page of a rule."""

import subprocess
import sys

import pytest

from mlgate import rules
from mlgate.core.display import plain
from mlgate.rules.sources import read_module

LINE = "model = KMeans()"


def subjects(comment, **chosen):
    code = f"from sklearn.cluster import KMeans\n{LINE}  {comment}\n"
    return [finding.subject for finding in rules.check_source(read_module("a.py", code.encode()), **chosen)]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "#noqa",
        "# NOQA: MLR301",
        "# noqa: E501, MLR301",
        "# noqa: E501 MLR301",
        "# noqa:MLR",
        "# mlgate: ignore[MLR301] the seed is set by the caller",
        "# mlgate: ignore[MLL101, mlr301]",
        "# type: ignore  # noqa",
    ],
)
def test_a_comment_excuses(comment):
    assert subjects(comment) == []


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "# noqa: E501",
        "# noqa: MLL101",
        "# mlgate: ignore",
        "# mlgate: ignore[]",
        "# mlgate: ignore[MLL]",
        "# no qa",
    ],
)
def test_a_comment_for_something_else_does_not(comment):
    assert subjects(comment) == ["MLR301"]


def test_a_comment_at_the_end_of_a_long_call_excuses():
    code = b"from sklearn.cluster import KMeans\nmodel = KMeans(\n    3,\n)  # noqa: MLR301\n"
    assert rules.check_source(read_module("a.py", code)) == []


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["MLR301"]),
        (("MLR",), (), ["MLR301"]),
        (("mlr301",), (), ["MLR301"]),
        (("MLL",), (), []),
        ((), ("MLR301",), []),
        (("ML",), ("MLR",), []),
    ],
)
def test_select_and_ignore_take_codes_and_their_beginnings(select, ignore, expected):
    assert subjects("", select=select, ignore=ignore) == expected


def test_what_does_not_parse_is_reported_whatever_is_selected():
    source = read_module("a.py", b"import sklearn\nx = = 1\n")
    assert [finding.subject for finding in rules.check_source(source, select=["MLL101"])] == ["MLX001"]
    assert rules.check_source(source, ignore=["MLX"]) == []


def test_the_codes_are_those_of_the_files():
    assert {"MLL101", "MLL108", "MLR301", "MLX001"} <= set(rules.codes())
    assert list(rules.codes()) == sorted(rules.codes())


@pytest.mark.parametrize("code", rules.codes())
def test_the_page_of_a_rule(code):
    rule, page = rules.load(code).RULE, rules.explain(code)
    for text in (rule.code, rule.name, rule.what, rule.why, rule.source, f"# noqa: {code}", *rule.bad[0].splitlines()):
        assert text in page
    sure = not rule.opt_in or code.startswith("MLX")
    assert f"Confidence: {'high' if sure else 'medium'}{' (opt-in)' if rule.opt_in else ''}. Source: " in page


def test_the_path_quotes_the_lines():
    code = (
        b"from sklearn.preprocessing import *\nimport pandas as pd\nX = pd.read_csv('a.csv')  # ::set-output\n"
        b"X = scale(X)\ntrain_test_split(X, shuffle=False)\n"
    )
    (finding,) = rules.check_source(read_module("a.py", code))
    assert finding.evidence["path"] == [
        {"what": "came in", "at": "a.py:3:5", "code": plain("X = pd.read_csv('a.csv')  # ::set-output")},
        {"what": "fitted", "at": "a.py:4:5", "code": "X = scale(X)"},
        {"what": "split", "at": "a.py:5:1", "code": "train_test_split(X, shuffle=False)"},
    ]


def test_the_path_of_a_parameter_and_of_an_unknown_name():
    code = (
        b"from sklearn.preprocessing import *\n\ndef split(frame):\n    scaled = scale(frame)\n"
        b"    return train_test_split(scaled, shuffle=False)\n"
    )
    (finding,) = rules.check_source(read_module("a.py", code))
    assert [step["at"] for step in finding.evidence["path"]] == ["a.py:3:11", "a.py:4:14", "a.py:5:12"]
    code = b"from sklearn.preprocessing import *\nX = scale(X)\ntrain_test_split(X, shuffle=False)\n"
    (finding,) = rules.check_source(read_module("a.py", code))
    assert [step["what"] for step in finding.evidence["path"]] == ["fitted", "split"]


def test_rules_load_nothing_heavy():
    program = (
        "import sys, msgspec; before = set(sys.modules)\n"
        "from mlgate import rules; from mlgate.rules.sources import read_module\n"
        "rules.check_source(read_module('a.py', b'import sklearn'))\n"
        "heavy = {'numpy', 'pandas', 'sklearn', 'dataclasses', 'inspect', 'tokenize', 'subprocess', 'yaml'}\n"
        "print(sorted(heavy & (set(sys.modules) - before)))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ("X = scale(X)", "fit on the training rows only"),
        ("X = SelectKBest().fit_transform(X, y)", "fit on the training rows only"),
        ("X['p'] = Ridge().fit(X, y).predict(X)", "split first, and fit the model on the training rows only"),
        ("X = X.fillna(X.mean())", "take it of the training rows only"),
        ("X = X.sample(9, replace=True)", "split first, and draw again from the training rows only"),
    ],
)
def test_what_is_to_be_done_is_said_of_what_was_done(line, mend):
    code = (
        "import pandas as pd\nfrom sklearn.feature_selection import SelectKBest\n"
        "from sklearn.linear_model import Ridge\nfrom sklearn.model_selection import train_test_split\n"
        f"from sklearn.preprocessing import scale\nX, y = pd.read_csv('a.csv'), pd.read_csv('y.csv')\n{line}\n"
        "a, b = train_test_split(X, random_state=0)\n"
    )
    (finding,) = rules.check_source(read_module("a.py", code.encode()), ["MLL"])
    assert finding.message.endswith(f"; {mend}")
