"""Ways through a module: what one writes is joined where they meet, no earlier, and at the cost of what was written."""

import pytest

from mlgate import rules
from mlgate.rules.dataflow import Module
from mlgate.rules.flow import Flow
from mlgate.rules.sources import read_module

READ = """\
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
df = pd.read_csv("rows.csv")
"""
# What was scaled is returned, and never split.
RETURNED = """\
def told(kind):
    if kind:
        return 1
    return 2

def parts(kind):
    rows = df
    if kind == "all":
        rows = StandardScaler().fit_transform(df)
        return rows
    told(kind)
    return train_test_split(rows, random_state=0)
"""
GONE_ON = """\
for kind in kinds:
    rows = df
    if kind == "all":
        rows = StandardScaler().fit_transform(df)
        print(rows)
        continue
    for name in names:
        print(name)
    train, test = train_test_split(rows, random_state=0)
"""
# A function that is defined within sees the names of the one around it after that has ended.
CLOSED_OVER = """\
def maker(kind):
    rows = df
    if kind:
        rows = StandardScaler().fit_transform(df)
        return {}
    return None

maker(kind)()
"""


def subjects(code):
    return {one.subject for one in rules.check_source(read_module("a.py", (READ + code).encode()))}


def test_a_way_that_returns_is_not_taken_up_by_the_end_of_another_function():
    assert subjects(RETURNED) == set()
    assert subjects(RETURNED.replace("return rows", "print(rows)")) == {"MLL101"}


def test_a_round_that_is_left_is_not_taken_up_by_the_end_of_a_loop_within():
    assert subjects(GONE_ON) == set()
    assert subjects(GONE_ON.replace("        continue\n", "")) == {"MLL101"}


@pytest.mark.parametrize("made", ["lambda: train_test_split(rows, random_state=0)", "parts"])
def test_names_of_a_scope_that_has_ended_are_seen_by_functions_defined_in_it(made):
    inner = "    def parts():\n        return train_test_split(rows, random_state=0)\n    if kind:"
    assert subjects(CLOSED_OVER.format(made).replace("    if kind:", inner, 1)) == {"MLL101"}


MANY = {
    "returns": ("def f(x):\n", "    if x == {0}:\n        v{0} = g(x)\n        return v{0}\n"),
    "rounds": ("for x in df:\n", "    if x == {0}:\n        v{0} = g(x)\n        continue\n"),
    "handlers": ("try:\n    pass\n", "except E{0}:\n    v{0} = g({0})\n"),
    "cases": ("if x:\n    pass\n", "elif y == {0}:\n    v{0} = g({0})\n"),
    "calls": ("def f(x):\n    if x:\n        a = x\n        return a\n    return x\n", "if x:\n    f({0})\n"),
}


@pytest.mark.parametrize(("head", "line"), MANY.values(), ids=list(MANY))
def test_joining_many_ways_costs_what_they_write(monkeypatch, head, line):
    joined = []
    join = Flow.join

    def counting(flow, values):
        joined.append(len(values))
        return join(flow, values)

    monkeypatch.setattr(Flow, "join", counting)
    count = 300
    Module(read_module("a.py", (READ + head + "".join(line.format(number) for number in range(count))).encode()))
    # Every way that writes is one end, what there is beside it another; with all names of all ways it would be 90,000.
    assert count / 2 < sum(joined) < 5 * count
