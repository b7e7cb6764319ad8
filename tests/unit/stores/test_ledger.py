"""The ledger of test-set use."""

import pytest

from mlgate.stores.ledger import Use, read, record


def use(candidate="c", *, passed=True, test="t"):
    return Use(test=test, candidate=candidate, configuration="k", passed=passed)


def test_the_same_question_is_kept_once(tmp_path):
    for one in (use("a"), use("b", passed=False), use("a", passed=False)):
        record(tmp_path, one)
    assert read(tmp_path) == (use("a"), use("b", passed=False))
    assert (tmp_path / ".mlgate" / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"test": 1}', b"\xff\xfe", b'{"test":"t"}', b"null", b""])
def test_what_is_no_line_of_a_ledger_is_passed_over(tmp_path, line):
    record(tmp_path, use("a"))
    path = tmp_path / ".mlgate" / "ledger.jsonl"
    path.write_bytes(path.read_bytes() + line + b"\n")
    record(tmp_path, use("b"))
    assert read(tmp_path) == (use("a"), use("b"))


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / ".mlgate").write_bytes(b"a file")
    record(tmp_path, use())
    assert read(tmp_path) == ()
