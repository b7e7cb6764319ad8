"""`mlgate doctor`: what is installed, what is missing, and what each extra would add."""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import subprocess
from importlib.machinery import EXTENSION_SUFFIXES, PathFinder
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from mlgate import __version__, config, registry
from mlgate.core.display import plain
from mlgate.core.errors import CheckError, UsageError

_PURPOSES = {
    "data": "contracts over Parquet, CSV, JSON Lines, Arrow, DuckDB, SQLite and data frames",
    "delta": "contracts over Delta tables",
    "remote": "data at URLs that fsspec knows; each sort needs its library too: s3fs for s3://, gcsfs for gs://",
    "databases": "contracts over tables of PostgreSQL",
    "spark": "contracts run by Spark, and over its frames",
    "dask": "contracts run by Dask, and over its frames",
    "model": "regression gates: loading models, comparing predictions",
    "artifact": "scanning model files before they are loaded",
    "notebooks": "ruff, mypy and others over notebooks, and output stripping",
    "execute": "running notebooks from the top in CI",
    "tracking": "baselines in a registry of MLflow",
    "report": "the HTML page; colour and a progress bar in the terminal",
    "examples": "the real data of the examples",
}
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+).*extra == ['\"](?P<extra>[a-z]+)['\"]")


def configure(parser: argparse.ArgumentParser) -> None:
    """`mlgate doctor` takes no arguments of its own."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - the shape of every command
    """Print the state of the installation; always exit with 0, for it judges nothing."""
    print(f"mlgate {__version__}, Python {platform.python_version()}, {platform.system()}")
    print(f"git: {_git()}")
    print(f"configuration: {_configuration()}")
    print(f"kinds: {', '.join(registry.kinds())}")
    print(f"code rules: {_rules()}")
    print(f"deepchecks: {_deepchecks()}")
    print("extras:")
    for extra, names in _extras().items():
        installed = {name: _version(name) for name in names}
        missing = [name for name, found in installed.items() if found is None]
        have = ", ".join(f"{name} {found}" for name, found in installed.items() if found)
        print(f"  {extra}: {_PURPOSES.get(extra, '')}")
        if have:
            print(f"    installed: {have}")
        if missing:
            print(f"    missing: {', '.join(missing)}; pip install 'mlgate[{extra}]'")
    return 0


def _rules() -> str:
    """Return whether the rules of `lint` are compiled. None is loaded."""
    spec = PathFinder.find_spec("flow", [str(Path(__file__).parents[1] / "rules")])
    compiled = spec is not None and spec.origin is not None and spec.origin.endswith(tuple(EXTENSION_SUFFIXES))
    return "compiled" if compiled else "pure Python"


def _extras() -> dict[str, list[str]]:
    extras: dict[str, list[str]] = {}
    for requirement in requires("mlgate") or ():
        match = _REQUIREMENT.match(requirement)
        # An extra that builds on another says so by mlgate's own name.
        if match and match["extra"] in _PURPOSES and match["name"] != "mlgate":
            extras.setdefault(match["extra"], []).append(match["name"])
    return dict(sorted(extras.items()))


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _deepchecks() -> str:
    """Return where deepchecks would run. None is made, and none is tried, which takes seconds."""
    # 3 ms for hashlib and subprocess, which other commands have no use for.
    from mlgate.isolated import asking, environment

    if asking.own_version() == asking.catalogue().deepchecks:
        return f"{asking.catalogue().deepchecks} of this environment"
    try:
        made = environment.known(asking.RECIPE)
    except CheckError as error:
        return plain(error)
    if made is not None:
        return f"{asking.catalogue().deepchecks} in an environment of its own, {plain(made)}"
    tool = "uv" if shutil.which("uv") else "venv and pip"
    return f"no environment yet; the first check of kind deepchecks makes one with {tool} (0.7 GB)"


def _git() -> str:
    git = shutil.which("git")
    if git is None:
        return "missing: baselines with `git:` cannot be read"
    done = subprocess.run([git, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    return plain(done.stdout.strip())


def _configuration() -> str:
    try:
        return plain(config.find(Path.cwd()))
    except UsageError as error:
        return str(error)
