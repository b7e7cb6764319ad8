import json

import polars as pl
import pytest

import mlgate
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


@pytest.mark.parametrize(
    ("name", "kwargs", "good", "bad"),
    [
        (
            "unexpected_rows_expectation",
            {"unexpected_rows_query": "SELECT * FROM {batch} WHERE a > 5 -- no;"},
            [1, 5],
            [6],
        ),
        ("expect_column_most_common_value_to_be_in_set", {"column": "a", "value_set": [1]}, [1, 1, 2], [1, 2]),
        (
            "expect_column_most_common_value_to_be_in_set",
            {"column": "a", "value_set": [1], "ties_okay": True},
            [1, 2, None, None],
            [1, 2, 2],
        ),
    ],
)
def test_what_becomes_a_query_judges_data(folder, name, kwargs, good, bad):
    (folder / "gx.json").write_text(json.dumps({"name": "s", "expectations": [{"type": name, "kwargs": kwargs}]}))
    assert main(["convert", "gx.json", "-o", "gx.yaml"]) == 0
    contract = mlgate.contract(folder / "gx.yaml")
    assert contract.validate(pl.DataFrame({"a": good})).passed
    assert not contract.validate(pl.DataFrame({"a": bad})).passed


def test_a_suite_of_which_nothing_is_left(folder, capsys):
    one = {"type": "expect_table_column_count_to_equal", "kwargs": {"value": 5}}
    (folder / "gx.json").write_text(json.dumps({"name": "s", "expectations": [one]}))
    assert main(["convert", "gx.json", "-o", "gx.yaml"]) == 3
    told = capsys.readouterr().err
    assert "gx.json: cannot be said in a contract" in told
    assert "not converted: expectations[0] expect_table_column_count_to_equal: the number of columns" in told
    assert not (folder / "gx.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "head"),
    [
        (("--to", "pandera", "-o", "out.yaml"), "schema_type: dataframe"),
        (("--to", "pandera-polars", "-o", "out.YML"), "schema_type: polars_dataframe"),
        (("--to", "pandera-yaml"), "schema_type: dataframe"),
        (("--to", "pandera-polars-yaml"), "schema_type: polars_dataframe"),
        (("--to", "pandera-polars", "-o", "out.py"), "import pandera.polars as pa"),
    ],
)
def test_pandera_as_python_or_yaml(folder, capsys, arguments, head):
    assert main(["convert", "s.json", "-o", "c.odcs.yaml"]) == 0
    assert main(["convert", "c.odcs.yaml", *arguments]) == 0
    written = (folder / arguments[-1]).read_text() if "-o" in arguments else capsys.readouterr().out
    assert f"\n{head}\n" in written


def test_a_contract_comes_back_from_pandera(folder):
    assert main(["convert", "s.json", "-o", "c.odcs.yaml"]) == 0
    assert main(["convert", "c.odcs.yaml", "--to", "pandera", "-o", "p.yaml"]) == 0
    assert main(["convert", "p.yaml", "-o", "again.odcs.yaml"]) == 0
    contract = mlgate.contract(folder / "again.odcs.yaml")
    assert contract.validate(pl.DataFrame({"a": [0, None]})).passed
    assert not contract.validate(pl.DataFrame({"a": [-1, None]})).passed


_SHARES = {"values": ["x", "y"], "weights": [0.5, 0.5]}


def divergence(folder, **changes):
    kwargs = {"column": "a", "partition_object": _SHARES, "threshold": 0.1, **changes}
    one = {"type": "expect_column_kl_divergence_to_be_less_than", "kwargs": kwargs}
    there = {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "a"}}
    (folder / "gx.json").write_text(json.dumps({"name": "s", "expectations": [one, there]}))
    assert main(["convert", "gx.json", "-o", "gx.yaml"]) == 0
    return mlgate.contract(folder / "gx.yaml")


def test_a_divergence_over_categories_judges_data(folder):
    contract = divergence(folder)
    # 0.75 ln 1.5 + 0.25 ln 0.5 is 0.13; a value that has no share is infinitely far.
    for values, passed in (("xyxy", True), ("xxyyxy", True), ("xxxy", False), ("x" * 499 + "y" * 499 + "z", False)):
        assert contract.validate(pl.DataFrame({"a": list(values)})).passed == passed


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"partition_object": {"bins": [0, 1, 2], "weights": [0.5, 0.5]}}, "bins hold their lower end"),
        ({"tail_weight_holdout": 0.01}, "a share held out"),
        ({"partition_object": {"values": ["x", "y"], "weights": [0.5, 0.4]}}, "no shares of the values"),
        ({"partition_object": {"values": ["x", 1], "weights": [0.5, 0.5]}}, "values of mixed types"),
        ({"partition_object": None}, "column_kl_divergence"),
    ],
)
def test_a_divergence_that_means_something_else_is_listed(folder, capsys, changes, told):
    divergence(folder, **changes)
    assert told in capsys.readouterr().err
