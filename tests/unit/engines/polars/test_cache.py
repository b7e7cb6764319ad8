"""What is kept is used only where it is surely right, and never changes a verdict."""

import contextlib
import errno
import hashlib
import os
import time
from pathlib import Path

import polars as pl
import pytest

from mlgate.contracts.compiled import Column, Rule, Table
from mlgate.contracts.constraints import Missing, Outside, Repeated
from mlgate.core.errors import CheckError
from mlgate.engines.observing import Settings
from mlgate.engines.polars import cache, passes
from mlgate.engines.polars.run import observe
from mlgate.engines.polars.sources import Source
from mlgate.readers.files import DataFile

RULES = tuple(
    Rule(subject=f"x:{type(test).__name__}", words="", columns=("x",), test=test, line=1)
    for test in (Missing(), Outside(low=0, high=10), Repeated())
)
TABLE = Table(name="t", columns=(Column(name="x", line=1, logical_type="integer"),), rules=RULES)


def source(path):
    frame = pl.scan_parquet(path, glob=False)
    return Source(
        shown=path.name,
        frame=frame,
        schema=frame.collect_schema(),
        file=DataFile(path=path, shown=path.name, format="parquet"),
    )


def write(path, values):
    pl.DataFrame({"x": values}, schema={"x": pl.Int64}).write_parquet(path)
    # Long ago, so that its digest may be kept.
    os.utime(path, (time.time() - 100, time.time() - 100))
    return path


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))


@pytest.fixture
def files(tmp_path):
    return [write(tmp_path / f"{name}.parquet", values) for name, values in (("a", [1, 2, 99]), ("b", [2, 3, None]))]


@pytest.fixture
def reads(monkeypatch):
    seen = []
    real = passes.tally
    monkeypatch.setattr("mlgate.engines.polars.run.tally", lambda one, *rest: (seen.append(one), real(one, *rest))[1])
    return seen


EXPECTED = {"x:Missing": 1, "x:Outside": 1, "x:Repeated": 1}


def counts(files, folder, table=TABLE):
    return observe(table, [source(path) for path in files], Settings(cache=folder, statistics="ignore")).counts


def test_a_file_is_read_once_and_a_new_one_alone(tmp_path, files, reads):
    folder = tmp_path / "cache"
    assert counts(files[:1], folder) == {"x:Missing": 0, "x:Outside": 1, "x:Repeated": 0}
    assert counts(files, folder) == EXPECTED
    assert counts(files, folder) == EXPECTED
    assert len(reads) == 2


def test_another_contract_or_content_is_read_anew(tmp_path, files, reads):
    folder = tmp_path / "cache"
    counts(files, folder)
    stricter = Rule(subject="x:Outside", words="", columns=("x",), test=Outside(low=2), line=1)
    assert counts(files, folder, Table(name="t", columns=TABLE.columns, rules=(stricter,))) == {"x:Outside": 1}
    write(files[1], [4, 5, 6])
    assert counts(files, folder) == {"x:Missing": 0, "x:Outside": 1, "x:Repeated": 0}
    assert len(reads) == 5


def test_a_file_changed_within_the_same_tick_is_digested_again(tmp_path, files):
    folder = tmp_path / "cache"
    for values in ([1, 2, 3], [1, 2, 4], [1, 2, 99]):
        pl.DataFrame({"x": values}).write_parquet(files[0])
        os.utime(files[0], ns=(10**18, 10**18))
        assert counts(files[:1], folder)["x:Outside"] == (99 in values)


@pytest.mark.parametrize("ages", [(5, 1), (0.02, 2)])
def test_a_digest_is_kept_of_what_is_older_than_a_tick(tmp_path, files, monkeypatch, ages):
    age, digested = ages
    real = time.time_ns
    # Files are written now; the clock says when they are digested.
    monkeypatch.setattr("time.time_ns", lambda: max(path.stat().st_ctime_ns for path in files) + int(age * 10**9))
    seen = []
    digest = hashlib.file_digest
    monkeypatch.setattr("hashlib.file_digest", lambda stream, name: (seen.append(stream.name), digest(stream, name))[1])
    assert counts(files, tmp_path / "cache") == EXPECTED
    assert len(seen) == 2 * digested
    monkeypatch.setattr("time.time_ns", real)
    seen.clear()
    assert counts(files, tmp_path / "cache") == EXPECTED
    assert len(seen) == (0 if digested == 1 else 2)


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "foreign", "swapped", "folder"])
def test_what_is_not_as_written_is_ignored(tmp_path, files, harm):
    folder = tmp_path / "cache"
    counts(files, folder)
    entries = sorted(folder.iterdir())
    first = entries[0].read_bytes()
    for entry in entries:
        content = bytearray(entry.read_bytes())
        if harm == "flip":
            content[len(content) // 2] ^= 1
        elif harm == "swapped":
            content = bytearray(first)
        entry.unlink()
        if harm == "folder":
            entry.mkdir()
        else:
            kept = {"cut": content[:-1], "empty": b"", "foreign": b"\x80\x04N."}.get(harm, content)
            entry.write_bytes(kept)
    assert counts(files, folder) == EXPECTED


def _full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("place", ["os.fdopen", "tempfile.mkstemp", "pathlib.Path.mkdir", "os.scandir", "os.utime"])
def test_a_full_disk_changes_nothing(tmp_path, files, monkeypatch, place):
    folder = tmp_path / "cache"
    monkeypatch.setattr(place, _full)
    assert counts(files, folder) == EXPECTED
    monkeypatch.undo()
    assert not any(path.stat().st_size == 0 and not path.name.startswith("unfinished-") for path in folder.glob("*"))
    assert counts(files, folder) == EXPECTED


def test_a_file_stands_where_the_folder_should(tmp_path, files):
    (tmp_path / "cache").write_text("mine")
    assert counts(files, tmp_path / "cache") == EXPECTED
    assert (tmp_path / "cache").read_text() == "mine"


def test_old_entries_make_room(tmp_path, files, monkeypatch):
    folder = tmp_path / "cache"
    counts(files, folder)
    size = sum(path.stat().st_size for path in folder.iterdir())
    monkeypatch.setattr(cache, "_LARGEST", size)
    for number in range(20):
        write(files[1], [number, number + 1, None])
        counts(files, folder)
    assert sum(path.stat().st_size for path in folder.iterdir()) <= size


def test_what_a_crash_left_is_swept(tmp_path, files):
    folder = tmp_path / "cache"
    counts(files, folder)
    (folder / "unfinished-old").write_bytes(b"x")
    os.utime(folder / "unfinished-old", (1, 1))
    (folder / "unfinished-new").write_bytes(b"x")
    counts(files, folder)
    assert [path.name for path in folder.glob("unfinished-*")] == ["unfinished-new"]


def test_what_is_no_entry_is_left_alone(tmp_path, files, monkeypatch):
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "tmp-mine").write_bytes(bytes(10_000))
    os.utime(folder / "tmp-mine", (1, 1))
    monkeypatch.setattr(cache, "_LARGEST", 1)
    counts(files, folder)
    assert [path.name for path in folder.iterdir()] == ["tmp-mine"]


def test_entries_that_another_wrote_are_no_answer(tmp_path, files, reads, monkeypatch):
    folder = tmp_path / "cache"
    counts(files, folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert counts(files, folder) == EXPECTED
    assert len(reads) == 4


@pytest.mark.parametrize("key", [b"", b"short", None])
def test_a_key_that_cannot_be_used_changes_nothing(tmp_path, files, key):
    (tmp_path / "home" / "mlgate").mkdir(parents=True)
    if key is None:
        (tmp_path / "home" / "mlgate" / "key").mkdir()
    else:
        (tmp_path / "home" / "mlgate" / "key").write_bytes(key)
    assert counts(files, tmp_path / "cache") == EXPECTED
    assert counts(files, tmp_path / "cache") == EXPECTED


def test_what_statistics_proved_is_no_answer_where_they_are_ignored(tmp_path, files, reads):
    sources = [source(path) for path in files]
    for statistics in ("use", "ignore"):
        seen = observe(TABLE, sources, Settings(cache=tmp_path / "cache", statistics=statistics))
        assert seen.counts == EXPECTED
    assert len(reads) == 4


def test_the_same_file_twice_repeats_itself(tmp_path, files):
    assert counts([files[0], files[0]], tmp_path / "cache")["x:Repeated"] == 3


@pytest.mark.parametrize("kept", [True, False])
def test_a_file_replaced_while_it_is_read_is_told(tmp_path, files, monkeypatch, kept):
    real = passes.tally

    def replaced(one, *rest):
        seen = real(one, *rest)
        write(Path(one.source.file.path), [7, 8, 9])
        return seen

    monkeypatch.setattr("mlgate.engines.polars.run.tally", replaced)
    with pytest.raises(CheckError, match=r"a\.parquet: was changed while it was read"):
        observe(TABLE, [source(files[0])], Settings(cache=tmp_path / "cache" if kept else None))
    monkeypatch.undo()
    assert counts(files[:1], tmp_path / "cache") == {"x:Missing": 0, "x:Outside": 0, "x:Repeated": 0}


@contextlib.contextmanager
def _counted(errors):
    try:
        yield
    except CheckError as error:
        errors.append(error)
        raise


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_a_file_cut_or_flipped_anywhere_is_refused_or_read(tmp_path, form):
    path = tmp_path / f"a.{form}"
    frame = pl.DataFrame({"x": list(range(50))})
    frame.write_parquet(path) if form == "parquet" else frame.write_ipc(path)
    whole = path.read_bytes()
    refused = 0
    for place in range(0, len(whole), 7):
        for harmed in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]):
            path.write_bytes(harmed)
            try:
                scan = pl.scan_parquet(path, glob=False) if form == "parquet" else pl.scan_ipc(path, glob=False)
                one = Source(shown="a", frame=scan, schema=scan.collect_schema())
            except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
                continue
            with contextlib.suppress(CheckError), _counted(errors := []):
                observe(TABLE, [one], Settings())
            assert all(str(error).startswith("a: is damaged") for error in errors)
            refused += len(errors)
    assert refused > 5


@pytest.mark.parametrize("fault", ["write", "replace"])
def test_a_full_disk_leaves_nothing_behind(tmp_path, files, monkeypatch, fault):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if fault == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        real = os.fdopen

        def opened(descriptor, mode):
            real(descriptor, mode).close()
            return contextlib.nullcontext(type("Full", (), {"write": full})())

        monkeypatch.setattr(os, "fdopen", opened)
    assert counts(files, tmp_path / "cache") == EXPECTED
    monkeypatch.undo()
    left = [path for folder in ("home", "cache") for path in (tmp_path / folder).rglob("*") if path.is_file()]
    assert left == []
