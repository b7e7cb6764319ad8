import json

import pytest

from mlgate.cli import main

_SCHEMA = {"fields": [{"name": "a", "type": "integer", "constraints": {"minimum": 0}}]}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.json").write_text(json.dumps(_SCHEMA))
    return tmp_path


def test_a_contract_is_written_and_read_back(folder, capsys):
    assert main(["convert", "s.json", "-o", "c.yaml"]) == 0
    assert main(["convert", "c.yaml", "--to", "pandera"]) == 0
    assert "pa.Check.ge(0)" in capsys.readouterr().out


def test_what_is_there_is_kept(folder, capsys):
    (folder / "c.yaml").write_text("mine")
    assert main(["convert", "s.json", "-o", "c.yaml"]) == 2
    assert (folder / "c.yaml").read_text() == "mine"
    assert "--force" in capsys.readouterr().err
    assert main(["convert", "s.json", "-o", "c.yaml", "--force"]) == 0


def test_what_is_not_converted_is_listed_and_fails_when_strict(folder, capsys):
    _schema = {"fields": [{"name": "a", "type": "geojson"}]}
    (folder / "s.json").write_text(json.dumps(_schema))
    assert main(["convert", "s.json"]) == 0
    assert "field 'a': type geojson" in capsys.readouterr().err
    assert main(["convert", "s.json", "--strict"]) == 1


@pytest.mark.parametrize("name", ["absent.json", "absent.py:schema", "no_such_module:schema"])
def test_what_is_not_there(folder, capsys, name):
    assert main(["convert", name]) in (2, 3)
    assert "Traceback" not in capsys.readouterr().err


def test_a_module_is_imported_only_where_it_is_named(folder, capsys):
    (folder / "evil.py").write_text("raise SystemError('ran')\n")
    assert main(["convert", "evil.py"]) == 2
    assert main(["convert", "evil.py:schema"]) == 3
    assert "SystemError" in capsys.readouterr().err


def test_an_object_in_python_that_is_no_schema(folder, capsys):
    (folder / "mine.py").write_text("schema = 3\n")
    assert main(["convert", "mine.py:schema"]) == 2
    assert "no pandera" in capsys.readouterr().err
