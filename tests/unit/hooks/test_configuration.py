"""`mlgate-config`: every problem with file and line, exit code 2; files that are not ours are passed over."""

import pytest

from mlgate_hooks.configuration import main


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_valid_files_pass(project):
    (project / "mlgate.toml").write_text('[lint.code]\npaths = ["src"]\n')
    (project / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert main(["mlgate.toml", "pyproject.toml"]) == 0


def test_every_problem_of_every_file_is_told(project, capsys):
    (project / "mlgate.toml").write_text('[lint.code]\npats = ["src"]\n')
    (project / "x.odcs.yaml").write_text("name: x\n")
    assert main(["mlgate.toml", "x.odcs.yaml", "gone.toml"]) == 2
    told = capsys.readouterr().err
    assert "mlgate.toml:2: [lint.code] unknown key 'pats'; did you mean 'paths'?" in told
    assert "x.odcs.yaml" in told
    assert "ODCS" in told
    assert "gone.toml" in told


def test_a_pyproject_that_configures_mlgate_is_read(project, capsys):
    (project / "pyproject.toml").write_text('[tool.mlgate.lint.code]\npats = ["src"]\n')
    assert main(["pyproject.toml"]) == 2
    assert "pyproject.toml:1" in capsys.readouterr().err
