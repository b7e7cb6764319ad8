"""No string from outside becomes more than text: every hostile string, in every field, in every report.

Asked of parsers: of the runner's grammar of commands, of HTML as browsers read it, XML, JSON and SARIF's schema. What a
report of a hostile string is made of is compared with what that of a harmless one is made of.

A new sink is a function that takes the report of a hostile string and that of a harmless one, and yields what escaped.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markdown_it import MarkdownIt

from hostile_strings import STRINGS
from hostile_verdicts import FIELDS
from mlgate import report
from mlgate.github.step import Refusal, Step
from runner_commands import commands
from sarif_schema import problems_of

Sink = Callable[[str, str], Iterator[str]]

_MARKDOWN = MarkdownIt("gfm-like")
# GitHub links no bare domains, only those that begin with www., which is asked of the text below.
_MARKDOWN.linkify.set({"fuzzy_link": False})
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LINKED = re.compile(r"[@#][\w-]|www\.\w|GH-\d|://")


def _log(text: str) -> Iterator[str]:
    """Yield what is wrong with any text that may be printed to a log."""
    yield from (f"command {name}" for name, _ in commands(text))
    yield from (f"control {match!r}" for match in _CONTROLS.findall(text))
    if re.search(r"##\w*\[", text):
        yield "command of another runner"


def text_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from _log(text)
    if text.count("\n") != harmless.count("\n"):
        yield "line"


def annotations_escape(text: str, harmless: str) -> Iterator[str]:
    yield from (f"control {match!r}" for match in _CONTROLS.findall(text))
    ours, theirs = (_annotations(log) for log in (harmless, text))
    if ours != theirs or "\n" in text.rstrip("\n").replace("\n", "", len(ours)):
        yield f"annotations {theirs}"
    if re.search(r"##\w*\[", text):
        yield "command of another runner"


def _annotations(log: str) -> list[tuple[str, list[str], str]]:
    """Return of each annotation its level, the names of its properties, and the part of the line that it takes."""
    found = []
    for line in log.splitlines()[:-1]:
        (command,) = commands(line)
        properties = line.partition(" ")[2].partition("::")[0].split(",")
        found.append((command[0], sorted(pair.partition("=")[0] for pair in properties), line[: line.find(" ")]))
    return [
        (level, [name for name in names if name not in ("line", "col", "file")], head) for level, names, head in found
    ]


def markdown_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from _log(text)
    ours, theirs = (_elements(_MARKDOWN.render(one)) for one in (harmless, text))
    yield from (f"element {name}" for name in theirs - ours)
    if "<!--" in _outside_of_code(text):
        yield "comment"
    prose = "".join(token.content for token in _tokens(text) if token.type == "text")
    yield from (f"link {match}" for match in _LINKED.findall(prose))


def _tokens(text: str) -> Iterator:
    for token in _MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def _outside_of_code(text: str) -> str:
    return "".join(token.content for token in _tokens(text) if token.type in ("html_inline", "html_block"))


def _elements(page: str) -> Counter[str]:
    """Return what a browser would make of `page`: elements with their attributes, and comments."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return Counter(
        f"{element.tag} {sorted(element.attrib.items())}" if isinstance(element.tag, str) else "comment"
        for element in tree.iter()
    )


def junit_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from _log(text)
    ours, theirs = (
        sorted((one.tag, sorted(one.attrib)) for one in ET.fromstring(document).iter()) for document in (harmless, text)
    )
    if ours != theirs:
        yield "element"
    if re.search(r"<!|<\?", text.replace("<?xml version", "", 1)):
        yield "declaration"


def sarif_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from _log(text)
    log, other = json.loads(text), json.loads(harmless)
    yield from problems_of(log)
    if len(log["runs"][0]["results"]) != len(other["runs"][0]["results"]):
        yield "result"
    for key, value in _leaves(log["runs"][0]):
        if key == "uri":
            yield from _wrong_address(value)
        elif key == "text" and re.search(r"\]\(|\{\d", value):
            yield f"link or argument {value[:80]}"


def _leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            # The pages of rules are ours, and Markdown; code is shown as it is.
            if name not in ("help", "snippet"):
                yield from _leaves(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, key)
    else:
        yield key, value


def _wrong_address(uri: str) -> Iterator[str]:
    parts = urlsplit(uri)
    path = unquote(uri).replace("\\", "/")
    if parts.scheme or parts.netloc or parts.query or parts.fragment or not re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII):
        yield f"address {uri[:80]}"
    if path.startswith("/") or ".." in path.split("/"):
        yield f"path {uri[:80]}"


def gitlab_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from _log(text)
    entries = json.loads(text)
    if len(entries) != len(json.loads(harmless)):
        yield "entry"
    for entry in entries:
        if set(entry) != {"check_name", "description", "fingerprint", "severity", "location"}:
            yield f"fields {sorted(entry)}"
        path = entry["location"]["path"]
        if path.startswith("/") or ".." in path.split("/") or "\\" in path:
            yield f"path {path[:80]}"
        if "\n" in entry["description"]:
            yield "line"


def json_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from _log(text)
    ours, theirs = (Counter(key for key, _ in _leaves(json.loads(one))) for one in (harmless, text))
    if sum(ours.values()) != sum(theirs.values()):
        yield "value"


def page_escapes(page: str, harmless: str) -> Iterator[str]:
    """Yield what of a page is more than text: an element or an attribute that the page has not by itself."""
    shown, known = _page(page), _page(harmless)
    yield from (f"element {one}" for one in shown.keys() - known.keys())
    yield from (f"more of {name}" for name, count in shown.items() if name[0] == "script" and count > known[name])
    for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
        link = str(element.get("href", "#"))
        # The page asks for no icon.
        if not link.startswith(("#", "https://")) and link != "data:,":
            yield f"link {link}"


def _page(text: str) -> Counter[tuple[str, ...]]:
    """Count the elements of a page by name and by the names of their attributes; scripts and styles with their text."""
    found: Counter[tuple[str, ...]] = Counter()
    for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):
            held = (element.text or "",) if element.tag in ("script", "style") else ()
            found[element.tag, *sorted(element.attrib), *held] += 1
    return found


SINKS: dict[str, Sink] = {
    "text": text_escapes,
    "github": annotations_escape,
    "markdown": markdown_escapes,
    "junit": junit_escapes,
    "sarif": sarif_escapes,
    "gitlab": gitlab_escapes,
    "json": json_escapes,
    "html": page_escapes,
}


def test_the_table_is_as_long_as_it_should_be():
    assert len(set(STRINGS.values())) >= 60


def test_every_format_is_asked():
    assert set(SINKS) == set(report.formats())


# 22,000 reports, each parsed: some minutes.
@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("sink", SINKS)
def test_nothing_escapes(sink, field):
    harmless = report.render(sink, FIELDS[field]("name"))
    escaped = {}
    for name, text in STRINGS.items():
        found = list(SINKS[sink](report.render(sink, FIELDS[field](text)), harmless))
        if found:
            escaped[name] = found[:3]
    assert escaped == {}


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_a_refusal_is_an_annotation_and_no_more(text, capsysbinary, tmp_path):
    step = Step(outputs=tmp_path / "outputs", summary=tmp_path / "summary.md")
    step.refuse([Refusal(message=text, path=text, line=3), Refusal(message=text)])
    log = capsysbinary.readouterr().out.decode("utf-8")
    assert [name for name, _ in commands(log)] == ["error", "error"]
    assert len(log.splitlines()) == 2
    assert _CONTROLS.findall(log) == []
    for line, names in zip(log.splitlines(), (["file", "line", "title"], ["title"]), strict=True):
        head = line.partition("::")[2].partition("::")[0].partition(" ")[2]
        assert [pair.partition("=")[0] for pair in head.split(",")] == names
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert set(_elements(_MARKDOWN.render(summary))) <= {
        "html []", "head []", "body []", "h2 []", "pre []", "code [('class', 'language-text')]",
    }  # fmt: skip
    assert list(commands(summary)) == []


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_an_output_is_one_output(text, tmp_path):
    step = Step(outputs=tmp_path / "outputs")
    step.write({"verdict": text, "passed": "1"})
    lines = iter((tmp_path / "outputs").read_bytes().split(b"\n"))
    names = []
    for line in lines:
        name, mark, delimiter = line.partition(b"<<")
        if mark:
            names.append(name)
            assert any(one == delimiter for one in lines)
    assert names == [b"verdict", b"passed"]
