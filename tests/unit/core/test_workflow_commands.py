"""A line for the runner is one command, whatever it holds; and it is written in one place."""

import re
from pathlib import Path

import pytest

import mlgate
import runner_commands
from hostile_strings import STRINGS
from mlgate.core.workflow_commands import command, stop

SOURCE = Path(mlgate.__file__).parent


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_a_line_is_one_command_with_its_properties(text):
    line = command("warning", [text, text], [("file", text), ("line", 3), ("col", None), ("title", text)])
    assert len(line.splitlines()) == 1
    assert [name for name, _ in runner_commands.commands(line)] == ["warning"]
    properties, _, message = line.removeprefix("::warning ").partition("::")
    assert [pair.partition("=")[0] for pair in properties.split(",")] == ["file", "line", "title"]
    # Of the two lines that were given, and none more.
    assert message.count("%0A") == 1
    assert re.findall("%(?!25|0A)", message) == []


def test_no_properties_are_no_space():
    assert command("notice", ["50 %: a"]) == "::notice::50 %25: a"


def test_a_path_with_colons_stays_what_it_is():
    assert command("error", ["a"], [("file", "src/ü::x,y.py")]) == "::error file=src/ü%3A%3Ax%2Cy.py::a"
    assert command("error", ["a::b"], [("file", "%3A:##[x]")]) == ("::error file=%253A%3A#\u200a#\u200a[x]::a:\u200a:b")


def test_a_long_property_is_cut():
    line = command("error", ["a"], [("title", "a:" * 4000)])
    assert line.endswith("…::a")
    assert len(line) < 5000


def test_what_ends_the_silence_cannot_be_guessed():
    (begin, end), (_, other) = stop(), stop()
    assert begin.removeprefix("::stop-commands") == end.removesuffix("::")
    assert end != other
    assert list(runner_commands.commands(f"{begin}\n::error::x\n{end}\n::notice::y")) == [
        ("stop-commands", begin.removeprefix("::stop-commands::")),
        ("notice", "y"),
    ]


def test_no_other_file_writes_one():
    written = re.compile("::(error|warning|notice|debug|group|add-mask|stop-commands)\\b")
    found = [path.name for path in SOURCE.rglob("*.py") if written.search(path.read_text(encoding="utf-8"))]
    assert found == ["workflow_commands.py"]
