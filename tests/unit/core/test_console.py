"""What a command says besides its report."""

import logging
import warnings

import pytest

import runner_commands
from hostile_strings import STRINGS
from mlgate.core import console


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_a_warning_is_one_line(text, monkeypatch):
    monkeypatch.setattr(warnings, "formatwarning", warnings.formatwarning)
    console.tame_warnings()
    said = warnings.formatwarning(text, UserWarning, text, 3, text)
    assert list(runner_commands.escapes(said)) == []
    assert said.count("\n") == 1
    assert ":3: UserWarning: " in said


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_what_an_argument_holds_is_repeated_as_text(text, capsys):
    with pytest.raises(SystemExit) as exit_code:
        console.Parser(prog="mlgate").parse_args([f"-{text}"])
    assert exit_code.value.code == 2
    said = capsys.readouterr().err
    assert list(runner_commands.escapes(said)) == []
    assert said.count("\n") == 2


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_a_traceback_is_text(text, capsys, monkeypatch):
    monkeypatch.setattr(logging.root, "handlers", [])
    monkeypatch.setattr(logging.root, "level", logging.root.level)
    console.show_tracebacks()
    logging.getLogger("mlgate").debug("%s crashed", text, exc_info=ValueError(f"row 3\n{text}"))
    said = capsys.readouterr().err
    assert "ValueError: row 3\n" in said
    assert list(runner_commands.escapes(said)) == []
