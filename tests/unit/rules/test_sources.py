"""Files and notebooks as modules: every line has its place, and nothing that does not parse is passed over."""

import json
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgate import rules
from mlgate.rules import notebooks, sources
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.sources import read_module

LEAK = [
    "from sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler",
    "X = StandardScaler().fit_transform(X)",
    "\ntrain_test_split(X, random_state=0)",
]


def notebook(*cells, language="python", **more):
    made = [
        cell
        if isinstance(cell, dict)
        else {"cell_type": "code", "source": cell.splitlines(keepends=True), "outputs": [], "metadata": {}}
        for cell in cells
    ]
    document = {"cells": made, "metadata": {"language_info": {"name": language}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document | more, indent=1).encode()


def checked(content, name="n.ipynb"):
    return [
        (finding.subject, finding.location, finding.message)
        for finding in rules.check_source(
            read_notebook(name, content) if name.endswith("ipynb") else read_module(name, content)
        )
    ]


def the_only(content, name="n.ipynb"):
    (found,) = checked(content, name)
    return found


def test_cells_are_one_module_and_each_finding_has_its_cell_and_its_line_of_the_file():
    content = notebook(LEAK[0], {"cell_type": "markdown", "source": "text", "metadata": {}}, *LEAK[1:])
    subject, place, message = the_only(content)
    assert subject == "MLL101"
    assert (place.cell, place.line, place.column) == (2, 1, 5)
    assert '"X = StandardScaler().fit_transform(X)' in content.decode().splitlines()[place.file_line - 1]
    assert "line 2 of cell 3" in message


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("one_string", [True, False])
def test_the_line_of_the_file_however_it_is_written(indent, one_string):
    text = "\n\n".join(LEAK)
    source = text if one_string else text.splitlines(keepends=True)
    cell = {"outputs": [{"text": ['cells": [', '"source": "x"']}], "source": source, "cell_type": "code"}
    content = json.dumps(
        {"metadata": {"a": {"cells": 1}}, "cells": [{"cell_type": "raw", "source": "a\nb"}, cell]}, indent=indent
    )
    _, place, _ = the_only(content.encode())
    assert (place.cell, place.line) == (1, 4)
    assert "X = StandardScaler().fit_transform(X)" in content.splitlines()[place.file_line - 1]


def test_a_cell_that_does_not_parse_is_reported_and_the_others_are_analysed():
    found = checked(notebook(LEAK[0], "def f(:\n    pass", *LEAK[1:]))
    assert [(subject, place.cell, place.line) for subject, place, _ in found] == [("MLX001", 2, 1), ("MLL101", 3, 1)]
    assert "not valid Python" in found[0][2]


def test_two_broken_cells_do_not_mend_each_other():
    assert [place.cell for _, place, _ in checked(notebook("f(", "1)"))] == [1, 2]


@pytest.mark.parametrize(
    "magic",
    [
        "%matplotlib inline",
        "!pip install x==1 \\\n  y==1",
        "?print",
        "print??",
        "files = !ls",
        "x = %timeit -o f()",
        "%time y = 1",
        "    \n%load_ext a",
        "for i in x:\n    !echo {i}",
        "%%time\ny = 1",
        "\n%%capture out\ny = 1",
        "%%bash\nfor x in *; do echo; done",
        "%%html\n<b>",
        "%%writefile a.py\nimport (",
        "await f()",
        "text = '''\n%not a magic\n'''\n%magic",
        "y = (7\n% 3)\n%magic",
        "a != b\n%magic",
    ],
)
def test_what_only_ipython_understands(magic):
    subject, place, _ = the_only(notebook(LEAK[0], magic, *LEAK[1:]))
    assert (subject, place.cell, place.line) == ("MLL101", 3, 1)


def test_what_a_magic_runs_is_followed_and_has_its_own_column():
    subject, place, _ = the_only(notebook(LEAK[0], "%time " + LEAK[1], LEAK[2]))
    assert (subject, place.cell, place.line, place.column) == ("MLL101", 2, 1, 11)


def test_a_cell_with_a_mistake_beside_a_magic_is_still_reported():
    subject, place, _ = the_only(notebook("%matplotlib inline\nx = ="))
    assert (subject, place.line) == ("MLX001", 2)


def test_another_kernel_is_ignored_and_says_so():
    source = read_notebook("r.ipynb", notebook("x <- 1", language="R"))
    assert "r, not Python" in source.ignored
    assert rules.check_source(source) == []


def test_format_3_and_no_metadata():
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": text} for text in LEAK]}], "nbformat": 3}
    assert the_only(json.dumps(old).encode())[1].cell == 2
    assert the_only(json.dumps({"cells": json.loads(notebook(*LEAK))["cells"]}).encode())[1].cell == 2


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"not json\n", 1, "not JSON"),
        (b'{"cells":\n[,]}', 2, "not JSON"),
        (b"", 1, "not JSON"),
        (b"[1]", 1, "no list of cells"),
        (b'{"cells": 3}', 1, "no list of cells"),
        (b'{"cells": "\xff"}', 1, "can't decode"),
        (b"[" * 100_000, 1, "cannot be read"),
    ],
)
def test_what_is_no_notebook(content, line, words):
    subject, place, message = the_only(content)
    assert (subject, place.line) == ("MLX001", line)
    assert words in message
    assert "\n" not in message


@pytest.mark.parametrize("cells", [[None, 3, "x"], [{"cell_type": "code", "source": 5}], [{"cell_type": "code"}], [{}]])
def test_odd_cells_are_passed_over(cells):
    assert checked(json.dumps({"cells": cells}).encode()) == []


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"import sklearn\nx = = 1\n", 2, "not valid Python"),
        (b"# coding: utf-16-nowhere\nx = 1\n", 1, "cannot be decoded"),
        (b"x = 1\ny = '\xff'\n", 2, "cannot be decoded"),
        (b"x = '\x00'\n", 1, "null"),
        (b"(" * 10_000 + b"\n", 1, "parenthes"),
        (b"x = " + b"-" * 200_000 + b"1", 1, "deep"),
    ],
)
def test_what_is_no_python(content, line, words):
    subject, place, message = the_only(content, "a.py")
    assert (subject, place.line) == ("MLX001", line)
    assert words in message


def test_encodings_and_line_ends():
    code = "from sklearn.ensemble import IsolationForest\nx = 'é'; y = IsolationForest()\n"
    for content in (
        code.encode(),
        b"\xef\xbb\xbf" + code.encode(),
        code.replace("\n", "\r\n").encode(),
        ("# -*- coding: latin-1 -*-\n" + code).encode("latin-1"),
    ):
        subject, place, _ = the_only(content, "a.py")
        assert subject == "MLR301"
        assert place.column == 14


def test_too_large(monkeypatch):
    monkeypatch.setattr(sources, "MAX_MODULE_BYTES", 10)
    monkeypatch.setattr(notebooks, "MAX_NOTEBOOK_BYTES", 10)
    assert "too large" in the_only(b"x" * 11, "a.py")[2]
    assert "too large" in the_only(b" " * 11)[2]


def test_a_program_too_deep_to_follow_is_reported():
    code = b"import sklearn\nx = a" + b".b()" * 30_000
    assert the_only(code, "a.py")[0] == "MLX001"


def test_a_long_sum_and_many_statements_are_followed():
    code = "import sklearn\nx = " + " + ".join(["a"] * 900) + "\n" + "if a:\n    b = f(b)\n" * 2_000
    assert checked(code.encode(), "a.py") == []


def test_a_method_that_is_given_to_itself_is_followed_once():
    lines = ("self.a = self.b or self.a", "self.b = self.a", "self.a(1)", "self.b(1)")
    body = "    def go(self):\n" + "".join(f"        {line}\n" for line in lines)
    code = f"import sklearn\nclass C(B):\n{body}{body.replace('go', 'on')}"
    assert checked(code.encode(), "a.py") == []


def test_calls_of_calls_do_not_multiply():
    code = "from sklearn.ensemble import IsolationForest\ndef f0(x): return IsolationForest().fit(x)\n"
    code += "".join(f"def f{i}(x):\n    " + f"f{i - 1}(x); " * 20 + "\n" for i in range(1, 30))
    code += "f29(X)\ndef again(x): return again(x)\nagain(1)\n"
    assert the_only(code.encode(), "a.py")[0] == "MLR301"


WORDS = st.sampled_from(
    [
        "X",
        "y",
        "df",
        "a",
        "scaler",
        "=",
        "==",
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        ".",
        "lambda",
        "if",
        "else",
        "for",
        "in",
        "def",
        "return",
        "class",
        "while",
        "try",
        "except",
        "with",
        "import",
        "from",
        "as",
        "*\n",
        "",
        "",
        "",
        "**",
        "not",
        "and",
        "or",
        "None",
        "True",
        "0",
        "1",
        "'x'",
        "\n",
        "\n",
        "",
        "",
        "",
        "\n\t",
        "StandardScaler()",
        ".fit(",
        ".fit_transform(",
        ".predict(",
        ".score(",
        "sklearn\n",
        "",
        "",
        "",
        "train_test_split(",
        "[:3]",
        "[X]",
        "KFold().split(",
        "append",
        "update",
        "del",
        "global",
        "nonlocal",
        "yield",
        "await",
        "async",
        "assert",
        "match",
        "case\n",
        "",
        "",
        "",
        "print(",
        "f'{x}'",
        ":=",
        "->",
        "@",
        "~",
        "-",
        "%",
        "!",
        "?",
        "%%time",
    ]
)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_soup_never_crashes(words):
    code = "import sklearn\nfrom sklearn.model_selection import *\n" + " ".join(words)
    for finding in rules.check_source(read_module("a.py", code.encode())):
        assert finding.location.line >= 1
    rules.check_source(read_notebook("a.ipynb", notebook(code, " ".join(words[::-1]))))


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_bytes_never_crash(content):
    rules.check_source(read_module("a.py", content))
    rules.check_source(read_notebook("a.ipynb", content))


STATEMENTS = st.recursive(
    st.sampled_from(
        [
            "X = StandardScaler().fit_transform(X)",
            "a, b = train_test_split(X)",
            "m.fit(a, y); m.predict(b)",
            "X = f(X)",
            "df['x'] = X[a]",
            "return X",
            "continue",
            "raise E",
            "m = [m, LR()]",
            "m, *X = X, m",
            "d = {'a': X, **d}; d.update(a=m); X = d['a']",
            "del X",
            "X += [x for x in X if x]",
            "m.best = X = a = b",
            "(lambda q: m.fit(q))(X)",
        ]
    ).map(lambda line: [line]),
    lambda inner: st.tuples(
        st.sampled_from(
            [
                "if X:",
                "for X in a:",
                "while True:",
                "def f(X, *m, y=None, **d):",
                "class C(B):",
                "with o(X) as a:",
                "try:",
            ]
        ),
        st.lists(inner, min_size=1, max_size=4),
    ).map(
        lambda pair: (
            [pair[0]]
            + [f"    {line}" for body in pair[1] for line in body]
            + (["except E:", "    X = m"] if pair[0] == "try:" else [])
        )
    ),
    max_leaves=25,
)


@given(st.lists(STATEMENTS, max_size=8))
@settings(max_examples=300, deadline=None)
def test_programs_never_crash(bodies):
    lines = [line for body in bodies for line in body]
    code = "from sklearn.preprocessing import *\nfrom sklearn.model_selection import *\n" + "\n".join(lines)
    first = rules.check_source(read_module("a.py", code.encode()))
    assert first == rules.check_source(read_module("a.py", code.encode()))


STANDARD_LIBRARY = sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))


@pytest.mark.parametrize("part", range(8))
def test_the_standard_library_is_followed_without_a_crash(part):
    # Every file is followed as if it were about models.
    for file in STANDARD_LIBRARY[part::16]:
        found = rules.check_source(read_module(file.name, file.read_bytes() + b"\nimport sklearn\n"))
        # `python -m trace --file` and, in some versions, `python -m pickle` unpickle the file that they are given.
        allowed = {"MLS501"} if file.name in ("pickle.py", "trace.py") else set()
        assert {one.subject for one in found} <= allowed
