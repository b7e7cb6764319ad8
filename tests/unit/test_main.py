"""The process of the command."""

import subprocess
import sys

import pytest

SCRIPT = """
import gc, sys
from mlgate.__main__ import run
sys.argv = ["mlgate", *sys.argv[1:]]
try:
    run()
except SystemExit as left:
    print(left.code, gc.get_freeze_count() > 1000)
"""


@pytest.mark.parametrize(("words", "code"), [(["explain", "MLL101"], 0), (["explain", "nothing-of-that-name"], 2)])
def test_it_leaves_with_the_exit_code_and_looks_for_no_more_cycles(tmp_path, words, code):
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], cwd=tmp_path, capture_output=True, check=True, encoding="utf-8"
    )
    assert ran.stdout.splitlines()[-1] == f"{code} True"
