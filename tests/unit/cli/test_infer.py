import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from mlgate.cli import main
from mlgate.contracts import load

ROWS = [f"{n},{'ab'[n % 2]},2024-01-{n % 28 + 1:02},{n / 7:.2f}" for n in range(400)]
CSV = "\n".join(["id,kind,day,x", *ROWS, ""])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("shop.csv").write_text(CSV, encoding="utf-8")
    return tmp_path


def test_a_draft_goes_to_standard_output(folder, capsys):
    assert main(["infer", "shop.csv"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    Path("c.yaml").write_text(shown.out, encoding="utf-8")
    contract = load(folder / "c.yaml", folder)
    assert (contract.id, [table.name for table in contract.tables]) == ("shop", ["shop"])
    assert {column.name: column.logical_type for column in contract.tables[0].columns} == {
        "id": "integer",
        "kind": "string",
        "day": "date",
        "x": "number",
    }


def test_names_are_the_users(folder, capsys):
    assert main(["infer", "shop.csv", "--id", "urn:shop:1", "--object", "sales"]) == 0
    Path("c.yaml").write_text(capsys.readouterr().out, encoding="utf-8")
    contract = load(folder / "c.yaml", folder)
    assert (contract.id, contract.tables[0].name) == ("urn:shop:1", "sales")


def test_a_file_that_is_there_is_refined_and_not_replaced(folder, capsys):
    assert main(["infer", "shop.csv", "-o", "c.yaml"]) == 0
    text = Path("c.yaml").read_text(encoding="utf-8").replace("status: draft", "status: active  # by hand")
    Path("c.yaml").write_text(text, encoding="utf-8")
    assert main(["infer", "shop.csv", "-o", "c.yaml"]) == 0
    assert Path("c.yaml").read_text(encoding="utf-8") == text
    assert "holds the contract: nothing is changed" in capsys.readouterr().err
    Path("new.csv").write_text(CSV.replace("\n7,b,", "\n7,c,"), encoding="utf-8")
    assert main(["infer", "new.csv", "-o", "c.yaml"]) == 0
    assert "kind: invalidValues mustBe 0 -> mustBeLessOrEqualTo 0.5 percent: 1 of 400 rows" in capsys.readouterr().err
    refined = Path("c.yaml").read_text(encoding="utf-8")
    assert "status: active  # by hand" in refined
    assert "was mustBe 0; 1 of 400 rows of new.csv" in refined
    assert main(["infer", "new.csv", "-o", "c.yaml", "--force"]) == 0
    assert "by hand" not in Path("c.yaml").read_text(encoding="utf-8")


def test_update_prints_nothing_and_writes_back(folder, capsys):
    assert main(["infer", "shop.csv", "-o", "c.yaml"]) == 0
    Path("new.csv").write_text(CSV.replace("\n7,b,", "\n,b,"), encoding="utf-8")
    assert main(["infer", "new.csv", "--update", "c.yaml"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "id: required, primaryKey, primaryKeyPosition removed" in shown.err
    assert "required: true" not in Path("c.yaml").read_text(encoding="utf-8").split("name: kind")[0]


def test_marks_for_missing_values_are_taken_for_such_and_told(folder, capsys):
    Path("na.csv").write_text(CSV.replace("\n7,b,", "\nNA,b,"), encoding="utf-8")
    assert main(["infer", "na.csv"]) == 0
    shown = capsys.readouterr()
    assert 'set `null_values = ["", "NA"]`' in shown.err
    assert "logicalType: integer" in shown.out
    assert main(["infer", "na.csv", "--null-value", ""]) == 0
    assert "logicalType: integer" not in capsys.readouterr().out


def test_persons_are_told_of(folder, capsys):
    frame = pl.DataFrame({"n": range(50), "email": [f"u{n}@example.org" for n in range(50)]})
    frame.write_parquet("people.parquet")
    assert main(["infer", "people.parquet"]) == 0
    shown = capsys.readouterr()
    assert "'email' seems to hold: e-mail address" in shown.err
    assert "example" not in shown.out + shown.err


def test_several_files_are_one_table(folder, capsys):
    Path("data").mkdir()
    for number in range(3):
        pl.DataFrame({"k": range(number * 100, number * 100 + 100), f"only{number}": 1}).write_parquet(
            f"data/{number}.parquet"
        )
    assert main(["infer", "data/*.parquet"]) == 0
    shown = capsys.readouterr()
    assert "300 rows, 1 column" in shown.out
    assert "name: data" in shown.out
    assert "left out: 'only0', not in data/1.parquet" in shown.err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["none.csv"], 3, "none.csv"),
        (["shop.csv", "-o", "no/c.yaml"], 2, "there is no folder no"),
        (["shop.csv", "-o", "."], 2, "is not a plain file"),
        (["shop.csv", "--update", "none.yaml"], 2, "none.yaml: cannot be read"),
        (["shop.csv", "--update", "shop.csv"], 2, "shop.csv"),
        (["shop.csv", "--update", "good.yaml", "--force"], 2, "give one of them"),
        (["shop.csv", "--update", "good.yaml", "--object", "shp"], 2, "did you mean 'shop'"),
        (["empty.csv"], 3, "empty.csv"),
        (["header.csv"], 3, "has no rows"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(folder, capsys, words, code, message):
    Path("empty.csv").write_text("", encoding="utf-8")
    Path("header.csv").write_text("a,b\n", encoding="utf-8")
    assert main(["infer", "shop.csv", "-o", "good.yaml"]) == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    capsys.readouterr()
    assert main(["infer", *words]) == code
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.out == ""
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_file_without_header_is_told(folder, capsys):
    Path("bare.csv").write_text("".join(f"{n % 5},{'ab'[n % 2]}\n" for n in range(100)), encoding="utf-8")
    assert main(["infer", "bare.csv"]) == 0
    assert "looks like data: add a header" in capsys.readouterr().err


def test_help_loads_no_engine():
    code = (
        "import sys; from mlgate.cli import infer; sys.exit(any(m in sys.modules for m in ('polars', 'numpy', 'yaml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
