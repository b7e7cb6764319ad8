"""Kind name to module: the one place where check kinds, and with them heavy code, are loaded.

A kind is a module of `mlgate.checks`, named like its file, or an entry point of the group `mlgate.checks` in another
package, of the same shape: a docstring, `Options`, and `run(options, context)`; `problems(options)` where options can
be wrong in ways that types do not say, `ml_tests(options)` where its checks answer tests of the ML Test Score,
`excused(options, context, commit)` where what is judged can itself excuse findings: those that it excuses now, and did
not in `commit`, each with the reason given.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import msgspec

from mlgate import checks
from mlgate.context import Context
from mlgate.core.model import Finding, Measurement

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINT_GROUP = "mlgate.checks"

# The extra that brings each library which a kind may miss, by import name.
EXTRAS = {
    "adbc_driver_manager": "databases",
    "adbc_driver_postgresql": "databases",
    "dask": "dask",
    "deltalake": "delta",
    "duckdb": "data",
    "fsspec": "remote",
    "ipykernel": "execute",
    "jinja2": "report",
    "joblib": "model",
    "jupyter_client": "execute",
    "markupsafe": "report",
    "mlflow": "tracking",
    "mypy": "notebooks",
    "narwhals": "data",
    "nbclient": "execute",
    "nbformat": "execute",
    "nbqa": "notebooks",
    "nbstripout": "notebooks",
    "numpy": "data",
    "pandas": "model",
    "picklescan": "artifact",
    "polars": "data",
    "pyarrow": "model",
    "pyspark": "spark",
    "rich": "report",
    "ruff": "notebooks",
    "scipy": "model",
    "sklearn": "model",
    "skops": "model",
    "sqlglot": "data",
    "svg": "report",
    "zstandard": "data",
}


class Kind(Protocol):
    """The shape of a kind's module."""

    __name__: str
    __doc__: str | None
    Options: type[msgspec.Struct]

    def run(self, options: msgspec.Struct, context: Context) -> Iterator[Finding | Measurement]:
        """Yield what is wrong and what was measured; decide nothing."""


@functools.cache
def kinds() -> dict[str, EntryPoint | str]:
    """Return every kind by name: its module's name, or the entry point that brings it. Loads none."""
    # 20 ms at start-up, of which few runs have use: see `known`.
    from importlib.metadata import entry_points

    found: dict[str, EntryPoint | str] = {
        point.name: point for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name)
    }
    return dict(sorted({**found, **_builtins()}.items()))


@functools.cache
def _builtins() -> dict[str, str]:
    files = (file for folder in checks.__path__ for file in Path(folder).glob("*.py"))
    return {file.stem: f"{checks.__name__}.{file.stem}" for file in files if not file.stem.startswith("_")}


def known(kind: str) -> bool:
    """Return whether there is such a kind. For those that come with mlgate no other package is looked at."""
    return kind in _builtins() or kind in kinds()


def load(kind: str) -> Kind:
    """Import and return the module of `kind`, one that is `known`."""
    place = _builtins().get(kind) or kinds()[kind]
    module = importlib.import_module(place) if isinstance(place, str) else place.load()
    return cast("Kind", module)


def builtin(kind: str) -> Kind:
    """Import and return the module of a kind that comes with mlgate, without a look at other packages."""
    return cast("Kind", importlib.import_module(f"{checks.__name__}.{kind}"))


def install_hint(error: ImportError) -> str | None:
    """Return what to install for the library that `error` misses, or `None` where no extra brings it."""
    library = (error.name or "").partition(".")[0]
    extra = EXTRAS.get(library)
    return f"needs {library}: pip install 'mlgate[{extra}]'" if extra else None
