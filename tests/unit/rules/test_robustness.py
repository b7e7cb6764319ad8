"""Whatever Python is linted and mended: no crash, what is mended still parses, and mending it again changes nothing."""

import ast
import json
import sys
import sysconfig
import warnings
import zlib
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgate import rules
from mlgate.rules import edits, fixing, notebooks
from mlgate.rules.dataflow import Module
from mlgate.rules.initialisers import bases_of
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.reading import read
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.sources import read_module
from mlgate.rules.values import MOST_BASES

# Of interest to every rule, whatever stands before it.
ABOUT = b"\nimport sklearn\n"
# Of so many modules one is looked at, so that it takes a minute at most.
STANDARD_SHARE = 20
INSTALLED_SHARE = 200
MARK = "marked_by_a_test"


def marking(module):
    """Yield every call without a keyword that the fix adds: more fixes, nested in each other, than any rule has."""
    for statement in module.source.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and not any(keyword.arg == MARK for keyword in node.keywords):
                location = module.source.location(node.lineno, node.col_offset)
                yield Hit(message="call", location=location, edits=edits.with_keyword(node, MARK, "'é'"))


def files():
    """Return the modules of the standard library, and those of what is installed here."""
    standard = Path(sysconfig.get_path("stdlib"))
    installed = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    own = [path for path in standard.rglob("*.py") if "site-packages" not in path.parts]
    return sorted(own), sorted(path for folder in installed for path in folder.rglob("*.py"))


def is_drawn(file, share):
    """Return whether `file` is one of so many, by what it holds."""
    return zlib.crc32(file.read_bytes()) % share == 0


def linted(name, content):
    codes = rules.codes()
    return rules.examine(read(name, content, codes), codes)


def parses(content):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def check_mending(name, content, codes):
    done = fixing.mended(name, content, codes)
    if name.endswith(".py"):
        assert parses(done.content) == parses(content)
    if not done.dropped and done.content != content:
        again = fixing.mended(name, done.content, codes)
        assert again.content == done.content
        assert again.fixed == ()
    return done


@pytest.mark.slow
def test_the_standard_library_and_what_is_installed_is_linted_and_mended():
    standard, installed = files()
    # Chosen by content, so that the same files are looked at in every run.
    chosen = [file for file in standard if is_drawn(file, STANDARD_SHARE)]
    chosen += [file for file in installed if is_drawn(file, INSTALLED_SHARE)]
    assert len(chosen) > 50
    for number, file in enumerate(chosen):
        # As if it were about models: all of it is followed.
        content = file.read_bytes() + ABOUT
        # The name of a file of tests would excuse most of it.
        for finding in linted(f"module_{number}.py", content):
            assert finding.finding.location.line >= 1
        check_mending("module.py", content, rules.codes())


@pytest.fixture
def marker(monkeypatch):
    rule = Rule(code="MLZ901", name="x", what="x", why="x", bad=(), good=(), source="x")
    monkeypatch.setattr(rules, "load", lambda code: SimpleNamespace(RULE=rule, find=marking))
    return ("MLZ901",)


@pytest.mark.slow
def test_every_call_of_the_standard_library_is_changed_and_it_still_parses(marker):
    changed = 0
    # Deeper nesting than the rounds allow is mended by the next run.
    for file in files()[0]:
        content = file.read_bytes()
        if is_drawn(file, 2 * STANDARD_SHARE) and len(content) < 100_000 and parses(content):
            done = fixing.mended("module.py", content + ABOUT, marker)
            assert parses(done.content), file
            changed += done.content != content + ABOUT
    assert changed > 20


NAMES = st.sampled_from(["X", "y", "df", "X_train", "X_test", "model", "i", "é"])
CALLED = st.sampled_from(
    [
        "StandardScaler",
        "train_test_split",
        "pd.concat",
        "np.mean",
        "KMeans",
        "model.fit",
        "df.drop",
        "df.iloc",
        "sorted",
    ]
)
LEAVES = st.one_of(
    NAMES, st.sampled_from(["1", "'a'", "None", "...", "f'{y!r:>{i}}'", "b'x'", "-1", "x.y.z", "df['a']"])
)


def expressions(inner):
    return st.one_of(
        st.builds("{}({}, k={})".format, CALLED, inner, inner),
        st.builds("{}({})".format, CALLED, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("[{} for i in {} if {}]".format, inner, inner, inner),
        st.builds("{{{}: {} for i, y in {}}}".format, inner, inner, inner),
        st.builds("(lambda x, *y, z={}: {})".format, inner, inner),
        st.builds("{}[{}:{}, ...]".format, NAMES, inner, inner),
        st.builds("({} @ {})".format, inner, inner),
        st.builds("(i := {})".format, inner),
        st.builds("({}, *{})".format, inner, NAMES),
        st.builds("({}).{}({})".format, inner, st.sampled_from(["fit", "transform", "fillna", "groupby"]), inner),
        st.builds("(not {} and {} < {} <= {})".format, inner, inner, inner, inner),
    )


EXPRESSIONS = st.recursive(LEAVES, expressions, max_leaves=6)


def indented(text):
    return "".join(f"    {line}\n" for line in text.splitlines())


def blocks(inner):
    body = st.lists(inner, min_size=1, max_size=3).map("".join).map(indented)
    return st.one_of(
        st.builds("if {}:\n{}else:\n{}".format, EXPRESSIONS, body, body),
        st.builds("for {} in {}:\n{}".format, NAMES, EXPRESSIONS, body),
        st.builds("while {}:\n{}    break\n".format, EXPRESSIONS, body),
        st.builds("with {} as y:\n{}".format, EXPRESSIONS, body),
        st.builds("try:\n{}except* ValueError as e:\n{}finally:\n{}".format, body, body, body),
        st.builds("def f(X, /, y={}, *a, **k):\n{}    return {}\n".format, EXPRESSIONS, body, EXPRESSIONS),
        st.builds("class C(B, metaclass=M):\n{}".format, body),
        st.builds("async def g():\n    async for i in {}:\n    {}".format, NAMES, body.map(indented)),
        st.builds("match {}:\n    case {{'a': [y, *_]}} if y:\n    {}".format, EXPRESSIONS, body.map(indented)),
    )


SIMPLE = st.one_of(
    st.builds("{} = {}\n".format, NAMES, EXPRESSIONS),
    st.builds("X, *y = {}\n".format, EXPRESSIONS),
    st.builds("df['a'] = df[{}] = {}\n".format, EXPRESSIONS, EXPRESSIONS),
    st.builds("{} += {}\n".format, NAMES, EXPRESSIONS),
    st.builds("{}  # noqa: MLL101\n".format, EXPRESSIONS),
    st.builds("{}\n".format, EXPRESSIONS),
    st.builds("del {}\n".format, NAMES),
    st.builds("X: list[{}] = {}\n".format, NAMES, EXPRESSIONS),
    st.just("from sklearn.cluster import *\n"),
    st.just("global X\n"),
    st.just("import sklearn.preprocessing as é\n"),
)
PROGRAMS = st.lists(st.recursive(SIMPLE, blocks, max_leaves=8), min_size=1, max_size=6).map("".join)
MADE = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=100)


@MADE
@given(PROGRAMS, st.sampled_from(["\n", "\r\n"]))
def test_programs_that_were_made_are_linted_and_mended(program, end):
    content = ("import sklearn\n" + program).replace("\n", end).encode()
    if parses(content):
        linted("a.py", content)
        check_mending("a.py", content, rules.chosen(["ML", "MLX002"]))


@MADE
@given(PROGRAMS, st.sampled_from(["\n", "\r\n"]))
def test_every_call_of_programs_that_were_made_is_changed(marker, program, end):
    content = ("import sklearn\n" + program).replace("\n", end).encode()
    if parses(content):
        check_mending("a.py", content, marker)


SYNTAX = {
    "positional-only": ((3, 8), "def f(a, /, b): pass\n"),
    "walrus": ((3, 8), "if (n := len(x)): pass\n"),
    "decorators": ((3, 9), "@a[0].b\ndef f(): pass\n"),
    "match": ((3, 10), "match x:\n    case {'a': 1, **rest}: pass\n"),
    "with in parentheses": ((3, 10), "with (a as b, c as d): pass\n"),
    "except groups": ((3, 11), "try: pass\nexcept* ValueError: pass\n"),
    "star in subscripts": ((3, 11), "x[*y]\n"),
    "type parameters": ((3, 12), "def f[T](x: T) -> T: return x\n"),
    "type statements": ((3, 12), "type Row[T] = list[T]\n"),
    "quotes in f-strings": ((3, 12), 'f"{x["a"]}"\n'),
    "defaults of type parameters": ((3, 13), "class A[T = int]: pass\n"),
    "bounds and stars of type parameters": ((3, 12), "def f[T: (int, str), *Ts, **P](*x: *Ts) -> T: pass\n"),
    "template strings": ((3, 14), 't"{x}"\n'),
    "template strings in each other": ((3, 14), "x = t'{t\"{y!r:>{z}}\"}' t'{x=}'\n"),
    "except without parentheses": ((3, 14), "try: pass\nexcept A, B: pass\n"),
    "except groups without parentheses": ((3, 14), "try: pass\nexcept* A, B: pass\n"),
}


@pytest.mark.parametrize(("version", "code"), SYNTAX.values(), ids=list(SYNTAX))
def test_syntax_of_every_version_is_read_or_said_to_be_newer(version, code):
    content = f"import sklearn\n{code}".encode()
    found = [one.finding for one in linted("a.py", content) if one.finding.subject == "MLX001"]
    if sys.version_info >= version:
        assert found == []
    else:
        running = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
        assert found
        assert all(f"not valid {running}, which mlgate runs on: " in one.message for one in found)
        assert found[0].location.line in (2, 3)


class TemplateStr(ast.expr):
    """A template string as Python 3.14 has it, which the running version may not know."""

    _fields = ("values",)


class Interpolation(ast.expr):
    """What is filled into one."""

    _fields = ("value", "str", "conversion", "format_spec")


class TypeAlias(ast.stmt):
    """A `type` statement, of Python 3.12."""

    _fields = ("name", "type_params", "value")


def test_what_is_in_nodes_of_newer_versions_is_followed():
    source = read_module("a.py", b"from sklearn.cluster import KMeans\nx = KMeans()\ny = f'{x:>{3}}'\n")
    made, text = source.body[1], source.body[2]
    filled = Interpolation(value=made.value, str="KMeans()", conversion=-1, format_spec=text.value)
    template = TemplateStr(values=[ast.Constant("a"), filled])
    alias = TypeAlias(name=ast.Name("Row", ast.Store()), type_params=[], value=made.value)
    for node in (filled, template, alias):
        ast.copy_location(node, made)
    made.value = template
    source.body.append(alias)
    assert [one.finding.subject for one in rules.examine(source, rules.codes())] == ["MLR301"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"cells": 1}', b"\xff", b"[" * 200_000, b"null", b'{"cells": [null, 1, {}]}']
)
def test_what_is_no_notebook_is_left(content):
    assert fixing.mended("a.ipynb", content, rules.chosen(["ML", "MLX002"])).content == content
    assert read_notebook("a.ipynb", content).body == []
    assert read_module("a.py", b"").failures == []


def test_the_text_of_a_notebook_is_searched_for_places_once_whatever_is_found(monkeypatch):
    searched = []
    places = notebooks.source_lines
    monkeypatch.setattr(notebooks, "source_lines", lambda text: searched.append(text) or places(text))
    cells = [{"cell_type": "code", "source": f"x{one} = KMeans()"} for one in range(50)]
    cells.insert(0, {"cell_type": "code", "source": "from sklearn.cluster import KMeans"})
    found = linted("a.ipynb", json.dumps({"cells": cells, "metadata": {}}, indent=1).encode())
    assert len([one for one in found if one.finding.subject == "MLR301"]) == 50
    assert len(searched) == 1


READ = "import pandas as pd\nfrom sklearn.pipeline import Pipeline\nx = df = pd.read_csv('rows.csv')\n"
GROWING = {
    "tuples in themselves": "x = (x, x)\n",
    "a tuple in a tuple": "x = (x,)\n",
    "tables by name": "x = {'a': x, 'b': x}\n",
    "pipelines in themselves": "x = Pipeline([x, x])\n",
    "a pipeline in a pipeline": "x = Pipeline(x)\n",
    "attributes": "x = x.a\n",
}


@pytest.mark.parametrize("line", GROWING.values(), ids=list(GROWING))
def test_values_that_are_put_into_themselves_are_given_up(line):
    # Were all of it looked at, no year would be enough, or the stack would not be.
    found = linted("a.py", (READ + line * 1_500 + "x.fit(df)\nprint(len(x))\n").encode())
    assert [one.finding.message for one in found if one.finding.subject == "MLX001"] == []


def test_long_chains_of_classes_are_not_followed_to_their_end():
    chain = "".join(f"class A{one + 1}(A{one}):\n    def m(self):\n        return self.n()\n" for one in range(500))
    module = Module(read_module("a.py", f"import sklearn\nclass A0: pass\n{chain}".encode()))
    assert all(len(list(bases_of(one.blueprint))) <= MOST_BASES for one in module.classes)
    assert len(module.classes) == 501


def test_a_line_is_looked_through_for_secrets_once(monkeypatch):
    seen = []
    monkeypatch.setattr(rules, "redacted", lambda text: seen.append(text) or text)
    line = "; ".join(f"x{one} = KMeans()" for one in range(300))
    found = linted("a.py", f"from sklearn.cluster import KMeans\n{line}\n".encode())
    assert len(found) == 300
    # Once for the line, once for each message.
    assert len(seen) == 301


@pytest.mark.parametrize("line", ["x = x + x\n", "x = f'{x}{x}'\n"])
def test_text_that_doubles_is_given_up(line):
    # 2 to the 60th characters.
    assert linted("a.py", ("import sklearn\nx = 'a'\n" + line * 60).encode()) == []
