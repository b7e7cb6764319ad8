"""What is shown while checks run."""

import io
import json
import re
import subprocess
import sys

import pytest

from mlgate.cli import main, output


@pytest.mark.parametrize(
    "doing", ["contract.a: a[/b].csv", "contract.a: [red]x", "contract.a: [link=https://evil.example]x"]
)
def test_what_a_check_is_at_is_no_markup(doing, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with output.progress() as progress:
        progress(doing, 1, 2)
    assert doing in terminal.getvalue()


LEAK = """\
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
df = StandardScaler().fit_transform(pd.read_csv("a.csv"))
train, test = train_test_split(df, random_state=0)
"""
# Where each of them has the place of the first finding.
PLACES = {
    "github": lambda text: re.search(r"file=([^,]+),line=4", text)[1],
    "gitlab": lambda text: json.loads(text)[0]["location"]["path"],
    "sarif": lambda text: json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "artifactLocation"
    ]["uri"],
    "json": lambda text: json.loads(text)["results"][0]["findings"][0]["location"]["path"],
}


@pytest.fixture
def team(tmp_path, monkeypatch):
    """A project in a folder of a repository, and in it."""
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "t.py").write_text(LEAK, encoding="utf-8")
    (folder / "mlgate.toml").write_text('[lint.code]\npaths = ["t.py"]\n', encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("command", [["check"], ["lint", "t.py"]])
@pytest.mark.parametrize("name", PLACES)
def test_a_host_finds_places_in_the_repository(team, name, command):
    assert main([*command, "--format", f"{name}=found"]) == 1
    wanted = "t.py" if name == "json" else "team/t.py"
    assert PLACES[name]((team / "found").read_text(encoding="utf-8")) == wanted


def test_what_an_earlier_run_found_is_not_left_where_nothing_is_checked(team, capsys):
    command = ["check", "--format", "junit=r.xml", "--format", "json=r.json"]
    assert main(command) == 1
    assert (team / "r.xml").is_file()
    (team / "mlgate.toml").write_text("[lint.code\n", encoding="utf-8")
    assert main(command) == 2
    left = sorted(file.name for file in team.rglob("*") if file.is_file())
    assert left == [".gitignore", "mlgate.toml", "t.py"]


def test_the_configuration_is_no_place_for_a_report(team, capsys):
    before = (team / "mlgate.toml").read_bytes()
    assert main(["check", "--format", "sarif=mlgate.toml"]) == 2
    assert "--format sarif=mlgate.toml: mlgate.toml is read" in capsys.readouterr().err
    assert (team / "mlgate.toml").read_bytes() == before
