import os
import subprocess
import sys
import threading
import time

import pytest

from mlgate.core.panics import silenced


class Panic(BaseException):
    """As polars' PanicException, no Exception."""


def fail(words, error):
    os.write(2, words)
    raise error


def test_what_is_written_comes_out_at_the_end(capfd):
    with silenced():
        os.write(2, b"a warning of a library\n")
        assert capfd.readouterr().err == ""
    assert capfd.readouterr().err == "a warning of a library\n"


@pytest.mark.parametrize("error", [Panic, ValueError])
def test_a_panic_that_ends_in_an_error_is_not_told(capfd, error):
    with pytest.raises(error), silenced():
        fail(b"\nthread 'x' panicked at src/lib.rs:1:2:\nout of range\n", error)
    assert capfd.readouterr().err == ""


def test_other_words_before_an_error_are_told(capfd):
    with pytest.raises(ValueError, match="wrong"), silenced():
        fail(b"low on memory\n", ValueError("wrong"))
    assert capfd.readouterr().err == "low on memory\n"


def test_a_panic_that_a_library_got_over_is_told(capfd):
    with silenced():
        os.write(2, b"thread 'x' panicked at src/lib.rs:1:2:\n")
    assert "panicked" in capfd.readouterr().err


def test_an_interrupt_hides_nothing(capfd):
    with pytest.raises(KeyboardInterrupt), silenced():
        fail(b"thread 'x' panicked at src/lib.rs:1:2:\n", KeyboardInterrupt)
    assert "panicked" in capfd.readouterr().err


def test_within_itself_and_in_other_threads(capfd):
    with silenced():
        with silenced():
            os.write(2, b"one\n")
        other = threading.Thread(target=lambda: silenced().__enter__() or os.write(2, b"two\n"))
        other.start()
        other.join()
    assert capfd.readouterr().err == "one\ntwo\n"


def run(code):
    text = f"import os, sys\nfrom mlgate.core.panics import silenced\n{code}"
    return subprocess.run([sys.executable, "-c", text], capture_output=True, encoding="utf-8", check=False)


def test_a_crash_of_the_process_is_told():
    done = run("with silenced():\n    os.write(2, b'x panicked at y')\n    os.abort()")
    assert done.returncode < 0
    assert "Fatal Python error: Aborted" in done.stderr


def test_without_standard_error():
    assert run("os.close(2)\nwith silenced():\n    print('read')").stdout == "read\n"


@pytest.mark.parametrize(("traced", "end"), [("0", b""), ("1", b"\nnote: Some details are omitted\n")])
def test_what_other_threads_still_tell_of_their_panics(capfd, monkeypatch, traced, end):
    monkeypatch.setenv("RUST_BACKTRACE", traced)
    pause = 0.02 if traced == "0" else 0.4

    def tell():
        for words in (b"thread 'y' panicked at src/lib.rs:1:2:\n", b"   0: frame\n", end):
            time.sleep(pause)
            os.write(2, words)

    other = threading.Thread(target=tell)
    other.start()
    with pytest.raises(Panic), silenced():
        fail(b"thread 'x' panicked at src/lib.rs:1:2:\n", Panic)
    other.join()
    assert capfd.readouterr().err == ""
