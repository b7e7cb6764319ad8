"""What nbstripout would change, as nbstripout itself says."""

import json
import subprocess
import sys

import pytest

from mlgate.notebooks.stripping import arguments, unstripped

pytest.importorskip("nbstripout")

SHOWN = {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]}
RESULT = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": ["1"]}}


def cell(source="x", *, count=None, outputs=(), identity="0", **metadata):
    return {
        "cell_type": "code",
        "id": identity,
        "execution_count": count,
        "metadata": metadata,
        "outputs": list(outputs),
        "source": source.splitlines(keepends=True),
    }


TEXT = {"cell_type": "markdown", "id": "0", "metadata": {}, "source": ["# t"]}


def write(path, *cells, **metadata):
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")


def refuses(path, given):
    command = [sys.executable, "-m", "nbstripout", "--verify", *given, "--", path.name]
    return subprocess.run(command, cwd=path.parent, capture_output=True, check=False).returncode == 1


CASES = {
    "clean": ([cell()], [], []),
    "outputs and counts": (
        [TEXT, cell(count=3, outputs=[SHOWN], identity="1")],
        [],
        [(1, "outputs, the execution count")],
    ),
    "counts are kept": ([cell(count=3)], ["--keep-count"], []),
    "outputs are kept": ([cell(outputs=[SHOWN])], ["--keep-output"], []),
    "their counts are not": ([cell(outputs=[RESULT])], ["--keep-output"], [(1, "the counts of outputs")]),
    "a tag keeps": ([cell(outputs=[SHOWN], tags=["keep_output"])], [], []),
    "metadata keep": ([cell(outputs=[SHOWN], keep_output=True)], [], []),
    "init cells keep": ([cell(outputs=[SHOWN], init_cell=True)], [], []),
    "or not": ([cell(outputs=[SHOWN], init_cell=True)], ["--strip-init-cells"], [(1, "outputs")]),
    "ids": ([cell(identity="abc")], [], [(1, "the cell's id")]),
    "ids are kept": ([cell(identity="abc")], ["--keep-id"], []),
    "metadata": ([cell(collapsed=True, scrolled=False)], [], [(1, "metadata (collapsed, scrolled)")]),
    "extra keys": ([cell(mine=1)], ["--extra-keys", "cell.metadata.mine"], [(1, "metadata (mine)")]),
    "kept keys": ([cell(collapsed=True)], ["--keep-metadata-keys", "cell.metadata.collapsed"], []),
    "empty cells": (
        [cell("x"), cell(" ", identity="1"), cell("y", identity="1")],
        ["--drop-empty-cells"],
        [(2, "the whole cell")],
    ),
    "tagged cells": ([cell(tags=["drop"]), cell("y")], ["--drop-tagged-cells", "drop"], [(1, "the whole cell")]),
    "small outputs": ([cell(outputs=[SHOWN])], ["--max-size", "1k"], []),
    "types": ([cell(outputs=[SHOWN])], ["--keep-output-type", "stream"], []),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_as_nbstripout_does(name, tmp_path):
    cells, given, expected = CASES[name]
    write(tmp_path / "n.ipynb", *cells)
    before = (tmp_path / "n.ipynb").read_bytes()
    found = unstripped(["n.ipynb"], given, tmp_path)
    assert [(one.cell, one.what) for one in found] == expected
    assert bool(found) == refuses(tmp_path / "n.ipynb", given)
    assert (tmp_path / "n.ipynb").read_bytes() == before


def test_several_notebooks_and_their_metadata(tmp_path):
    write(tmp_path / "a.ipynb", cell(), widgets={"x": 1})
    write(tmp_path / "é b.ipynb", cell("'é'", count=1))
    found = unstripped(["a.ipynb", "é b.ipynb"], (), tmp_path)
    assert [(one.path, one.cell, one.what) for one in found] == [
        ("a.ipynb", None, "metadata of the notebook (widgets)"),
        ("é b.ipynb", 1, "the execution count"),
    ]


def test_keys_of_gits_configuration(tmp_path):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "config", "filter.nbstripout.extrakeys", "cell.metadata.mine"], cwd=tmp_path, check=True)
    write(tmp_path / "n.ipynb", cell(mine=1))
    assert [one.what for one in unstripped(["n.ipynb"], (), tmp_path)] == ["metadata (mine)"]
    assert refuses(tmp_path / "n.ipynb", ())


def test_the_arguments_of_the_repository(tmp_path):
    assert arguments(tmp_path) == ()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    clean = "'/a b/python' -m nbstripout --keep-count --extra-keys 'metadata.a cell.metadata.b' -t"
    subprocess.run(["git", "config", "filter.nbstripout.clean", clean], cwd=tmp_path, check=True)
    assert arguments(tmp_path) == ("--keep-count", "--extra-keys", "metadata.a cell.metadata.b")
    hooks = "repos:\n- repo: x\n  hooks:\n  - id: nbstripout\n    args: [--keep-id, --dry-run]\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(hooks)
    assert arguments(tmp_path) == ("--keep-id",)
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: [{hooks: [{id: black}]}]")
    assert arguments(tmp_path)[0] == "--keep-count"
