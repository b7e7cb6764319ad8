"""Files that are no tables end in one clear message."""

from datetime import date

import msgspec
import polars as pl
import pytest

from mlgate.contracts import load
from mlgate.core.errors import CheckError
from mlgate.engines.polars.sources import opened
from opened_files import open_files
from polars_engine import check

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
schema:
  - name: t
    properties:
      - {name: x, logicalType: integer, unique: true}
"""


@pytest.fixture
def judge(tmp_path):
    (tmp_path / "c.yaml").write_text(CONTRACT, encoding="utf-8")
    contract = load(tmp_path / "c.yaml", tmp_path)

    def judge(**files):
        paths = []
        for name, content in files.items():
            path = tmp_path / name.replace("__", ".")
            path.write_bytes(content)
            paths.append((path, path.name))
        return check(contract.table(), "c.yaml", open_files(paths))

    return judge


@pytest.fixture
def parquet(tmp_path):
    pl.DataFrame({"x": list(range(5000))}).write_parquet(tmp_path / "whole.parquet")
    return (tmp_path / "whole.parquet").read_bytes()


def refusal(judge, **files):
    with pytest.raises(CheckError) as caught:
        judge(**files)
    return str(caught.value)


def test_whole(judge, parquet):
    assert judge(d__parquet=parquet).findings == ()
    assert judge(d__PARQUET=parquet).rows == 5000


def test_damaged_parquet_is_named(judge, parquet):
    assert "d.parquet: is empty (0 bytes)" in refusal(judge, d__parquet=b"")
    assert "d.parquet: is a truncated Parquet file" in refusal(judge, d__parquet=parquet[:-100])
    assert "d.parquet: is no Parquet file" in refusal(judge, d__parquet=b"x,y\n1,2\n")
    broken = parquet[:4] + bytes(len(parquet) - 8) + parquet[-4:]
    assert "d.parquet: is damaged" in refusal(judge, d__parquet=broken)
    assert "d.arrow: is damaged" in refusal(judge, d__arrow=b"x,y\n1,2\n")


def test_every_cut_of_a_parquet_file_is_caught(judge, parquet):
    for cut in range(1, len(parquet), max(1, len(parquet) // 60)):
        assert "d.parquet" in refusal(judge, d__parquet=parquet[:cut])


def test_pages_of_nonsense_are_an_error_or_a_finding_never_a_crash(judge, parquet):
    for place in range(4, len(parquet) - 8, max(1, len(parquet) // 80)):
        flipped = bytearray(parquet)
        flipped[place] ^= 0xFF
        try:
            judge(d__parquet=bytes(flipped))
        except CheckError as error:
            assert "d.parquet" in str(error)  # noqa: PT017 - an outcome without an error is right too


def test_the_file_among_many_is_named(judge, parquet):
    assert refusal(judge, a__parquet=parquet, b__parquet=parquet[:-9]).startswith("b.parquet:")


def test_sorts_that_are_not_known(judge):
    assert "known are .parquet" in refusal(judge, d__xlsx=b"x")


def test_names_are_no_patterns(tmp_path, judge, parquet):
    (tmp_path / "a1.parquet").write_bytes(b"")
    path = tmp_path / "a[1].parquet"
    path.write_bytes(parquet)
    assert open_files([(path, path.name)])[0].schema.names() == ["x"]


def test_quotes_that_two_parsers_read_differently_are_refused_or_counted_alike(judge):
    outcome = judge(d__csv=b'x,y\n1,"a\nb"\n2,"c,d"\n')
    assert (outcome.rows, outcome.findings) == (2, ())


@pytest.mark.parametrize("partitions", [{}, {"year": "2024", "none": None}])
def test_a_footer_that_was_read_is_not_read_again(tmp_path, partitions):
    path = tmp_path / "a.parquet"
    frame = pl.DataFrame({"x": [1], "s": ["a"], "t": [date(2024, 1, 1)]}).with_columns(
        pl.col("s").cast(pl.Enum(["a", "b"])).alias("e")
    )
    frame.write_parquet(path)
    files = [msgspec.structs.replace(one.file, partitions=partitions) for one in open_files([(path, path.name)])]
    (found,) = opened(files)
    assert found.schema == found.frame.collect_schema()
    assert list(found.schema) == ["x", "s", "t", "e", *partitions]
    path.unlink()
    assert opened(files)[0].schema == found.schema
