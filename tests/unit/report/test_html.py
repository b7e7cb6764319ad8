"""The page, read by a parser as a browser's would read it."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import pages
import verdicts
from mlgate import report
from mlgate.core.errors import UsageError
from mlgate.core.model import Finding, Goalposts, Location, Measurement, Move, Result, Status
from mlgate.report import html
from mlgate.report._page import evidence
from mlgate.stats.reliability import Bin

_VOID = {"meta", "link", "input", "wbr"}
_URLS = {"href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href", "background", "cite"}
_MOST_BYTES = 1_000_000
_HOSTILE = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- ", "-->",
    "</style><style>*{display:none}</style>", '" onload="alert(1)', "' onload='alert(1)", "<svg onload=alert(1)>",
    "</title><script>alert(1)</script>", "]]>", "&lt;b&gt;", "&#60;script&#62;", "{{ 7 * 7 }}", "{% raw %}", "`",
    "</svg></td></table></main>", "<base href=https://evil.example>", "<iframe srcdoc='<b>'>", "javascript:alert(1)",
    "::set-output name=x::y", "##[error]", "//evil.example/x", "../../../../evil/repository", "https://evil.example",
    "\x00", "\u202e", "a\nb", "</textarea><plaintext>", "<a href=javascript:alert(1)>", "%3Cscript%3E", "$&", "\\", "",
]  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, with their attributes, and its text outside of style and script."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.text, self.open, self.raw = [], [], [], {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        assert len(dict(attributes)) == len(attributes)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.raw[self.open[-1]] = data
        else:
            self.text.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    @property
    def shape(self):
        """The tags, and the names of their attributes."""
        return [(tag, sorted(attributes)) for tag, attributes in self.elements]

    def all(self, tag, **wanted):
        found = (attributes for name, attributes in self.elements if name == tag)
        return [one for one in found if all(one.get(key.rstrip("_")) == value for key, value in wanted.items())]


def page_of(verdict, **options):
    return Page(html.render(verdict, **options))


def words(page):
    return re.sub(r"\s+", " ", "".join(page.text))


def hostile_verdict(name):
    finding = Finding(
        subject=name,
        message=name,
        count=3,
        total=10,
        location=Location(path=name, line=3),
        evidence={"path": [{"what": name, "at": name, "code": name}], "samples": [name, 1]},
    )
    measured = Measurement(
        name=name, value=1.0, low=0.5, high=1.5, n=3, slice=name, against=name, baseline=2.0, difference=-1.0,
        difference_low=-2.0, difference_high=-0.5, status=Status.FAIL, note=name, limits={"max_drop": 0.1},
        moved_by=name, evidence={
            "reliability": {name: pages.RELIABILITY["candidate"]},
            "gap": {**pages.GAP, "groups": [{"rate": name, "group": name, "value": 0.1, "n": 1}]},
            "distribution": {**pages.NUMBERS, "names": [name, name]},
            "history": [{"at": name, "value": 1.0}],
        },
    )  # fmt: skip
    common = {"kind": "regression", "status": Status.FAIL, "reason": name, "description": name}
    held = {"location": Location(path=name, line=1), "findings": (finding,), "measurements": (measured,)}
    result = Result(check=f"regression.{name}", **held, **common)
    error = Result(check=f"{name}2", kind="contract", status=Status.ERROR, reason=name)
    found = verdicts.verdict(result, error, exit_code=1, reason="")
    move = Move(of=name or "a", what=name, before=name, after=name, reason=name, location=Location(path=name))
    goalposts = Goalposts(commit=name, moves=(move,), verdict=Status.PASS, checks={name: Status.PASS})
    return msgspec.structs.replace(
        found, mlgate=name, commit=name, digests={name or "a": name}, started=name, goalposts=goalposts
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_HOSTILE) | st.text(max_size=4), min_size=1, max_size=4).map("".join).filter(bool))
@example("<script>alert(1)</script>")
@example("a</h2><h2>")
@example("`a` and `")
def test_nothing_from_outside_is_markup(name):
    shape = _without_words(page_of(hostile_verdict("name"), samples=True))
    text = html.render(hostile_verdict(name), samples=True)
    assert _without_words(Page(text)) == shape
    assert not re.search(r"^\s*::|##\[", text, re.MULTILINE), "a runner would take it for a command"


def _without_words(page):
    """Return the shape without places at which a name may be broken, and code in sentences."""
    return [one for one in page.shape if one not in (("wbr", []), ("code", []))]


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_column_of_any_name_is_text(name):
    page = page_of(hostile_verdict(name), samples=True, source="https://forge.example/o/r/blob/c")
    assert (
        len(page.all("script"))
        == len(page.all("style"))
        == len(page.all("title")) - len(page.all("svg", role="img"))
        == 1
    )
    for tag, attributes in page.elements:
        assert not [one for one in attributes if one.startswith("on") or one == "style"]
        for key in _URLS & set(attributes):
            assert attributes[key].startswith(("#check-", "#checks", "https://forge.example/o/r/blob/c/", "data:,")), (
                tag
            )
            assert ".." not in attributes[key]


def test_a_script_in_a_column_name_is_shown():
    assert "<script>alert(1)</script>" in words(page_of(hostile_verdict("<script>alert(1)</script>")))


@pytest.mark.parametrize("verdict", [pages.EVERYTHING, verdicts.GREEN, verdicts.LINTED, verdicts.NOTHING_CHECKED])
def test_the_policy_allows_what_mlgate_wrote_and_nothing_else(verdict):
    page = page_of(verdict)
    (policy,) = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    digests = {
        tag: f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for tag, text in page.raw.items()
    }
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {digests['style']}",
        f"script-src {digests['script']}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not re.search(r"url\(|@import|https?:|fetch|import\(|eval|innerHTML", page.raw["style"] + page.raw["script"])


def test_the_same_verdict_gives_the_same_bytes():
    code = "import pages; from mlgate import report; print(report.render('html', pages.EVERYTHING), end='')"
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": "tests", "PYTHONUTF8": "1"},
    )
    assert told.stdout.decode() == report.render("html", pages.EVERYTHING)


def test_without_data_it_is_small():
    assert len(html.render(verdicts.GREEN).encode()) < 50_000


def test_ten_thousand_findings_are_under_a_megabyte():
    findings = tuple(
        Finding(subject=f"column{number}:range", message=f"{number} rows are outside", count=number, total=20_000)
        for number in range(10_000)
    )
    result = Result(check="contract.wide", kind="contract", status=Status.FAIL, findings=findings)
    text = html.render(verdicts.verdict(result, exit_code=1))
    assert len(text.encode()) < _MOST_BYTES
    assert "… and 9,500 more findings" in words(Page(text))


def test_many_checks_show_less_of_each():
    findings = tuple(Finding(subject=f"a{number}", message="is wrong", count=1, total=9) for number in range(100))
    results = [
        Result(check=f"contract.c{number}", kind="contract", status=Status.FAIL, findings=findings)
        for number in range(700)
    ]
    text = html.render(verdicts.verdict(*results, exit_code=1))
    assert len(text.encode()) < 5 * _MOST_BYTES
    assert "… and 90 more findings" in words(Page(text))
    assert "… and 200 more checks" in words(Page(text))


def test_many_slices_are_drawn_in_part():
    slices = [
        Measurement(
            name="f1",
            slice=f"a={number}",
            value=0.5,
            baseline=0.6,
            difference=-0.1,
            difference_low=-0.2,
            difference_high=0.1,
            limits={"max_drop": 0.05},
            status=Status.INCONCLUSIVE,
        )
        for number in range(1000)
    ]
    result = Result(check="regression.a", kind="regression", status=Status.INCONCLUSIVE, measurements=tuple(slices))
    page = page_of(verdicts.verdict(result, exit_code=0))
    assert len(page.all("svg", class_="strip")) == 200 + 1
    assert "… and 800 more slices" in words(page)


def test_a_region_that_was_found_stands_among_the_slices():
    region = {"name": "f1", "slice": "found: a=1 & b>=2", "value": 0.4, "difference": -0.02, "baseline": 0.42, "n": 60}
    measured = Measurement(
        name="f1",
        value=0.5,
        baseline=0.5,
        difference=0.0,
        limits={"max_drop": 0.05},
        status=Status.PASS,
        evidence={"region": region},
    )
    result = Result(check="regression.a", kind="regression", status=Status.PASS, measurements=(measured,))
    assert "found: a=1 & b>=2 -0.02 0.42 → 0.4" in words(page_of(verdicts.verdict(result, exit_code=0)))


def test_what_is_drawn_of_probabilities_is_what_the_check_writes():
    assert {field.name for field in dataclasses.fields(Bin)} == set(evidence.Bin.__struct_fields__)


def test_the_verdict_and_what_to_do_come_first():
    told = words(page_of(pages.EVERYTHING)).partition("Skip to the checks")[2]
    order = ("Fail", "3 failed, 1 could not run", "What to do", "expected_calibration_error rose", "Checks")
    places = [told.index(text) for text in order]
    assert places == sorted(places)
    assert told.index("mlgate explain regression.delay") < told.index("Checks")
    assert "Nothing: every check that ran passed." in words(page_of(verdicts.GREEN))


def test_goalposts_that_moved_come_before_what_to_do():
    told = words(page_of(verdicts.MOVED)).partition("Skip to the checks")[2]
    order = (
        "Warning",
        "3 passed, goalposts moved",
        "This change moves its own goalposts",
        "regression.delay: roc_auc at_least 0.76 → 0.7, looser, reason given: fewer carriers fly since May",
        "By the configuration of the baseline (9e8d7c6b5): fail",
        "What to do",
        "Look at what stands above before you merge.",
        "Checks",
    )
    places = [told.index(text) for text in order]
    assert places == sorted(places)
    first = msgspec.structs.replace(verdicts.GREEN, goalposts=Goalposts(note="first run: none yet", first=True))
    assert "The baseline Baseline: first run: none yet." in words(page_of(first))


def test_all_that_was_found_is_there():
    told = words(page_of(pages.EVERYTHING))
    for result in pages.EVERYTHING.results:
        assert result.check in told
        for finding in result.findings:
            assert finding.message in told
        for measured in result.measurements:
            assert measured.name in told
    for step in pages.PATH:
        assert step["code"] in told


def test_values_of_the_data_are_withheld_unless_they_are_shared():
    told = words(page_of(pages.EVERYTHING))
    assert "2 values withheld" in told
    for value in ("value-withheld", "secret", "row-of-a-person"):
        assert value not in html.render(pages.EVERYTHING)
    shared = words(page_of(pages.EVERYTHING, samples=True))
    assert "values: 'value-withheld' 7" in shared
    assert "JFK-secret" in shared
    assert "withheld" not in shared.replace("'value-withheld'", "")


def test_places_are_links_where_the_source_is_known():
    page = page_of(pages.EVERYTHING, source="https://github.com/o/r/blob/abc/")
    links = {one["href"] for one in page.all("a") if "href" in one}
    base = "https://github.com/o/r/blob/abc"
    assert links >= {
        f"{base}/contracts/people.odcs.yaml#L7",
        f"{base}/notebooks/train.ipynb?plain=1#L57",
        f"{base}/notebooks/train.ipynb",
        f"{base}/src/train.py#L14",
    }
    assert not [one for one in page_of(pages.EVERYTHING).all("a") if not one["href"].startswith("#")]


def test_every_link_within_the_page_has_a_target():
    page = page_of(pages.EVERYTHING)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {one["href"][1:] for one in page.all("a")} <= set(ids)
    named = {attributes["aria-labelledby"] for _, attributes in page.elements if "aria-labelledby" in attributes}
    assert named <= set(ids)


@pytest.mark.parametrize("evidence", [
    {"reliability": "x"}, {"reliability": {"candidate": [{"start": 0}]}}, {"reliability": {"candidate": []}},
    {"reliability": {"candidate": [{**pages.RELIABILITY["candidate"][0], "observed": 7.0}]}},
    {"gap": {"groups": 3}}, {"gap": None}, {"gap": {**pages.GAP, "groups": []}},
    {"distribution": {"reference": [1.0], "current": [0.5, 0.5]}}, {"distribution": {"reference": [], "current": []}},
    {"distribution": {**pages.NUMBERS, "edges": [3.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]}},
    {"distribution": {**pages.NUMBERS, "edges": [1e200, *pages.NUMBERS["edges"][1:]]}},
    {"distribution": {"reference": [0.0], "current": [0.0]}}, {"history": [{"value": "high"}]}, {"history": {}},
    {"history": [{"at": "now", "value": 1e300}]}, {"samples": 3}, {"path": 3},
])  # fmt: skip
def test_evidence_of_another_shape_is_not_drawn(evidence):
    measured = Measurement(name="psi", value=0.1, status=Status.FAIL, evidence=evidence)
    finding = Finding(subject="a", message="b", evidence=evidence)
    result = Result(check="a", kind="drift", status=Status.FAIL, measurements=(measured,), findings=(finding,))
    page = page_of(verdicts.verdict(result, exit_code=1))
    assert page.all("svg", role="img") == []


@pytest.mark.parametrize("number", [0.0, -0.0, 1e-320, 1e300, -1e308, float("inf"), float("nan"), 5e-324])
def test_any_number_can_be_shown(number):
    measured = Measurement(
        name="f1", value=number, low=number, high=number, baseline=number, difference=number, difference_low=-number,
        difference_high=number, status=Status.FAIL, limits={"max_drop": abs(number), "at_least": number}, n=1,
    )  # fmt: skip
    other = msgspec.structs.replace(measured, name="recall", slice="a=1")
    result = Result(check="regression.a", kind="regression", status=Status.FAIL, measurements=(measured, other))
    page = page_of(verdicts.verdict(result, exit_code=1))
    for _, attributes in page.elements:
        for value in attributes.values():
            assert value is None or not re.search(r"\b(nan|inf)\b", value)


def test_a_missing_library_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    for ask in (html.render, lambda verdict: report.require("html")):
        with pytest.raises(UsageError, match=re.escape("format html needs jinja2: pip install 'mlgate[report]'")):
            ask(verdicts.GREEN)
