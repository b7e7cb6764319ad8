"""What the repository's modules and notebooks import at their top, of what is neither Python's nor their own.

A pattern finds the candidates, and only modules that have one are parsed: imports that may fail (within `try`, `if` or
a function) are optional.
"""

from __future__ import annotations

import ast
import json
import posixpath
import re
import sys
import warnings
from collections.abc import Callable, Iterator

import msgspec

from mlgate.repositories.repository import Repository
from mlgate.rules.notebooks import read_notebook

_NAMES = r"[\w.]+(?:[ \t]+as[ \t]+\w+)?"
_IMPORT = re.compile(
    rf"^(?:import[ \t]+({_NAMES}(?:[ \t]*,[ \t]*{_NAMES})*)|from[ \t]+(\w+)[\w.]*[ \t]+import)", re.MULTILINE
)
# Where they stand in a notebook's JSON; what is there is looked at properly afterwards.
_IN_JSON = re.compile(r"(?:^|[\[,:]|\\n)[ \t]*\"?(?:import|from)[ \t]+(\w+)", re.MULTILINE)
# Shared by many distributions, given by the interpreter's own installation, or by where notebooks run.
_OF_NOBODY = frozenset({
    "__future__", "_distutils_hack", "_pytest", "azure", "backports", "distutils", "google", "imp", "pip",
    "pkg_resources", "setuptools", "zope", "IPython", "ipykernel", "dbutils", "conftest", "nbformat", "js", "pyodide",
})  # fmt: skip
# Settings and scripts of tools, which these bring their own libraries to.
_OF_TOOLS = re.compile(r"(setup|conftest|noxfile|tasks|fabfile|conf|dodo|versioneer)\.py|test_.*\.py|.*_test\.py")

# Where packages are installed in passing.
SCRIPTS = (
    r"Dockerfile.*|.*\.dockerfile|Containerfile|Makefile|.*\.mk|.*\.sh|tox\.ini|.*\.ya?ml|setup\.py|noxfile\.py"
    r"|\.?justfile"
)


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """A top-level name that is imported, and where first."""

    name: str
    path: str
    line: int | None


def imported(repository: Repository, is_known: Callable[[str], bool]) -> Iterator[Imported]:
    """Yield every import of something of others that is not known, in the project proper."""
    suffixes = (".py", ".ipynb")
    paths = [path for path in repository.files if path.endswith(suffixes) and not repository.is_beside(path)]
    paths = [path for path in paths if not _OF_TOOLS.fullmatch(path.rpartition("/")[2])]
    own, sure = _own_names(repository), set[str]()
    repository.read(paths)
    for path in paths:
        text = repository.text(path)
        candidates = {name for name in _candidates(path, text) - own if not is_known(name)}
        # Of a name that is imported for sure elsewhere, the pattern's word is enough: parsing takes time.
        for name in sorted(candidates & sure):
            yield Imported(name=name, path=path, line=None)
        for one in _at_the_top(path, text, candidates - sure):
            sure.add(one.name)
            yield one


def _own_names(repository: Repository) -> set[str]:
    """Return every name that a module, package or folder of the repository has: conservative, and quick."""
    names = set(sys.stdlib_module_names) | _OF_NOBODY
    for path in repository.entries:
        folder, _, name = path.rpartition("/")
        if name.endswith((".py", ".pyi", ".pyx", ".ipynb", ".so", ".c", ".cpp", ".rs", ".proto")):
            names.add(name.partition(".")[0])
            names.update((name.partition(".")[0] + "_pb2",) if name.endswith(".proto") else ())
        if repository.entries[path].mode == "160000":
            folder = path
        names.update(folder.split("/"))
    for path in repository.named(r"pyproject\.toml"):
        project = repository.toml(path).get("project")
        named = project.get("name") if isinstance(project, dict) else None
        names.add(named.replace("-", "_") if isinstance(named, str) else "")
    return names


def _candidates(path: str, text: str) -> set[str]:
    if path.endswith(".ipynb"):
        return {match[1] for match in _IN_JSON.finditer(text)}
    found = set[str]()
    for match in _IMPORT.finditer(text):
        names = match[1].split(",") if match[1] else [match[2]]
        found.update(name.strip().partition(".")[0].partition(" ")[0] for name in names)
    return found


def _at_the_top(path: str, text: str, candidates: set[str]) -> Iterator[Imported]:
    if not candidates:
        return
    body, lines = _body(path, text)
    for statement in body:
        names = list[str]()
        if isinstance(statement, ast.Import):
            names = [alias.name for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            names = [statement.module or ""]
        for name in names:
            top = name.partition(".")[0]
            if top in candidates:
                yield Imported(name=top, path=path, line=statement.lineno if lines else _json_line(text, top))


def _body(path: str, text: str) -> tuple[list[ast.stmt], bool]:
    """Return the statements of a file, and whether their lines are those of the file."""
    if path.endswith(".ipynb"):
        return read_notebook(posixpath.basename(path), text.encode("utf-8", "replace")).body, False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text).body, True
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return [], True


def _json_line(text: str, name: str) -> int | None:
    # A notebook without a line break has no lines to speak of.
    match = re.search(rf"^\s*\"(?:import|from)[ \t]+{re.escape(name)}\b", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else None


def installed_in_passing(text: str, path: str) -> set[str]:
    """Return the names that a script, workflow or notebook installs with `pip install` and its like."""
    if path.endswith(".ipynb"):
        try:
            cells = json.loads(text).get("cells", [])
            text = "\n".join("".join(cell.get("source", "")) for cell in cells)
        except (ValueError, AttributeError, TypeError, RecursionError):
            return set()
    found = set[str]()
    for match in re.finditer(
        r"(?:pip3?|uv|conda|mamba|poetry|pdm|pixi)[ \t]+(?:pip[ \t]+)?(?:install|add)\b([^\n;&|]*)", text
    ):
        found.update(re.findall(r"(?<![\w./:-])[A-Za-z][\w.-]+", match[1].replace('"', " ").replace("'", " ")))
    return found
