"""No string from outside becomes more than text: every hostile string, in every field, in every report.

Asked of parsers: of the runner's grammar of commands, of HTML as browsers read it, XML, JSON and SARIF's schema. What a
report of a hostile string is made of is compared with what that of a harmless one is made of.

A new sink is a function that takes the report of a hostile string and that of a harmless one, and yields what escaped.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

import rendered_markdown
import runner_commands
from hostile_strings import STRINGS
from hostile_verdicts import FIELDS
from mlgate import report
from mlgate.core.verdict_file import read_verdict
from mlgate.report import html
from sarif_schema import problems_of

Sink = Callable[[str, str], Iterator[str]]


def text_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from runner_commands.escapes(text)
    if text.count("\n") != harmless.count("\n"):
        yield "line"


def annotations_escape(text: str, harmless: str) -> Iterator[str]:
    yield from runner_commands.unprintable(text)
    ours, theirs = (_annotations(log) for log in (harmless, text))
    if ours != theirs or "\n" in text.rstrip("\n").replace("\n", "", len(ours)):
        yield f"annotations {theirs}"
    if runner_commands.OF_OTHERS.search(text):
        yield "command of another runner"


def _annotations(log: str) -> list[tuple[str, list[str], str]]:
    """Return of each annotation its level, the names of its properties, and the part of the line that it takes."""
    found = []
    for line in log.splitlines()[:-1]:
        (command,) = runner_commands.commands(line)
        properties = line.partition(" ")[2].partition("::")[0].split(",")
        found.append((command[0], sorted(pair.partition("=")[0] for pair in properties), line[: line.find(" ")]))
    return [
        (level, [name for name in names if name not in ("line", "col", "file")], head) for level, names, head in found
    ]


def markdown_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from runner_commands.escapes(text)
    yield from rendered_markdown.escapes(text, harmless)
    if rendered_markdown.comments(text):
        yield "comment"


def junit_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from runner_commands.escapes(text)
    ours, theirs = (
        sorted((one.tag, sorted(one.attrib)) for one in ET.fromstring(document).iter()) for document in (harmless, text)
    )
    if ours != theirs:
        yield "element"
    if re.search(r"<!|<\?", text.replace("<?xml version", "", 1)):
        yield "declaration"


def sarif_escapes(text: str, harmless: str) -> Iterator[str]:
    yield from runner_commands.escapes(text)
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
    yield from runner_commands.escapes(text)
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
    yield from runner_commands.escapes(text)
    ours, theirs = (Counter(key for key, _ in _leaves(json.loads(one))) for one in (harmless, text))
    if sum(ours.values()) != sum(theirs.values()):
        yield "value"


def page_escapes(page: str, harmless: str) -> Iterator[str]:
    """Yield what of a page is more than text: an element or an attribute that the page has not by itself."""
    yield from (f"command {name}" for name, _ in runner_commands.commands(page))
    (shown, links), (known, _) = _page(page), _page(harmless)
    yield from (f"element {one}" for one in shown.keys() - known.keys())
    yield from (f"more of {name}" for name, count in shown.items() if name[0] == "script" and count > known[name])
    # The page asks for no icon.
    yield from (f"link {link}" for link in links if not link.startswith(("#", "https://")) and link != "data:,")


@functools.lru_cache(maxsize=2)
def _page(text: str) -> tuple[Counter[tuple[str, ...]], list[str]]:
    """Count the elements of a page by name and by the names of their attributes; scripts and styles with their text."""
    found: Counter[tuple[str, ...]] = Counter()
    elements = list(html5lib.parse(text, namespaceHTMLElements=False).iter())
    for element in elements:
        if isinstance(element.tag, str):
            held = (element.text or "",) if element.tag in ("script", "style") else ()
            found[element.tag, *sorted(element.attrib), *held] += 1
    return found, [str(element.get("href", "#")) for element in elements]


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


def _page_of_file(text: str) -> str:
    """Return what `mlgate report --samples --source URL` makes of a file in which `text` stands everywhere."""
    content = report.render("json", FIELDS["everywhere"](text)).encode("utf-8")
    return html.render(read_verdict(content, "verdict.json"), source="https://forge.invalid/o/r/blob/c", samples=True)


@pytest.mark.slow
def test_nothing_of_a_file_escapes_its_page():
    harmless = _page_of_file("name")
    escaped = {
        name: found for name, text in STRINGS.items() if (found := [*page_escapes(_page_of_file(text), harmless)])
    }
    assert escaped == {}
