import json

import pytest

from mlgate.cli import main

_CONTRACT = """apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
status: active
schema:
- name: t
  properties:
  - {name: a, logicalType: integer, required: true}
  - {name: s, logicalType: string, logicalTypeOptions: {pattern: ^a}}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(_CONTRACT)
    (tmp_path / "b.yaml").write_text(_CONTRACT.replace(", required: true", ""))
    (tmp_path / "c.yaml").write_text(_CONTRACT.replace("^a", "^b"))
    (tmp_path / "a.csv").write_text("x,y\n" + "".join(f"{n},{n % 3}\n" for n in range(500)))
    (tmp_path / "b.csv").write_text("x,y\n" + "".join(f"{n},{n % 2}\n" for n in range(500)))
    (tmp_path / "c.csv").write_text("x\n" + "".join(f"{n}.5\n" for n in range(500)))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["a.yaml", "a.yaml"], 0),
        (["a.yaml", "b.yaml"], 1),
        (["a.yaml", "b.yaml", "--exit-zero"], 0),
        (["b.yaml", "a.yaml"], 0),
        (["b.yaml", "a.yaml", "--perspective", "producer"], 1),
        (["a.yaml", "c.yaml"], 0),
        (["a.yaml", "c.yaml", "--strict"], 1),
        (["a.yaml", "a.csv"], 2),
        (["a.yaml", "absent.yaml"], 2),
        (["a.csv", "a.csv"], 0),
        (["a.csv", "b.csv"], 0),
        (["a.csv", "c.csv"], 1),
        (["c.csv", "a.csv"], 0),
    ],
)
def test_exit_codes(folder, words, code):
    assert main(["diff", *words]) == code


def test_formats(folder, capsys):
    main(["diff", "a.yaml", "b.yaml"])
    assert "breaking    a.yaml:9: a:required: no longer checked: a is missing" in capsys.readouterr().out
    main(["diff", "a.yaml", "b.yaml", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["breaking"]
    assert [one["subject"] for one in found["changes"]] == ["a:required"]
    main(["diff", "a.yaml", "b.yaml", "--format", "markdown"])
    assert "| **breaking** | a:required" in capsys.readouterr().out


def test_data_sets(folder, capsys):
    main(["diff", "a.csv", "c.csv", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [(one["column"], one["what"], one["breaking"]) for one in found["differences"]] == [
        ("x", "type", True),
        ("y", "column", True),
    ]
    main(["diff", "a.csv", "b.csv"])
    assert "y: is distributed otherwise: total variation 0.33" in capsys.readouterr().out
