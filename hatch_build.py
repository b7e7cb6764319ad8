"""Compiles the model that code rules ask, where `MLGATE_COMPILE=1` is set while a wheel is built: docs/decisions/019.

Without it this does nothing, and the wheel is pure Python. The sources are compiled as they are, in a copy; both go
into the wheel, and Python imports what is compiled first.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_RULES = Path("mlgate", "rules")
# What asks the model: compiled it would save 3 % more, and the build take half as long again.
_ASKING = re.compile(r"__init__\.py|ml[a-z]\d{3}\.py")
_SWITCH = "MLGATE_COMPILE"
# What the compiler does not know differs from one version to the next.
_COMPILER = ("mypy[mypyc]==2.4.1", "msgspec>=0.19", "types-PyYAML")
_OPTIONS = ("--follow-imports=silent", "--ignore-missing-imports", "--no-warn-unused-ignores")


class CompiledRules(BuildHookInterface[Any]):
    """The hook that hatchling calls."""

    def dependencies(self) -> list[str]:
        """Return what building needs besides hatchling."""
        return list(_COMPILER) if _is_asked_for() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and put what was made into the wheel; an editable one stays pure."""
        if self.target_name != "wheel" or version == "editable" or not _is_asked_for():
            return
        folder = self._folder = Path(tempfile.mkdtemp(prefix="mlgate-compiled-"))
        shutil.copytree(Path(self.root, "src", "mlgate"), folder / "src" / "mlgate")
        done = subprocess.run(
            [sys.executable, __file__, folder / "made", folder / "objects"],
            cwd=folder / "src",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{_SWITCH} is set, and the rules could not be compiled:\n{done.stdout[-4000:]}")
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        for file in sorted((folder / "made").rglob(f"*{suffix}")):
            build_data["force_include"][str(file)] = file.relative_to(folder / "made").as_posix()
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy, of which all that counts is in the wheel."""
        del version, build_data, artifact_path
        if hasattr(self, "_folder"):
            shutil.rmtree(self._folder)


def _is_asked_for() -> bool:
    return os.environ.get(_SWITCH, "") not in ("", "0")


def compilable(source: str) -> bool:
    """Whether a module with `source` means the same when it is compiled.

    Mypyc passes over the keywords of a class statement without a word, and structs are frozen by one; it takes a
    `cached_property` for a method.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
            if node.keywords or bases & {"Protocol", "Struct"}:
                return False
        elif isinstance(node, ast.Attribute) and node.attr == "cached_property":
            return False
    return True


def compile_rules(made: str, objects: str) -> None:
    """Compile the rules below the working directory into the folder `made`."""
    from mypyc.build import mypycify
    from setuptools import setup

    files = [file for file in sorted(_RULES.glob("*.py")) if not _ASKING.fullmatch(file.name)]
    paths = [str(file) for file in files if compilable(file.read_text(encoding="utf-8"))]
    modules = mypycify([*_OPTIONS, *paths], opt_level="1", debug_level="0", multi_file=True, group_name="mlgate_rules")
    script = ["--quiet", "build_ext", "--build-lib", made, "--build-temp", objects]
    setup(name="mlgate-rules", ext_modules=modules, packages=[], script_args=script)


if __name__ == "__main__":
    compile_rules(*sys.argv[1:])
