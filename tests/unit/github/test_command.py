"""The program `mlgate-github`, as the workflow of `mlgate init` calls it."""

import os
import subprocess
import sys

import pytest

TOLD = """
import os, sys

def execv(program, arguments):
    print(arguments[1:], sorted(name for name in os.environ if "TOKEN" in name), sys.stdin.readline().strip())
    sys.exit(0)

os.execv = execv
from mlgate.github.__main__ import command
sys.exit(command())
"""


def done(script, folder, **variables):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MLGATE_", "GITHUB_"))}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment | variables, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


@pytest.mark.skipif(os.name == "nt", reason="there it stays one process")
def test_the_token_goes_by_standard_input(tmp_path):
    ended = done(TOLD, tmp_path, MLGATE_TOKEN="ghs_made_up")
    assert ended.stdout.decode() == "['-P', '-m', 'mlgate.github', '--token-on-stdin'] [] ghs_made_up\n"


@pytest.mark.parametrize("token", ["", "ghs_made_up"])
def test_it_is_the_same_step(tmp_path, token):
    script = "import sys; from mlgate.github.__main__ import command; sys.exit(command())"
    ended = done(script, tmp_path, MLGATE_MODE="chekc", MLGATE_TOKEN=token, GITHUB_WORKSPACE=str(tmp_path))
    assert ended.returncode == 2
    assert b"input 'mode': 'chekc' is not known" in ended.stdout
    assert b"ghs_" not in ended.stdout + ended.stderr
