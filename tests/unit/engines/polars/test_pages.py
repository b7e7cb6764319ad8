"""Dictionaries of Parquet files: all texts of a column or nothing, whoever wrote and compressed it."""

import duckdb
import msgspec
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import Missing, Unlisted, Unmatched, WrongLength
from mlgate.engines.observing import Settings
from mlgate.engines.polars import pages
from mlgate.engines.polars.footers import read_footer
from mlgate.engines.polars.run import observe
from mlgate.engines.polars.sources import Source
from mlgate.readers.files import DataFile

TEXTS = ["", "AT", "é\n", "日本", None, "x" * 70]


def table(rows=5000, texts=TEXTS):
    return pl.DataFrame({"n": range(rows), "s": pl.Series([texts[row % len(texts)] for row in range(rows)])})


def arrow(frame):
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())


def by_duckdb(frame, path):
    with duckdb.connect() as connection:
        connection.register("frame", arrow(frame))
        connection.execute(f"COPY frame TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 2048)")


WRITERS = {
    **{f"polars {how}": lambda frame, path, how=how: frame.write_parquet(path, compression=how, row_group_size=2000)
       for how in ("zstd", "snappy", "gzip", "uncompressed")},
    **{f"pyarrow {how}": lambda frame, path, how=how: pq.write_table(arrow(frame), path, compression=how)
       for how in ("zstd", "snappy", "gzip", "none")},
    "pages of version 2": lambda frame, path: pq.write_table(arrow(frame), path, data_page_version="2.0"),
    "an old version": lambda frame, path: pq.write_table(arrow(frame), path, version="1.0", data_page_size=500),
    "duckdb": by_duckdb,
}  # fmt: skip


def parquet(path):
    frame = pl.scan_parquet(path)
    file = DataFile(path=path, shown="a", format="parquet")
    return Source(shown="a", frame=frame, schema=frame.collect_schema(), file=file)


def found(path, name="s"):
    footer = read_footer(path, frozenset({name}))
    return pages.texts(path, footer.chunks[footer.leaves[name].position])


@pytest.mark.parametrize("writer", WRITERS)
def test_all_texts_of_a_column_are_in_its_dictionaries(tmp_path, writer):
    WRITERS[writer](table(), tmp_path / "a.parquet")
    assert found(tmp_path / "a.parquet") == {text for text in TEXTS if text is not None}


@pytest.mark.parametrize(
    "options",
    [
        {"use_dictionary": False},
        # The dictionary is full after some pages, and the rest is written plain.
        {"dictionary_pagesize_limit": 200, "data_page_size": 300},
        {"dictionary_pagesize_limit": 200, "data_page_size": 300, "data_page_version": "2.0"},
        {"compression": "brotli"},
        {"compression": "lz4"},
    ],
    ids=str,
)
def test_where_a_page_may_hold_other_texts_there_is_nothing(tmp_path, options):
    many = [f"{number:04}" for number in range(3000)]
    texts = TEXTS if "compression" in options else many
    pq.write_table(arrow(table(texts=texts)), tmp_path / "a.parquet", **options)
    assert found(tmp_path / "a.parquet") is None


def test_pages_are_looked_at_where_the_footer_does_not_tell(tmp_path):
    path = tmp_path / "a.parquet"
    many = [f"{number:04}" for number in range(3000)]
    for texts, limit, known in ((TEXTS, 10**6, True), (many, 200, False)):
        pq.write_table(arrow(table(texts=texts)), path, dictionary_pagesize_limit=limit, data_page_size=300)
        footer = read_footer(path, frozenset({"s"}))
        # As of a writer that keeps no account of its pages.
        chunks = [msgspec.structs.replace(chunk, pages=None) for chunk in footer.chunks[footer.leaves["s"].position]]
        assert (pages.texts(path, chunks) is not None) == known


@given(st.lists(st.sampled_from([b"a", b"bc", b"abcabcabc", bytes(70), b"\xff\x00"]), max_size=200).map(b"".join))
def test_snappy_is_unpacked_as_arrow_packed_it(content):
    packed = pa.compress(content, codec="snappy", asbytes=True)
    assert pages._unpacked(packed, 1, len(content)) == content


@settings(max_examples=300)
@given(st.binary(max_size=60), st.sampled_from([1, 2, 6]))
def test_what_was_never_packed_is_refused_or_small(content, codec):
    try:
        assert len(pages._unpacked(content, codec, 1000)) <= 1000 + 2**16
    except (*pages.UNREADABLE, pages.zlib.error):
        pass


def test_a_dictionary_that_unpacks_to_gigabytes_is_not_unpacked():
    # A block of Zstandard that repeats a byte 128 KiB times takes four bytes.
    block = ((2**17 - 1) << 3 | 2).to_bytes(3, "little") + b"a"
    bomb = b"\x28\xb5\x2f\xfd\x00\x58" + block * 4000
    assert pages._unpacked(bomb, 6, 1000) == b"a" * 1001


@pytest.mark.parametrize("at", range(0, 400, 3))
def test_a_changed_byte_crashes_nothing(tmp_path, at):
    path = tmp_path / "a.parquet"
    table().write_parquet(path)
    footer = read_footer(path, frozenset({"s"}))
    chunks = footer.chunks[footer.leaves["s"].position]
    content = bytearray(path.read_bytes())
    content[chunks[0].offset + at % chunks[0].dictionary] ^= 0xFF
    path.write_bytes(content)
    assert pages.texts(path, chunks) is None or isinstance(pages.texts(path, chunks), frozenset)


TESTS = (
    Unlisted(values=("AT", "CH")),
    Unmatched(pattern="^[A-Z]{2}$"),
    WrongLength(low=2, high=2),
    Missing(values=("CH",)),
)
RULES = tuple(Rule(subject=str(n), words="", columns=("s",), test=test, line=1) for n, test in enumerate(TESTS))
TABLE = Table(name="t", columns=(Column(name="s", line=1, logical_type="string"),), rules=RULES)


@pytest.mark.parametrize("texts", [["AT", "CH"], ["AT", None], ["AT", "XXX"], [None], ["AT", ""]])
def test_rules_count_the_same_with_and_without_dictionaries(tmp_path, texts):
    path = tmp_path / "a.parquet"
    pq.write_table(arrow(table(texts=texts)), path)
    source = parquet(path)
    counts = [
        dict(observe(TABLE, [source], Settings(path="c", statistics=statistics)).counts)
        for statistics in ("use", "ignore")
    ]
    assert counts[0] == counts[1]


def test_a_text_that_only_the_dictionary_holds_breaks_nothing(tmp_path):
    path = tmp_path / "a.parquet"
    # The text is in the dictionary of the array, and in no row of it.
    coded = pa.DictionaryArray.from_arrays(pa.array([0, 1, 0], pa.int32()), pa.array(["AT", "CH", "XXX"]))
    pq.write_table(pa.table({"s": coded}), path, store_schema=False)
    assert "XXX" in found(path)
    source = parquet(path)
    assert set(observe(TABLE, [source], Settings(path="c")).counts.values()) == {0, 1}
