"""Files linted by several processes: in order, and with one that dies."""

import os
import sys
from pathlib import Path

import pytest

from mlgate import rules
from mlgate.checks import _lint_workers as workers
from mlgate.checks._lint_reports import Work

SEEDLESS = "from sklearn.cluster import KMeans\nKMeans()\n"


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_LEAST_BYTES", 1)
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    files = []
    for number in range(7):
        file = tmp_path / f"m{number}.py"
        file.write_text(SEEDLESS * (number + 1))
        files.append((os.fsencode(file), f"shown {number}"))
    return Work(codes=rules.chosen(), files=tuple(files))


def started(monkeypatch, program=None):
    """Note how many processes are started, and let them run `program` first."""
    processes = []
    real = workers._Worker._started

    def start(self):
        processes.append(real(self))
        return processes[-1]

    monkeypatch.setattr(workers._Worker, "_started", start)
    if program is not None:
        monkeypatch.setattr(workers, "_PROGRAM", f"{program}\n{workers._PROGRAM}")
    return processes


def test_several_processes_find_what_one_does(work, monkeypatch):
    alone = [workers.report(work, number) for number in range(len(work.files))]
    processes = started(monkeypatch)
    assert list(workers.reports(work)) == alone
    assert len(processes) == 2
    assert all(process.poll() is not None for process in processes)
    assert [len(one.lines) for one in alone] == [1, 2, 3, 4, 5, 6, 7]


def test_a_process_that_dies_takes_one_file_with_it(work, monkeypatch):
    dies = """\
import os
from mlgate.checks import _lint_workers as w
real = w.report
def report(work, number):
    if work.files[number][1] == "shown 3":
        os._exit(7)
    return real(work, number)
w.report = report
"""
    processes = started(monkeypatch, f"import sys; sys.path.append(sys.argv[1])\n{dies}")
    reports = list(workers.reports(work))
    assert len(processes) in {2, 3}
    assert [one.shown for one in reports] == [f"shown {number}" for number in range(7)]
    assert [one.crash for one in reports if one.crash] == ["the process that linted it ended with 7"]
    assert [len(one.lines) for one in reports] == [1, 2, 3, 0, 5, 6, 7]


def test_where_no_process_can_be_started_the_files_are_linted_all_the_same(work, monkeypatch):
    started(monkeypatch, "raise SystemExit(1)")
    assert [len(one.lines) for one in workers.reports(work)] == [1, 2, 3, 4, 5, 6, 7]


def test_what_a_process_prints_is_no_answer(work, monkeypatch):
    started(
        monkeypatch,
        "import builtins, mlgate.rules as r; real = r.examine\nr.examine = lambda *a: print('{}') or real(*a)",
    )
    assert [len(one.lines) for one in workers.reports(work)] == [1, 2, 3, 4, 5, 6, 7]


def test_a_process_runs_the_package_that_started_it(work, monkeypatch, tmp_path):
    checks = tmp_path / "mlgate" / "checks"
    checks.mkdir(parents=True)
    for folder in (checks, checks.parent):
        (folder / "__init__.py").touch()
    (checks / "_lint_workers.py").write_text("def main():\n    raise SystemExit(9)\n")
    monkeypatch.setattr(workers, "_FOLDER", tmp_path)
    assert {one.crash for one in workers.reports(work)} == {"the process that linted it ended with 9"}


def test_little_is_linted_here(work, monkeypatch):
    monkeypatch.setattr(workers, "_LEAST_BYTES", 10_000)
    processes = started(monkeypatch)
    assert len(list(workers.reports(work))) == 7
    assert processes == []


def test_a_file_that_is_gone_is_told(work):
    Path(os.fsdecode(work.files[2][0])).unlink()
    assert [one.unread for one in workers.reports(work) if one.unread] == ["No such file or directory"]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_that_is_no_text(work, tmp_path):
    file = tmp_path / os.fsdecode(b"\xff.py")
    file.write_text(SEEDLESS)
    *_, last = workers.reports(Work(codes=work.codes, files=(*work.files, (os.fsencode(file), "?.py"))))
    assert len(last.lines) == 1
