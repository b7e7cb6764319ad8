"""Text that is no table is refused with its line; a table is counted as it is."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.core.errors import CheckError
from mlgate.engines.polars.csv_text import inspect


@pytest.fixture
def look(tmp_path):
    def look(content, delimiter=","):
        path = tmp_path / "d.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return inspect(path, "d.csv", delimiter)

    return look


@pytest.mark.parametrize(
    ("content", "names", "rows"),
    [
        ("a,b\n1,2\n3,4\n", ("a", "b"), 2),
        ("a,b\n1,2", ("a", "b"), 1),
        ("a,b\r\n1,2\r\n", ("a", "b"), 1),
        ("a\n1\n", ("a",), 1),
        ("a,b\n", ("a", "b"), 0),
        ('a,b\n"x\ny, z",2\n', ("a", "b"), 1),
        ('"a,1",b\n"q""q",2\n', ("a,1", "b"), 1),
        ("a,b\n\x01,2\n", ("a", "b"), 1),
    ],
)
def test_tables(look, content, names, rows):
    seen = look(content)
    assert (seen.names, seen.rows) == (names, rows)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,b\n1,2\n3\n", "d.csv:3: has 1 field where the header has 2"),
        ("a,b\n1,2,3\n", "d.csv:2: has 3 fields where the header has 2"),
        ('a,b\n"1",2\n"3"\n', "d.csv:3: has 1 field where"),
        ("a,b\n1,2\n\n3,4\n", "d.csv:3: is an empty line"),
        ('a,b\n"1",2\n\n', "d.csv:3: is an empty line"),
        ("a;b\n1;2\n", 'set `delimiter = ";"`'),
        ('"a";"b"\n"1";"2"\n', 'set `delimiter = ";"`'),
        ("a\tb\n1\t2\n", r'set `delimiter = "\t"`'),
        ("a,a\n1,2\n", "stand twice in the header: 'a'"),
        ("a,,\n1,2,3\n", "columns 2, 3 of 3 have no name"),
        ("\na,b\n", "d.csv:1: has no header"),
        (b"\xef\xbb\xbfa,b\n1,2\n", "a UTF-8 byte-order mark"),
        ("a,b\n1,2\n".encode("utf-16"), "a UTF-16 byte-order mark"),
        ("a,b\n1,2\n".encode("utf-16-le"), "d.csv:1: holds a NUL byte"),
        (b"a,b\n1,x\0y\n", "d.csv:2: holds a NUL byte"),
        ("a,b\n1,é\n".encode("latin-1"), "d.csv:2: is not UTF-8 text"),
        (b"a,b\n1,\xc3", "is not UTF-8 text"),
        ('a,b\n1,"2\n3,4\n', "cannot be read as CSV"),
        ('a,b\n1,"2"x\n', "cannot be read as CSV"),
    ],
)
def test_what_is_no_table(look, content, expected):
    with pytest.raises(CheckError) as caught:
        look(content)
    assert expected in str(caught.value)


def test_the_line_of_a_fault_beyond_the_first_chunk(look):
    lines = b"a,b\n" + b"1,2\n" * 400_000
    with pytest.raises(CheckError, match=r"d\.csv:400002: has 1 field"):
        look(lines + b"3\n")
    with pytest.raises(CheckError, match=r"d\.csv:400002: is not UTF-8"):
        look(lines + b"3,\xff\n")


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=4), min_size=2, max_size=2),
        max_size=5,
    )
)
def test_what_a_writer_of_csv_wrote_is_counted(tmp_path_factory, records):
    path = tmp_path_factory.mktemp("csv") / "d.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([["a", "b"], *records])
    assert inspect(path, "d.csv", ",").rows == len(records)
