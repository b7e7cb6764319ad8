"""Text that is no table is refused with its line; a table is counted as it is."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.core.errors import CheckError
from mlgate.readers.csv_structure import Structure
from mlgate.readers.csv_text import open_csv
from mlgate.readers.files import Dialect, Reading
from mlgate.readers.scratch import Scratch


@pytest.fixture
def look(tmp_path):
    with Scratch(lambda: tmp_path) as scratch:

        def look(content, **stated):
            path = tmp_path / "d.csv"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            return open_csv(path, "d.csv", Reading(**stated), scratch)

        yield look


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
        ("a,a\n1,2\n", ("a", "a"), 1),
        ("a,,\n1,2,3\n", ("a", "", ""), 1),
        ("a;b\n1,5;2,5\n", ("a", "b"), 1),
        ('"a";"b,c"\n"1";"2"\n', ("a", "b,c"), 1),
        ("a\tb|c\n1\t2\n", ("a", "b|c"), 1),
        ('a,b\n"x\r\ny","""z"""\r\n', ("a", "b"), 1),
        ("a,b\nx\u2028y,2\n", ("a", "b"), 1),
        (b"\xef\xbb\xbfa,b\n1,2\n", ("a", "b"), 1),
        ("a,b\n1,2\n".encode("utf-16"), ("a", "b"), 1),
        ("a,b\n1,é\n".encode("utf-32"), ("a", "b"), 1),
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
        ("a,b\n1,2\r3,4\n", "d.csv:2: has a carriage return that ends no line"),
        ("a\n1\n\n2\n", "d.csv:3: is an empty line"),
        (
            'a,b\n5" x,2\n',
            "d.csv:2: has a quote within a field; quote the field and double the quotes in it, or set `q",
        ),
        ("\na,b\n", "d.csv:1: has no header"),
        ("a,b\n1,2\n".encode("utf-16-le"), "d.csv:1: holds a NUL byte"),
        (b"a,b\n1,x\0y\n", "d.csv:2: holds a NUL byte"),
        ("a,b\n1,é\n".encode("latin-1"), "d.csv:2: is not UTF-8 text"),
        (b"a,b\n1,\xc3", "is not UTF-8 text"),
        ('a,b\n1,"2\n3,4\n', "d.csv:2: opens a quote that is nowhere closed"),
        ('a,b\n"x\ny",2\n3\n', "d.csv:4: has 1 field"),
        ('a,b\n1,"2"x\n', "d.csv:2: has text between a closing quote and the delimiter"),
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
    assert open_csv(path, "d.csv", Reading(delimiter=","), Scratch()).rows == len(records)


def test_text_in_another_encoding_is_copied_as_utf_8(look):
    text = "a;b\r\n\u20ac;é\r\n"
    for encoding in ("cp1252", "utf-16", "utf-16-le", "utf-8-sig"):
        stated = {} if encoding == "utf-8-sig" else {"encoding": encoding}
        assert look(text.encode(encoding), **stated).path.read_bytes() == text.encode()


def test_text_that_is_not_in_the_stated_encoding_is_refused_with_its_line(look):
    with pytest.raises(CheckError, match=r"d\.csv:3: is not text in cp1252"):
        look(b"a,b\n1,2\n\x81,2\n", encoding="cp1252")
    with pytest.raises(CheckError, match='`encoding = "rot13"` is not known'):
        look("a,b\n", encoding="rot13")


@pytest.mark.parametrize(
    ("rows", "decimal"),
    [("1,5;x", ","), ("1,234;x", "."), ("1,5;1.5", "."), ("1.5;x", "."), ("1,2345;x", ","), ("1;2", ".")],
)
def test_a_decimal_comma_is_told_from_fractions_that_cannot_be_thousands(look, rows, decimal):
    assert look(f"a;b\n{rows}\n").dialect.decimal == decimal


def test_what_is_stated_is_not_guessed(look):
    assert look("a;b\n1,5;2,5\n", decimal=".").dialect.decimal == "."
    with pytest.raises(CheckError, match='set `delimiter = ";"`'):
        look("a;b\n1;2\n", delimiter=",")
    assert look('a,b\n5" x,2\n', quote="").rows == 1
    assert look("a,b\n'x,y',2\n", quote="'").rows == 1
    with pytest.raises(CheckError, match="must be one ASCII character"):
        look("a\u00a7b\n", delimiter="\u00a7")


@given(st.text(alphabet='a",\n\r', max_size=30), st.integers(1, 7))
def test_blocks_of_any_size_give_the_same_answer(text, size):
    content = f"a,b\n{text}".encode()

    def answer(blocks):
        try:
            return Structure(Dialect(), 2, "d").count(blocks)
        except CheckError:
            # Of several faults it depends on the blocks which is told.
            return None

    assert answer([content[at : at + size] for at in range(0, len(content), size)]) == answer([content])


@given(st.text(alphabet='a",\n', max_size=30))
def test_what_is_accepted_is_read_alike_by_the_parser_of_the_standard_library(text):
    content = f"a,b\n{text}"
    try:
        records = Structure(Dialect(), 2, "d").count([content.encode()])
    except CheckError:
        return
    read = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert len(read) == records
    assert {len(record) for record in read} == {2}
