"""Names that a notebook uses before it gives them, and those that only look so."""

import pytest

from mlgate import rules
from saved_notebooks import read_example


def found(*cells, counts=None):
    text = "".join(f"# In [{count}]\n{cell}\n" for cell, count in zip(cells, counts or " " * len(cells), strict=True))
    hits = rules.check_source(read_example("n.ipynb", text.encode()), ["MLN602"])
    return [(hit.location.cell, hit.location.line, hit.message.split()[0]) for hit in hits if hit.subject == "MLN602"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("x", "x = 1"), [(1, 1, "x")]),
        (("a = 1\nprint(a, b)\nb", "b = 1"), [(1, 2, "b")]),
        (("x += 1", "x = 1"), []),
        (("x = x + 1", "x"), []),
        (("for i in range(n): pass", "n = 3"), [(1, 1, "n")]),
        (("[x * y for x in range(3)]", "y = 1"), [(1, 1, "y")]),
        (("sum(x * y for x in [1])", "y = 1"), [(1, 1, "y")]),
        (("@wrap\ndef f(): pass", "def wrap(f): return f"), [(1, 1, "wrap")]),
        (("def f(a=n): pass", "n = 3"), [(1, 1, "n")]),
        (("class A(B):\n    c = d", "B = object\nd = 1"), [(1, 1, "B"), (1, 2, "d")]),
        (("with lock: pass", "import lock"), [(1, 1, "lock")]),
        (("def f(): return g()\ndef g(): return x", "f()", "x = 1"), [(2, 1, "g(),")]),
        (("def f():\n    y = x\n    return y\nf()", "x = 1"), [(1, 4, "f(),")]),
        (("x = 1", "del x", "x"), [(3, 1, "x")]),
        (("if flag: x", "x = 1\nflag = 1"), [(1, 1, "flag"), (1, 1, "x")]),
        (("%matplotlib inline\nx", "x = 1"), [(1, 2, "x")]),
        (("await f()", "async def f(): pass"), [(1, 1, "f")]),
        (("x[0] = 1", "x = [1]"), [(1, 1, "x")]),
        (("try:\n    x\nexcept ValueError: pass", "x = 1"), [(1, 2, "x")]),
        (("%time y = x", "x = 1"), [(1, 1, "x")]),
    ],
)
def test_used_before_defined(cells, expected):
    assert found(*cells) == expected


@pytest.mark.parametrize(
    "cells",
    [
        ("x = 1", "x"),
        ("nowhere",),
        ("x: int = 1\nx",),
        ("from m import *\nx", "x = 1"),
        ("import a.b as c, d.e\nc, d",),
        ("%pylab\nx", "x = 1"),
        ("%run other.py\nx", "x = 1"),
        ("%store -r x\nx", "x = 1"),
        ("%load_ext kedro.ipython\nx", "x = 1"),
        ("%%capture out\n1", "out.show()", "out = 1"),
        ("%%sql x <<\nselect 1", "x", "x = 1"),
        ("%%bash --out x\nls", "x", "x = 1"),
        ("x = !ls", "x"),
        ("x = %sql select 1", "x"),
        ("def f(): return x", "x = 1", "f()"),
        ("def f(x): return x\nf(1)", "x = 1"),
        ("def f():\n    if 0:\n        return x\nf()", "x = 1"),
        ("def f():\n    if ready(): return 1\n    return x\ndef ready(): return 1\nf()", "x = 1"),
        ("def f():\n    yield x\nf()", "x = 1"),
        ("async def f(): return x\nf()", "x = 1"),
        ("@cached\ndef f(): return x\nf()", "x = 1"),
        ("f = lambda: x", "x = 1"),
        ("g = (x for _ in [1])", "x = 1"),
        ("class A:\n    def f(self): return x\n    y = 1\n    z = y", "x = 1"),
        ("def f():\n    global x\n    x = 1", "f()", "x", "x = 2"),
        ("try:\n    x\nexcept NameError:\n    x = 1", "x"),
        ("try:\n    x\nexcept:\n    x = 1",),
        ("if 'x' not in globals():\n    x = 1\nx",),
        ("globals()['x'] = 1\nx", "x = 2"),
        ("for i in [1, 2]:\n    if i > 1: print(last)\n    last = i",),
        ("if 0: x = 1\nx",),
        ("if False: x", "x = 1"),
        ("try:\n    import m\nexcept ImportError:\n    m = None\nm",),
        ("with open('f') as f: pass\nf",),
        ("for i in [1]: pass\ni",),
        ("(y := 1)\ny", "[(z := i) for i in [1]]\nz"),
        ("display(1)\nget_ipython\n_, __, _3, _i, In, Out", "display = _ = 1"),
        ("list(map(str, [1]))", "list = 1"),
        ("x = 1\nif x: del x", "x"),
        ("match 1:\n    case [a, *b] | {'k': a, **b}: a, b\n    case int() as c: c",),
        ("x = 1\nx = (", "y = x"),
        ("def (:", "x", "x = 1"),
        ("def f():\n    import numpy as x\n    return x\nf()", "x = 1"),
        ("import x.y\ndef f(a):\n    return [x for x in a]\nf([1])",),
        ("def f(a): return [b for b in a]\nf([1])", "b = 1"),
        ("x: 'later' = 1", "later = int"),
        ("def f(a: later) -> later: pass", "later = int"),
    ],
)
def test_what_runs_from_the_top(cells):
    assert found(*cells) == []


def test_a_cell_that_ran_from_the_top_without_an_error_is_left_alone():
    assert found("x", "x = 1", counts=(1, 2)) == []
    assert found("x", "x = 1", counts=(2, 1)) == [(1, 1, "x")]
    failed = "x\n# Out: NameError: name 'x' is not defined"
    assert found(failed, "x = 1", counts=(1, 2)) == [(1, 1, "x")]


def test_a_cell_that_is_meant_to_fail():
    text = b"# In [ ] raises-exception\nx\n# In [ ]\nx = 1\n"
    assert rules.check_source(read_example("n.ipynb", text)) == []


def test_it_says_where():
    text = b"# In [ ]\ndef f():\n    return x\n# In [ ]\nf()\n# In [ ]\ny = 1\nx = 1\n"
    (hit,) = rules.check_source(read_example("n.ipynb", text))
    assert hit.message == (
        "f(), called here, reads x, which is only defined in line 2 of cell 3: run from the top, the notebook stops"
    )
    assert hit.evidence == {"used": "f()", "defined": "x = 1"}
