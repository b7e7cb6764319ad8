"""Which contracts a touched file concerns."""

import pytest

from mlgate_hooks.changed_data import main

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: people
version: 1.0.0
servers:
  - {server: here, type: local, path: "lake/{model}.csv", format: csv}
schema:
  - name: people
    properties:
      - {name: id, logicalType: integer, unique: true}
"""
TOML = """\
[data.people]
path = "people/*.csv"
[data.places]
path = "places.csv"
[contract.people]
data = "people"
file = "c.odcs.yaml"
related = { places = "places" }
"""


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "a.csv").write_text("id\n1\n")
    (tmp_path / "people" / "b.csv").write_text("id\n1\n")
    (tmp_path / "places.csv").write_text("id\n1\n")
    (tmp_path / "other.csv").write_text("id\n1\n")
    (tmp_path / "c.odcs.yaml").write_text(CONTRACT)
    (tmp_path / "mlgate.toml").write_text(TOML)
    return tmp_path


@pytest.mark.parametrize(("file", "code"), [("people/a.csv", 1), ("places.csv", 1), ("other.csv", 0)])
def test_all_of_the_data_are_judged_when_one_file_of_it_or_of_what_it_points_to_is_touched(file, code, capsys):
    assert main([file]) == code
    assert ("id:unique" in capsys.readouterr().out) is bool(code)


def test_a_configuration_that_cannot_be_read_is_told(project, capsys):
    (project / "mlgate.toml").write_text("[contract.x]\n")
    assert main(["places.csv"]) == 2
    assert "mlgate.toml:1" in capsys.readouterr().err
