"""The page, read by a parser as a browser's would read it."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise

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
        self.elements, self.text, self.open, self.raw, self.labels = [], [], [], {}, []
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
        if self.open and self.open[-1] == "text":
            self.labels.append(data)
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
            "history": [{"at": name, "value": 1.0, "reason": name, "other": name}, {"at": "2026-01-31", "value": 1.0}],
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


def many_figures(metrics, slices, moments):
    history = [{"at": f"2026-01-{day % 28 + 1:02}", "value": 0.7, "reason": f"model {day}"} for day in range(moments)]
    return tuple(
        Measurement(
            name=f"metric{metric:03}",
            slice=f"carrier=C{number}" if number else None,
            value=0.7,
            low=0.69,
            high=0.71,
            n=9000,
            baseline=0.7,
            difference=-0.001 * number,
            difference_low=-0.01,
            difference_high=0.01,
            better="higher",
            status=Status.FAIL if metric == metrics - 1 else Status.PASS,
            limits={"max_drop": 0.05},
            evidence={} if number else {"history": history},
        )
        for metric in range(metrics)
        for number in range(slices)
    )


@pytest.mark.parametrize(("metrics", "slices", "moments"), [(10, 50, 0), (10, 50, 50), (500, 1, 4), (500, 1, 50)])
def test_ten_thousand_findings_and_five_hundred_figures_are_under_a_megabyte(metrics, slices, moments):
    findings = tuple(
        Finding(
            subject=f"column{number}:range",
            message=f"{number} of 20,000 rows are outside [0, 120], first in row 17",
            count=number,
            total=20_000,
            location=Location(path="contracts/people.odcs.yaml", line=number + 1),
        )
        for number in range(10_000)
    )
    wide = Result(check="contract.wide", kind="contract", status=Status.FAIL, findings=findings)
    figures = many_figures(metrics, slices, moments)
    broad = Result(check="regression.a", kind="regression", status=Status.FAIL, measurements=figures)
    text = html.render(verdicts.verdict(wide, broad, exit_code=1))
    assert len(text.encode()) < _MOST_BYTES


def test_of_very_many_metrics_those_that_fail_are_drawn_and_all_are_told():
    figures = many_figures(300, 1, 20)
    result = Result(check="regression.a", kind="regression", status=Status.FAIL, measurements=figures)
    page = page_of(verdicts.verdict(result, exit_code=1))
    told = words(page)
    assert "metric299: difference" in told
    assert "metric299: difference" in told[: told.index("History: metric299")]
    assert told.index("History: metric299") < told.index("History: metric000")
    # 21 numbers each.
    assert told.count("History: ") == 600 // 21
    assert told.count(": difference") == 60 - 1, "and all metrics together"
    assert {f"metric{number:03}" for number in range(300)} <= set(re.findall(r"metric\d{3}", told))


def test_many_checks_show_less_of_each():
    findings = tuple(Finding(subject=f"a{number}", message="is wrong", count=1, total=9) for number in range(100))
    results = [
        Result(check=f"contract.c{number}", kind="contract", status=Status.FAIL, findings=findings)
        for number in range(700)
    ]
    text = html.render(verdicts.verdict(*results, exit_code=1))
    assert len(text.encode()) < _MOST_BYTES
    told = words(Page(text))
    assert "… and 200 more checks" in told
    # Of two checks each has its first finding before either has its second.
    shown = {100 - int(number) for number in re.findall(r"… and (\d+) more findings", told)}
    assert 0 < max(shown) <= min(shown) + 1


def leaking(name, findings):
    """Return a check of code with so many leaks, three lines each."""
    lines = (
        ("came in", "rows = pd.read_csv('a', usecols=['a', 'b'])"),
        ("fitted", "scaled = scaler.fit_transform(rows)"),
        ("split", "X_train, X_test, y_train, y_test = train_test_split(scaled, y, random_state=0)"),
    )
    found = tuple(
        Finding(
            subject="MLL101",
            message="StandardScaler is fitted on rows that line 6 splits afterwards; fit on the training rows only",
            location=Location(path=f"src/some/folder/m{number}.py", line=5, column=9),
            evidence={"path": [
                {"what": what, "at": f"src/some/folder/m{number}.py:{line}:9", "code": code}
                for line, (what, code) in enumerate(lines, 4)
            ]},
        )
        for number in range(findings)
    )  # fmt: skip
    return Result(check=f"lint.{name}", kind="lint", status=Status.FAIL, findings=found)


def broken_contract(number, findings, message="is wrong"):
    found = tuple(Finding(subject=f"a{one}:range", message=message, count=1, total=9) for one in range(findings))
    return Result(check=f"contract.c{number}", kind="contract", status=Status.FAIL, findings=found)


@pytest.mark.parametrize(
    "results",
    [
        [leaking(number, 500) for number in range(3)],
        [leaking(number, 500) for number in range(20)],
        [broken_contract(number, 100) for number in range(100)],
        [broken_contract(0, 500, "m" * 2000)],
    ],
    ids=["3 x 500 leaks", "20 x 500 leaks", "100 x 100 findings", "500 long messages"],
)
def test_whatever_was_found_the_page_is_under_a_megabyte_and_says_what_is_left_out(results):
    verdict = verdicts.verdict(*results, *verdicts.MOVED.results, exit_code=1)
    verdict = msgspec.structs.replace(verdict, goalposts=verdicts.MOVED.goalposts)
    text = html.render(verdict, source=f"https://github.com/o/r/blob/{'a' * 40}")
    size = len(text.encode())
    assert _MOST_BYTES * 0.7 < size < _MOST_BYTES
    page = Page(text)
    told = words(page)
    assert "Left out below, the least severe first: " in told
    assert "All of it is in the verdict's JSON" in told
    assert "This change moves its own goalposts" in told
    assert {f"#check-{number}" for number in range(1, len(results) + 1)} <= {one["href"] for one in page.all("a")}
    shown = text.count('<tr class="s-fail" data-item>') + text.count('<li class="s-fail" data-item>')
    left_out = sum(int(number.replace(",", "")) for number in re.findall(r"… and ([\d,]+) more finding", told))
    assert shown + left_out == sum(len(result.findings) for result in results)
    if results[0].kind == "lint":
        # The first leaks of each check keep their lines.
        assert text.count('<ol class="path"') >= 10 * len(results)


def test_a_page_that_fits_leaves_nothing_out():
    told = words(page_of(verdicts.verdict(leaking("a", 100), exit_code=1)))
    assert "Left out" not in told
    assert told.count("train_test_split") == 100


def test_figures_that_failed_are_left_out_last():
    figures = [
        Measurement(
            name="f1", slice=f"a={number}", value=0.5, baseline=0.6, difference=-0.1, limits={"max_drop": 0.05},
            status=Status.FAIL if number % 50 == 49 else Status.PASS, note="n",
        )
        for number in range(200)
    ]  # fmt: skip
    alone = [
        Measurement(name=f"rows{number}", value=1.0, status=Status.FAIL if number == 499 else Status.PASS, note="n")
        for number in range(500)
    ]
    result = Result(check="regression.a", kind="drift", status=Status.FAIL, measurements=(*figures, *alone))
    told = words(page_of(verdicts.verdict(*[leaking(one, 500) for one in range(8)], result, exit_code=1)))
    for name in ("a=49", "a=99", "a=149", "a=199", "rows499"):
        assert re.search(rf"{name}(?!\d)", told)
    assert re.search(r"Left out below, .* findings; [\d,]+ figures", told)


def test_names_of_any_length_and_number_are_under_a_megabyte():
    name = "&\U0001f600<'" * 1000
    finding = Finding(subject=name, message=name, location=Location(path=name))
    measured = Measurement(name=name, value=0.5, slice=name, status=Status.FAIL, limits={"at_least": 1.0}, note=name)
    known = {"status": Status.FAIL, "reason": name, "description": name, "location": Location(path=name, line=3)}
    results = [
        Result(check=f"{number}{name}", kind="contract", findings=(finding,), measurements=(measured,) * 2, **known)
        for number in range(60)
    ]
    digests = {f"{number}{name}": name for number in range(200)}
    text = html.render(msgspec.structs.replace(verdicts.verdict(*results, exit_code=1), digests=digests))
    assert len(text.encode()) < _MOST_BYTES
    assert "… and 150 more digests" in words(Page(text))


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


def charts(evidence, *, samples=False, **measured):
    """Return the page of one measurement with `evidence`, and the words within its drawings."""
    known = {"name": "auc", "value": 0.75, "status": Status.PASS} | measured
    finding = Finding(subject="age:distribution", message="moved", evidence=evidence)
    held = (
        {"measurements": (Measurement(**known, evidence=evidence),)}
        if "history" in evidence
        else {"findings": (finding,)}
    )
    result = Result(check="a", kind="regression", status=Status.FAIL, **held)
    page = page_of(verdicts.verdict(result, exit_code=1), samples=samples)
    return page, page.labels


def test_a_history_is_drawn_with_its_days_and_this_run_last():
    moments = [{"at": f"2026-01-{day:02}", "value": 0.7, "reason": f"no {day}"} for day in range(1, 31)]
    page, labels = charts({"history": moments})
    assert labels[-2:] == ["2026-01-01", "this run"]
    told = words(page)
    assert told.index("2026-01-30") < told.index("this run", told.index("reason given"))
    assert "no 17" in told
    assert "not the same as now" not in told
    assert len(page.all("circle")) == 31


def test_a_moment_of_any_name_is_not_in_the_drawing():
    _, labels = charts({"history": [{"at": "<b>2026-01-01</b>", "value": 0.7}, {"at": "2026-01-02\n", "value": 0.7}]})
    assert [label for label in labels if not label.replace(".", "").isdigit()] == ["this run"]


def test_what_was_measured_on_something_else_is_hollow_and_apart():
    moments = [{"at": "2026-01-01", "value": 0.7, "other": "the labels"}, {"at": "2026-01-02", "value": 0.8}]
    page, _ = charts({"history": moments})
    assert [one["class"] for one in page.all("circle")] == ["dot first hollow", "dot first", "dot first"]
    (line,) = page.all("polyline", class_="curve first")
    assert line["points"].count(",") == 2 or len(line["points"].split()) == 2
    assert "measured on something else than now" in words(page)
    assert "not the same as now: the labels" in words(page)


def test_bins_without_an_end_are_named_so():
    page, labels = charts({"distribution": pages.OPEN})
    assert labels[-4:] == ["18", "30", "45", "65"]
    told = words(page)
    assert "Distribution: age contract data" in told
    for row in ("up to 182 %9 %", "18 to 3024 %31 %", "above 6511 %5 %"):
        assert row in told


def test_one_edge_parts_two_bins():
    page, labels = charts({"distribution": {"reference": [0.4, 0.6], "current": [0.5, 0.5], "edges": [0.0]}})
    assert labels[-1] == "0"
    assert "up to 040 %50 % above 060 %50 %" in words(page)


def test_narrow_bins_among_wide_ones_are_seen():
    seen = {"reference": [0.25] * 4, "current": [0.25] * 4, "edges": [0.0, 1.0, 10.0, 100.0, 1000.0]}
    page, labels = charts({"distribution": seen})
    assert labels[-5:] == ["0", "1", "10", "100", "1,000"]
    (area, _) = page.all("polygon")
    across = sorted({float(point.split(",")[0]) for point in area["points"].split()})
    assert {round(right - left) for left, right in pairwise(across)} == {68}


def test_labels_do_not_run_into_each_other():
    edges = [1e6 + number for number in range(41)]
    _, labels = charts({"distribution": {"reference": [0.025] * 40, "current": [0.025] * 40, "edges": edges}})
    assert len([label for label in labels if label.startswith("1,000")]) < 6


def test_categories_that_a_contract_names_are_named():
    page, labels = charts({"distribution": pages.NAMED})
    assert labels[-4:] == ["1", "2", "3", "4"]
    assert "1: primary · 2: secondary · 3: tertiary · 4: others" in words(page)


def test_categories_of_the_data_are_withheld_unless_they_are_shared():
    known = {"distribution": pages.CATEGORIES, "samples": ["x-secret", "y-secret", "z-secret"]}
    assert "names withheld" in words(charts(known)[0])
    assert "secret" not in words(charts(known)[0])
    assert "1: x-secret · 2: y-secret · 3: z-secret" in words(charts(known, samples=True)[0])
    assert "withheld" not in words(charts({"distribution": pages.CATEGORIES})[0])


def test_places_are_links_where_the_source_is_known():
    page = page_of(pages.EVERYTHING, source="https://github.com/o/r/blob/abc/")
    links = {one["href"] for one in page.all("a") if "href" in one}
    base = "https://github.com/o/r/blob/abc"
    assert links >= {
        f"{base}/contracts/people.odcs.yaml#L7",
        f"{base}/notebooks/train.ipynb?plain=1#L57",
        f"{base}/notebooks/train.ipynb?plain=1#L71",
        f"{base}/src/train.py#L14",
    }
    assert not [one for one in page_of(pages.EVERYTHING).all("a") if not one["href"].startswith("#")]


@pytest.mark.parametrize("line", [None, 0, -3, "57", 57.5, "x", [57]])
def test_a_step_in_a_notebook_whose_line_is_not_known_links_to_the_file(line):
    step = {"what": "fitted", "at": "a.ipynb:cell_3:4:1", "code": "scaler.fit(df)", "file_line": line}
    finding = Finding(subject="MLL101", message="leaks", evidence={"path": [step]})
    result = Result(check="lint.code", kind="lint", status=Status.FAIL, findings=(finding,))
    page = page_of(verdicts.verdict(result, exit_code=1), source="https://github.com/o/r/blob/abc")
    assert [one["href"] for one in page.all("a", rel="noopener noreferrer")] == [
        "https://github.com/o/r/blob/abc/a.ipynb"
    ]


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
    {"distribution": {"reference": [1.0], "current": [1.0], "edges": [1.0, 2.0, 3.0]}},
    {"distribution": {**pages.NAMED, "categories": [1, 2, 3, 4]}},
    {"history": [{"at": "now", "value": 1.0, "other": 3}]},
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
