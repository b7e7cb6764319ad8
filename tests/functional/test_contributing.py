"""The kind that CONTRIBUTING.md adds in one file works as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"


@pytest.mark.parametrize(("size", "code", "said"), [(10, 0, "1 passed"), (3_000_000, 1, "is above at_most")])
def test_the_kind_of_the_guide(tmp_path, size, code, said):
    module = re.search(r"````python\n(.+?)````", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[1]
    configuration = re.search(r"```toml\n(.+?)```", module, re.DOTALL)[1]
    (tmp_path / "size_kind.py").write_text(module)
    (tmp_path / "mlgate.toml").write_text(configuration)
    information = tmp_path / "size_kind-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: size-kind\nVersion: 1\n")
    (information / "entry_points.txt").write_text("[mlgate.checks]\nsize = size_kind\n")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "delay.skops").write_bytes(b"x" * size)
    done = subprocess.run(
        [sys.executable, "-m", "mlgate", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout
