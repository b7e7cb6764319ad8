"""No string from outside becomes more than text in what a job says: comment, refusals, plan, notices, outputs.

The formats of a verdict are asked in `tests/unit/report/test_injection.py`, by the same strings.
"""

from __future__ import annotations

import contextlib
import json
import re
from types import SimpleNamespace

import pytest

import rendered_markdown
import runner_commands
from hostile_strings import STRINGS
from hostile_verdicts import FIELDS
from mlgate.core.errors import ConfigurationError, Problem, UsageError
from mlgate.core.model import Location
from mlgate.github import body, check, comments, plan
from mlgate.github.__main__ import _refusals
from mlgate.github.api import ApiError
from mlgate.github.event import Job
from mlgate.github.inputs import Inputs
from mlgate.github.step import Refusal, Step
from mlgate.github.telling import Telling
from mlgate.touched import Touched

MARKER = re.compile(r"<!-- mlgate:comment [0-9a-f]{20} -->")
# GitHub keeps a comment in so many bytes, four for each character that it allows.
MOST_BYTES = 4 * 65_536
_ABOUT = body.About(
    marker=body.marker(".", ()), title="models/mlgate.toml", run_url="https://github.com/o/r/actions/runs/1"
)


def escapes(text, harmless):
    """Yield what of a comment is more than text, and what GitHub would refuse."""
    yield from rendered_markdown.escapes(text, harmless)
    marker, first = rendered_markdown.comments(text), text.partition("\n")[0]
    if len(marker) != 1 or not MARKER.fullmatch(first) or text.count("<!--") != 1:
        yield f"marker {marker}"
    if len(text) > 65_536 or len(text.encode("utf-8")) > MOST_BYTES:
        yield f"length {len(text)}"
    yield from runner_commands.escapes(text)


def _outputs(file):
    """Return the outputs that the runner reads in `file`: `name<<DELIMITER`, lines, and the delimiter in a line."""
    lines = iter(file.read_bytes().decode("utf-8").split("\n"))
    outputs = {}
    for line in lines:
        name, heredoc, delimiter = line.partition("<<")
        if heredoc:
            outputs[name] = "\n".join(iter(lines.__next__, delimiter))
        else:
            # The runner reads `name=value`, too.
            assert line == ""
    return outputs


# 4,000 comments, each parsed: half a minute.
@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS)
def test_nothing_of_a_verdict_escapes_a_comment(field):
    harmless = body.render(FIELDS[field]("name"), _ABOUT, sha="0" * 40)
    escaped = {}
    for name, text in STRINGS.items():
        found = list(escapes(body.render(FIELDS[field](text), _ABOUT, sha="0" * 40), harmless))
        if found:
            escaped[name] = found[:3]
    assert escaped == {}


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_nothing_of_the_inputs_escapes_a_comment(text, tmp_path):
    def comment(name):
        inputs = Inputs(workspace=tmp_path, working_directory=tmp_path, config=tmp_path / name, checks=(name,))
        about = Telling(inputs=inputs, step=Step(), job=Job.of({"GITHUB_REPOSITORY": name})).about
        return body.render(FIELDS["column"]("name"), about)

    assert list(escapes(comment(text), comment("name"))) == []


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_an_address_is_one_of_github_or_none(text):
    environ = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_RUN_ID": "1"}
    assert Job.of(environ).run_url == _ABOUT.run_url
    for name in environ:
        assert Job.of({**environ, name: text}).run_url in (None, f"https://github.com/o/r/actions/runs/{text}")


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_nothing_of_a_refusal_escapes_a_comment(text, tmp_path):
    inputs = Inputs(workspace=tmp_path, working_directory=tmp_path)

    def comment(name):
        problem = Problem(message=name, location=Location(path=name, line=3))
        refusals = [*_refusals(ConfigurationError((problem,)), inputs), *_refusals(UsageError(name), inputs)]
        return body.render_refusal([str(refusal) for refusal in refusals], _ABOUT, "0" * 40)

    assert list(escapes(comment(text), comment("name"))) == []


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_a_refusal_is_an_annotation_and_no_more(text, capsysbinary, tmp_path):
    step = Step(outputs=tmp_path / "outputs", summary=tmp_path / "summary.md")
    step.refuse([Refusal(message=text, path=text, line=3), Refusal(message=text)])
    log = capsysbinary.readouterr().out.decode("utf-8")
    assert [name for name, _ in runner_commands.commands(log)] == ["error", "error"]
    assert len(log.splitlines()) == 2
    assert list(runner_commands.unprintable(log)) == []
    for line, names in zip(log.splitlines(), (["file", "line", "title"], ["title"]), strict=True):
        head = line.partition("::")[2].partition("::")[0].partition(" ")[2]
        assert [pair.partition("=")[0] for pair in head.split(",")] == names
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert set(rendered_markdown.elements(summary)) <= {
        "h2 []", "pre []", "code [('class', 'language-text')]",
    }  # fmt: skip
    assert list(runner_commands.commands(summary)) == []


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_a_refusal_with_many_problems_is_ten_annotations(text, capsysbinary, tmp_path):
    Step(summary=tmp_path / "summary.md").refuse([Refusal(message=text, path=text, line=3)] * 12)
    log = capsysbinary.readouterr().out.decode("utf-8")
    assert [name for name, _ in runner_commands.commands(log)] == ["error"] * 10
    assert len(log.splitlines()) == 12


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_what_is_said_beside_the_verdict_is_text(text, capsysbinary, tmp_path):
    summary = tmp_path / "summary.md"
    inputs = Inputs(workspace=tmp_path, working_directory=tmp_path)

    def said(name):
        summary.unlink(missing_ok=True)
        telling = Telling(inputs=inputs, step=Step(summary=summary), job=Job())
        telling.notice(name)
        telling.notice(comments.advice(ApiError(403, name), None))
        return capsysbinary.readouterr().out.decode("utf-8"), summary.read_text(encoding="utf-8")

    harmless = said("name")[1]
    log, markdown = said(text)
    assert list(runner_commands.escapes(log)) == []
    assert len(log.splitlines()) == 2
    assert list(rendered_markdown.escapes(markdown, harmless)) == []
    assert rendered_markdown.comments(markdown) == []


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_why_a_base_is_not_known_is_one_notice(text, capsysbinary, tmp_path, monkeypatch):
    monkeypatch.setattr(check.history, "deepen", lambda *_: text)
    check.deepened(tmp_path, text)
    log = capsysbinary.readouterr().out.decode("utf-8")
    assert [name for name, _ in runner_commands.commands(log)] == ["notice"]
    assert len(log.splitlines()) == 1
    assert log.startswith("::notice title=mlgate::it is not known where this change left origin/")
    assert list(runner_commands.unprintable(log)) == []


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_nothing_escapes_a_plan(text, capsysbinary, tmp_path, monkeypatch):
    monkeypatch.setattr(plan.planning, "plan", lambda *_: (SimpleNamespace(root=tmp_path), ()))
    # The runner is told to obey nothing while a kind is imported, and obeys again: those are commands of ours.
    monkeypatch.setattr(plan, "Quiet", contextlib.nullcontext)
    inputs = Inputs(workspace=tmp_path, working_directory=tmp_path, config=tmp_path / "mlgate.toml")
    step = Step(summary=tmp_path / "summary.md", outputs=tmp_path / "outputs")

    def planned(name):
        for file in (step.summary, step.outputs):
            file.unlink(missing_ok=True)
        monkeypatch.setattr(plan, "touched", lambda *_: (Touched("contract.a", "contract", name),))
        assert plan.run(inputs, step, base_branch="") == 0
        return capsysbinary.readouterr().out.decode("utf-8"), step.summary.read_text(encoding="utf-8")

    harmless = planned("name")[1]
    log, markdown = planned(text)
    assert list(runner_commands.escapes(log)) == []
    assert len(log.splitlines()) == 1
    assert list(rendered_markdown.escapes(markdown, harmless)) == []
    assert rendered_markdown.comments(markdown) == []
    outputs = _outputs(step.outputs)
    assert list(outputs) == ["matrix", "exit-code"]
    assert len(json.loads(outputs["matrix"])["include"]) == 1


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_an_output_is_one_output(text, tmp_path):
    step = Step(outputs=tmp_path / "outputs")
    step.write({"verdict": text, "passed": "1"})
    assert list(_outputs(step.outputs)) == ["verdict", "passed"]
