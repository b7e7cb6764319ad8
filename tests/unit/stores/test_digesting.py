"""A file digested beside other work."""

import hashlib

from mlgate.readers.files import Reading
from mlgate.readers.opening import open_file
from mlgate.readers.scratch import Scratch
from mlgate.stores.digesting import Digesting


def opened(path, tmp_path):
    with Scratch(lambda: tmp_path) as scratch:
        return open_file(path, path.name, Reading(), scratch)


def test_it_is_the_digest_of_the_file_that_is_opened_meanwhile(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a\n" + b"1\n" * 3_000_000)
    ahead = Digesting(path)
    assert ahead.result(opened(path, tmp_path).stamp) == {path: hashlib.sha256(path.read_bytes()).hexdigest()}
    ahead.close()


def test_a_file_that_is_replaced_before_it_is_opened_has_none(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a\n1\n")
    ahead = Digesting(path)
    ahead.close()
    other = tmp_path / "b"
    other.write_bytes(b"a\n2\n")
    other.replace(path)
    assert ahead.result(opened(path, tmp_path).stamp) == {}


def test_what_cannot_be_read_has_none(tmp_path):
    ahead = Digesting(tmp_path / "none")
    assert ahead.result(()) == {}
    ahead.close()


def test_it_is_left_unfinished_where_nobody_wants_it(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(20 << 30)
    ahead = Digesting(path)
    ahead.close()
    status = path.stat()
    assert ahead.result((status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)) == {}
