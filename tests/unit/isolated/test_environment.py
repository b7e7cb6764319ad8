"""An environment is made once, whole or not at all, and made again where it is broken. No network is used."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile

import pytest

from mlgate.core.errors import CheckError
from mlgate.isolated import environment, interpreters
from mlgate.isolated.environment import Recipe, is_whole, ready, works

VERSION = interpreters.running()
# As the installer of one that makes it in another process.
MAKER = """
import sys
from pathlib import Path
from mlgate.isolated import interpreters
from mlgate.isolated.environment import Recipe, ready
recipe = Recipe(name="fake", requirements=Path(sys.argv[1]), module="fake_library", pythons=(interpreters.running(),))
print(ready(recipe, print))
"""


def recipe(folder, code="ANSWER = 42\n", *, digest=None, more=""):
    """Return a recipe of one local wheel whose only module is `code`."""
    folder.mkdir(exist_ok=True)
    wheel = folder / "fake_library-1.0-py3-none-any.whl"
    about = "fake_library-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("fake_library.py", code)
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: fake-library\nVersion: 1.0\n")
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(
            f"{about}/RECORD", f"fake_library.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n"
        )
    digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
    listed = f"--no-index\n--find-links {folder.as_posix()}\nfake-library==1.0 --hash=sha256:{digest}\n{more}"
    (folder / "requirements.txt").write_text(listed)
    return Recipe(name="fake", requirements=folder / "requirements.txt", module="fake_library", pythons=(VERSION,))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mlgate" / "environments"


def left(cache):
    """Return what stands in the folder of environments, but for locks."""
    return sorted(path.name for path in cache.iterdir() if not path.name.endswith(".lock"))


def test_it_is_made_once_and_then_found(tmp_path, cache):
    made, said = recipe(tmp_path / "index"), []
    python = ready(made, said.append)
    command = [python, "-c", "import fake_library; print(fake_library.ANSWER)"]
    answer = subprocess.run(command, capture_output=True, check=True)
    assert answer.stdout.split() == [b"42"]
    assert said[0].startswith("making an environment for fake, once")
    assert len(left(cache)) == 1
    again = []
    assert ready(made, again.append) == python
    assert again == []


def test_without_uv_it_is_made_by_venv_and_pip(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    made = recipe(tmp_path / "index")
    assert works(made, ready(made, print))
    assert len(left(cache)) == 1


@pytest.mark.parametrize("harm", ["marker", "python", "other"])
def test_one_that_is_not_whole_is_made_again(tmp_path, cache, harm):
    made = recipe(tmp_path / "index")
    python = ready(made, print)
    marker = python.parents[1] / "mlgate-environment.json"
    if harm == "python":
        python.unlink()
    else:
        marker.write_text("" if harm == "marker" else marker.read_text().replace(VERSION, "2.7"))
    assert not is_whole(made, VERSION)
    assert ready(made, print) == python
    assert works(made, python)
    assert len(left(cache)) == 1


def test_one_whose_library_is_broken_is_made_again_on_demand(tmp_path, cache):
    made = recipe(tmp_path / "index")
    python = ready(made, print)
    (library,) = python.parents[1].rglob("fake_library.py")
    library.write_text("raise ImportError('gone')\n")
    shutil.rmtree(library.parent / "__pycache__", ignore_errors=True)
    assert is_whole(made, VERSION)
    assert not works(made, python)
    assert works(made, ready(made, print, again=True))
    assert len(left(cache)) == 1


def test_other_requirements_are_another_environment(tmp_path, cache):
    first = ready(recipe(tmp_path / "index"), print)
    second = ready(recipe(tmp_path / "index", more="# another list\n"), print)
    assert first != second
    assert len(left(cache)) == 2


def test_of_two_processes_one_makes_it(tmp_path, cache):
    made = recipe(tmp_path / "index")
    command = [sys.executable, "-c", MAKER, made.requirements]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate(timeout=120)[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert outputs[0][-1] == outputs[1][-1]
    assert sum(line.startswith("making") for lines in outputs for line in lines) == 1
    assert len(left(cache)) == 1


def test_the_last_rename_finds_the_other_one_whole(tmp_path, cache):
    made = recipe(tmp_path / "index")
    folder = ready(made, print).parents[1]
    spare = cache / ".making-x" / "environment"
    spare.parent.mkdir()
    shutil.copytree(folder, spare, symlinks=True)
    environment._put(made, VERSION, spare, folder)
    assert is_whole(made, VERSION)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"digest": "0" * 64}, "no environment for fake could be made with"),
        ({"more": "not-there==1.0 --hash=sha256:" + "0" * 64}, "is there a network, or a mirror for"),
        ({"code": "import not_there\n"}, "cannot be imported in the environment made for it: ModuleNotFoundError"),
    ],
)
def test_one_that_cannot_be_made_leaves_nothing(tmp_path, cache, wrong, why):
    made = recipe(tmp_path / "index", **wrong)
    with pytest.raises(CheckError, match=why):
        ready(made, print)
    assert left(cache) == []


def test_installers_are_not_led_elsewhere(tmp_path, cache, monkeypatch):
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "elsewhere"))
    made = recipe(tmp_path / "index")
    assert works(made, ready(made, print))
    assert not (tmp_path / "elsewhere").exists()


def test_what_was_abandoned_is_swept(tmp_path, cache):
    old, young = cache / ".making-old", cache / ".making-young"
    for folder in (old, young):
        (folder / "environment").mkdir(parents=True)
    past = time.time() - 3 * 24 * 3600
    os.utime(old, (past, past))
    ready(recipe(tmp_path / "index"), print)
    assert not old.exists()
    assert young.exists()


def test_a_cache_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(CheckError, match="set XDG_CACHE_HOME to a folder that can be written"):
        ready(recipe(tmp_path / "index"), print)


def test_a_python_that_is_not_there_is_told(tmp_path, cache):
    made = recipe(tmp_path / "index")
    with pytest.raises(CheckError, match=rf"fake needs Python 2\.0, and this is {VERSION}; install one of them"):
        ready(Recipe(name="fake", requirements=made.requirements, module="x", pythons=("2.0",)), print)


@pytest.mark.skipif(os.name == "nt", reason="the launcher is a shell script")
def test_another_python_is_looked_for_on_the_path(tmp_path, monkeypatch):
    monkeypatch.setattr(interpreters, "running", lambda: "3.99")
    for name, text in (("python3.98", "exit 1"), ("python3.97", "echo 3.97")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert interpreters.find(("3.98", "3.97"), "it") == (tmp_path / "python3.97", "3.97")
