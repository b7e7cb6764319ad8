"""Every format, compression and place opened as files for engines, and what is none of them refused."""

import bz2
import gzip
import io
import lzma
import os
import struct

import fsspec
import polars as pl
import pytest

from mlgate.core.errors import CheckError
from mlgate.engines.polars.sources import opened
from mlgate.readers.files import Reading
from mlgate.readers.opening import Place, confirm, open_data
from mlgate.readers.scratch import Scratch

zstandard = pytest.importorskip("zstandard")
CSV = b"a;b\n1;2,5\n3;4,25\n"
LINES = b'{"a": 1, "c": {"d": [1]}}\n\n{"b": "x"}\n'


def written(how, frame=None):
    stream = io.BytesIO()
    getattr(pl.DataFrame({"a": [1, 2], "b": ["x", "y"]}) if frame is None else frame, how)(stream)
    return stream.getvalue()


@pytest.fixture
def scratch(tmp_path):
    with Scratch(lambda: tmp_path / ".mlgate") as scratch:
        (tmp_path / ".mlgate").mkdir()
        yield scratch


@pytest.fixture
def read(tmp_path, scratch):
    place = Place(root=tmp_path, scratch=scratch, fetched=tmp_path / ".mlgate" / "fetched")

    def read(location, content=None, **stated):
        if content is not None:
            (tmp_path / location).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / location).write_bytes(content)
        return open_data(location, Reading(**stated), place)

    return read


@pytest.fixture
def refused(read):
    def refused(location, content=None, **stated):
        with pytest.raises(CheckError) as caught:
            read(location, content, **stated)
        return str(caught.value)

    return refused


@pytest.mark.parametrize(
    ("name", "content", "form", "names", "rows"),
    [
        ("d.csv", CSV, "csv", ("a", "b"), 2),
        ("d.tsv", b"a\tb,c\n1\t2\n", "csv", ("a", "b,c"), 1),
        ("d.csv.gz", gzip.compress(CSV, mtime=0) + gzip.compress(b"5;6\n", mtime=0), "csv", ("a", "b"), 3),
        ("d.CSV.bz2", bz2.compress(CSV), "csv", ("a", "b"), 2),
        ("d.csv.xz", lzma.compress(CSV) + lzma.compress(b"5;6\n"), "csv", ("a", "b"), 3),
        ("d.csv.zst", zstandard.compress(CSV) + zstandard.compress(b"5;6\n"), "csv", ("a", "b"), 3),
        ("d.jsonl", LINES, "jsonl", ("a", "c", "b"), 2),
        ("d.ndjson.gz", gzip.compress(LINES, mtime=0), "jsonl", ("a", "c", "b"), 2),
        ("d.json", b'[\n {"a": 1},\n {"a": 2,\n "b": "x\\n"}]', "jsonl", ("a", "b"), 2),
        ("d.parquet", written("write_parquet"), "parquet", ("a", "b"), 2),
        ("d.parquet.gz", gzip.compress(written("write_parquet"), mtime=0), "parquet", ("a", "b"), 2),
        ("d.arrow", written("write_ipc"), "arrow", ("a", "b"), 2),
        ("d.feather", written("write_ipc"), "arrow", ("a", "b"), 2),
        ("d.arrows", written("write_ipc_stream"), "arrow", ("a", "b"), 2),
    ],
)
def test_formats(read, name, content, form, names, rows):
    (file,) = read(name, content)
    assert (file.format, file.names, file.shown) == (form, names, name)
    assert file.rows in (None, rows)
    (source,) = opened([file])
    assert source.frame.collect().height == rows
    assert source.schema.names() == list(names)


def test_what_is_written_on_the_way_is_gone_afterwards(read, scratch, tmp_path):
    (file,) = read("d.csv.gz", gzip.compress(CSV, mtime=0))
    assert file.path.read_bytes() == CSV
    assert file.origin == tmp_path / "d.csv.gz"
    scratch.remove()
    assert list((tmp_path / ".mlgate").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("d.csv", b"", "d.csv: is empty (0 bytes)"),
        ("d.csv.gz", gzip.compress(CSV, mtime=0)[:-6], "is damaged or truncated"),
        ("d.csv.bz2", bz2.compress(CSV)[:-6], "is damaged or truncated"),
        ("d.csv.xz", lzma.compress(CSV)[:-6], "is damaged or truncated"),
        ("d.csv.zst", zstandard.compress(CSV)[:-6], "is damaged or truncated"),
        ("d.csv.gz", CSV, "is not compressed, though its name says so"),
        ("d.csv", gzip.compress(CSV, mtime=0), "name it 'd.csv.gz'"),
        ("d.csv", b"<!DOCTYPE html><html>", "is a web page"),
        ("d.parquet", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "run `git lfs pull`"),
        ("d.csv", b"PK\x03\x04xxxx", "is a zip archive, as Excel's workbooks are"),
        ("d.csv", written("write_parquet"), "is a Parquet file; name it 'd.parquet'"),
        ("d.parquet", b"PARE" + bytes(20) + b"PARE", "is an encrypted Parquet file"),
        ("d.arrow", written("write_ipc")[:-30], "is a truncated Arrow file"),
        ("d.arrow", b"ARROW1\0\0" + bytes(40) + struct.pack("<i", 40) + b"ARROW1", "its schema cannot be read"),
        ("d.arrow", b"FEA1" + bytes(40) + b"FEA1", "is in version 1 of Feather"),
        ("d.arrows", written("write_ipc_stream")[:60], "d.arrows: is damaged"),
        ("d.jsonl", b'{"a": 1}\n\n{"a": \n', "d.jsonl:3: is no JSON ("),
        ("d.jsonl", b'{"a": 1}\n[1]\n', "d.jsonl:2: is no JSON object"),
        ("d.jsonl", b'{"a": 1}\n{"a": "\xff"}\n', "d.jsonl:2: is not UTF-8 text"),
        ("d.jsonl", b'{"a": NaN}\n', "d.jsonl:1: is no JSON"),
        ("d.jsonl", b'{"a": 1}\n{"a": ' + b"[" * 100_000 + b"\n", "d.jsonl:2: is"),
        ("d.json", b'[{"a": 1},', "begins as a JSON array and is none"),
        ("d.xlsx", b"x", "known are .parquet"),
    ],
)
def test_what_is_no_table(refused, name, content, words):
    assert words in refused(name, content)


def test_a_fetched_file_is_called_what_the_user_calls_it(read):
    with fsspec.filesystem("memory").open("/lake/far.csv", "wb") as stream:
        stream.write(written("write_parquet"))
    with pytest.raises(CheckError, match=r"far\.csv: is a Parquet file; name it 'far\.parquet'"):
        read("memory://lake/far.csv")


def test_a_small_file_cannot_fill_the_disk(refused):
    bomb = gzip.compress(b"a,b\n" + b"1,2\n" * 300_000, mtime=0)
    message = refused("d.csv.gz", bomb, disk_gib=0.001)
    assert "is more than 0.001 GiB when unpacked" in message


@pytest.mark.parametrize("cut", range(1, 12))
def test_damaged_arrow_files_are_a_message(read, cut):
    whole = written("write_ipc")
    for place in range(cut, len(whole), 11):
        flipped = bytearray(whole)
        flipped[place] ^= 0xFF
        try:
            opened(read("d.arrow", bytes(flipped)))
        except CheckError as error:
            assert "d.arrow" in str(error)  # noqa: PT017 - an outcome without an error is right too


def test_names_that_stand_twice_are_kept(read, tmp_path):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pa.Table.from_arrays([pa.array([1]), pa.array([2]), pa.array(["x"])], names=["a", "a", "b"])
    parquet.write_table(table, tmp_path / "d.parquet")
    with pa.ipc.new_file(str(tmp_path / "d.arrow"), table.schema) as writer:
        writer.write(table)
    for name, content in (("d.parquet", None), ("d.arrow", None), ("d.csv", b"a,a,b\n1,2,x\n")):
        files = read(name, content)
        (source,) = opened(files)
        assert files[0].names == source.names == ("a", "a", "b")
        assert [str(value) for value in source.frame.collect().row(0)] == ["1", "2", "x"]


def test_folders_spell_columns_and_notes_are_passed_over(read):
    read("d/year=2023/month=__HIVE_DEFAULT_PARTITION__/p.parquet", written("write_parquet"))
    read("d/year=2024/b=z%20z/p.parquet", written("write_parquet"))
    read("d/x.csv", b"a\n1\n")
    for note in ("d/_SUCCESS", "d/.x.crc", "d/_temporary/p.parquet"):
        with pytest.raises(CheckError):
            read(note, b"")
    files = read("d")
    assert [file.shown for file in files] == [
        "d/x.csv",
        "d/year=2023/month=__HIVE_DEFAULT_PARTITION__/p.parquet",
        "d/year=2024/b=z%20z/p.parquet",
    ]
    assert [dict(file.partitions) for file in files] == [{}, {"year": "2023", "month": None}, {"year": "2024"}]
    (source,) = opened(files[1:2])
    assert source.texts == {"year", "month"}
    assert source.frame.collect().rows() == [(1, "x", "2023", None), (2, "y", "2023", None)]
    assert read("d/**/*.parquet", partitioning="none")[0].partitions == {}


def test_devices_pipes_and_loops_are_refused(refused, tmp_path):
    os.mkfifo(tmp_path / "d.csv")
    (tmp_path / "l.csv").symlink_to(tmp_path / "l.csv")
    assert "is not a plain file" in refused("d.csv")
    assert "is not a plain file" in refused("l.csv")
    assert "matches no file" in refused("nowhere.csv")


def test_a_file_that_is_replaced_is_told(read, tmp_path):
    files = read("d.csv", CSV)
    confirm(files)
    (tmp_path / "other").write_bytes(CSV)
    (tmp_path / "other").replace(tmp_path / "d.csv")
    with pytest.raises(CheckError, match=r"d\.csv: was changed while it was read"):
        confirm(files)


def test_a_database_without_a_table(refused):
    assert "say which `table` of it" in refused("people.db", b"SQLite format 3\0")


def test_delta_tables(read, refused, tmp_path):
    pytest.importorskip("deltalake")
    frame = pl.DataFrame({"x": [1, 2], "day": ["a b", None]})
    frame.write_delta(tmp_path / "t", delta_write_options={"partition_by": ["day"]})
    pl.DataFrame({"x": [3], "day": ["c"]}).write_delta(tmp_path / "t", mode="overwrite")
    (file,) = read("t")
    assert (file.format, file.columns, dict(file.partitions)) == ("parquet", ("x", "day"), {"day": "c"})
    rows = [row for source in opened(read("t", version=0)) for row in source.frame.collect().rows()]
    assert sorted(rows) == [(1, "a b"), (2, None)]
    assert "cannot be read as a Delta table in version 9" in refused("t", version=9)
    assert "is no Delta table" in refused("d", format="delta")
    assert "and this is none" in refused("d.csv", CSV, version=0)
    file.path.unlink()
    assert "lacks its file" in refused("t")
    log = tmp_path / "t" / "_delta_log" / f"{1:020}.json"
    log.write_bytes(log.read_bytes()[:80])
    assert "cannot be read as a Delta table" in refused("t")
    assert "<unknown>" not in refused("t")


def test_files_of_another_machine_are_fetched_once_until_they_change(read, refused, tmp_path):
    system = fsspec.filesystem("memory")
    system.pipe("/opening/year=2023/a.csv", CSV)
    system.pipe("/opening/year=2024/a.csv", CSV + b"5;6\n")
    files = read("memory://opening")
    assert [(file.rows, dict(file.partitions)) for file in files] == [(2, {"year": "2023"}), (3, {"year": "2024"})]
    assert files[0].shown == "memory:///opening/year=2023/a.csv"
    kept = files[0].path.stat().st_ino
    assert read("memory://opening/*/a.csv")[0].path.stat().st_ino == kept
    system.pipe("/opening/year=2023/a.csv", CSV + b"5;6\n")
    assert [file.rows for file in read("memory://opening")] == [3, 3]
    assert len(list((tmp_path / ".mlgate" / "fetched").iterdir())) == 2
    assert "it is not there" in refused("memory://opening/nowhere.csv")
    read("d.csv", CSV)
    assert read(f"file://{tmp_path}/d.csv")[0].path == tmp_path / "d.csv"


@pytest.mark.parametrize("url", ["reference://x", "s3://a::zip://b", "dask://x", "github://o:r@x/y.csv"])
def test_other_protocols_are_refused(refused, url):
    assert "cannot be fetched: known are abfs" in refused(url)


def test_secrets_of_a_url_are_not_shown(refused):
    message = refused("https://user:canary@127.0.0.1:9/x.csv?signature=canary")
    assert "https://127.0.0.1:9/x.csv" in message
    assert "canary" not in message


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_engines_are_told_of_columns_that_share_a_name(read, tmp_path, form):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from mlgate.contracts import Column, Table
    from mlgate.engines import duckdb, polars
    from mlgate.engines.observing import Settings

    data = pa.Table.from_arrays([pa.array([1]), pa.array([2]), pa.array(["x"])], names=["a", "a", "b"])
    path = tmp_path / f"d.{form}"
    if form == "parquet":
        parquet.write_table(data, path)
    else:
        with pa.ipc.new_file(str(path), data.schema) as writer:
            writer.write(data)
    files = read(path.name)
    columns = (Column(name="a", line=1, logical_type="integer"), Column(name="b", line=2, logical_type="string"))
    table = Table(name="t", columns=columns, rules=())
    for engine, sources in ((duckdb, files), (polars, opened(files))):
        seen = engine.observe(table, sources, Settings())
        assert [(one.column, one.what) for one in seen.broken] == [("a", "duplicate")]
