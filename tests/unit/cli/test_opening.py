"""Data named on the command line: how they are read is said by options, and messages speak of these."""

import pytest

from mlgate.cli import main


@pytest.mark.parametrize(
    "told",
    [
        (b"a\tb\n1\t\xe9\n2\t\xe8\n", "say what it is by `--encoding 'cp1252'`", ["--encoding", "cp1252"]),
        (b'a\tb\n1\tthe "x\n2\ty\n', "or set `--quote ''` where quotes mean nothing", ["--quote", ""]),
    ],
)
@pytest.mark.parametrize("command", [["infer"], ["diff", "d.tsv"]])
def test_what_a_message_advises_mends_it(tmp_path, monkeypatch, capsys, command, told):
    content, words, mend = told
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.tsv").write_bytes(content)
    assert main([*command, "d.tsv"]) == 3
    assert words in capsys.readouterr().err
    assert main([*command, "d.tsv", *mend]) == 0


def test_a_file_of_an_unknown_sort_is_to_be_renamed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.train").write_text("1 2\n")
    assert main(["infer", "d.train"]) == 3
    told = capsys.readouterr().err
    assert told.endswith("; or rename it\n")
