"""Data of a check by the configuration and by the contract's servers."""

import hashlib

import polars as pl
import pytest

from mlgate.checks._contract_data import Opener
from mlgate.config import Config, Data, Source
from mlgate.context import Baseline, Context
from mlgate.contracts import Contract, Table
from mlgate.contracts.compiled import Rule, Server
from mlgate.contracts.constraints import Dangling
from mlgate.core.errors import CheckError
from mlgate.readers.scratch import Scratch


def contract(*servers, tables=("t",)):
    return Contract(
        path="c.yaml",
        id="x",
        version="1",
        digest="sha256:0",
        tables=tuple(Table(name=name, columns=(), rules=()) for name in tables),
        servers=servers,
    )


def server(kind, **settings):
    return Server(name="lake", type=kind, line=7, settings=settings)


@pytest.fixture
def opener(tmp_path):
    source = Source(path=tmp_path / "mlgate.toml", content=b"", lines={})
    data = {"train": Data(path="d.csv", delimiter=";", null_values=("", "?")), "all": Data(path="d.csv")}
    config = Config(source=source, data=data)
    context = Context(check="contract.x", root=tmp_path, baseline=Baseline(root=tmp_path), config=config)
    (tmp_path / "d.csv").write_text("a;b\n1;?\n")
    with Scratch(lambda: tmp_path) as scratch:
        yield Opener(context, scratch), context


def test_a_declaration_is_read_as_it_says_and_noted(opener):
    (file,) = opener[0].declared("train")
    assert (file.names, file.dialect.null_values, file.shown) == (("a", "b"), ("", "?"), "d.csv")
    assert opener[1].digests == {}
    opener[0].note({})
    assert opener[1].digests == {"data.train": f"sha256:{hashlib.sha256(file.path.read_bytes()).hexdigest()}"}
    with pytest.raises(CheckError, match="did you mean 'train'"):
        opener[0].declared("trian")


def test_files_of_a_server(opener, tmp_path):
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "t.csv").write_text("a|b\n1|2\n")
    told = contract(server("local", path="lake/{model}.csv", format="csv", delimiter="|"))
    (file,) = opener[0].served(told, "lake", told.table())
    assert (file.names, file.shown) == (("a", "b"), "lake/t.csv")
    opener[0].note({tmp_path / "lake" / "t.csv": "ab"})
    assert opener[1].digests == {"server.lake.t": "sha256:ab"}
    with pytest.raises(CheckError, match="no server 'lak'; did you mean 'lake'"):
        opener[0].served(told, "lak", told.table())


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (server("kafka", host="x"), "c.yaml:7: server 'lake' is of a type that is not read; known are local, s3"),
        (server("local", format="csv"), "names no path or location"),
        (server("s3", location="s3://b/x", format="avro"), "has the format 'avro', which is not read"),
        (server("local", path="nowhere.csv"), "'nowhere.csv' matches no file"),
    ],
)
def test_servers_that_cannot_be_read(opener, one, words):
    told = contract(one)
    with pytest.raises(CheckError) as caught:
        opener[0].served(told, "lake", told.table())
    assert words in str(caught.value)


def test_objects_that_a_relationship_points_to_are_found_at_the_same_server(opener, tmp_path):
    for name in ("orders", "people", "others"):
        pl.DataFrame({"id": [1]}).write_parquet(tmp_path / f"{name}.parquet")
    told = contract(server("local", path="{model}.parquet", format="parquet"), tables=("orders", "people", "others"))
    points = Rule(subject="x", words="", columns=("p",), test=Dangling(table="people", columns=("id",)), line=1)
    orders = Table(name="orders", columns=(), rules=(points,))
    found = opener[0].related(told, orders, {"extra": "all"}, "lake")
    assert {name: file.shown for name, (file,) in found.items()} == {"people": "people.parquet", "extra": "d.csv"}
    assert set(opener[0].related(told, orders, {}, None)) == set()
